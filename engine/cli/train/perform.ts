import type { DataSet } from '../../data/data-set.ts';
import { toJson } from '../../run/json.ts';
import type { Evaluation } from '../../tensor/training/evaluation.ts';
import type { Trainer } from '../../tensor/training/trainer.ts';
import { Interruption } from '../interruption.ts';
import { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import type { TrainingFiles } from './files.ts';

/** Iterations between lines of losses. */
const LINES = 10;
/** Training images that an evaluation looks at. */
const SAMPLE = 1000;

/** A type, not an interface, so that it is JSON. */
export type Score = Pick<Evaluation, 'loss' | 'accuracy'>;

export interface Scores {
  readonly train: Score;
  readonly test: Score;
}

export interface Work {
  /** Iterations between evaluations. */
  readonly every: number;
  readonly files: TrainingFiles;
  readonly terminal: Terminal;
}

export interface Performed {
  /** Of the last evaluation; nothing where none came. */
  readonly scores: Scores | undefined;
  /** Of one step, on average; nothing where none was done. */
  readonly milliseconds: number | undefined;
}

/** Does the iterations that are left, and writes losses, evaluations and checkpoints as they come; ends early, with a checkpoint, at Ctrl-C. */
export async function perform(trainer: Trainer, data: DataSet, { every, files, terminal }: Work): Promise<Performed> {
  const { iterations } = trainer.settings;
  const first = trainer.iteration;
  const progress = new Progress(terminal, iterations - first, 'iterations');
  const interruption = new Interruption(terminal);
  let scores: Scores | undefined;
  let milliseconds = 0;
  while (trainer.iteration < iterations) {
    const before = terminal.now();
    const { loss, compared } = trainer.step();
    milliseconds += terminal.now() - before;
    progress.add(1);
    const { iteration } = trainer;
    if (iteration % LINES === 0) files.write(toJson({ iteration, loss, compared }));
    if (iteration % every === 0 || iteration === iterations) {
      scores = scoresOf(trainer, data);
      files.write(toJson({ iteration, evaluation: { ...scores } }));
      files.checkpoint(trainer);
    }
    if (interruption.due && (await interruption.came()) && iteration < iterations) {
      files.checkpoint(trainer);
      break;
    }
  }
  const done = trainer.iteration - first;
  return { scores, milliseconds: done > 0 ? milliseconds / done : undefined };
}

/** On a sample of the training images and on all test images. */
export function scoresOf(trainer: Trainer, { train, test }: DataSet): Scores {
  return { train: scoreOf(trainer.evaluate(train, SAMPLE)), test: scoreOf(trainer.evaluate(test)) };
}

function scoreOf({ loss, accuracy }: Evaluation): Score {
  return { loss, accuracy };
}
