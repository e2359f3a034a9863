/** The table of granularities: the one place that knows them by name. */
import type { Granularity } from '../../gradient/selection.ts';
import type { Lcg } from '../../graph/types.ts';
import type { Alternatives } from '../spaces.ts';
import { graphAlternatives } from './graph.ts';
import { parameterAlternatives } from './parameter.ts';
import { pathAlternatives } from './path.ts';

const table: Readonly<Record<Granularity, (graph: Lcg) => Alternatives>> = {
  graph: graphAlternatives,
  parameter: parameterAlternatives,
  path: pathAlternatives,
};

export const granularities = Object.keys(table) as readonly Granularity[];

/** The spaces of a graph: one a parameter, or one for all (granularity `graph`). Made once for each graph: steps ask again and again. */
export function alternativesOf(graph: Lcg, granularity: Granularity): Alternatives {
  let made = known.get(graph);
  if (!made) {
    made = new Map();
    known.set(graph, made);
  }
  const alternatives = made.get(granularity) ?? table[granularity](graph);
  made.set(granularity, alternatives);
  return alternatives;
}

const known = new WeakMap<Lcg, Map<Granularity, Alternatives>>();
