import { countPaths } from '../graph/paths.ts';
import { at } from '../invariant.ts';
import { ALL_PATHS, NO_PATH, ONLY_PATH } from './granularity/routes.ts';
import type { Estimator } from './types.ts';

/** ∇f: every contribution, by reverse mode as usual. */
export function full(): Estimator {
  return {
    name: 'full',
    unbiased: true,
    estimate({ traced: { graph, evaluator }, point }) {
      const gradient = new Float64Array(graph.parameters.length);
      const counts = countPaths(graph);
      return {
        value: evaluator.gradient({ kind: 'full' }, point, gradient),
        gradient,
        selection: { kind: 'full' },
        scale: graph.parameters.map(() => 1),
        candidates: [],
        candidateBytes: 0,
        reason: 'full',
        labels: graph.parameters.map((node) => describe(at(counts, node))),
        state: null,
      };
    },
  };
}

function describe(paths: bigint): string {
  if (paths === 0n) return NO_PATH;
  return paths === 1n ? ONLY_PATH : ALL_PATHS;
}
