import type { DifferentiableFunction } from '../../function.ts';
import { at } from '../../invariant.ts';
import { toJson } from '../../run/json.ts';
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import type { Command, Given } from '../command.ts';
import { load, placeOf } from '../input.ts';
import { byParameter, table } from '../output.ts';
import { checkTensors, expectNoPoint } from '../tensors.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** Our gradient beside central differences; exit code 1 where they disagree. */
export const gradcheck: Command = {
  name: 'gradcheck',
  operand: 'FILE#FN',
  summary: 'the gradient beside central differences',
  options: { at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" } },
  run(given, terminal) {
    const loaded = load(given, terminal);
    if (loaded.kind === 'tensors') return ofTensors(given, loaded.fn, terminal);
    const { fn, point } = placeOf(given, 'at', loaded.fn);
    const { value, gradient } = atPoint(fn, point);
    const rows = fn.leaves.flatMap((parameter, index) => (parameter.active ? [compare(fn, point, index, value, at(gradient, index))] : []));
    if (given.json) terminal.print(toJson({ value, point: byParameter(fn, point), parameters: rows }));
    else terminal.print(table([['parameter', 'gradient', 'differences', ''], ...rows.map(rowOf)]));
    return rows.every(({ agrees }) => agrees) ? 0 : 1;
  },
};

/** Where a training begins, on a made-up batch. */
function ofTensors(given: Given, fn: TensorFunction, terminal: Terminal): ExitCode {
  expectNoPoint(given, fn);
  const { value, extents, rows } = checkTensors(fn);
  const lines = rows.map(({ along, ...row }) => rowOf(row).toSpliced(1, 0, along));
  if (given.json) terminal.print(toJson({ value, extents, parameters: rows }));
  else terminal.print(table([['parameter', 'along', 'gradient', 'differences', ''], ...lines]));
  return rows.every(({ agrees }) => agrees) ? 0 : 1;
}

/** A type, not an interface, so that it is JSON. */
type Row = { readonly name: string; readonly gradient: number; readonly difference: number; readonly agrees: boolean };

/** The step ∛ε balances the truncation of the difference, O(h²), with its rounding, O(ε/h). */
const RELATIVE_STEP = Math.cbrt(Number.EPSILON);
const RELATIVE_TOLERANCE = 1e-5;

function compare(fn: DifferentiableFunction, point: readonly number[], index: number, value: number, gradient: number): Row {
  const step = RELATIVE_STEP * Math.max(1, Math.abs(at(point, index)));
  const above = at(point, index) + step;
  const below = at(point, index) - step;
  const difference = (valueAt(fn, point.with(index, above)) - valueAt(fn, point.with(index, below))) / (above - below);
  const rounding = (8 * Number.EPSILON * Math.abs(value)) / step;
  const tolerance = RELATIVE_TOLERANCE * Math.max(1e-3, Math.abs(gradient), Math.abs(difference)) + rounding;
  return { name: at(fn.leaves, index).name, gradient, difference, agrees: Math.abs(gradient - difference) <= tolerance };
}

function valueAt(fn: DifferentiableFunction, point: readonly number[]): number {
  return fn.value(...fn.argumentsAt(point));
}

/** One derivative a leaf. */
function atPoint(fn: DifferentiableFunction, point: readonly number[]): { readonly value: number; readonly gradient: readonly number[] } {
  const { evaluator, graph } = fn.at(point);
  const active = new Float64Array(graph.parameters.length);
  const value = evaluator.gradient({ kind: 'full' }, point, active);
  const derivatives = active.values();
  return { value, gradient: fn.leaves.map((leaf) => (leaf.active ? (derivatives.next().value ?? 0) : 0)) };
}

function rowOf({ name, gradient, difference, agrees }: Row): readonly string[] {
  return [name, String(gradient), String(difference), agrees ? 'agree' : 'DISAGREE'];
}
