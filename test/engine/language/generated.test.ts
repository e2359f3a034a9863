import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import type { DifferentiableFunction } from '../../../engine/function.ts';
import { at } from '../../../engine/invariant.ts';
import { verifyStage } from '../../../engine/pipeline.ts';
import { assertClose } from '../../oracle/close.ts';
import { centralDifference } from '../../oracle/differences.ts';
import { dualGradient } from '../../oracle/duals.ts';
import { languageArguments, languageProgram } from '../../oracle/language.ts';
import { contributionMagnitudes } from '../../oracle/paths.ts';

/** How many; more by the environment, for a long run, and from another one on. */
const count = Number(process.env['BACKPATH_PROGRAMS'] ?? 10_000);
const first = Number(process.env['BACKPATH_FIRST_PROGRAM'] ?? 1);

describe('generated programs over the whole language', () => {
  it(`have the value of JavaScript, bit for bit, and the gradient of dual numbers and of differences (${count} programs)`, function () {
    this.timeout(0);
    let compared = 0;
    for (let seed = first; seed < first + count; seed++) compared += check(seed);
    assert.ok(compared > count / 8, `only ${compared} derivatives were compared with differences`);
  });
});

/** Gives the number of derivatives that were compared with difference quotients. */
function check(seed: number): number {
  const { text, run } = languageProgram(seed);
  const { functions, diagnostics } = compile(text, { only: 'f' }, seed % 8 === 0 ? verifyStage : undefined);
  // TypeScript takes some comparisons for type arguments, where JavaScript does not: `a < (b) && c > (d)`.
  if (diagnostics.some(({ code }) => code === 'BP1001')) return 0;
  assert.deepEqual(diagnostics, [], text);
  let compared = 0;
  for (let draw = 0; draw < 2; draw++) {
    const args = languageArguments(seed * 10 + draw);
    const message = `seed ${seed}, arguments ${JSON.stringify(args)}\n${text}`;
    const placed = at(functions, 0).startingAt(args);
    checkValue(placed, args, run(...structuredClone(args)), message);
    checkDuals(placed, message);
    if (seed % 8 === draw) compared += checkDifferences(placed, message);
  }
  return compared;
}

function checkValue(fn: DifferentiableFunction, args: readonly unknown[], expected: unknown, message: string): void {
  const given = structuredClone(args);
  const { value } = fn.valueAndGradient(...given);
  assert.ok(Object.is(value, expected), `${value} is not ${expected}: ${message}`);
  assert.ok(Object.is(fn.value(...given), expected), message);
  assert.deepEqual(given, args, `the arguments are left alone: ${message}`);
}

function checkDuals(placed: DifferentiableFunction, message: string): void {
  const { ssa, evaluator, graph } = placed.at(placed.start);
  const gradient = new Float64Array(graph.parameters.length);
  evaluator.gradient({ kind: 'full' }, placed.start, gradient);
  const expected = dualGradient(ssa, placed.start).gradient;
  const magnitudes = contributionMagnitudes(evaluator.linearize(placed.start));
  for (const [index, actual] of gradient.entries()) {
    // Some point is singular: there (0 · ∞) the two modes need not agree.
    if (!Number.isFinite(at(expected, index)) || !Number.isFinite(at(magnitudes, index))) continue;
    // As in the straight-line test: a sum is as wrong as its terms.
    assertClose(actual, at(expected, index), 1e-10, at(magnitudes, index) + Math.abs(at(expected, index)), message);
  }
}

/** Compares every derivative whose difference quotient says of itself that it is good. */
function checkDifferences(fn: DifferentiableFunction, message: string): number {
  const { ssa, evaluator, graph, holds } = fn.at(fn.start);
  const gradient = new Float64Array(graph.parameters.length);
  evaluator.gradient({ kind: 'full' }, fn.start, gradient);
  let compared = 0;
  for (const [index, actual] of gradient.entries()) {
    const along = (value: number) => fn.start.with(index, value);
    const step = 1e-3;
    const centre = at(fn.start, index);
    if (!holds(along(centre - step)) || !holds(along(centre + step)) || ssa.instructions.length > 5000) continue;
    const { value, error } = centralDifference((x) => evaluator.value(along(x)), centre, step);
    if (!(error < 1e-7 * (1 + Math.abs(value)))) continue;
    // A singular point on the way (atan2 at the origin, 0 · ∞) leaves no derivative, although the value may not depend on it.
    if (Number.isNaN(actual) && !Number.isFinite(at(dualGradient(ssa, fn.start).gradient, index))) continue;
    compared++;
    assertClose(actual, value, 1e-5, 1 + Math.abs(value), `leaf ${index}, ${message}`);
  }
  return compared;
}
