/** What the engine says of a training, in the words of the protocol. */
import type { Evaluation, ImageData, TrainingDetails, TrainingRecord } from '../../engine/index.ts';
import type { IterationDetails, LayerKept, MistakenImage, Predictions, TrainingEvaluation } from '../../webview/protocol.ts';

export function detailsOf(
  { iteration, loss }: TrainingRecord,
  { gradients, layers }: TrainingDetails,
  weights: readonly string[],
): IterationDetails {
  return {
    iteration,
    loss,
    // Biases stay away unless something is wrong with them: there is a card a layer.
    gradients: gradients.filter(({ name, health }) => health !== 'steady' || weights.includes(name)),
    layers: layers.map(
      ({ layer, axis, units, kept, choice, candidates, draw, since }): LayerKept => ({
        layer,
        axis,
        units,
        kept,
        ...(choice.kind === 'sampling' && { indices: [...choice.units] }),
        candidates,
        draw,
        since,
      }),
    ),
  };
}

export function evaluationOf(iteration: number, train: Evaluation, test: Evaluation): TrainingEvaluation {
  const score = ({ loss, accuracy }: Evaluation) => ({ loss, accuracy });
  return { iteration, train: score(train), test: score(test) };
}

export function predictionsOf(iteration: number, { count, confusion, mistakes }: Evaluation, data: ImageData): Predictions {
  const { width, height, channels, pixels } = data;
  const size = width * height * channels;
  return {
    iteration,
    count,
    confusion,
    classes: confusion.map((_, label) => String(label)),
    width,
    height,
    channels,
    mistakes: mistakes.map(
      (mistake): MistakenImage => ({ ...mistake, pixels: [...pixels.subarray(mistake.image * size, (mistake.image + 1) * size)] }),
    ),
  };
}
