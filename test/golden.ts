import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares a text with the file that holds what it should be. With UPDATE_GOLDEN=1 the file is written instead; the diff is
 * then for a person to judge. A file that does not exist yet fails: a golden test must not pass by being new.
 */
export function assertGolden(file: string, actual: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `${file} does not exist; run with UPDATE_GOLDEN=1 and read what it writes`);
  assert.equal(actual, readFileSync(file, 'utf8'), `${file} differs; if the new text is right, run with UPDATE_GOLDEN=1`);
}
