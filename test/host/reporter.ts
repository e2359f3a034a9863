import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';
import type { TestResult } from './test-result.ts';
import { resultsVariable } from './test-result.ts';

/** Mocha's usual report, and the results as data in the file that the environment names. */
export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[resultsVariable];
    if (file === undefined) return;
    const results: TestResult[] = [];
    const add = (test: Mocha.Runnable, error?: Error): void => {
      const title = test.titlePath().join(' › ');
      results.push({ title, milliseconds: test.duration ?? 0, ...(error && { error: error.stack ?? error.message }) });
    };
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, add);
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, add);
    runner.on(Mocha.Runner.constants.EVENT_TEST_PENDING, (test) => add(test, new Error('skipped')));
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(results));
    });
  }
}
