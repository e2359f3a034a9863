/** A data file that is not what it should be: which one, what is wrong, and where in it. */
export class DataError extends Error {
  override readonly name = 'DataError';

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
  }
}
