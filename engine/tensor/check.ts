/** A gradient beside central differences, in doubles. */
import { at, invariant } from '../invariant.ts';
import { stream } from '../random/stream.ts';
import type { Elements } from './operations/types.ts';
import type { TensorId, TensorProgram } from './program.ts';
import { evaluateReference } from './reference.ts';

export interface GradientCheck {
  readonly parameter: TensorId;
  /** Along a direction: a single element, by its index; or, with `undefined`, all of them, each up or down at random. */
  readonly element: number | undefined;
  readonly gradient: number;
  readonly difference: number;
  readonly agrees: boolean;
}

/** Small, so that few ReLUs change sides: where one does, the difference is off by about as much. */
const STEP = 1e-6;
const TOLERANCE = 1e-5;
/** Keys the directions. */
const CHECK = 2 ** 32 - 3;

/**
 * Compares a gradient at a point: for each parameter along a direction that moves all of its elements, and along the element whose
 * derivative is largest. `seed` keys what operations draw, which is the same in all evaluations.
 */
export function checkGradients(
  program: TensorProgram,
  point: ReadonlyMap<TensorId, Elements>,
  gradients: ReadonlyMap<TensorId, Elements>,
  seed = 0,
): readonly GradientCheck[] {
  return program.instructions.flatMap(({ kind, id }) => {
    if (kind !== 'parameter') return [];
    const [own, gradient] = [point.get(id), gradients.get(id)];
    invariant(own && gradient?.length === own.length, 'a parameter without its elements or its gradient');
    const random = stream({ seed, iteration: CHECK, space: id, draw: 0 });
    const all = Float64Array.from(own, () => (random.uniform() < 0.5 ? -1 : 1));
    const element = indexOfLargest(gradient);
    const single = Float64Array.from(own, (_, i) => Number(i === element));
    return [compare(program, point, gradient, seed, id, all, undefined), compare(program, point, gradient, seed, id, single, element)];
  });
}

function compare(
  program: TensorProgram,
  point: ReadonlyMap<TensorId, Elements>,
  gradients: Elements,
  seed: number,
  parameter: TensorId,
  direction: Float64Array,
  element: number | undefined,
): GradientCheck {
  const lossAt = (step: number): number => {
    const moved = Float64Array.from(point.get(parameter) ?? [], (value, i) => value + step * at(direction, i));
    return evaluateReference(program, new Map(point).set(parameter, moved), 'float64', seed).loss;
  };
  const [above, below] = [lossAt(STEP), lossAt(-STEP)];
  const difference = (above - below) / (2 * STEP);
  const gradient = direction.reduce((sum, way, i) => sum + way * at(gradients, i), 0);
  const rounding = (8 * Number.EPSILON * Math.max(Math.abs(above), Math.abs(below))) / STEP;
  // Terms of both signs cancel: what is left is as exact as they are.
  const size = Math.sqrt(direction.reduce((sum, way, i) => sum + (way * at(gradients, i)) ** 2, 0));
  const agrees = Math.abs(gradient - difference) <= TOLERANCE * Math.max(1e-3, size) + rounding;
  return { parameter, element, gradient, difference, agrees };
}

function indexOfLargest(elements: Elements): number {
  let best = 0;
  for (let i = 1; i < elements.length; i++) if (Math.abs(at(elements, i)) > Math.abs(at(elements, best))) best = i;
  return best;
}
