import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root, vsixFile } from './paths.ts';
import { runToEnd } from './processes.ts';

const budgetMebibytes = 6;

/** Packs what is built into `dist/backpath.vsix`. Throws when vsce refuses or the package is over its budget. */
export async function packVsix(): Promise<void> {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Everything is bundled; where the sources live is not known yet.
  const args = [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const code = await runToEnd(process.execPath, [...args, '--out', vsixFile], {
    cwd: root,
    // The list of files, which test/build/package.test.ts reads better.
    stdio: ['ignore', 'ignore', 'inherit'],
    seconds: 120,
  });
  if (code !== 0) throw new Error(`vsce ended with code ${code}.`);
  const mebibytes = statSync(vsixFile).size / 2 ** 20;
  console.log(`dist/backpath.vsix: ${mebibytes.toFixed(2)} of ${budgetMebibytes} MiB`);
  if (mebibytes > budgetMebibytes) throw new Error('dist/backpath.vsix is over its budget.');
}
