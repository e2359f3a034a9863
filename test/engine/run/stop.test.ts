import assert from 'node:assert/strict';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { minimize } from '../../../engine/run/minimize.ts';
import { initialState } from '../../../engine/run/step.ts';
import { progressed, type StopCondition, stops } from '../../../engine/run/stop.ts';
import type { IterationRecord, RunSettings } from '../../../engine/run/types.ts';
import { paper } from '../estimators/paper.ts';

const base = defaultRunSettings([5]);
const settings: RunSettings = { ...base, estimator: { ...base.estimator, name: 'full' } };

function records(stop: StopCondition, from = 0): { readonly list: readonly IterationRecord[]; readonly last: number } {
  const list: IterationRecord[] = [];
  const limited: StopCondition = { kind: 'any', of: [stop, { kind: 'iterations', iterations: 3000 }] };
  const { iteration } = minimize(paper('f1'), settings, limited, { onRecord: (record) => list.push(record) }, { recorded: from });
  return { list, last: iteration };
}

describe('stop conditions', () => {
  it('objective: the first iteration that shows it is the last', () => {
    const { list } = records({ kind: 'objective', at: 40 });
    assert.ok((list.at(-1)?.objective ?? 99) <= 40);
    assert.ok(list.slice(0, -1).every(({ objective }) => objective > 40));
  });

  it('gradient: the same for the estimate’s norm', () => {
    const { list } = records({ kind: 'gradient', norm: 0.5 });
    assert.ok((list.at(-1)?.norm ?? 99) <= 0.5);
    assert.ok(list.slice(0, -1).every(({ norm }) => norm > 0.5));
  });

  it('no progress: as many iterations after the best as it says', () => {
    const { list } = records({ kind: 'no-progress', iterations: 25, by: 0 });
    const objectives = list.map(({ objective }) => objective);
    assert.equal(objectives.indexOf(Math.min(...objectives)), objectives.length - 26);
    assert.ok(list.length < 3000);
  });

  it('progress is a fall by more than is asked for', () => {
    const first = progressed(undefined, 0, 10, 1);
    assert.deepEqual(progressed(first, 1, 9.5, 1), first);
    assert.deepEqual(progressed(first, 2, 8.9, 1), { best: 8.9, since: 2 });
    assert.deepEqual(progressed(first, 3, Number.NaN, 1), first);
  });

  it('nothing stops before anything was seen', () => {
    const state = initialState(settings);
    for (const kind of [
      { kind: 'objective', at: 1e9 },
      { kind: 'gradient', norm: 1e9 },
    ] as const)
      assert.equal(stops(kind, state), false);
  });

  it('a run that goes on ends as the whole one, and shows what follows', () => {
    const stop: StopCondition = { kind: 'no-progress', iterations: 40, by: 0.01 };
    const whole = records(stop);
    const rest = records(stop, 30);
    assert.equal(rest.last, whole.last);
    assert.deepEqual(rest.list, whole.list.slice(30));
  });

  // x halves at every iteration, from 8: nothing is rounded.
  const halving = at(compile('/** @differentiable */ export function half(x: number): number { return x * x / 2; }').functions, 0);
  const bySgd: RunSettings = { ...settings, start: [8], optimizer: { ...settings.optimizer, name: 'sgd', learningRate: 0.5 } };
  const table: readonly (readonly [StopCondition, number])[] = [
    [{ kind: 'iterations', iterations: 5 }, 5],
    // f is 32, 8, 2, 0.5: the fourth iteration shows it.
    [{ kind: 'objective', at: 0.5 }, 4],
    [{ kind: 'objective', at: 0.6 }, 4],
    // f′ is 8, 4, 2, 1.
    [{ kind: 'gradient', norm: 2 }, 3],
    // It falls by 24, 6, 1.5, 0.375: by more than 1 for the last time at the fourth iteration, and two more are given.
    [{ kind: 'no-progress', iterations: 2, by: 1 }, 6],
    [{ kind: 'predicate', text: 'x < 0.1', leaves: ['x'] }, 7],
    [{ kind: 'predicate', text: 'iteration >= 3 && objective < 10', leaves: ['x'] }, 3],
    [
      {
        kind: 'any',
        of: [
          { kind: 'objective', at: 1e-9 },
          { kind: 'iterations', iterations: 20 },
          { kind: 'gradient', norm: 0.3 },
        ],
      },
      6,
    ],
  ];
  for (const [condition, ends] of table) {
    it(`${JSON.stringify(condition)} ends a run whose x halves after ${ends} iterations`, () => {
      const limited: StopCondition = { kind: 'any', of: [condition, { kind: 'iterations', iterations: 50 }] };
      assert.equal(minimize(halving, bySgd, limited, { onRecord: () => undefined }).iteration, ends);
    });
  }
});
