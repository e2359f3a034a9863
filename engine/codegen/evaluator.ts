import { evaluateTrace, interpretSweep } from '../gradient/interpret.ts';
import { linearize } from '../gradient/linearize.ts';
import { bindPartials } from '../gradient/partials.ts';
import type { Selection } from '../gradient/selection.ts';
import { reverseSweep } from '../gradient/sweep.ts';
import type { Sweep } from '../gradient/sweep-types.ts';
import type { Lcg, Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Trace } from '../trace/types.ts';
import { gradientText, valueText } from './generate.ts';
import type { Evaluator } from './types.ts';

/** V8 optimizes long functions late or never; beyond this many statements the interpreter is the better choice. */
export const statementLimit = 4000;

/**
 * Evaluation of one trace by code that is generated once for each selection, or by interpretation where that would not
 * pay: a selection that was asked for only once (an estimator that draws afresh rarely sees one again), and traces
 * too long for one function. Both give the same bits.
 */
export function createEvaluator(ssa: Trace, graph: Lcg): Evaluator {
  return new TraceEvaluator(ssa, graph);
}

type ValueFunction = (point: ArrayLike<number>) => number;
type GradientFunction = (point: ArrayLike<number>, gradient: Float64Array) => number;

class TraceEvaluator implements Evaluator {
  readonly #ssa: Trace;
  readonly #graph: Lcg;
  #value: ValueFunction | undefined;
  /** By the sweep, which is forgotten when the selection has not been asked for in a while. */
  readonly #gradients = new WeakMap<Sweep, GradientFunction>();

  constructor(ssa: Trace, graph: Lcg) {
    this.#ssa = ssa;
    this.#graph = graph;
  }

  value(point: ArrayLike<number>): number {
    this.#value ??= this.#ssa.instructions.length > statementLimit ? this.#interpretedValue() : compileValue(this.#ssa);
    return this.#value(point);
  }

  gradient(selection: Selection, point: ArrayLike<number>, gradient: Float64Array): number {
    const sweep = reverseSweep(this.#graph, selection);
    const known = this.#gradients.get(sweep);
    if (known) return known(point, gradient);
    const interpreted = this.#interpretedGradient(sweep);
    this.#gradients.set(sweep, this.#tooLong(sweep) ? interpreted : this.#compileAtNextUse(sweep));
    return interpreted(point, gradient);
  }

  linearize(point: ArrayLike<number>): Linearization {
    return linearize(this.#ssa, this.#graph, point);
  }

  #tooLong(sweep: Sweep): boolean {
    return this.#ssa.instructions.length + sweep.steps.length > statementLimit;
  }

  #compileAtNextUse(sweep: Sweep): GradientFunction {
    return (point, gradient) => {
      const compiled = compileGradient(this.#ssa, this.#graph, sweep);
      this.#gradients.set(sweep, compiled);
      return compiled(point, gradient);
    };
  }

  #interpretedValue(): ValueFunction {
    return (point) => at(evaluateTrace(this.#ssa, point), this.#ssa.result);
  }

  #interpretedGradient(sweep: Sweep): GradientFunction {
    return (point, gradient) => {
      const values = evaluateTrace(this.#ssa, point);
      interpretSweep(this.#graph, sweep, values, gradient);
      return at(values, this.#ssa.result);
    };
  }
}

function compileValue(ssa: Trace): ValueFunction {
  return new Function('point', valueText(ssa)) as ValueFunction;
}

/** `(point, gradient) => value` along a sweep. */
export function compileGradient(ssa: Trace, graph: Lcg, sweep: Sweep): GradientFunction {
  return new Function('point', 'gradient', gradientText(ssa, bindPartials(graph, ssa), sweep)) as GradientFunction;
}
