import type { EdgeId, Lcg } from '../graph/types.ts';
import type { Selection } from './selection.ts';
import { reverseSweep } from './sweep.ts';

/** The edges that carry gradient under a selection, sorted; for `path` those of all the parameters' paths together. */
export function keptEdges(graph: Lcg, selection: Selection): readonly EdgeId[] {
  const kept = new Set(reverseSweep(graph, selection).steps.map((step) => step.edge));
  return [...kept].sort((left, right) => left - right);
}
