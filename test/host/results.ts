import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outputFolder } from './paths.ts';
import type { TestResult } from './test-result.ts';

export { resultsVariable, type TestResult } from './test-result.ts';

/** What became of a suite: its tests, or why there are none. */
export type SuiteResult = { readonly tests: readonly TestResult[] } | { readonly skipped: string };

export function resultsFile(suite: string): string {
  const file = join(outputFolder, `${suite}.results.json`);
  rmSync(file, { force: true });
  return file;
}

/** A suite that ended without results has failed, whatever its exit code; so has one that says 0 with a failure, or 1 without. */
export function readResults(file: string, exitCode: number): SuiteResult {
  const tests = parseResults(file);
  if (tests === undefined) return { tests: [failure(`ends with results, not with exit code ${exitCode}`)] };
  if (exitCode !== 0 && tests.every((test) => test.error === undefined)) return { tests: [...tests, failure(`exit code ${exitCode}`)] };
  return { tests };
}

function parseResults(file: string): readonly TestResult[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function failure(title: string): TestResult {
  return { title, milliseconds: 0, error: 'The suite did not run to its end.' };
}
