import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { type Drawing, drawGraph, drawSteps, graphView, wholeGraph } from '../../../engine/view/model.ts';
import type { GraphView } from '../../../engine/view/types.ts';
import { nodeBox } from './boxes.ts';
import { paperFunctions, testFunction } from './functions.ts';
import { randomFunction } from './random.ts';
import { checkReadable } from './readable.ts';

describe('layout', () => {
  for (const direction of ['right', 'down'] as const) {
    const display = { ...wholeGraph, direction };

    for (const { of } of paperFunctions) {
      it(`draws ${of.name} without overlaps, ${direction}`, () => checkReadable(graphView(of.name, of, display)));
    }

    it(`draws 200 random graphs without overlaps, ${direction}`, () => {
      for (let seed = 0; seed < 200; seed++) {
        const shape = { parameters: 1 + (seed % 4), operations: 2 + (seed % 37), reach: 1 + (seed % 11) };
        checkReadable(graphView('random', randomFunction(seed, shape), display));
      }
    });
  }

  it('draws in a hurry what is right, if less beautiful', () => {
    for (let seed = 0; seed < 40; seed++) {
      const steps = drawSteps('f', randomFunction(seed, { parameters: 3, operations: 60, reach: 9 }), wholeGraph);
      let step = steps.next(false);
      while (!step.done) step = steps.next(true);
      checkReadable(step.value.view);
      assert.ok(step.value.view.simplified);
    }
  });

  it('puts the parameters in the first layer and the output in the last', () => {
    for (const { of } of paperFunctions) {
      const view = graphView(of.name, of);
      const xs = view.nodes.map((node) => node.position.x);
      for (const node of view.nodes) {
        if (node.kind === 'parameter') assert.equal(node.position.x, Math.min(...xs));
        if (node.kind === 'output') assert.equal(node.position.x, Math.max(...xs));
      }
    }
  });

  it('draws f2 without a crossing and one of the two contributions of x straight', () => {
    const { of } = at(paperFunctions, 1);
    const { edges, nodes } = graphView(of.name, of);
    const rows = (label: string) => nodes.findIndex((node) => node.label === label);
    assert.ok(at(nodes, rows('exp')).position.y < at(nodes, rows('+')).position.y, 'x1 leads up, x2 and y lead down');
    assert.ok(edges.some(({ branch, route }) => branch !== undefined && route.length === 2));
  });

  it('is the same drawing every time', () => {
    const of = randomFunction(7, { parameters: 3, operations: 60, reach: 8 });
    assert.deepEqual(graphView('f', of), graphView('f', of));
  });

  it('runs the longest edges of a deep graph above it, in lanes, and keeps out of the way of nodes', () => {
    const deep = testFunction('deep', ['x'], (op, x) => {
      let sum = x;
      for (let index = 0; index < 150; index++) sum = op('mul', op('sin', sum), x);
      return sum;
    });
    const view = graphView('deep', deep);
    checkReadable(view);
    const highest = Math.min(...view.nodes.map((node) => nodeBox(node).top));
    assert.ok(
      view.edges.some(({ route }) => route.some(({ y }) => y < highest)),
      'some edge takes a lane',
    );
  });

  it('lays out 5,000 nodes within two seconds', function () {
    this.timeout(60_000);
    const of = randomFunction(1, { parameters: 10, operations: 3300, reach: 40 });
    assert.ok(of.graph.nodes.length > 5000);
    const start = process.cpuUsage();
    graphView('large', of);
    // The processor's time, not the clock's: other work on the machine must not fail the test.
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 2e6, `${user + system} µs`);
  });

  it('lays out a trace of 20,000 instructions in a row without recursion', function () {
    this.timeout(20_000);
    const chain = testFunction('chain', ['x'], (op, x) => Array.from({ length: 20_000 }).reduce<typeof x>((value) => op('sin', value), x));
    const view = graphView('chain', chain);
    assert.equal(new Set(view.nodes.map((node) => node.position.y)).size, 1);
  });
});

describe('layout after an edit', () => {
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

  /** How far each node that is in both has moved, the shift of the whole drawing aside, which the page scrolls away. */
  function moves(before: GraphView, after: GraphView): { readonly width: number; readonly distance: number }[] {
    const old = new Map(before.nodes.map((node) => [node.key, node]));
    const both = after.nodes.flatMap((node) => {
      const was = old.get(node.key);
      if (was === undefined || node.kind === 'output') return [];
      return [{ width: was.width, dx: node.position.x - was.position.x, dy: node.position.y - was.position.y }];
    });
    const [dx, dy] = [median(both.map((move) => move.dx)), median(both.map((move) => move.dy))];
    return both.map((move) => ({ width: move.width, distance: Math.hypot(move.dx - dx, move.dy - dy) }));
  }

  it('moves nothing at all after renaming a local variable', () => {
    const sources = [
      'export function f(x: number, y: number) { const NAME = Math.exp(x) * y; return NAME * NAME + Math.sin(NAME) * x; }',
      'export function f(x: number, y: number) { let NAME = x; for (let k = 0; k < 5; k++) NAME = NAME * y + Math.cos(NAME) * x; return NAME; }',
    ];
    for (const source of sources) {
      for (const direction of ['right', 'down'] as const) {
        const drawn = (name: string, before?: Drawing) => {
          const fn = at(compile(source.replaceAll('NAME', name), { only: 'f' }).functions, 0);
          return drawGraph('f', fn.at([1, 2]), { ...wholeGraph, direction, budget: 12 }, before);
        };
        const before = drawn('t');
        for (const name of ['value', 'aVeryLongNameOfAVariable']) {
          const after = drawn(name, before);
          const places = ({ nodes, edges }: GraphView) => [
            nodes.map(({ key, position }) => [key, position]),
            edges.map(({ route }) => route),
          ];
          assert.deepEqual(places(after.view), places(before.view), name);
        }
      }
    }
  });

  it('moves the old nodes by less than one node’s width at the median after appending a term', () => {
    const medians: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const shape = { parameters: 1 + (seed % 4), operations: 8 + (seed % 60), reach: 2 + (seed % 11) };
      const [old, edited] = [randomFunction(seed, shape), randomFunction(seed, shape, true)];
      const before = drawGraph('f', old);
      const after = drawGraph('f', edited, wholeGraph, before).view;
      checkReadable(after);
      const moved = moves(before.view, after);
      assert.ok(moved.length > 5);
      medians.push(median(moved.map(({ distance, width }) => distance / width)));
    }
    assert.ok(median(medians) < 0.1, `${median(medians)}`);
    // Where the old order would cross too much or climb too far, it is given up.
    assert.ok(medians.filter((moved) => moved < 1).length >= 0.95 * medians.length, medians.join(' '));
  });

  it('stays readable, and as it is, through a long series of edits', () => {
    let drawing = drawGraph('f', randomFunction(3, { parameters: 3, operations: 10, reach: 6 }));
    for (let operations = 11; operations < 60; operations++) {
      drawing = drawGraph('f', randomFunction(3, { parameters: 3, operations, reach: 6 }), wholeGraph, drawing);
      checkReadable(drawing.view);
    }
    const again = drawGraph('f', randomFunction(3, { parameters: 3, operations: 59, reach: 6 }), wholeGraph, drawing).view;
    assert.ok(moves(drawing.view, again).every(({ distance }) => distance < 1e-6));
  });
});
