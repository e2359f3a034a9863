import { join } from 'node:path';
import { root } from './paths.ts';
import { runToEnd } from './processes.ts';
import type { SuiteResult } from './results.ts';
import { readResults, resultsFile, resultsVariable } from './results.ts';

export interface MochaSuite {
  readonly name: string;
  /** Globs, from the root. */
  readonly files: readonly string[];
  /** For one test, in seconds. */
  readonly timeout?: number;
  /** For the suite, in seconds. */
  readonly deadline: number;
}

/** Runs mocha in a process of its own, its report shown as it goes. */
export async function runMocha(suite: MochaSuite, moreArguments: readonly string[]): Promise<SuiteResult> {
  const results = resultsFile(suite.name);
  const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const timeout = suite.timeout === undefined ? [] : ['--timeout', `${suite.timeout}s`];
  const code = await runToEnd(process.execPath, [mocha, '--forbid-only', ...timeout, ...moreArguments, ...suite.files], {
    cwd: root,
    env: { ...process.env, [resultsVariable]: results },
    seconds: suite.deadline,
  });
  return readResults(results, code);
}
