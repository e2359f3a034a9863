import assert from 'node:assert/strict';
import { InProcess } from './in-process.ts';
import { backpath as inItsOwnProcess } from './process.ts';

const paper = 'examples/paper.ts';

describe('the command line', () => {
  const terminal = new InProcess();
  const backpath = (...words: readonly string[]) => terminal.answer(...words);
  const file = (path: string, text: string): string => {
    terminal.files.set(path, text);
    return path;
  };

  it('check: lists the functions of a good file', async () => {
    const { code, out, err } = await backpath('check', paper);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^f1\(x\)$/m);
    assert.match(out, /^f2\(x, y\)$/m);
  });

  it('check: says file:line:column code message of every fault, exit code 1', async () => {
    const path = file('bad.ts', '/** @differentiable */\nexport function bad(x: number): number {\n  return x + unknown;\n}\n');
    const { code, out, err } = await backpath('check', path);
    assert.deepEqual([code, out], [1, '']);
    assert.ok(err.startsWith(`${path}:3:14 BP3001 `), err);
    const json = await backpath('check', path, '--json');
    assert.equal(json.code, 1);
    const { functions, diagnostics } = JSON.parse(json.out);
    assert.deepEqual(functions, []);
    assert.equal(diagnostics[0].code, 'BP3001');
    assert.deepEqual([diagnostics[0].span.line, diagnostics[0].span.column], [3, 14]);
  });

  it('check: a file that cannot be read is a fault of the input', async () => {
    const { code, err } = await backpath('check', 'no/such/file.ts');
    assert.equal(code, 1);
    assert.match(err, /^no\/such\/file\.ts:1:1 BP3011 /);
  });

  it('grad: the value and the gradient as JSON', async () => {
    const { code, out, err } = await backpath('grad', `${paper}#f2`, '--at', 'x=0.5,y=-2', '--json');
    assert.deepEqual([code, err], [0, '']);
    const { value, gradient } = JSON.parse(out);
    const e = Math.exp(0.5);
    const close = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) <= 1e-14 * Math.abs(expected));
    close(value, e * -1.5);
    close(gradient.x, e * -1.5 + e);
    close(gradient.y, e);
    assert.deepEqual(Object.keys(gradient), ['x', 'y']);
  });

  it("grad: begins at the function's own start, and finishes what --at leaves open with it", async () => {
    const at = async (...words: string[]) => JSON.parse(await terminal.run('grad', `${paper}#f1`, ...words));
    assert.deepEqual(await at(), await at('--at', 'x=5'));
  });

  it('grad: numbers that JSON lacks are strings, with a warning', async () => {
    const path = file('log.ts', '/** @differentiable */\nexport function f(x: number): number {\n  return Math.log(x);\n}\n');
    const { code, out, err } = await backpath('grad', `${path}#f`, '--at', 'x=0');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { value: '-Infinity', gradient: { x: 'Infinity' } });
    assert.match(err, /:3:\d+ BP4016 log\(x\) is −∞.*\n.*BP4004.*\n.*BP4005/);
  });

  it('grad: says where an output is rounded, of several, too', async () => {
    const path = file('rounded.ts', 'export function f(x: number): number {\n  return Number((100 * x).toFixed(1)) + x * x;\n}\n');
    const { code, out, err } = await backpath('grad', `${path}#f`, '--at', 'x=1.5');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { value: 152.25, gradient: { x: 3 } });
    assert.match(err, /rounded\.ts:2:\d+ BP4020 /);
  });

  it('gradcheck: agrees with central differences, and says so', async () => {
    for (const [fn, point] of [
      ['f1', 'x=1.3'],
      ['beale', 'x=1.3,y=-0.6'],
      ['levi', 'x=-2.4,y=3.1'],
    ]) {
      const { code, out } = await backpath('gradcheck', `${paper}#${fn}`, '--at', point ?? '', '--json');
      assert.equal(code, 0, out);
      const { parameters } = JSON.parse(out);
      for (const { gradient, difference } of parameters) assert.ok(Math.abs(gradient / difference - 1) < 1e-5);
    }
  });

  it('gradcheck: exit code 1 where they disagree, as at a kink', async () => {
    const path = file('kink.ts', '/** @differentiable */\nexport function f(x: number): number {\n  return Math.max(x, 0) * 3;\n}\n');
    const { code, out } = await backpath('gradcheck', `${path}#f`, '--at', 'x=0');
    assert.equal(code, 1);
    assert.match(out, /DISAGREE/);
  });

  it('graph: JSON as the contract has it, edges between nodes that exist', async () => {
    const { code, out } = await backpath('graph', `${paper}#f2`, '--at', 'x=0.5,y=-2', '--format', 'json');
    assert.equal(code, 0);
    const { nodes, edges, paths } = JSON.parse(out);
    assert.deepEqual(paths, { x: '2', y: '1' });
    const kinds = nodes.map((node: { kind: string }) => node.kind).sort();
    assert.deepEqual(kinds, ['operation', 'operation', 'operation', 'output', 'parameter', 'parameter', 'tuple']);
    const ids = new Set(nodes.map((node: { id: string }) => node.id));
    assert.equal(ids.size, nodes.length);
    for (const node of nodes) {
      const fields = ['id', 'kind', ...(node.kind === 'operation' ? ['operation'] : []), 'label', 'value', 'adjoint', 'span'];
      assert.deepEqual(Object.keys(node), fields);
    }
    assert.equal(new Set(edges.map((edge: { id: string }) => edge.id)).size, edges.length);
    for (const edge of edges) {
      assert.deepEqual(Object.keys(edge), ['id', 'source', 'target', 'partial']);
      assert.ok(ids.has(edge.source) && ids.has(edge.target));
      assert.equal(typeof edge.partial, 'number');
    }
  });

  it('graph: text, dot and SVG', async () => {
    assert.match(await terminal.run('graph', `${paper}#f2`), /x1/);
    assert.match(await terminal.run('graph', `${paper}#f2`, '--format', 'dot'), /^digraph/);
    assert.match(await terminal.run('graph', `${paper}#f2`, '--format', 'svg'), /<svg/);
  });

  it('listing: every form, the same as JSON', async () => {
    for (const form of ['program', 'ssa', 'ssa-sa', 'derivative']) {
      const out = await terminal.run('listing', `${paper}#f2`, '--form', form);
      assert.ok(out.trim().length > 0);
      const json = JSON.parse(await terminal.run('listing', `${paper}#f2`, '--form', form, '--json'));
      assert.deepEqual([json.function, json.form, json.text.trimEnd()], ['f2', form, out.trimEnd()]);
    }
  });

  it('run: a record of each iteration, the same for the same seed and another for another', async () => {
    const out = 'run.jsonl';
    const words = ['run', `${paper}#beale`, '--start', 'x=3,y=0.2', '--estimator', 'spad', '--iterations', '30', '--out', out, '--json'];
    const records = async (seed: string) => {
      const { code, err } = await backpath(...words, '--seed', seed);
      assert.deepEqual([code, err], [0, '']);
      return terminal.files.get(out) ?? '';
    };
    const first = await records('1');
    const lines = first.trimEnd().split('\n');
    assert.equal(lines.length, 31);
    const [header, ...rest] = lines.map((line) => JSON.parse(line));
    assert.deepEqual([header.function, header.settings.seed, header.settings.start], ['beale', 1, [3, 0.2]]);
    assert.deepEqual(
      rest.map(({ iteration }) => iteration),
      rest.map((_, i) => i),
    );
    assert.deepEqual(rest[0].point, [3, 0.2]);
    assert.equal(await records('1'), first);
    assert.notEqual(await records('2'), first);
  });

  it('run: every option reaches the settings', async () => {
    const out = 'options.jsonl';
    const options = ['--m', '3', '--k-max', '7', '--epsilon', '0.25', '--granularity', 'path', '--draw', 'paths', '--no-normalize'];
    const more = ['--optimizer', 'sgd', '--lr', '0.5', '--beta1', '0.8', '--beta2', '0.99', '--fixed', '1,0', '--seed', '9007199254740991'];
    const { code, err } = await backpath(
      'run',
      `${paper}#f2`,
      '--estimator',
      'spad1',
      ...options,
      ...more,
      '--iterations',
      '0',
      '--out',
      out,
    );
    assert.deepEqual([code, err], [0, '']);
    const { settings } = JSON.parse(terminal.files.get(out) ?? '');
    const estimator = { name: 'spad1', granularity: 'path', draw: 'paths', normalize: false, m: 3, kMax: 7, epsilon: 0.25, fixed: [1, 0] };
    assert.deepEqual(settings.estimator, estimator);
    assert.deepEqual(settings.optimizer, { name: 'sgd', learningRate: 0.5, beta1: 0.8, beta2: 0.99, stability: 1e-8 });
    assert.equal(settings.seed, 9007199254740991);
  });

  it("run: follows the first component of f1's gradient to the minimum that gradient descent misses (paper, Fig. 3)", async () => {
    const end = async (...words: string[]): Promise<number> =>
      JSON.parse(await terminal.run('run', `${paper}#f1`, '--start', 'x=5', '--json', ...words)).objective;
    const alone = [await end('--estimator', 'fixed', '--fixed', '0'), await end('--estimator', 'fixed', '--fixed', '1')];
    assert.ok(Math.min(...alone) < 1e-3, `${alone}`);
    assert.ok((await end('--estimator', 'full')) > 1);
  });

  const usage: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /a command is missing: one of check, grad/],
    [['differentiate'], /there is no command differentiate; there are check, grad/],
    [['grad'], /FILE#FN is missing/],
    [['grad', paper], /name the function too/],
    [['grad', `${paper}#f1`, 'more'], /one FILE#FN at a time/],
    [['grad', `${paper}#f1`, '--where', 'x=1'], /--where.*\nallowed: --at --data --json --help/],
    [['grad', `${paper}#f1`, '--at', 'x'], /written x=1,y=2/],
    [['grad', `${paper}#f1`, '--at', 'x=five'], /must be a number/],
    [['graph', `${paper}#f1`, '--format', 'png'], /must be one of text, json, dot, svg, mermaid, latex; it is png/],
    [['listing', `${paper}#f1`], /one of program, ssa, ssa-sa, derivative/],
    [['listing', `${paper}#f1`, '--form', 'anf'], /must be one of program, ssa, ssa-sa, derivative; it is anf/],
    [['run', `${paper}#f1`, '--estimator', 'sgd'], /must be one of full, fixed, rad, spad1, spad2, spad, .*; it is sgd/],
    [['run', `${paper}#f1`, '--optimizer', 'lbfgs'], /must be one of sgd, adam, .*; it is lbfgs/],
    [['run', `${paper}#f1`, '--m', '0'], /--m must be a whole number from 1/],
    [['run', `${paper}#f1`, '--k-max', '1.5'], /--k-max must be a whole number from 1/],
    [['run', `${paper}#f1`, '--lr', '-1'], /--lr/],
    [['run', `${paper}#f1`, '--seed', '-1'], /--seed/],
    [['run', `${paper}#f1`, '--iterations', 'many'], /--iterations must be a number/],
  ];
  for (const [words, message] of usage) {
    it(`usage: ${words.slice(0, 1).concat(words.slice(2)).join(' ') || 'nothing'} is exit code 2`, async () => {
      const { code, out, err } = await backpath(...words);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }

  it('a point that the function does not have is a fault of the input', async () => {
    const { code, err } = await backpath('grad', `${paper}#f1`, '--at', 'q=1');
    assert.equal(code, 1);
    assert.match(err, /^examples\/paper\.ts:\d+:\d+ BP4003 f1 has no parameter q/);
  });

  it('a function that the file does not have is a fault of the input, also as JSON', async () => {
    const { code, out, err } = await backpath('grad', `${paper}#f9`, '--json');
    assert.equal(code, 1);
    assert.match(err, /BP3016/);
    assert.equal(JSON.parse(out).diagnostics[0].code, 'BP3016');
  });

  it('as a process: answers on standard output, complains on standard error, and says by its exit code what was wrong', function () {
    this.timeout(60_000);
    const good = inItsOwnProcess('grad', `${paper}#f2`, '--at', 'x=0,y=3');
    assert.deepEqual(good, { code: 0, out: '{"value":3,"gradient":{"x":4,"y":1}}\n', err: '' });
    const input = inItsOwnProcess('grad', `${paper}#f1`, '--at', 'q=1');
    assert.deepEqual([input.code, input.out], [1, '']);
    assert.match(input.err, /^examples\/paper\.ts:\d+:\d+ BP4003 .*\n$/);
    const disk = inItsOwnProcess('run', `${paper}#f1`, '--out', 'no/such/folder/run.jsonl', '--iterations', '1');
    assert.deepEqual([disk.code, disk.out], [2, '']);
    assert.match(disk.err, /^cannot write no\/such\/folder.*\n$/);
  });

  it('--help of the whole and of every command', async () => {
    const { code, out } = await backpath('--help');
    assert.equal(code, 0);
    for (const name of ['check', 'grad', 'gradcheck', 'graph', 'listing', 'run']) {
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
      const help = await backpath(name, '--help');
      assert.equal(help.code, 0);
      assert.match(help.out, /--json/);
    }
  });
});
