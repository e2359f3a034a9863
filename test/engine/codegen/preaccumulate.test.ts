import assert from 'node:assert/strict';
import { interpretCode } from '../../../engine/codegen/interpret-code.ts';
import { recurrencesOf } from '../../../engine/codegen/preaccumulate.ts';
import { gradientCode } from '../../../engine/codegen/straight-line.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import type { ValueId } from '../../../engine/trace/types.ts';
import { assertClose, assertSameBits } from '../../oracle/close.ts';
import { full } from '../../oracle/selections.ts';
import { type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

type Step = (recorder: Recorder, state: ValueId, parameter: ValueId) => ValueId;

/** Steps by which what follows depends on what was before along several ways, and the slope of each as a person derives it. */
const recurrences: Readonly<
  Record<string, { readonly step: Step; readonly run: (p: number, x: number) => readonly [number, number, number] }>
> = {
  'p x (1 - x)': {
    step: ({ apply, literal }, x, p) => apply('mul', apply('mul', p, x), apply('sub', literal(1), x)),
    run: (p, x) => [p * x * (1 - x), p * (1 - 2 * x), x * (1 - x)],
  },
  'x + p sin x': {
    step: ({ apply }, x, p) => apply('add', x, apply('mul', p, apply('sin', x))),
    run: (p, x) => [x + p * Math.sin(x), 1 + p * Math.cos(x), Math.sin(x)],
  },
  '(x + p / x) / 2, with a factor behind the sum': {
    step: ({ apply, literal }, x, p) => apply('mul', literal(0.5), apply('add', x, apply('div', p, x))),
    run: (p, x) => [0.5 * (x + p / x), 0.5 * (1 - p / (x * x)), 0.5 / x],
  },
};

const steps = 60;

describe('derivatives of steps multiplied out first', () => {
  for (const [name, { step, run }] of Object.entries(recurrences)) {
    it(`are those of the recurrence ${name}, by forward differentiation`, () => {
      const traced = traceOf((recorder) => {
        const [parameter, start] = [recorder.parameter('p'), recorder.parameter('x')];
        let state = start;
        for (let index = 0; index < steps; index++) state = step(recorder, state, parameter);
        return state;
      });
      let [x, byStart, byParameter] = [0.4, 1, 0];
      for (let index = 0; index < steps; index++) {
        const [next, slope, direct] = run(0.7, x);
        [x, byStart, byParameter] = [next, slope * byStart, slope * byParameter + direct];
      }
      const code = codeOf(traced);
      assert.ok(code.isReordered);
      const gradient = new Float64Array(2);
      assertClose(interpretCode(code)([0.7, 0.4], gradient), x, 1e-12);
      assertClose(gradient[0] ?? Number.NaN, byParameter, 1e-11);
      assertClose(gradient[1] ?? Number.NaN, byStart, 1e-11);
      // Interpreted at first, compiled from the second use on.
      const uses = [1, 2, 3].map(() => {
        const made = new Float64Array(2);
        return [traced.evaluator.gradient(full, [0.7, 0.4], made), ...made];
      });
      for (const use of uses) assertSameBits(use, [interpretCode(code)([0.7, 0.4], gradient), ...gradient]);
    });
  }

  it('leaves two products a step to wait for in the first: the step’s, and the sum that the parameter’s derivative is', () => {
    const traced = traceOf((recorder) => {
      const [parameter, start] = [recorder.parameter('p'), recorder.parameter('x')];
      let state = start;
      for (let index = 0; index < steps; index++) state = recurrences['p x (1 - x)']?.step(recorder, state, parameter) ?? state;
      return state;
    });
    const code = codeOf(traced);
    const depth = new Map<number, number>();
    let deepest = 0;
    for (const { to, factor, a, z, adds } of code.statements) {
      if (to < code.firstAdjoint) continue;
      const before = [factor, a, z, ...(adds ? [to] : [])].map((place) => depth.get(place ?? -1) ?? 0);
      depth.set(to, 1 + Math.max(...before));
      deepest = Math.max(deepest, depth.get(to) ?? 0);
    }
    assert.ok(deepest < 2 * steps, `${deepest} steps one after the other`);
  });

  it('are not made where the steps are few', () => {
    const { graph } = traceOf((recorder) => {
      const [parameter, start] = [recorder.parameter('p'), recorder.parameter('x')];
      let state = start;
      for (let index = 0; index < 5; index++) state = recurrences['x + p sin x']?.step(recorder, state, parameter) ?? state;
      return state;
    });
    assert.equal(recurrencesOf(reverseSweep(graph, full)), undefined);
  });
});

function codeOf({ ssa, graph }: Traced) {
  return gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, full));
}
