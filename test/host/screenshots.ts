/** `npm run screenshots`: packs what is built, and takes pictures of it. */
import { buildStale } from './build.ts';
import { packVsix } from './vsix.ts';

await buildStale();
await packVsix();
await import('../ui/screenshots.ts');
