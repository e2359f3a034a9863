import type { IterationRecord } from '../run/types.ts';
import type { Given } from './command.ts';
import { UsageError } from './errors.ts';
import type { LineFile, Terminal } from './terminal.ts';

export interface BegunRun {
  readonly file: LineFile | undefined;
  /** The tapes of the records that the file has already, in order. */
  readonly tapes: readonly IterationRecord['tape'][];
}

/** Opens `--out`: afresh, or with `--resume` behind the last whole record of the same run. A line cut short by a kill is dropped. */
export function beginRun(given: Given, terminal: Terminal, header: string): BegunRun {
  const path = given.text('out');
  const resume = given.flag('resume') === true;
  if (path === undefined) {
    if (resume) throw new UsageError('--resume needs --out, the file to go on with');
    return { file: undefined, tapes: [] };
  }
  const text = resume ? (terminal.readFile(path) ?? '') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole === '') {
    const file = terminal.createFile(path);
    file.write(header);
    return { file, tapes: [] };
  }
  const [first, ...records] = whole.split('\n').slice(0, -1);
  if (first !== header) throw new UsageError(`${path} holds another run: it was begun with other settings, another function or version`);
  return { file: terminal.continueFile(path, whole), tapes: records.map((record) => tapeOf(path, record)) };
}

function tapeOf(path: string, line: string): IterationRecord['tape'] {
  try {
    return (JSON.parse(line) as IterationRecord).tape;
  } catch {
    throw new UsageError(`${path} holds a line that is no record: ${line.slice(0, 40)}`);
  }
}
