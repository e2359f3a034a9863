/** What became of one test; `error` is absent where it passed. */
export interface TestResult {
  readonly title: string;
  readonly milliseconds: number;
  readonly error?: string;
}

/** Names the file that the mocha reporter writes to. */
export const resultsVariable = 'BACKPATH_TEST_RESULTS';
