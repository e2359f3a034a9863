import { toText } from '../../webview/protocol.ts';
import type { Training } from './training.ts';

/**
 * A training as the command line writes it: the header, losses and evaluations in their order. Where there are more losses than are
 * kept, they are the least and the largest of every bucket, and say so.
 */
export function trainingLines(training: Training): string {
  const { view, header } = training;
  const { bucket, iterations, loss } = view.series;
  const losses = iterations.map((iteration, index) => ({
    at: iteration + 1,
    line: toText({ iteration: iteration + 1, loss: loss[index] ?? Number.NaN, ...(bucket > 1 && { bucket }) }),
  }));
  const evaluations = view.evaluations.map(({ iteration, train, test }) => ({
    at: iteration,
    line: toText({ iteration, evaluation: { train, test } }),
  }));
  const records = [...losses, ...evaluations].sort((one, other) => one.at - other.at).map(({ line }) => line);
  return [...(header === undefined ? [] : [header]), ...records].map((line) => `${line}\n`).join('');
}
