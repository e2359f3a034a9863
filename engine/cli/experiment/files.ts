import { headerLine, type Results, readLines } from '../../experiment/lines.ts';
import type { Shard, SuccessPlan } from '../../experiment/plan.ts';
import { byteLength } from '../bytes.ts';
import type { Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import { expectNoResume } from '../resume.ts';
import type { LineFile, Terminal } from '../terminal.ts';
import { version } from '../version.ts';

export interface ExperimentFile {
  readonly file: LineFile | undefined;
  /** What it has already. */
  readonly known: Results;
}

const NOTHING: Results = new Map();

/** Opens `--out`: afresh, or with `--resume` behind the whole lines that it has already. */
export function openExperiment(
  given: Given,
  terminal: Terminal,
  plan: SuccessPlan,
  shard: Shard,
  path: string | undefined,
): ExperimentFile {
  if (path === undefined) {
    expectNoResume(given);
    return { file: undefined, known: NOTHING };
  }
  const header = headerLine(plan, shard, version);
  const text = given.flag('resume') ? terminal.readFile(path) : undefined;
  const read = text === undefined ? undefined : readLines(text);
  if (text !== undefined && !read) throw new UsageError(`${path} holds something else: it cannot be gone on with`);
  if (text === undefined || read?.header === undefined) {
    const file = terminal.createFile(path);
    file.write(header);
    return { file, known: NOTHING };
  }
  if (read.header !== header)
    throw new UsageError(`${path} was begun with other settings, functions or version: it cannot be gone on with`);
  return { file: terminal.continueFile(path, byteLength(text.slice(0, read.whole))), known: read.results };
}
