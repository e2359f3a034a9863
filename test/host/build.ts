import { join } from 'node:path';
import { root } from './paths.ts';
import { runToEnd } from './processes.ts';

/** Builds what is stale. Throws when that fails; what failed is on stderr by then, where everything goes if `quiet`. */
export async function buildStale(options?: { readonly quiet: boolean }): Promise<void> {
  const quiet = options?.quiet === true;
  const code = await runToEnd(process.execPath, [join(root, 'esbuild.mjs'), '--if-stale', ...(quiet ? ['--quiet'] : [])], {
    cwd: root,
    stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
    seconds: 120,
  });
  if (code !== 0) throw new Error(`esbuild.mjs ended with code ${code}.`);
}
