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
 * Iterations `from` to `to` (exclusive) of a run that keeps one selection. `state` holds the point, the optimizer's vectors and
 * factors of the gradient; `corrections` what depends on the iteration alone.
 */
export type Kernel = (state: Float64Array, from: number, to: number, corrections: Float64Array) => void;

/** What gradients are multiplied by: numbers that are known beforehand, or those at the end of the state (`scalePlace`). */
export type Scale = readonly number[] | 'state';

/** Optimizers that have a kernel; others are stepped one iteration at a time. */
export const kernelOptimizers: readonly string[] = ['sgd', 'adam'];

/** How many vectors of the parameters' length the optimizer keeps. */
export function vectorCount(name: string): number {
  return name === 'adam' ? 2 : 0;
}

/** Where the factors begin that the state holds: one a differentiated parameter. */
export function scalePlace({ ssa, coordinates }: TracedFunction, optimizer: string): number {
  return ssa.arity + vectorCount(optimizer) * coordinates.length;
}

/** Adam's 1 − β₁ᵗ and 1 − β₂ᵗ for t = 1, 2, …, side by side: powers are dear, and every run needs the same ones. */
export class Corrections {
  readonly numbers: Float64Array;
  readonly #settings: OptimizerSettings;
  #known = 0;

  constructor(settings: OptimizerSettings, iterations: number) {
    this.#settings = settings;
    this.numbers = new Float64Array(2 * iterations);
  }

  /** Makes those of the iterations below `to`. */
  reach(to: number): void {
    const { beta1, beta2 } = this.#settings;
    for (; this.#known < to; this.#known++) {
      this.numbers[2 * this.#known] = 1 - beta1 ** (this.#known + 1);
      this.numbers[2 * this.#known + 1] = 1 - beta2 ** (this.#known + 1);
    }
  }
}

/**
 * One function for a trace, a selection and an optimizer: the sweep of the selection and the update, in a loop over local
 * variables. It holds the templates of the operations, those below, numbers and our own identifiers, and computes the bits
 * that `step` computes.
 */
export function compileKernel(traced: TracedFunction, selection: Selection, scale: Scale, settings: OptimizerSettings): Kernel {
  const { ssa, graph, coordinates } = traced;
  const used = [...new Set([...coordinates, ...ssa.instructions.flatMap((one) => (one.kind === 'parameter' ? [one.index] : []))])];
  const { statements, derivatives } = sweepBody(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection), (index) => `x${index}`);
  const factors = coordinates.map((_, i) => (scale === 'state' ? `s${i}` : numberText(at(scale, i))));
  const gradients = derivatives.map((derivative, i) => {
    const factor = at(factors, i);
    return `const g${i} = ${factor === '1' ? derivative : `${derivative} * ${factor}`}`;
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
    ...(scale === 'state' ? factors.map((factor, i) => `const ${factor} = state[${scalePlace(traced, settings.name) + i}]`) : []),
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
