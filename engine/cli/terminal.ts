import type { Unit } from '../experiment/plan.ts';
import type { Done, Task } from './experiment/pool.ts';

/** Everything that the command line does to the world, so that `main.ts` is its only edge. */
export interface Terminal {
  /** One line, or several, of the answer. */
  print(text: string): void;
  /** One line about what went wrong. */
  complain(text: string): void;
  /** `undefined` where it cannot be read. */
  readFile(path: string): string | undefined;
  /** `undefined` where it cannot be read. */
  readBytes(path: string): Uint8Array | undefined;
  /** Puts bytes in the place of a file at once: whoever looks sees the old or the new, whole. Throws `UsageError` where it cannot. */
  replaceFile(path: string, bytes: Uint8Array): void;
  /** A file written from its start, line by line. Throws `UsageError` where it cannot be written. */
  createFile(path: string): LineFile;
  /** The same file, behind its first `length` bytes; what follows those is dropped. Throws as `createFile` does. */
  continueFile(path: string, length: number): LineFile;
  /** Does an experiment's units on several threads, until `end`. */
  workInPool(task: Task, units: readonly Unit[], threads: number, done: (result: Done) => void, end: AbortSignal): Promise<void>;
  /**
   * Aborted when the user wants an end (Ctrl-C). Who asks for it takes over the duty to end soon; a second Ctrl-C ends the process
   * all the same.
   */
  interruption(): AbortSignal;
  /** Lets a Ctrl-C come through in the middle of long work. */
  breathe(): Promise<void>;
  /** How many threads there can usefully be. */
  readonly cores: number;
  /** Milliseconds, for what is said about speed. */
  now(): number;
  /** Where the paper's functions are. */
  readonly paperFile: string;
  /** Where a function with rows of data is. */
  readonly dataFile: string;
}

export interface LineFile {
  write(line: string): void;
  close(): void;
}

/** 0: done. 1: the input is at fault. 2: the command line is. 130: ended by Ctrl-C, as shells have it. */
export type ExitCode = 0 | 1 | 2 | 130;
