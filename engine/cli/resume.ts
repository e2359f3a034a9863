import type { Given } from './command.ts';
import { UsageError } from './errors.ts';

/** Where no file is written, `--resume` has none to go on with. Throws `UsageError` then. */
export function expectNoResume(given: Given): void {
  if (given.flag('resume')) throw new UsageError('--resume needs --out, the file to go on with');
}
