/** Selections to try on a graph: all of them where it is small, some drawn by fast-check where it is not. */
import fc from 'fast-check';
import { ownTuple } from '../../engine/gradient/restricted-edges.ts';
import type { Selection } from '../../engine/gradient/selection.ts';
import type { Lcg, NodeId } from '../../engine/graph/types.ts';
import { allPaths } from './paths.ts';

export const full: Selection = { kind: 'full' };

/** Full, and every combination of each granularity. */
export function everySelection(graph: Lcg): readonly Selection[] {
  const paths = combinations(graph.parameters.map((parameter) => orNothing(allPaths(graph, parameter))));
  const branches = (nodes: readonly (NodeId | undefined)[]) => combinations(nodes.map((node) => [...Array(width(graph, node)).keys()]));
  return [
    full,
    ...paths.map((chosen): Selection => ({ kind: 'path', paths: chosen })),
    ...branches(ownTuples(graph)).map((chosen): Selection => ({ kind: 'parameter', branches: chosen })),
    ...branches(graph.tuples).map((chosen): Selection => ({ kind: 'graph', branches: chosen })),
  ];
}

/** Full, and one drawn of each granularity. */
export function someSelections(graph: Lcg): fc.Arbitrary<readonly Selection[]> {
  const branches = (nodes: readonly (NodeId | undefined)[]) => fc.tuple(...nodes.map((node) => fc.nat({ max: width(graph, node) - 1 })));
  const paths = fc.tuple(...graph.parameters.map((parameter) => fc.constantFrom(...orNothing(allPaths(graph, parameter)))));
  return fc.tuple(
    fc.constant(full),
    paths.map((chosen): Selection => ({ kind: 'path', paths: chosen })),
    branches(ownTuples(graph)).map((chosen): Selection => ({ kind: 'parameter', branches: chosen })),
    branches(graph.tuples).map((chosen): Selection => ({ kind: 'graph', branches: chosen })),
  );
}

function ownTuples(graph: Lcg): readonly (NodeId | undefined)[] {
  return graph.parameters.map((parameter) => ownTuple(graph, parameter));
}

function width(graph: Lcg, node: NodeId | undefined): number {
  return node === undefined ? 1 : (graph.nodes[node]?.outputs.length ?? 1);
}

function orNothing<T>(choices: readonly T[]): readonly (T | undefined)[] {
  return choices.length === 0 ? [undefined] : choices;
}

function combinations<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>((all, one) => all.flatMap((prefix) => one.map((choice) => [...prefix, choice])), [[]]);
}
