import assert from 'node:assert/strict';
import { compile } from '../../engine/index.ts';
import { choiceOf } from '../../extension/runs/from-here.ts';
import { nameOf } from '../../extension/runs/names.ts';
import { checkedDraft, settingsOf } from '../../extension/workers/run-settings.ts';
import type { RunChoice } from '../../webview/protocol.ts';

const ROWS = 't,y\n1,2\n2,3\n3,5\n';
const LINE = `
/** @differentiable @data row from ./rows.csv @start a = 1 */
export function line(a: number, row: { t: number; y: number }): number { return (a * row.t - row.y) ** 2; }
/** @differentiable @start a = 1 */
export function square(a: number): number { return a * a; }`;

function functionOf(only: string) {
  const [fn] = compile(LINE, { only, fileName: 'line.ts', readFile: (path) => (path.endsWith('rows.csv') ? ROWS : undefined) }).functions;
  assert.ok(fn);
  return fn;
}

describe('settings of a run', () => {
  const once = { kind: 'iterations', iterations: 1 } as const;
  const sgd = { name: 'sgd', batch: 2, rate: 0.1, floor: 0.3 };

  it('choose rows where the function has data, and only there', () => {
    assert.equal(settingsOf(functionOf('line')).observation?.name, 'gd');
    assert.deepEqual(settingsOf(functionOf('line'), { estimator: {}, observation: sgd }).observation, sgd);
    assert.equal(settingsOf(functionOf('square'), { estimator: {}, observation: sgd }).observation, undefined);
  });

  it('say what is wrong with each field of the rows', () => {
    const wrong = { name: 'lottery', batch: 0.5, rate: 0, floor: 2 };
    assert.deepEqual(
      checkedDraft(functionOf('line'), { estimator: {}, observation: wrong }, once).faults.map(({ field }) => field),
      ['observation', 'batch', 'rate', 'floor'],
    );
  });

  it('say why a run cannot be compiled, where nothing is wrong with it', () => {
    const because = (name: string, choice: RunChoice) => checkedDraft(functionOf(name), choice, once).steppedBecause;
    assert.equal(because('square', { estimator: { name: 'full' } }), null);
    assert.equal(because('square', { estimator: { name: 'full' }, clip: 1 }), 'the gradient is clipped');
    assert.equal(because('line', { estimator: { name: 'full' } }), 'the objective is a mean over rows of data');
    assert.equal(because('line', { estimator: { m: 0 } }), undefined, 'it is not looked at before it is right');
  });

  it('come back from the choice that they are', () => {
    const settings = settingsOf(functionOf('line'), { estimator: { name: 'rad' }, observation: sgd, seed: 7 });
    assert.deepEqual(settingsOf(functionOf('line'), choiceOf(settings)), settings);
  });

  const line = { uri: 'file:///line.ts', name: 'line' };

  it('name a run after its method and its rows', () => {
    const named = (estimator: string, observation = sgd) =>
      nameOf(settingsOf(functionOf('line'), { estimator: { name: estimator }, observation }), line, []);
    assert.equal(named('full'), 'SGD 2 rows, seed 1');
    assert.equal(named('rad'), 'RAD, 2 rows, seed 1');
    assert.equal(named('rad', { ...sgd, name: 'bandit' }), 'RAD, bandit 2 rows, seed 1');
    assert.equal(named('full', { ...sgd, name: 'gd' }), 'GD');
  });

  it('name a run without draws by its seed only where that tells it from another of the function', () => {
    const settings = (seed: number) => settingsOf(functionOf('square'), { estimator: { name: 'full' }, seed });
    const other = { name: 'GD', function: line, settings: settings(1) };
    assert.equal(nameOf(settings(1), line, [other]), 'GD');
    assert.equal(nameOf(settings(2), line, [other]), 'GD, seed 2');
    assert.equal(nameOf(settings(2), line, [{ ...other, name: 'mine' }]), 'GD');
    assert.equal(nameOf(settings(2), { ...line, name: 'square' }, [other]), 'GD');
  });
});
