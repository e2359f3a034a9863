/** Everything that the command line does to the world, so that `main.ts` is its only edge. */
export interface Terminal {
  /** One line, or several, of the answer. */
  print(text: string): void;
  /** One line about what went wrong. */
  complain(text: string): void;
  /** `undefined` where it cannot be read. */
  readFile(path: string): string | undefined;
  /** A file written from its start, line by line. Throws `UsageError` where it cannot be written. */
  createFile(path: string): LineFile;
}

export interface LineFile {
  write(line: string): void;
  close(): void;
}

/** 0: done. 1: the input is at fault. 2: the command line is. */
export type ExitCode = 0 | 1 | 2;
