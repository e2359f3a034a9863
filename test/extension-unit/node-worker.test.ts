import assert from 'node:assert/strict';
import { join } from 'node:path';
import { WorkerClient } from '../../extension/workers/client.ts';
import { nodeWorkers } from '../../extension/workers/node-factory.ts';

const source = {
  fileName: '/f.ts',
  name: 'f2',
  files: {},
  text: '/** @differentiable\n * @start x = 1, y = 2 */\nexport function f2(x: number, y: number) {\n  return Math.exp(x) * (x + y);\n}\n',
};
const rad = { name: 'rad', granularity: 'path', draw: 'paths' } as const;

/** The bundled worker on a thread of its own. */
const display = { direction: 'right', budget: 400, folds: { open: [], closed: [], others: 'budget' } } as const;

describe('engine worker', () => {
  const client = new WorkerClient({ start: nodeWorkers(join(import.meta.dirname, '..', '..', 'dist', 'worker.cjs')), timeLimit: 20_000 });
  after(() => client.dispose());

  it('finds the functions of a text', async () => {
    const functions = await client.outline(source);
    assert.deepEqual(
      functions.map(({ name, annotated, span }) => [name, annotated, span.line]),
      [['f2', true, 3]],
    );
  });

  it('opens a function where a run starts, with what was chosen', async () => {
    const opened = await client.open(source, { estimator: rad, learningRate: 0.5, optimizer: 'sgd', seed: 7 });
    assert.ok(opened.ok);
    assert.deepEqual(
      opened.trace.parameters.map(({ name, paths }) => [name, paths]),
      [
        ['x', '2'],
        ['y', '1'],
      ],
    );
    assert.deepEqual(opened.state.point, [1, 2]);
    assert.equal(opened.settings.seed, 7);
    assert.equal(opened.settings.optimizer.learningRate, 0.5);
    assert.equal(opened.settings.estimator.name, 'rad');
    assert.equal(opened.unbiased, true);
  });

  it('steps by the full gradient: (x, y) − η (eˣ (x + y + 1), eˣ)', async () => {
    const opened = await client.open(source, { estimator: { name: 'full' }, learningRate: 0.125, optimizer: 'sgd' });
    assert.ok(opened.ok);
    const stepped = await client.iterate(source, opened.settings, opened.state, { to: 1 });
    assert.ok(stepped.ok);
    assert.equal(stepped.trace, opened.trace.key);
    const expected = [1 - 0.125 * (Math.exp(1) * 4), 2 - 0.125 * Math.exp(1)];
    for (const [k, x] of expected.entries()) assert.ok(Math.abs((stepped.state.point[k] ?? Number.NaN) - x) < 1e-14);
  });

  it('draws the graph where a function takes another branch, and sends it only there', async () => {
    const text = 'export function f(x: number) { if (x > 1) return x * x * x; return 2 * x; }';
    const branching = { ...source, text, name: 'f' };
    const far = await client.draw(branching, [3], display);
    assert.ok(far?.ok && far.graph);
    assert.equal(far.graph.parameters[0]?.paths, '3');
    const near = await client.draw(branching, [0.5], display, far.graph.key);
    assert.ok(near?.ok && near.graph);
    assert.equal(near.graph.parameters[0]?.paths, '1');
    const nearer = await client.draw(branching, [0.25], display, near.graph.key);
    assert.ok(nearer?.ok && nearer.graph === undefined);
    // f' = 3x² = 12 at x = 2, and 2 − 0.25 · 12 = −1, where f is 2x.
    const opened = await client.open(branching, { estimator: { name: 'full' }, learningRate: 0.25, optimizer: 'sgd' });
    assert.ok(opened.ok);
    const stepped = await client.iterate(branching, opened.settings, { ...opened.state, point: [2] }, { to: 1 });
    assert.ok(stepped.ok);
    assert.deepEqual([stepped.state.point, stepped.trace], [[-1], near.graph.trace]);
  });

  it('lays out a large graph in slices: other calls are answered meanwhile, and a newer drawing ends it', async () => {
    const terms = Array.from({ length: 700 }, (_, k) => `Math.sin(x * ${k + 1}) * y`).join(' + ');
    const large = { ...source, text: `export function f(x: number, y: number) { return ${terms}; }`, name: 'f' };
    const whole = { ...display, budget: 10_000 };
    const finished: string[] = [];
    const log = (name: string) => () => finished.push(name);
    const first = client.draw(large, [1, 2], whole);
    const other = client.open(source).finally(log('open'));
    const second = client.draw(large, [1, 2], { ...whole, direction: 'down' }).finally(log('second'));
    assert.equal(await first, undefined, 'superseded');
    const drawn = await second;
    await other;
    assert.ok(drawn?.ok && drawn.graph);
    assert.equal(drawn.graph.direction, 'down');
    assert.ok(drawn.graph.nodes.length > 2000);
    assert.deepEqual(finished, ['open', 'second']);
  });

  it('answers what is asked about a drawing: paths, exports, and which nodes stand where', async () => {
    const point = [1, 2];
    const drawn = await client.draw(source, point, display);
    assert.ok(drawn?.ok && drawn.graph);
    const { key, nodes } = drawn.graph;
    const page = await client.paths(source, point, key, { parameter: 0, from: 0, count: 5 });
    assert.ok(page?.ok);
    // ∂/∂x of eˣ (x + y): eˣ (x + y) = 3e by the exponent, eˣ = e by the sum.
    assert.deepEqual(
      page.paths.map(({ contribution }) => Math.round(contribution / Math.E)),
      [3, 1],
    );
    for (const format of ['svg', 'dot', 'mermaid', 'json', 'latex'] as const) {
      const printed = await client.print(source, point, key, { format });
      assert.ok(printed?.ok && printed.text.length > 50, format);
    }
    const keys = await client.keysOf(key, [0, 1]);
    assert.deepEqual(
      keys,
      nodes.slice(0, 2).map((node) => node.key),
    );
    assert.deepEqual(await client.shownBy(key, keys), [0, 1]);
    const listing = await client.listing(source, 'ssa-sa');
    assert.ok(listing.ok);
    assert.deepEqual(
      await client.shownBy(
        key,
        listing.keys.filter((each) => each !== undefined),
      ),
      nodes.slice(0, -1).map(({ id }) => id),
    );
    assert.equal(await client.print(source, point, 'unknown', { format: 'svg' }), undefined);
  });

  it('says what a value of the source is, and where numbers are not finite', async () => {
    const text = 'export function f(x: number) { const t = Math.log(x); return t * t; }';
    const logs = { ...source, text, name: 'f' };
    const spot = { span: { file: source.fileName, line: 1, column: 50, endLine: 1, endColumn: 50 } };
    const inspected = await client.inspect(logs, [Math.E], spot);
    assert.ok(inspected.ok);
    assert.deepEqual([inspected.found?.value, inspected.found?.adjoint], [1, 2]);
    const values = await client.inspectFile(logs, [Math.E], source.fileName);
    assert.ok(values.ok);
    assert.deepEqual(
      values.values.map(({ description }) => description),
      ['x', 't = log(x)'],
    );
    const drawn = await client.draw(logs, [0], display);
    assert.ok(drawn?.ok);
    assert.deepEqual(
      drawn.numbers.nonFinite.map(({ code, expression, reaches }) => [code, expression, reaches]),
      [['BP4016', 'log(x)', 'output']],
    );
  });

  it('answers with diagnostics where a text is wrong', async () => {
    const broken = { ...source, text: source.text.replace('x + y)', 'x + z)') };
    const outcome = await client.open(broken);
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.diagnostics.map(({ code, span }) => [code, span.line, span.column]),
      [['BP3001', 4, 29]],
    );
    assert.deepEqual(await client.check(broken), outcome.diagnostics);
    assert.deepEqual(await client.check(source), []);
  });

  it('fails, and says why, where a choice is none', async () => {
    await assert.rejects(client.open(source, { estimator: { m: 0 } }), /m must be a whole number/);
  });
});
