import { digestOf } from '../../data/data-set.ts';
import { DataError } from '../../data/errors.ts';
import { toJson } from '../../run/json.ts';
import { createKernels } from '../../tensor/kernels/kernels.ts';
import { trainingHeader } from '../../tensor/training/header.ts';
import { Trainer } from '../../tensor/training/trainer.ts';
import type { Command, Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import { table } from '../output.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';
import { version } from '../version.ts';
import { readDataSet } from './data.ts';
import { openTraining } from './files.ts';
import { networkFor } from './network.ts';
import { trainingSettings, trainOptions } from './options.ts';
import { perform, type Score, type Scores, scoresOf } from './perform.ts';

/** Trains one of the paper's networks, or a function with tensors; the whole training goes to `--out` as JSON lines. */
export const train: Command = {
  name: 'train',
  operand: 'NETWORK',
  summary: 'train smallfc, smallconv or a function with tensors, FILE#FN, on images, keeping a part of the backward pass',
  options: trainOptions,
  async run(given, terminal) {
    try {
      return await trainAsGiven(given, terminal);
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

async function trainAsGiven(given: Given, terminal: Terminal): Promise<ExitCode> {
  const network = networkFor(given, terminal);
  const data = readDataSet(given, network, terminal);
  const settings = trainingSettings(given, network.name, data.train.count);
  const kernels = createKernels();
  const header = trainingHeader({ version, settings, data: digestOf(data), kernels: kernels.variant });
  const files = openTraining(given, terminal, header);
  const trainer = new Trainer(settings, data.train, { state: files.state, kernels, network });
  const every = wholeNumber(given, 'evaluate', 1) ?? Math.max(1, Math.ceil(settings.iterations / 20));
  const performed = await perform(trainer, data, { every, files, terminal });
  files.close();
  if (trainer.iteration < settings.iterations) {
    const goOn = given.text('out') === undefined ? '' : '; --resume goes on from there';
    terminal.complain(`ended after ${trainer.iteration} of ${settings.iterations} iterations${goOn}`);
    return 130;
  }
  const scores = performed.scores ?? scoresOf(trainer, data);
  const bytes = { saved: trainer.plan.savedBytes, arena: trainer.plan.bytes };
  const summary = {
    network: settings.network,
    estimator: settings.estimator.name,
    iterations: trainer.iteration,
    test: scores.test,
    train: scores.train,
    bytes,
    ...(performed.milliseconds !== undefined && { millisecondsPerStep: performed.milliseconds }),
    kernels: kernels.variant,
  };
  terminal.print(given.json ? toJson(summary) : textOf(scores, bytes));
  return 0;
}

function textOf({ test, train: training }: Scores, { saved, arena }: { readonly saved: number; readonly arena: number }): string {
  const row = (name: string, { loss, accuracy }: Score) => [name, loss.toPrecision(4), `${(100 * accuracy).toFixed(2)} %`];
  const rows = [['', 'loss', 'accuracy'], row('test', test), row('train', training)];
  return `${table(rows)}\n${saved} bytes saved for the backward pass, ${arena} in the arena`;
}
