import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keptEdges } from '../../../engine/gradient/kept.ts';
import type { Selection } from '../../../engine/gradient/selection.ts';
import type { Lcg } from '../../../engine/graph/types.ts';
import { at } from '../../../engine/invariant.ts';
import { assertClose } from '../../oracle/close.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { allPaths, keeps, selectedGradient } from '../../oracle/paths.ts';
import { everySelection, full, someSelections } from '../../oracle/selections.ts';
import { beale, f1, f2, type Traced } from '../../oracle/traces.ts';

describe('the gradient of a selection', () => {
  const functions: readonly [string, () => Traced, readonly number[]][] = [
    ['f1', f1, [5]],
    ['f2', f2, [0.7, -1.3]],
    ['beale', beale, [3, 0.2]],
  ];
  for (const [name, trace, point] of functions) {
    it(`is the sum of the paths that it keeps: every selection of ${name}`, () => {
      const traced = trace();
      const selections = everySelection(traced.graph);
      assert.ok(selections.length > 4);
      for (const selection of selections) assertSelected(traced, selection, point);
    });
  }

  it('is the sum of the paths that it keeps: generated graphs', () => {
    const cases = generatedTraces().chain((traced) => fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }));
    fc.assert(
      fc.property(cases, ({ traced, selections }) => {
        for (const selection of selections) assertSelected(traced, selection, traced.point);
      }),
      { numRuns: 300 },
    );
  });

  it('of f1 at x = 5 are the two terms of the paper, Eq. 3', () => {
    const { graph, evaluator } = f1();
    const terms = [10 * (2 + Math.cos(20)), -100 * Math.sin(20)];
    const gradients = [0, 1].map((branch) => gradientOf({ graph, evaluator }, { kind: 'graph', branches: [branch] }, [5]));
    for (const [branch, term] of terms.entries()) assertClose(at(at(gradients, branch), 0), term, 1e-15);
  });

  it('is 0 for a parameter that no path leads from, and exact for one that is read once', () => {
    const { graph, evaluator } = f2();
    // x drops its branch into x + y; y has no tuple node and keeps all of its adjoint.
    const gradient = gradientOf({ graph, evaluator }, { kind: 'graph', branches: [0] }, [1, 2]);
    assertClose(at(gradient, 1), Math.E, 1e-15);
    const nothing = gradientOf({ graph, evaluator }, { kind: 'path', paths: [undefined, undefined] }, [1, 2]);
    assert.deepEqual(nothing, [0, 0]);
  });

  it('refuses selections of another graph', () => {
    const { graph, evaluator } = f2();
    const refused: readonly Selection[] = [
      { kind: 'graph', branches: [] },
      { kind: 'graph', branches: [2] },
      { kind: 'parameter', branches: [0] },
      { kind: 'path', paths: [] },
      { kind: 'path', paths: [[at(graph.edges, 0).id], undefined] },
    ];
    for (const selection of refused) assert.throws(() => gradientOf({ graph, evaluator }, selection, [1, 2]), { name: 'InvariantError' });
  });
});

describe('the sum over all paths', () => {
  it('is the full gradient: contributions of single paths added up', () => {
    fc.assert(
      fc.property(generatedTraces(), (traced) => {
        const { graph, evaluator, point } = traced;
        const whole = gradientOf(traced, full, point);
        const { magnitude } = selectedGradient(evaluator.linearize(point), full);
        graph.parameters.forEach((parameter, index) => {
          const sum = allPaths(graph, parameter).reduce((total, path) => {
            const paths = graph.parameters.map((_, other) => (other === index ? path : undefined));
            return total + at(gradientOf(traced, { kind: 'path', paths }, point), index);
          }, 0);
          assertClose(at(whole, index), sum, 1e-13, at(magnitude, index));
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('kept edges', () => {
  it('are those of the kept paths', () => {
    const cases = generatedTraces().chain((traced) => fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }));
    fc.assert(
      fc.property(cases, ({ traced: { graph }, selections }) => {
        for (const selection of selections) assert.deepEqual(keptEdges(graph, selection), edgesOfKeptPaths(graph, selection));
      }),
      { numRuns: 300 },
    );
  });
});

function assertSelected(traced: Traced, selection: Selection, point: readonly number[]): void {
  const expected = selectedGradient(traced.evaluator.linearize(point), selection);
  gradientOf(traced, selection, point).forEach((actual, index) => {
    // The same terms added in another order: at most a rounding for each edge, of the size of the terms.
    assertClose(actual, at(expected.gradient, index), 1e-13, at(expected.magnitude, index), JSON.stringify(selection));
  });
}

/** An edge is kept if it is on a path that some parameter keeps. */
function edgesOfKeptPaths(graph: Lcg, selection: Selection): readonly number[] {
  const paths = graph.parameters.flatMap((parameter, index) =>
    allPaths(graph, parameter).filter((path) => keeps(graph, selection, index, path)),
  );
  return [...new Set(paths.flat())].sort((left, right) => left - right);
}

function gradientOf({ graph, evaluator }: Pick<Traced, 'graph' | 'evaluator'>, selection: Selection, point: readonly number[]): number[] {
  const gradient = new Float64Array(graph.parameters.length).fill(Number.NaN);
  evaluator.gradient(selection, point, gradient);
  return [...gradient];
}
