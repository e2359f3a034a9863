/** Value and gradient of a trace without compiled code. */
import { interpretCode } from '../../engine/codegen/interpret-code.ts';
import { gradientCode } from '../../engine/codegen/straight-line.ts';
import { evaluateTrace, interpretSweep } from '../../engine/gradient/interpret.ts';
import { bindPartials, evaluatePartial } from '../../engine/gradient/partials.ts';
import type { Selection } from '../../engine/gradient/selection.ts';
import { reverseSweep } from '../../engine/gradient/sweep.ts';
import { at } from '../../engine/invariant.ts';
import { full } from './selections.ts';
import type { Traced } from './traces.ts';

/** Value, then gradient, edge by edge through the graph. */
export function byEdges({ ssa, graph }: Traced, selection: Selection, point: readonly number[]): number[] {
  const values = evaluateTrace(ssa, point);
  const gradient = new Float64Array(graph.parameters.length).fill(Number.NaN);
  interpretSweep(graph, reverseSweep(graph, selection), values, gradient);
  return [at(values, ssa.result), ...gradient];
}

/** The bits that every back end must give: those of the statements, where they do not go edge by edge. */
export function interpreted(traced: Traced, selection: Selection, point: readonly number[]): number[] {
  const { ssa, graph } = traced;
  const code = gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection));
  if (!code.isReordered) return byEdges(traced, selection, point);
  const gradient = new Float64Array(graph.parameters.length).fill(Number.NaN);
  return [interpretCode(code)(point, gradient), ...gradient];
}

/** For each parameter the sum of |contribution| over its paths: what rounding is to be measured by. */
export function contributionSizes({ ssa, graph }: Traced, point: readonly number[]): readonly number[] {
  const values = evaluateTrace(ssa, point);
  const sizes = new Float64Array(graph.nodes.length);
  sizes[graph.output] = 1;
  for (const node of graph.nodes.toReversed()) {
    for (const id of node.outputs) {
      const edge = at(graph.edges, id);
      sizes[node.id] = at(sizes, node.id) + at(sizes, edge.target) * Math.abs(evaluatePartial(edge.partial, values));
    }
  }
  return graph.parameters.map((parameter) => at(sizes, parameter));
}

/** The full gradient, edge by edge. */
export function gradientByEdges(traced: Traced, point: readonly number[]): readonly number[] {
  return byEdges(traced, full, point).slice(1);
}
