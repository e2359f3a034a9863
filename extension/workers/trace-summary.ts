import { countPaths, type Drawable, traceKey } from '../../engine/index.ts';
import type { TraceSummary } from './service.ts';

/** Which graph it is, and how many paths lead from each parameter. */
export function traceSummary({ graph }: Pick<Drawable, 'graph'>): TraceSummary {
  const paths = countPaths(graph);
  return {
    key: traceKey(graph),
    parameters: graph.parameters.map((node) => ({ name: graph.nodes[node]?.label ?? '', paths: String(paths[node] ?? 0n) })),
  };
}
