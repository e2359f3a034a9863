import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import type { DifferentiableFunction } from '../../../engine/function.ts';
import { at } from '../../../engine/invariant.ts';
import { contract } from '../../../engine/view/fold/contract.ts';
import { groupsOf } from '../../../engine/view/fold/groups.ts';
import { drawGraph } from '../../../engine/view/model.ts';
import { graphNumbers } from '../../../engine/view/numbers.ts';
import type { FoldChoices, GraphView } from '../../../engine/view/types.ts';
import { checkReadable } from './readable.ts';

const LOOP = `
  function square(x: number) { const half = x / 2; return half * half * 4; }
  /** @start x = 2, w = [1, 2, 3, 4] */
  export function f(x: number, w: number[]) {
    let y = x;
    for (let i = 0; i < w.length; i++) y = square(y) * w[i] + Math.sin(y);
    return y + x;
  }`;

function load(text: string): DifferentiableFunction {
  const { functions, diagnostics } = compile(text, { only: 'f' });
  assert.deepEqual(diagnostics, []);
  return at(functions, 0);
}

const fold = (choices: Partial<FoldChoices>, budget = 0) => ({
  direction: 'right' as const,
  budget,
  folds: { open: [], closed: [], others: 'budget' as const, ...choices },
});

function draw(fn: DifferentiableFunction, choices: Partial<FoldChoices>, budget = 0) {
  return drawGraph(fn.name, fn.at(fn.start), fold(choices, budget));
}

function shown({ nodes, groups }: GraphView): string[] {
  return nodes.map((node) => (node.folded === undefined ? node.label : at(groups, node.folded.group).key));
}

describe('folding', () => {
  const fn = load(LOOP);

  it('makes a group of a loop, of each iteration, of each call, and of the numbers of a parameter', () => {
    const { groups } = draw(fn, {}).view;
    assert.deepEqual(
      groups.map(({ key, label, parent }) => [key, label, parent]),
      [
        ['parameter:w', 'w ×4', undefined],
        ['loop#0', 'for i ×4', undefined],
        ...[0, 1, 2, 3].flatMap((i) => [
          [`loop#0/iteration#${i}`, `i = ${i}`, 1],
          [`loop#0/iteration#${i}/call:square#0`, 'square(…)', 2 + 2 * i],
        ]),
      ],
    );
  });

  it('shows folded groups as one node each, and counts what they hide', () => {
    const { view, visible } = draw(fn, {});
    assert.deepEqual(shown(view), ['x', 'parameter:w', 'x', 'loop#0', '+', 'output']);
    const all = draw(fn, {}, Number.POSITIVE_INFINITY).view.nodes.length;
    assert.equal(view.hidden, all - 4, 'all but x, its tuple node, + and the output');
    assert.equal(visible.shownBy.length, all);
  });

  it('opens what the person opened, and keeps closed what was closed', () => {
    const opened = draw(fn, { open: ['loop#0'] }).view;
    assert.equal(opened.nodes.filter(({ kind }) => kind === 'group').length, 5);
    const closed = draw(fn, { closed: ['loop#0'] }, 1000).view;
    assert.deepEqual(
      closed.nodes.filter(({ kind }) => kind === 'group').map(({ key }) => key),
      ['loop#0'],
    );
    const deep = draw(fn, { open: ['loop#0', 'loop#0/iteration#1'] }).view;
    assert.ok(shown(deep).includes('loop#0/iteration#1/call:square#0'));
  });

  it('stays within the budget, outermost first, and opens the iterations of a loop together', () => {
    for (let budget = 6; budget < 60; budget++) {
      const { nodes, groups } = draw(fn, {}, budget).view;
      assert.ok(nodes.length <= budget, `${nodes.length} nodes, ${budget} allowed`);
      const iterations = groups.filter(({ kind }) => kind === 'iteration');
      assert.equal(new Set(iterations.map(({ open }) => open)).size, 1);
    }
    assert.equal(draw(fn, { others: 'open' }).view.hidden, 0);
    assert.deepEqual(shown(draw(fn, { others: 'closed' }, 1000).view), shown(draw(fn, {}).view));
  });

  it('sums the edges at the border of a folded group: as many leave as did, with their share of the gradient', () => {
    const drawing = draw(fn, { closed: ['parameter:w'] }, 1000);
    const { view } = drawing;
    const whole = draw(fn, {}, 1000);
    const names = fn.leaves.map(({ name }) => name);
    const [numbers, reference] = [graphNumbers(drawing, names, fn.start), graphNumbers(whole, names, fn.start)];
    const group = view.nodes.findIndex(({ kind }) => kind === 'group');
    const leaving = view.edges.filter(({ source }) => source === group);
    assert.equal(leaving.length, 4, 'one to each iteration');
    for (const { id, members } of view.edges) {
      const shares = members.map((edge) => at(reference.shares, at(whole.visible.edgeShownBy, edge)));
      assert.ok(Math.abs(at(numbers.shares, id) - shares.reduce((sum, share) => sum + share, 0)) < 1e-12);
      assert.equal(Number.isNaN(at(numbers.partials, id)), members.length > 1);
    }
    const folded = draw(fn, {});
    const all = folded.view.nodes.findIndex(({ key }) => key === 'parameter:w');
    const into = folded.view.edges.find(({ source }) => source === all);
    assert.equal(into?.formula, '4×', 'all of w into the loop');
    assert.equal(
      graphNumbers(folded, names, fn.start).tape.reduce((sum, bytes) => sum + bytes, 0),
      numbers.tape.reduce((sum, bytes) => sum + bytes, 0),
    );
  });

  it('shows of a folded group the value that leaves it last', () => {
    const drawing = draw(fn, {});
    const numbers = graphNumbers(
      drawing,
      fn.leaves.map(({ name }) => name),
      fn.start,
    );
    const group = drawing.view.nodes.findIndex(({ key }) => key === 'loop#0');
    assert.ok(Math.abs(at(numbers.values, group) - (fn.value(2, [1, 2, 3, 4]) - 2)) < 1e-9 * Math.abs(at(numbers.values, group)));
    assert.equal(at(numbers.adjoints, group), 1);
  });

  it('keeps its keys when names change and when code is added after and before', () => {
    const keys = (text: string) =>
      groupsOf(load(text).at([2, 1, 2, 3, 4]))
        .groups.filter(({ kind }) => kind !== 'parameter')
        .map(({ key }) => key);
    const before = keys(LOOP);
    assert.deepEqual(keys(LOOP.replaceAll(/\bi\b/g, 'index').replaceAll('half', 'part')), before);
    assert.deepEqual(keys(LOOP.replace('return y + x', 'return square(y) + x')).slice(0, before.length), before);
    assert.deepEqual(keys(LOOP.replace('let y = x', 'let y = x * x + x')), before);
  });

  it('contracts to a graph in topological order, whatever is open', () => {
    const traced = fn.at(fn.start);
    const tree = groupsOf(traced);
    for (let seed = 0; seed < 50; seed++) {
      const open = tree.groups.map((_, group) => (((seed * 2654435761) >>> (group % 31)) & 1) === 1);
      const { edges, nodes, shownBy } = contract(traced.graph, tree, open);
      for (const { source, target } of edges) assert.ok(source < target);
      assert.equal(new Set(shownBy).size, nodes.length);
    }
  });

  it('draws every folding without overlaps', () => {
    for (let budget = 5; budget < 70; budget += 3) checkReadable(draw(fn, {}, budget).view);
  });

  it('groups reductions, and leaves out groups that would open to the same again', () => {
    const reduced = load(
      '/** @start w = [1, 2, 3] */ export function f(w: number[]) { return w.map((x) => x * x * x).reduce((a, b) => a + b); }',
    );
    const kinds = draw(reduced, {}).view.groups.map(({ key, kind }) => [key, kind]);
    assert.deepEqual(kinds, [
      ['parameter:w', 'parameter'],
      ['reduction:map#0', 'reduction'],
      ['reduction:map#0/iteration#0', 'iteration'],
      ['reduction:map#0/iteration#1', 'iteration'],
      ['reduction:map#0/iteration#2', 'iteration'],
      ['reduction:reduce#0', 'reduction'],
    ]);
  });
});
