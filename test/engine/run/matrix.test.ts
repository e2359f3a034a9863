import assert from 'node:assert/strict';
import { granularities } from '../../../engine/estimators/granularity/index.ts';
import { defaultEstimatorSettings, estimators } from '../../../engine/estimators/index.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { at } from '../../../engine/invariant.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { initialState, step } from '../../../engine/run/step.ts';
import type { IterationRecord, RunSettings } from '../../../engine/run/types.ts';
import { cases, paper } from '../estimators/paper.ts';

/** What every record promises, whatever made it. */
function assertRecord(record: IterationRecord, iteration: number, parameters: number, edges: number): void {
  assert.equal(record.iteration, iteration);
  for (const list of [record.gradient, record.exact, record.labels, record.scale]) assert.equal(list.length, parameters);
  for (const value of [record.objective, record.norm, record.exactNorm, ...record.gradient, ...record.exact, ...record.point]) {
    assert.ok(Number.isFinite(value), `${value}`);
  }
  assert.ok(record.scale.every((scale) => scale >= 1));
  assert.ok([...record.labels, ...record.candidates.map(({ label }) => label)].every((label) => label.length > 0));
  assert.ok(record.edges.length > 0 && record.edges.every((edge) => edge >= 0 && edge < edges));
  assert.deepEqual(
    [...new Set(record.edges)].sort((a, b) => a - b),
    record.edges,
  );
  const { selected, full, candidates } = record.tape;
  assert.ok(selected.held <= full.held, `${selected.held} > ${full.held}`);
  // Two candidates at a time; `closest` holds what the full gradient reads, too.
  assert.ok(candidates <= 3 * full.held);
  assert.equal(candidates > 0, record.candidates.length > 0);
}

describe('every estimator × granularity × draw × normalization', () => {
  const optimizer = at(optimizers, 0).name;
  for (const { name } of estimators) {
    for (const granularity of granularities) {
      for (const draw of draws) {
        for (const normalize of [true, false]) {
          it(`${name}, ${granularity}, ${draw}, ${normalize ? '1/p' : 'unscaled'}`, () => {
            for (const { name: of, point } of cases) {
              const fn = paper(of);
              const base = defaultRunSettings(point);
              const settings: RunSettings = {
                ...base,
                estimator: { ...defaultEstimatorSettings, name, granularity, draw, normalize, m: 3, kMax: 2 },
                optimizer: { ...base.optimizer, name: optimizer, learningRate: 1e-4 },
              };
              const { graph } = fn.at(point);
              let state = initialState(settings);
              for (let i = 0; i < 4; i++) {
                const result = step(fn, settings, state);
                assertRecord(result.record, i, graph.parameters.length, graph.edges.length);
                if (!normalize || name === 'full' || name === 'fixed') assert.ok(result.record.scale.every((scale) => scale === 1));
                if (name === 'full') assert.deepEqual(result.record.gradient, result.record.exact);
                state = result.state;
              }
            }
          });
        }
      }
    }
  }
});
