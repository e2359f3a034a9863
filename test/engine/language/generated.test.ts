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

/** How many; more by the environment, for a long run. */
const count = Number(process.env['BACKPATH_PROGRAMS'] ?? 2000);

describe('generated programs over the whole language', () => {
  it(`have the value of JavaScript, bit for bit, and the gradient of dual numbers (${count} programs)`, function () {
    this.timeout(0);
    for (let seed = 1; seed <= count; seed++) checkValues(seed, seed % 8 === 0);
  });

  it('have the gradient of central differences where the function is smooth', function () {
    this.timeout(0);
    let compared = 0;
    for (let seed = 1; seed <= count / 8; seed++) compared += checkDifferences(seed);
    assert.ok(compared > count / 8, `only ${compared} derivatives were compared`);
  });
});

function checkValues(seed: number, verify: boolean): void {
  const { text, run } = languageProgram(seed);
  if (!isTypeScript(text)) return;
  const fn = compiled(text, verify);
  for (let draw = 0; draw < 3; draw++) {
    const args = languageArguments(seed * 10 + draw);
    const message = `seed ${seed}, arguments ${JSON.stringify(args)}\n${text}`;
    const expected = run(...structuredClone(args));
    const given = structuredClone(args);
    const { value } = fn.valueAndGradient(...given);
    assert.ok(Object.is(value, expected), `${value} is not ${expected}: ${message}`);
    assert.ok(Object.is(fn.value(...args), expected), message);
    assert.deepEqual(given, args, `the arguments are left alone: ${message}`);
    checkDuals(fn, args, message);
  }
}

function checkDuals(fn: DifferentiableFunction, args: readonly unknown[], message: string): void {
  const placed = fn.startingAt(args);
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
function checkDifferences(seed: number): number {
  const { text } = languageProgram(seed);
  if (!isTypeScript(text)) return 0;
  const fn = compiled(text, false).startingAt(languageArguments(seed * 10));
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
    compared++;
    assertClose(actual, value, 1e-5, 1 + Math.abs(value), `seed ${seed}, leaf ${index}\n${text}`);
  }
  return compared;
}

/** TypeScript takes some comparisons for type arguments, where JavaScript does not: `a < (b) && c > (d)`. */
function isTypeScript(text: string): boolean {
  return compile(text, { only: 'f' }).diagnostics.every(({ code }) => code !== 'BP1001');
}

function compiled(text: string, verify: boolean): DifferentiableFunction {
  const { functions, diagnostics } = compile(text, { only: 'f' }, verify ? verifyStage : undefined);
  assert.deepEqual(diagnostics, [], text);
  return at(functions, 0);
}
