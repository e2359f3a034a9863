/** Paths enumerated by brute force, and the gradients of selections from Eq. 1 of the paper alone. For small graphs. */
import type { Selection } from '../../engine/gradient/selection.ts';
import type { EdgeId, Lcg, Linearization, NodeId, Path } from '../../engine/graph/types.ts';

/** Every path from a node to the output. */
export function allPaths(graph: Lcg, from: NodeId): Path[] {
  if (from === graph.output) return [[]];
  return outgoing(graph, from).flatMap(({ id, target }) => allPaths(graph, target).map((rest) => [id, ...rest]));
}

/** The product of a path's partials. */
export function contribution({ partials }: Linearization, path: Path): number {
  return path.reduce((product, edge) => product * (partials[edge] ?? Number.NaN), 1);
}

/** Σ of the contributions of the paths that a selection keeps, one entry a parameter; and Σ of their magnitudes. */
export function selectedGradient(linearization: Linearization, selection: Selection): { gradient: number[]; magnitude: number[] } {
  const { graph } = linearization;
  const kept = graph.parameters.map((parameter, index) => {
    const paths = allPaths(graph, parameter).filter((path) => keeps(graph, selection, index, path));
    return paths.map((path) => contribution(linearization, path));
  });
  return {
    gradient: kept.map((terms) => terms.reduce((sum, term) => sum + term, 0)),
    magnitude: kept.map((terms) => terms.reduce((sum, term) => sum + Math.abs(term), 0)),
  };
}

/** Σ|g_i| over all paths, one entry a parameter, without listing them: the scale of the rounding errors of any sum of them. */
export function contributionMagnitudes({ graph, partials }: Linearization): number[] {
  const magnitudes = new Float64Array(graph.nodes.length);
  magnitudes[graph.output] = 1;
  for (const node of graph.nodes.toReversed()) {
    for (const { id, target } of outgoing(graph, node.id)) {
      magnitudes[node.id] = (magnitudes[node.id] ?? 0) + Math.abs(partials[id] ?? 0) * (magnitudes[target] ?? 0);
    }
  }
  return graph.parameters.map((parameter) => magnitudes[parameter] ?? 0);
}

/** Does the selection keep this path of the parameter with this index? Straight from the definition of each kind. */
export function keeps(graph: Lcg, selection: Selection, parameter: number, path: Path): boolean {
  switch (selection.kind) {
    case 'full':
      return true;
    case 'path':
      return selection.paths[parameter]?.join() === path.join();
    case 'parameter': {
      // The first tuple node of a path belongs to the parameter if the path begins by entering it.
      const [entry, branch] = path;
      const tuple = graph.edges[entry ?? -1]?.target ?? -1;
      if (graph.nodes[tuple]?.kind !== 'tuple') return true;
      return graph.nodes[tuple].outputs[selection.branches[parameter] ?? -1] === branch;
    }
    case 'graph':
      return path.every((edge) => {
        const position = graph.tuples.indexOf(graph.edges[edge]?.source ?? (-1 as NodeId));
        return position < 0 || graph.nodes[graph.tuples[position] ?? -1]?.outputs[selection.branches[position] ?? -1] === edge;
      });
  }
}

function outgoing(graph: Lcg, from: NodeId): { id: EdgeId; target: NodeId }[] {
  return graph.edges.filter((edge) => edge.source === from);
}
