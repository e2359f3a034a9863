/** `npm run package`: builds what is stale and packs `dist/backpath.vsix`. */
import { buildStale } from './build.ts';
import { packVsix } from './vsix.ts';

await buildStale();
await packVsix();
