import { BoundedCache } from '../gradient/bounded-cache.ts';
import { evaluateTrace, interpretSweep } from '../gradient/interpret.ts';
import { linearize } from '../gradient/linearize.ts';
import { bindPartials } from '../gradient/partials.ts';
import type { Selection } from '../gradient/selection.ts';
import { rememberedSweeps, reverseSweep, selectionKey } from '../gradient/sweep.ts';
import type { Sweep } from '../gradient/sweep-types.ts';
import { isSinglePath, walkSelection } from '../gradient/walk.ts';
import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Trace } from '../trace/types.ts';
import { compileCode, compileEvaluation, compileJavaScript, statementLimit } from './compile.ts';
import { interpretCode } from './interpret-code.ts';
import { recurrencesOf } from './preaccumulate.ts';
import { gradientCode, isByValue, type StraightLine, valueCode } from './straight-line.ts';
import type { CompiledCode, Evaluator } from './types.ts';
import { compileWasm } from './wasm/compile.ts';

/**
 * A module takes as long to make as some ten interpretations of the same code. The full gradient is asked for in loops, so
 * it is worth a module at its second use; most other selections are drawn afresh and never come back. Those that leave every
 * node one way on are not even worth a sweep before: they are walked.
 */
export const usesBeforeModule = 10;

/** Modules of restricted selections that one evaluator keeps; a long trace's is some megabytes of machine code. */
const restrictedModules = 8;

/**
 * Evaluation of one trace by code that is generated once for each selection: JavaScript where it is short, WebAssembly
 * where it is long; by interpretation, or a walk, as long as neither would pay. All give the same bits.
 */
export function createEvaluator(ssa: Trace, graph: Lcg): Evaluator {
  const state = new TraceEvaluator(ssa, graph);
  // Own properties, which generated functions replace: a call of them costs no more than one of a function written by hand.
  const evaluator: { -readonly [name in keyof Evaluator]: Evaluator[name] } = {
    value: (point) => {
      const compiled = state.compileValue();
      evaluator.value = compiled;
      return compiled(point);
    },
    gradient: (selection, point, gradient) => {
      const compiled = selection.kind === 'full' ? state.fullEvaluation() : undefined;
      if (compiled) evaluator.gradient = compiled;
      return state.gradient(selection, point, gradient);
    },
    linearize: (point) => linearize(ssa, graph, point),
  };
  return evaluator;
}

/** The code of one selection, which must be short enough for JavaScript. */
export function compileGradient(ssa: Trace, graph: Lcg, sweep: Sweep): CompiledCode {
  return compileJavaScript(gradientCode(ssa, bindPartials(graph, ssa), sweep));
}

class TraceEvaluator {
  readonly #ssa: Trace;
  readonly #graph: Lcg;
  /** By the sweep, which is forgotten when the selection has not been asked for in a while. */
  readonly #gradients = new WeakMap<Sweep, CompiledCode>();
  readonly #modules: Sweep[] = [];
  readonly #seen = new BoundedCache<{ times: number }>(rememberedSweeps);
  #fullUses = 0;
  /** The full gradient's code between its first use and its second, which compiles it. */
  #fullCode: StraightLine | undefined;

  constructor(ssa: Trace, graph: Lcg) {
    this.#ssa = ssa;
    this.#graph = graph;
  }

  compileValue(): (point: ArrayLike<number>) => number {
    const compiled = compileCode(valueCode(this.#ssa));
    const nothing = new Float64Array();
    return compiled ? (point) => compiled(point, nothing) : (point) => at(evaluateTrace(this.#ssa, point), this.#ssa.result);
  }

  /** `Evaluator.gradient` with the full gradient compiled into it, from the second use on. */
  fullEvaluation(): Evaluator['gradient'] | undefined {
    if (this.#fullUses++ !== 1) return undefined;
    const sweep = reverseSweep(this.#graph, { kind: 'full' });
    const others: Evaluator['gradient'] = (selection, point, gradient) => this.gradient(selection, point, gradient);
    const code = this.#fullCode ?? this.#code(sweep);
    this.#fullCode = undefined;
    const evaluation = compileEvaluation(code, others);
    if (evaluation) return evaluation;
    const compiled = compileWasm(code) ?? this.#interpreted(sweep);
    this.#gradients.set(sweep, compiled);
    return (selection, point, gradient) => (selection.kind === 'full' ? compiled(point, gradient) : others(selection, point, gradient));
  }

  gradient(selection: Selection, point: ArrayLike<number>, gradient: Float64Array): number {
    const walks = isSinglePath(selection);
    if (walks && this.#uses(selection) < usesBeforeModule) {
      const values = evaluateTrace(this.#ssa, point);
      walkSelection(this.#graph, selection, values, gradient);
      return at(values, this.#ssa.result);
    }
    const sweep = reverseSweep(this.#graph, selection);
    const known = this.#gradients.get(sweep);
    if (known) return known(point, gradient);
    const interpreted = this.#interpreted(sweep);
    const later = this.#compileLater(sweep, interpreted, walks ? 1 : undefined);
    this.#gradients.set(sweep, later);
    return walks ? later(point, gradient) : interpreted(point, gradient);
  }

  /** How often a selection was asked for lately, this time included. */
  #uses(selection: Selection): number {
    const seen = this.#seen.get(selectionKey(selection), () => ({ times: 0 }));
    return ++seen.times;
  }

  #code(sweep: Sweep) {
    return gradientCode(this.#ssa, bindPartials(this.#graph, this.#ssa), sweep);
  }

  #compileLater(sweep: Sweep, interpreted: CompiledCode, usesBefore = this.#usesBefore(sweep)): CompiledCode {
    let uses = 0;
    return (point, gradient) => {
      if (++uses < usesBefore) return interpreted(point, gradient);
      const compiled = this.#compile(sweep) ?? interpreted;
      this.#gradients.set(sweep, compiled);
      return compiled(point, gradient);
    };
  }

  #usesBefore({ steps }: Sweep): number {
    return this.#ssa.instructions.length + steps.length > statementLimit ? usesBeforeModule : 1;
  }

  #compile(sweep: Sweep): CompiledCode | undefined {
    const code = this.#code(sweep);
    if (code.statements.length > statementLimit) this.#forgetOldest(sweep);
    return compileCode(code);
  }

  /** Code of long traces takes room. */
  #forgetOldest(newest: Sweep): void {
    this.#modules.push(newest);
    const oldest = this.#modules.length > restrictedModules ? this.#modules.shift() : undefined;
    if (oldest) this.#gradients.delete(oldest);
  }

  #interpreted(sweep: Sweep): CompiledCode {
    if (isByValue(this.#ssa, sweep) || recurrencesOf(sweep)) {
      this.#fullCode ??= this.#code(sweep);
      return interpretCode(this.#fullCode);
    }
    return (point, gradient) => {
      const values = evaluateTrace(this.#ssa, point);
      interpretSweep(this.#graph, sweep, values, gradient);
      return at(values, this.#ssa.result);
    };
  }
}
