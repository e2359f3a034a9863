import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import { graphView } from '../../../engine/view/model.ts';
import { nodeBox } from './boxes.ts';
import { paperFunctions, type TestFunction, testFunction } from './functions.ts';
import { randomFunction } from './random.ts';
import { checkReadable } from './readable.ts';

describe('layout', () => {
  for (const { of } of paperFunctions) {
    it(`draws ${of.name} without overlaps`, () => checkReadable(graphView(of.name, of)));
  }

  it('draws 200 random graphs without overlaps', () => {
    for (let seed = 0; seed < 200; seed++) {
      const shape = { parameters: 1 + (seed % 4), operations: 2 + (seed % 37), reach: 1 + (seed % 11) };
      checkReadable(graphView('random', randomFunction(seed, shape)));
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
  const edit = (extra: boolean): TestFunction =>
    testFunction('f', ['x', 'y'], (op, x, y) => {
      const base = op('mul', op('exp', x), op('add', x, op('mul', y, y)));
      return extra ? op('add', base, op('sin', y)) : base;
    });

  it('keeps the nodes that did not change near their places', () => {
    const [old, edited] = [graphView('f', edit(false)), graphView('f', edit(true))];
    const moves = old.nodes.flatMap((node) => {
      const same = edited.nodes.find(({ key }) => key === node.key);
      return same === undefined || node.kind === 'output'
        ? []
        : [{ dx: same.position.x - node.position.x, dy: same.position.y - node.position.y }];
    });
    assert.ok(moves.length >= 7, 'operations and parameters survive');
    const median = (values: number[]) =>
      at(
        values.toSorted((a, b) => a - b),
        values.length >> 1,
      );
    const [dx, dy] = [median(moves.map((move) => move.dx)), median(moves.map((move) => move.dy))];
    // After the drawing is shifted as a whole, no survivor is further from its place than the height of one node and a gap.
    for (const move of moves) assert.ok(Math.hypot(move.dx - dx, move.dy - dy) < 80, JSON.stringify({ moves, dx, dy }));
  });
});
