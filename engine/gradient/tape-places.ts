import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Trace, ValueId } from '../trace/types.ts';
import { bindPartials, valuesRead } from './partials.ts';
import { bytesPerNumber } from './tape.ts';

/**
 * By node: the bytes of primal values that full reverse mode holds there; all together what `tapeBytes` says it holds. A value
 * is counted where it is made; one that carries no gradient has no node, and is counted where it is read first.
 */
export function tapePlaces(graph: Lcg, ssa: Trace): Float64Array {
  const bytes = known.get(graph) ?? place(graph, ssa);
  known.set(graph, bytes);
  return bytes;
}

/** A graph belongs to one trace, so it alone is the key. */
const known = new WeakMap<Lcg, Float64Array>();

function place(graph: Lcg, ssa: Trace): Float64Array {
  const bytes = new Float64Array(graph.nodes.length);
  const madeAt = new Map<ValueId, number>();
  for (const { id, kind, value } of graph.nodes) if (kind === 'parameter' || kind === 'operation') madeAt.set(value, id);
  const counted = new Set<ValueId>();
  for (const [edge, partial] of bindPartials(graph, ssa).entries()) {
    for (const value of valuesRead(partial)) {
      if (counted.has(value)) continue;
      counted.add(value);
      const node = madeAt.get(value) ?? at(graph.edges, edge).target;
      bytes[node] = at(bytes, node) + bytesPerNumber;
    }
  }
  return bytes;
}
