import { digestOf } from '../../data/data-set.ts';
import { DataError } from '../../data/errors.ts';
import { toJson } from '../../run/json.ts';
import { createKernels } from '../../tensor/kernels/kernels.ts';
import type { Evaluation } from '../../tensor/training/evaluation.ts';
import { trainingHeader } from '../../tensor/training/header.ts';
import { Trainer } from '../../tensor/training/trainer.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { table } from '../output.ts';
import { Progress } from '../progress.ts';
import { wholeNumber } from '../values.ts';
import { version } from '../version.ts';
import { readDataSet } from './data.ts';
import { openTraining } from './files.ts';
import { networkFor } from './network.ts';
import { trainingSettings, trainOptions } from './options.ts';

/** Iterations between lines of losses. */
const LINES = 10;
/** Milliseconds after which a Ctrl-C is looked for. */
const BREATH = 50;
/** Training images that an evaluation looks at. */
const SAMPLE = 1000;

/** Trains one of the paper's networks, or a function with tensors; the whole training goes to `--out` as JSON lines. */
export const train: Command = {
  name: 'train',
  operand: 'NETWORK',
  summary: 'train smallfc, smallconv or a function with tensors, FILE#FN, on images, keeping a part of the backward pass',
  options: trainOptions,
  async run(given, terminal) {
    try {
      const network = networkFor(given, terminal);
      const data = readDataSet(given, network, terminal);
      const settings = trainingSettings(given, network.name, data.train.count);
      const kernels = createKernels();
      const header = trainingHeader({ version, settings, data: digestOf(data), kernels: kernels.variant });
      const files = openTraining(given, terminal, header);
      const trainer = new Trainer(settings, data.train, { state: files.state, kernels, network });
      const every = wholeNumber(given, 'evaluate', 1) ?? Math.max(1, Math.ceil(settings.iterations / 20));
      const progress = new Progress(terminal, settings.iterations - trainer.iteration, 'iterations');
      const first = trainer.iteration;
      const end = terminal.interruption();
      let breath = terminal.now();
      let milliseconds = 0;
      let last: { readonly train: Evaluation; readonly test: Evaluation } | undefined;
      while (trainer.iteration < settings.iterations) {
        const before = terminal.now();
        const { iteration, loss, compared } = trainer.step();
        milliseconds += terminal.now() - before;
        progress.add(1);
        if ((iteration + 1) % LINES === 0) files.write(toJson({ iteration: iteration + 1, loss, compared }));
        if (trainer.iteration % every === 0 || trainer.iteration === settings.iterations) {
          last = { train: trainer.evaluate(data.train, SAMPLE), test: trainer.evaluate(data.test) };
          files.write(toJson({ iteration: trainer.iteration, evaluation: { train: scoreOf(last.train), test: scoreOf(last.test) } }));
          files.checkpoint(trainer);
        }
        if (terminal.now() - breath > BREATH) {
          await terminal.breathe();
          breath = terminal.now();
        }
        if (!end.aborted || trainer.iteration === settings.iterations) continue;
        files.checkpoint(trainer);
        files.close();
        const goOn = given.text('out') === undefined ? '' : '; --resume goes on from there';
        terminal.complain(`ended after ${trainer.iteration} of ${settings.iterations} iterations${goOn}`);
        return 130;
      }
      files.close();
      last ??= { train: trainer.evaluate(data.train, SAMPLE), test: trainer.evaluate(data.test) };
      const done = trainer.iteration - first;
      const summary = {
        network: settings.network,
        estimator: settings.estimator.name,
        iterations: trainer.iteration,
        test: scoreOf(last.test),
        train: scoreOf(last.train),
        bytes: { saved: trainer.plan.savedBytes, arena: trainer.plan.bytes },
        ...(done > 0 && { millisecondsPerStep: milliseconds / done }),
        kernels: kernels.variant,
      };
      terminal.print(given.json ? toJson(summary) : textOf(summary));
      return 0;
    } catch (error) {
      if (error instanceof DataError) {
        terminal.complain(error.message);
        return 1;
      }
      if (error instanceof RangeError) throw new UsageError(error.message);
      throw error;
    }
  },
};

type Score = Pick<Evaluation, 'loss' | 'accuracy'>;

function scoreOf({ loss, accuracy }: Evaluation): Score & { readonly [key: string]: number } {
  return { loss, accuracy };
}

function textOf(summary: {
  readonly test: Score;
  readonly train: Score;
  readonly bytes: { readonly saved: number; readonly arena: number };
}): string {
  const row = (name: string, { loss, accuracy }: Score) => [name, loss.toPrecision(4), `${(100 * accuracy).toFixed(2)} %`];
  const { saved, arena } = summary.bytes;
  return `${table([['', 'loss', 'accuracy'], row('test', summary.test), row('train', summary.train)])}\n${saved} bytes saved for the backward pass, ${arena} in the arena`;
}
