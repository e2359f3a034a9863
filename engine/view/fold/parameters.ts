import type { Lcg } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { Group } from './types.ts';

/**
 * Adds a group for each parameter that has several numbers, and for each of its rows. A number's tuple node goes with it.
 * Returns, by node, the innermost group; -1 for all other nodes.
 */
export function parameterGroups(graph: Lcg, groups: Group[]): Int32Array {
  const groupOf = new Int32Array(graph.nodes.length).fill(-1);
  const numbers = new Map<string, number>();
  for (const node of graph.parameters) {
    for (const prefix of prefixes(at(graph.nodes, node).label)) numbers.set(prefix, (numbers.get(prefix) ?? 0) + 1);
  }
  const known = new Map<string, number>();
  for (const node of graph.parameters) {
    const { label, span, outputs } = at(graph.nodes, node);
    let innermost: number | undefined;
    for (const prefix of prefixes(label)) {
      const count = numbers.get(prefix) ?? 0;
      if (count < 2) continue;
      let group = known.get(prefix);
      if (group === undefined) {
        group = groups.length;
        known.set(prefix, group);
        groups.push({ key: `parameter:${prefix}`, kind: 'parameter', label: `${prefix} ×${count}`, span, parent: innermost });
      }
      innermost = group;
    }
    if (innermost === undefined) continue;
    groupOf[node] = innermost;
    const [edge] = outputs;
    const target = edge === undefined ? undefined : at(graph.nodes, at(graph.edges, edge).target);
    if (target?.kind === 'tuple') groupOf[target.id] = innermost;
  }
  return groupOf;
}

/** Of `w[0][1]`: `w`, `w[0]`; of `p.x`: `p`. */
function prefixes(name: string): readonly string[] {
  const ends = [...name.matchAll(/[.[]/g)].map(({ index }) => index).filter((index) => index > 0);
  return ends.map((end) => name.slice(0, end));
}
