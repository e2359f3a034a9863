/** The command line from a checkout: builds what is stale, saying nothing unless it fails, and runs it where the user stands. */
import { join } from 'node:path';
import { buildStale } from './build.ts';
import { distFolder } from './paths.ts';

await buildStale({ quiet: true });
// npm changes into the checkout; relative paths are meant from where it was called.
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
process.argv[1] = join(distFolder, 'cli.mjs');
await import(process.argv[1]);
