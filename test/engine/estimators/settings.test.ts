import assert from 'node:assert/strict';
import { createEstimator, defaultEstimatorSettings, estimatorNames, estimators, findEstimator } from '../../../engine/estimators/index.ts';
import { validateEstimatorSettings } from '../../../engine/estimators/validate.ts';

describe('the table of estimators', () => {
  it('makes each by its name, and describes it in a sentence', () => {
    for (const { name, title, description } of estimators) {
      assert.equal(createEstimator({ ...defaultEstimatorSettings, name }).name, name);
      assert.ok(title.length > 0);
      assert.match(description, /^[A-Z].*\.$/);
    }
    assert.equal(new Set(estimatorNames).size, estimatorNames.length);
  });

  it('knows SPAD without a number as Algorithm 2, the one used in practice', () => {
    assert.equal(findEstimator('spad')?.name, 'spad2');
    assert.equal(createEstimator({ ...defaultEstimatorSettings, name: 'spad' }).name, 'spad2');
  });

  it('refuses other names, and says which there are', () => {
    assert.throws(() => createEstimator({ ...defaultEstimatorSettings, name: 'sgd' }), /full, fixed, rad, spad1, spad2, spad/);
  });
});

describe('validateEstimatorSettings', () => {
  it('accepts the defaults, under every name', () => {
    for (const name of estimatorNames) assert.deepEqual(validateEstimatorSettings({ ...defaultEstimatorSettings, name }), []);
  });

  const wrong = [
    [{ name: 'gd' }, 'name must be one of full'],
    [{ m: 0 }, 'm must be a whole number from 1 to'],
    [{ m: 1.5 }, 'm must'],
    [{ kMax: Number.POSITIVE_INFINITY }, 'kMax must be a whole number from 1 to'],
    [{ epsilon: -0.1 }, 'epsilon must be in [0, 1]'],
    [{ epsilon: Number.NaN }, 'epsilon must be in [0, 1]'],
    [{ fixed: [0, -1] }, 'fixed must hold whole numbers'],
  ] as const;
  for (const [change, message] of wrong) {
    it(`says what is wrong with ${JSON.stringify(change)}`, () => {
      const messages = validateEstimatorSettings({ ...defaultEstimatorSettings, ...change });
      assert.equal(messages.length, 1);
      assert.ok(messages[0]?.startsWith(message), messages[0]);
    });
  }

  it('reports every field at once', () => {
    assert.equal(validateEstimatorSettings({ ...defaultEstimatorSettings, m: 0, kMax: 0, epsilon: 2 }).length, 3);
  });
});
