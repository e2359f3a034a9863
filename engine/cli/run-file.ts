import { CHECKPOINT_START, checkpointLine, readCheckpoint } from '../run/checkpoint.ts';
import { recordLine } from '../run/jsonl.ts';
import type { Resumed, RunObserver } from '../run/minimize.ts';
import type { IterationRecord } from '../run/types.ts';
import type { Given } from './command.ts';
import { UsageError } from './errors.ts';
import { expectNoResume } from './resume.ts';
import type { LineFile, Terminal } from './terminal.ts';

/** The most bytes that any iteration of a run held. */
export interface TapePeak {
  readonly selected: number;
  readonly full: number;
  readonly candidates: number;
}

/** A run on its way into `--out`, where that was given. */
export interface RunFile {
  readonly resumed: Resumed;
  readonly observer: RunObserver;
  peak(): TapePeak;
  close(): void;
}

/**
 * Opens `--out`: afresh, or with `--resume` behind the last whole record of the same run. A line cut short by a kill is dropped.
 * The run goes on from its last checkpoint, so that only what lies between the two is done again. `by` is how much the
 * objective must fall to count as progress, which checkpoints have counted already.
 */
export function openRunFile(given: Given, terminal: Terminal, header: string, by: number): RunFile {
  const path = given.text('out');
  const resume = given.flag('resume') === true;
  if (path === undefined) {
    expectNoResume(given);
    return runFile(undefined, { resumed: { recorded: 0 }, peak: NOTHING }, by);
  }
  const bytes = resume ? terminal.readBytes(path) : undefined;
  const whole = bytes?.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
  if (whole === undefined || whole.length === 0) {
    const file = terminal.createFile(path);
    file.write(header);
    return runFile(file, { resumed: { recorded: 0 }, peak: NOTHING }, by);
  }
  const first = lineAt(whole, 0);
  if (first !== header) throw new UsageError(`${path} holds another run: it was begun with other settings, another function or version`);
  const begun = readRun(path, whole, by);
  return runFile(terminal.continueFile(path, whole.length), begun, by);
}

interface Begun {
  readonly resumed: Resumed;
  readonly peak: TapePeak;
}

const NOTHING: TapePeak = { selected: 0, full: 0, candidates: 0 };

function runFile(file: LineFile | undefined, { resumed, peak: before }: Begun, by: number): RunFile {
  let peak = before;
  return {
    resumed,
    observer: {
      onRecord(record) {
        file?.write(recordLine(record));
        peak = larger(peak, record.tape);
      },
      onCheckpoint: (reached) => file?.write(checkpointLine(reached, { by, peak: { ...peak } })),
    },
    peak: () => peak,
    close: () => file?.close(),
  };
}

function larger(peak: TapePeak, { selected, full, candidates }: IterationRecord['tape']): TapePeak {
  return {
    selected: Math.max(peak.selected, selected.held),
    full: Math.max(peak.full, full.held),
    candidates: Math.max(peak.candidates, candidates),
  };
}

const NEWLINE = 10;
const decoder = new TextDecoder();

/** From the last usable checkpoint on; from the header on where there is none. Only those lines are read. */
function readRun(path: string, whole: Uint8Array, by: number): Begun {
  const later: IterationRecord['tape'][] = [];
  for (let end = whole.length; end > 0; ) {
    const start = whole.lastIndexOf(NEWLINE, end - 2) + 1;
    if (start === 0) break;
    const line = lineAt(whole, start);
    end = start;
    if (!line.startsWith(CHECKPOINT_START)) {
      later.push(tapeOf(path, line));
      continue;
    }
    const checkpoint = readCheckpoint(line);
    if (!checkpoint) throw new UsageError(`${path} holds a checkpoint that cannot be read: ${line.slice(0, 40)}`);
    const { reached, also } = checkpoint;
    if (also['by'] !== by) continue;
    const peak = later.reduce<TapePeak>(larger, also['peak'] as TapePeak);
    return { resumed: { reached, recorded: reached.state.iteration + later.length }, peak };
  }
  return { resumed: { recorded: later.length }, peak: later.reduce<TapePeak>(larger, NOTHING) };
}

function lineAt(bytes: Uint8Array, start: number): string {
  return decoder.decode(bytes.subarray(start, bytes.indexOf(NEWLINE, start)));
}

function tapeOf(path: string, line: string): IterationRecord['tape'] {
  try {
    return (JSON.parse(line) as IterationRecord).tape;
  } catch {
    throw new UsageError(`${path} holds a line that is no record: ${line.slice(0, 40)}`);
  }
}
