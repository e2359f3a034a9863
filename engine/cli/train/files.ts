import { DataError } from '../../data/errors.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../tensor/training/checkpoint.ts';
import type { Trainer, TrainingState } from '../../tensor/training/trainer.ts';
import { byteLength } from '../bytes.ts';
import type { Given } from '../command.ts';
import { expectNoResume } from '../resume.ts';
import type { LineFile, Terminal } from '../terminal.ts';

/** A training's files: its lines, and the checkpoint from which it goes on. */
export interface TrainingFiles {
  /** Where it goes on; `undefined` at the start. */
  readonly state: TrainingState | undefined;
  write(line: string): void;
  checkpoint(trainer: Trainer): void;
  close(): void;
}

const none: TrainingFiles = { state: undefined, write: () => undefined, checkpoint: () => undefined, close: () => undefined };

/**
 * Opens `--out`: afresh, or with `--resume` at its checkpoint. Lines that were written after it are dropped, as a step that is done
 * again writes them again; a checkpoint is put in the place of the last one whole, so a kill at any moment leaves one of them.
 */
export function openTraining(given: Given, terminal: Terminal, header: string): TrainingFiles {
  const path = given.text('out');
  const resume = given.flag('resume') === true;
  if (path === undefined) {
    expectNoResume(given);
    return none;
  }
  const beside = `${path}.checkpoint`;
  const bytes = resume ? terminal.readBytes(beside) : undefined;
  const state = bytes && decodeCheckpoint(beside, bytes, header);
  const file = state
    ? terminal.continueFile(path, byteLength(linesUntil(path, terminal, header, state.iteration)))
    : begun(terminal.createFile(path), header);
  return {
    state,
    write: (line) => file.write(line),
    checkpoint: (trainer) => terminal.replaceFile(beside, encodeCheckpoint(trainer.state, header)),
    close: () => file.close(),
  };
}

function begun(file: LineFile, header: string): LineFile {
  file.write(header);
  return file;
}

/** The header and the whole lines that were written up to an iteration. */
function linesUntil(path: string, terminal: Terminal, header: string, iteration: number): string {
  const text = terminal.readFile(path) ?? '';
  const [first, ...lines] = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  if (first !== header) throw new DataError(path, 'this is not the training that its checkpoint belongs to');
  return [first, ...lines.filter((line) => iterationOf(path, line) <= iteration)].map((line) => `${line}\n`).join('');
}

function iterationOf(path: string, line: string): number {
  try {
    return Number((JSON.parse(line) as { readonly iteration: unknown }).iteration);
  } catch {
    throw new DataError(path, `it holds a line that is no record: ${line.slice(0, 40)}`);
  }
}
