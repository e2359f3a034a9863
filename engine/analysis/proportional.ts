import type { Worth } from '../estimators/ranking.ts';
import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { type Moments, sumsOver } from './moments.ts';
import type { AnalysisSettings } from './types.ts';

/** `proportional` where it is not scaled: its probabilities are a product over the branches too, |g| behind each over their sum. */
export function unscaledProportional(linearization: Linearization, worth: Worth, { granularity }: AnalysisSettings): readonly Moments[] {
  const { graph } = linearization;
  const probability = Float64Array.from(graph.edges, ({ id, source }) => {
    const { outputs } = at(graph.nodes, source);
    if (outputs.length === 1) return 1;
    const total = outputs.reduce((sum, edge) => sum + at(worth.total, edge), 0);
    return total > 0 && total < Number.POSITIVE_INFINITY ? at(worth.total, id) / total : 1 / outputs.length;
  });
  return sumsOver(linearization, probability, granularity).map(({ mean, weighted }) => ({ mean, square: weighted }));
}
