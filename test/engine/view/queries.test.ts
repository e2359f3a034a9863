import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { inspectAt, inspectFile } from '../../../engine/view/inspect.ts';
import { listingKeys } from '../../../engine/view/listing-keys.ts';
import { drawGraph, wholeGraph } from '../../../engine/view/model.ts';
import { pathPage } from '../../../engine/view/paths.ts';

const TEXT = `function square(v: number) { return v * v; }
export function f(x: number, y: number) {
  const u = x * y;
  let s = u;
  for (let i = 0; i < 3; i++) s = s + square(u) * x;
  return s;
}`;
const fn = at(compile(TEXT, { only: 'f', fileName: 'f.ts' }).functions, 0);
const point = [2, 0.5];
const traced = fn.at(point);

/** The empty span before the first occurrence of a piece of text. */
function spot(piece: string, word?: string) {
  const before = TEXT.slice(0, TEXT.indexOf(piece)).split('\n');
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  return { span: { file: 'f.ts', line, column, endLine: line, endColumn: column }, ...(word !== undefined && { word, scope: fn.span }) };
}

describe('pathPage', () => {
  it('pages through the paths of a parameter, largest first, each with its places', () => {
    const drawing = drawGraph('f', traced);
    const { graph } = traced;
    const whole = pathPage(drawing, point, 0, 0, 1000);
    assert.equal(BigInt(whole.total), BigInt(whole.paths.length));
    const sizes = whole.paths.map(({ contribution }) => Math.abs(contribution));
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
    // f = u + 3 u² x with u = x y, so ∂f/∂x = y + 9 u² = 9.5 at (2, 0.5).
    assert.ok(Math.abs(whole.paths.reduce((sum, { contribution }) => sum + contribution, 0) - 9.5) < 1e-12);
    assert.ok(Math.abs(whole.paths.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
    assert.deepEqual(pathPage(drawing, point, 0, 3, 2).paths, whole.paths.slice(3, 5));
    for (const { nodes, edges } of whole.paths) {
      assert.deepEqual([nodes[0], nodes.at(-1)], [graph.parameters[0], graph.output]);
      assert.equal(edges.length, nodes.length - 1);
    }
  });

  it('leads through folded groups', () => {
    const drawing = drawGraph('f', traced, { ...wholeGraph, budget: 0 });
    const group = drawing.view.nodes.findIndex(({ kind }) => kind === 'group');
    const { paths } = pathPage(drawing, point, 0, 0, 1);
    assert.ok(at(paths, 0).nodes.includes(group));
    const ends = at(paths, 0).edges.map((edge) => [at(drawing.view.edges, edge).source, at(drawing.view.edges, edge).target]);
    for (const [index, [source]] of ends.entries()) assert.ok(index === 0 || source === at(ends, index - 1)[1], 'edges join');
  });

  it('is empty for a parameter that there is not', () => {
    assert.deepEqual(pathPage(drawGraph('f', traced), point, 7, 0, 5), { total: '0', paths: [] });
  });
});

describe('inspectAt', () => {
  it('finds a variable by its name, with its derivative and the reads that a draw chooses from', () => {
    const found = inspectAt(traced, point, spot('u);', 'u'));
    // u = 1; ∂f/∂u = 1 + 6 u x = 13.
    assert.deepEqual([found?.value, found?.adjoint, found?.times], [1, 13, 1]);
    assert.equal(found?.description, 'u = x × y');
    // Once as the first s, and twice by each of three squares.
    assert.equal(found?.branches.length, 7);
  });

  it('finds the innermost expression, the last of many that a helper computes', () => {
    const found = inspectAt(traced, point, spot('* v'));
    assert.deepEqual([found?.value, found?.times], [1, 3]);
  });

  it('does not take a variable of another function for one of the same name', () => {
    const inHelper = { ...spot('v;', 'x'), scope: { file: 'f.ts', line: 1, column: 1, endLine: 1, endColumn: 46 } };
    assert.equal(inspectAt(traced, point, inHelper)?.times, 3);
  });

  it('says how large a share of the gradient passes, all of it at the output', () => {
    const last = inspectFile(traced, point, 'f.ts').find(({ description }) => description.startsWith('s_3'));
    assert.ok(last && Math.abs(last.adjoint - 1) < 1e-15);
    const u = inspectAt(traced, point, spot('u);', 'u'));
    // Σ|g|: x has 0.5 + 9 · 1 = 9.5 with 3 of it by the reads of x itself; y has u's 13 · 2 = 26. Through u: 13 · 0.5 + 26.
    assert.ok(Math.abs((u?.share ?? 0) - (6.5 + 26) / (9.5 + 26)) < 1e-12);
  });

  it('has nothing where nothing differentiated is computed', () => {
    assert.equal(inspectAt(traced, point, spot('i < 3', 'i')), undefined);
  });
});

describe('listingKeys', () => {
  for (const form of ['ssa', 'ssa-sa', 'derivative'] as const) {
    it(`knows which node a line of the listing is about: ${form}`, () => {
      const text = fn.listing(form);
      const keys = listingKeys(fn.at(fn.start), form, text);
      const lines = text.split('\n');
      const nodes = new Map(fn.at(fn.start).graph.nodes.map((node) => [node.key, node]));
      const about = lines.flatMap((line, index) => {
        const node = keys[index] === undefined ? undefined : nodes.get(keys[index] ?? '');
        return node === undefined ? [] : [{ line, node }];
      });
      assert.ok(about.length >= fn.at(fn.start).graph.nodes.filter(({ kind }) => kind === 'operation').length);
      for (const { line, node } of about) {
        if (node.operation === 'mul' && !line.includes('bar_')) assert.match(line, /[×*]/);
        if (node.kind === 'tuple') assert.match(line, /^\w+(, \w+)+ ← /);
      }
      assert.ok(about.some(({ line, node }) => node.name === 'u' && /\bu\b/.test(line)));
    });
  }
});
