/**
 * Functions of numbers as a person would write them: the arguments are the parameters, and the result is made where its numbers
 * are computed. Nothing is read from or written to arrays on the way, and an optimizing compiler can take the whole into the
 * loop that calls it.
 */
import { bindPartials } from '../gradient/partials.ts';
import { reverseSweep } from '../gradient/sweep.ts';
import type { Lcg } from '../graph/types.ts';
import type { Trace } from '../trace/types.ts';
import { type GuardedBody, guardedBody, lines } from './generate.ts';
import { makeFunction } from './make.ts';
import { type GuardedCode, guardedGradientCode, guardedValueCode } from './straight-line.ts';

/** What there is to ask for, and the answers. A gradient has a number for each argument, 0 for what is not differentiated. */
export interface DirectAnswers {
  readonly value: number;
  readonly gradient: unknown[];
  readonly valueAndGradient: { value: number; gradient: unknown[] };
}

export type DirectCall<Wanted extends keyof DirectAnswers> = (...args: unknown[]) => DirectAnswers[Wanted];

/** A trace of a function of `ssa.arity` numbers; `coordinates` as in `TracedFunction`. */
export interface DirectSource {
  readonly ssa: Trace;
  readonly graph: Lcg;
  readonly coordinates: readonly number[];
}

/** Longer code is hardly slower when it is called through the evaluator. */
const statementLimit = 400;

/**
 * A function that answers where the trace holds; `otherwise` does where it does not, or where the arguments are not that many
 * numbers. `undefined` for long code.
 */
export function compileDirect<Wanted extends keyof DirectAnswers>(
  source: DirectSource,
  wanted: Wanted,
  otherwise: DirectCall<Wanted>,
): DirectCall<Wanted> | undefined {
  const { ssa } = source;
  if (ssa.instructions.length + ssa.guards.length > statementLimit) return undefined;
  const code = codeOf(source, wanted);
  if (code.statements.length > statementLimit) return undefined;
  const names = Array.from({ length: ssa.arity }, (_, index) => `p${index}`);
  const others = 'return others(...arguments)';
  const wrong = [`arguments.length !== ${ssa.arity}`, ...names.map((name) => `typeof ${name} !== 'number'`)].join(' || ');
  const body = guardedBody(code, (index) => `p${index}`, others);
  const text = lines([`if (${wrong}) ${others}`, ...body.statements, `return ${answer(wanted, body, source)}`]);
  return makeFunction(`return function (${names.join(', ')}) {\n${text}};`, { others: otherwise }) as DirectCall<Wanted>;
}

function codeOf({ ssa, graph }: DirectSource, wanted: keyof DirectAnswers): GuardedCode {
  if (wanted === 'value') return guardedValueCode(ssa);
  const sweep = reverseSweep(graph, { kind: 'full' });
  return guardedGradientCode(ssa, bindPartials(graph, ssa), sweep, wanted === 'valueAndGradient');
}

function answer(wanted: keyof DirectAnswers, { value, derivatives }: GuardedBody, { ssa, coordinates }: DirectSource): string {
  if (wanted === 'value') return value;
  const byCoordinate = new Map(coordinates.map((coordinate, parameter) => [coordinate, derivatives[parameter]]));
  const gradient = `[${Array.from({ length: ssa.arity }, (_, coordinate) => byCoordinate.get(coordinate) ?? '0').join(', ')}]`;
  return wanted === 'gradient' ? gradient : `{ value: ${value}, gradient: ${gradient} }`;
}
