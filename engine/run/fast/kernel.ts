import { sweepBody } from '../../codegen/generate.ts';
import { numberText } from '../../codegen/javascript.ts';
import { makeFunction } from '../../codegen/make.ts';
import { bindPartials } from '../../gradient/partials.ts';
import type { Selection } from '../../gradient/selection.ts';
import { reverseSweep } from '../../gradient/sweep.ts';
import { at } from '../../invariant.ts';
import type { OptimizerSettings } from '../../optimizers/types.ts';
import type { TracedFunction } from '../../pipeline.ts';

/**
 * Iterations `from` to `to` (exclusive) of a run that keeps one selection. `state` holds the point and then the optimizer's
 * vectors; `corrections` what depends on the iteration alone, as `correctionsOf` makes it.
 */
export type Kernel = (state: Float64Array, from: number, to: number, corrections: Float64Array) => void;

/** Optimizers that have a kernel; others are stepped one iteration at a time. */
export const kernelOptimizers: readonly string[] = ['sgd', 'adam'];

/** How many vectors of the parameters' length the optimizer keeps. */
export function vectorCount(name: string): number {
  return name === 'adam' ? 2 : 0;
}

/** Adam's 1 − β₁ᵗ and 1 − β₂ᵗ for t = 1, 2, …, side by side: powers are dear, and every run needs the same ones. */
export function correctionsOf({ beta1, beta2 }: OptimizerSettings, iterations: number): Float64Array {
  return Float64Array.from({ length: 2 * iterations }, (_, i) => 1 - (i % 2 === 0 ? beta1 : beta2) ** (Math.floor(i / 2) + 1));
}

/**
 * One function for a trace, a selection and an optimizer: the sweep of the selection and the update, in a loop over local
 * variables. It holds the templates of the operations, those below, numbers and our own identifiers, and computes the bits
 * that `step` computes. `coordinates` says which coordinate of the point each differentiated parameter is.
 */
export function compileKernel(
  { ssa, graph }: TracedFunction,
  selection: Selection,
  scale: readonly number[],
  coordinates: readonly number[],
  settings: OptimizerSettings,
): Kernel {
  const used = [...new Set([...coordinates, ...ssa.instructions.flatMap((one) => (one.kind === 'parameter' ? [one.index] : []))])];
  const { statements, derivatives } = sweepBody(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection), (index) => `x${index}`);
  const gradients = derivatives.map((derivative, i) => {
    const factor = at(scale, i);
    return `const g${i} = ${factor === 1 ? derivative : `${derivative} * ${numberText(factor)}`}`;
  });
  const slot = (vector: number, i: number) => ssa.arity + vector * coordinates.length + i;
  const vectors = Array.from({ length: vectorCount(settings.name) }, (_, vector) => vector);
  const places = [
    ...used.map((index) => [`x${index}`, index] as const),
    ...vectors.flatMap((vector) => coordinates.map((_, i) => [`${'mv'[vector]}_${i}`, slot(vector, i)] as const)),
  ];
  const text = [
    "'use strict'",
    ...places.map(([name, place]) => `let ${name} = state[${place}]`),
    `for (let t = from; t < to; t++) {\n${joined([...statements, ...gradients, ...coordinates.flatMap((index, i) => update(settings, `x${index}`, i))])}}`,
    ...places.map(([name, place]) => `state[${place}] = ${name}`),
  ];
  return makeFunction(`return function (state, from, to, corrections) {\n${joined(text)}};`) as Kernel;
}

/** The same arithmetic, in the same order, as the optimizers' own files. */
function update(settings: OptimizerSettings, x: string, i: number): readonly string[] {
  const rate = numberText(-settings.learningRate);
  if (settings.name === 'sgd') return [`${x} += ${rate} * g${i}`];
  const { beta1, beta2, stability } = settings;
  return [
    `m_${i} = ${numberText(beta1)} * m_${i} + ${numberText(1 - beta1)} * g${i}`,
    `v_${i} = ${numberText(beta2)} * v_${i} + ${numberText(1 - beta2)} * (g${i} * g${i})`,
    `${x} += (${rate} * (m_${i} / corrections[2 * t])) / (Math.sqrt(v_${i} / corrections[2 * t + 1]) + ${numberText(stability)})`,
  ];
}

function joined(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};\n`).join('');
}
