import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../host/folders.ts';
import { backpath } from './process.ts';

const paper = 'examples/paper.ts';

describe('the command line', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => {
    folder = temporaryFolder('cli');
  });

  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('check: lists the functions of a good file', () => {
    const { code, out, err } = backpath('check', paper);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^f1\(x\)$/m);
    assert.match(out, /^f2\(x, y\)$/m);
  });

  it('check: says file:line:column code message of every fault, exit code 1', () => {
    const path = file('bad.ts', '/** @differentiable */\nexport function bad(x: number): number {\n  return x + unknown;\n}\n');
    const { code, out, err } = backpath('check', path);
    assert.deepEqual([code, out], [1, '']);
    assert.ok(err.startsWith(`${path}:3:14 BP3001 `), err);
    const json = backpath('check', path, '--json');
    assert.equal(json.code, 1);
    const { functions, diagnostics } = JSON.parse(json.out);
    assert.deepEqual(functions, []);
    assert.equal(diagnostics[0].code, 'BP3001');
    assert.deepEqual([diagnostics[0].span.line, diagnostics[0].span.column], [3, 14]);
  });

  it('check: a file that cannot be read is a fault of the input', () => {
    const { code, err } = backpath('check', 'no/such/file.ts');
    assert.equal(code, 1);
    assert.match(err, /^no\/such\/file\.ts:1:1 BP3011 /);
  });

  it('grad: the value and the gradient as JSON', () => {
    const { code, out, err } = backpath('grad', `${paper}#f2`, '--at', 'x=0.5,y=-2', '--json');
    assert.deepEqual([code, err], [0, '']);
    const { value, gradient } = JSON.parse(out);
    const e = Math.exp(0.5);
    const close = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) <= 1e-14 * Math.abs(expected));
    close(value, e * -1.5);
    close(gradient.x, e * -1.5 + e);
    close(gradient.y, e);
    assert.deepEqual(Object.keys(gradient), ['x', 'y']);
  });

  it("grad: begins at the function's own start, and finishes what --at leaves open with it", () => {
    const at = (...words: string[]) => JSON.parse(backpath('grad', `${paper}#f1`, ...words).out);
    assert.deepEqual(at(), at('--at', 'x=5'));
  });

  it('grad: numbers that JSON lacks are strings, with a warning', () => {
    const path = file('log.ts', '/** @differentiable */\nexport function f(x: number): number {\n  return Math.log(x);\n}\n');
    const { code, out, err } = backpath('grad', `${path}#f`, '--at', 'x=0');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { value: '-Infinity', gradient: { x: 'Infinity' } });
    assert.match(err, /:3:\d+ BP4016 log\(x\) is −∞.*\n.*BP4004.*\n.*BP4005/);
  });

  it('grad: says where an output is rounded, of several, too', () => {
    const path = file('rounded.ts', 'export function f(x: number): number {\n  return Number((100 * x).toFixed(1)) + x * x;\n}\n');
    const { code, out, err } = backpath('grad', `${path}#f`, '--at', 'x=1.5');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { value: 152.25, gradient: { x: 3 } });
    assert.match(err, /rounded\.ts:2:\d+ BP4020 /);
  });

  it('gradcheck: agrees with central differences, and says so', () => {
    for (const [fn, point] of [
      ['f1', 'x=1.3'],
      ['beale', 'x=1.3,y=-0.6'],
      ['levi', 'x=-2.4,y=3.1'],
    ]) {
      const { code, out } = backpath('gradcheck', `${paper}#${fn}`, '--at', point ?? '', '--json');
      assert.equal(code, 0, out);
      const { parameters } = JSON.parse(out);
      for (const { gradient, difference } of parameters) assert.ok(Math.abs(gradient / difference - 1) < 1e-5);
    }
  });

  it('gradcheck: exit code 1 where they disagree, as at a kink', () => {
    const path = file('kink.ts', '/** @differentiable */\nexport function f(x: number): number {\n  return Math.max(x, 0) * 3;\n}\n');
    const { code, out } = backpath('gradcheck', `${path}#f`, '--at', 'x=0');
    assert.equal(code, 1);
    assert.match(out, /DISAGREE/);
  });

  it('graph: JSON as the contract has it, edges between nodes that exist', () => {
    const { code, out } = backpath('graph', `${paper}#f2`, '--at', 'x=0.5,y=-2', '--format', 'json');
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

  it('graph: text, dot and SVG', () => {
    assert.match(backpath('graph', `${paper}#f2`).out, /x1/);
    assert.match(backpath('graph', `${paper}#f2`, '--format', 'dot').out, /^digraph/);
    assert.match(backpath('graph', `${paper}#f2`, '--format', 'svg').out, /<svg/);
  });

  it('listing: every form, the same as JSON', () => {
    for (const form of ['program', 'ssa', 'ssa-sa', 'derivative']) {
      const { code, out } = backpath('listing', `${paper}#f2`, '--form', form);
      assert.equal(code, 0);
      assert.ok(out.trim().length > 0);
      const json = JSON.parse(backpath('listing', `${paper}#f2`, '--form', form, '--json').out);
      assert.deepEqual([json.function, json.form, json.text.trimEnd()], ['f2', form, out.trimEnd()]);
    }
  });

  it('run: a record of each iteration, the same for the same seed and another for another', () => {
    const out = join(folder, 'run.jsonl');
    const words = ['run', `${paper}#beale`, '--start', 'x=3,y=0.2', '--estimator', 'spad', '--iterations', '30', '--out', out, '--json'];
    const records = (seed: string) => {
      const { code, err } = backpath(...words, '--seed', seed);
      assert.deepEqual([code, err], [0, '']);
      return readFileSync(out, 'utf8');
    };
    const first = records('1');
    const lines = first.trimEnd().split('\n');
    assert.equal(lines.length, 31);
    const [header, ...rest] = lines.map((line) => JSON.parse(line));
    assert.deepEqual([header.function, header.settings.seed, header.settings.start], ['beale', 1, [3, 0.2]]);
    assert.deepEqual(
      rest.map(({ iteration }) => iteration),
      rest.map((_, i) => i),
    );
    assert.deepEqual(rest[0].point, [3, 0.2]);
    assert.equal(records('1'), first);
    assert.notEqual(records('2'), first);
  });

  it('run: every option reaches the settings', () => {
    const out = join(folder, 'options.jsonl');
    const options = ['--m', '3', '--k-max', '7', '--epsilon', '0.25', '--granularity', 'path', '--draw', 'paths', '--no-normalize'];
    const more = ['--optimizer', 'sgd', '--lr', '0.5', '--beta1', '0.8', '--beta2', '0.99', '--fixed', '1,0', '--seed', '9007199254740991'];
    const { code, err } = backpath('run', `${paper}#f2`, '--estimator', 'spad1', ...options, ...more, '--iterations', '0', '--out', out);
    assert.deepEqual([code, err], [0, '']);
    const { settings } = JSON.parse(readFileSync(out, 'utf8'));
    const estimator = { name: 'spad1', granularity: 'path', draw: 'paths', normalize: false, m: 3, kMax: 7, epsilon: 0.25, fixed: [1, 0] };
    assert.deepEqual(settings.estimator, estimator);
    assert.deepEqual(settings.optimizer, { name: 'sgd', learningRate: 0.5, beta1: 0.8, beta2: 0.99, stability: 1e-8 });
    assert.equal(settings.seed, 9007199254740991);
  });

  it("run: follows the first component of f1's gradient to the minimum that gradient descent misses (paper, Fig. 3)", () => {
    const end = (...words: string[]) => JSON.parse(backpath('run', `${paper}#f1`, '--start', 'x=5', '--json', ...words).out);
    const objectives = ['0', '1'].map((branch) => end('--estimator', 'fixed', '--fixed', branch).objective);
    assert.ok(Math.min(...objectives) < 1e-3, `${objectives}`);
    assert.ok(end('--estimator', 'full').objective > 1);
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
    [['run', `${paper}#f1`, '--out', 'no/such/folder/run.jsonl', '--iterations', '1'], /cannot write no\/such\/folder/],
  ];
  for (const [words, message] of usage) {
    it(`usage: ${words.slice(0, 1).concat(words.slice(2)).join(' ') || 'nothing'} is exit code 2`, () => {
      const { code, out, err } = backpath(...words);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }

  it('a point that the function does not have is a fault of the input', () => {
    const { code, err } = backpath('grad', `${paper}#f1`, '--at', 'q=1');
    assert.equal(code, 1);
    assert.match(err, /^examples\/paper\.ts:\d+:\d+ BP4003 f1 has no parameter q/);
  });

  it('a function that the file does not have is a fault of the input, also as JSON', () => {
    const { code, out, err } = backpath('grad', `${paper}#f9`, '--json');
    assert.equal(code, 1);
    assert.match(err, /BP3016/);
    assert.equal(JSON.parse(out).diagnostics[0].code, 'BP3016');
  });

  it('--help of the whole and of every command', () => {
    const { code, out } = backpath('--help');
    assert.equal(code, 0);
    for (const name of ['check', 'grad', 'gradcheck', 'graph', 'listing', 'run']) {
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
      const help = backpath(name, '--help');
      assert.equal(help.code, 0);
      assert.match(help.out, /--json/);
    }
  });
});
