/** Where NaN and infinities begin, and how far they get. */
import type { EdgeId, Lcg, NodeId } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { liveValues } from '../trace/liveness.ts';
import type { Instruction, OperationInstruction, ParameterInstruction, Trace, ValueId } from '../trace/types.ts';

/** A number that is not finite, though all that it is computed from is. */
export type NonFinite = {
  readonly number: number;
  /**
   * `output`: the output (of a partial: a derivative) is not finite because of it. `masked`: something on the way makes a finite
   * number of it. `unused`: the output does not depend on it.
   */
  readonly reaches: 'output' | 'masked' | 'unused';
  /** The edges that carry it on, as far as it gets: towards the output; of a partial, with its own edge first, back to a parameter. */
  readonly path: readonly EdgeId[];
} & (
  | { readonly what: 'value'; readonly origin: OperationInstruction | ParameterInstruction; readonly node: NodeId | undefined }
  | { readonly what: 'partial'; readonly edge: EdgeId; readonly node: NodeId }
);

/** More are not listed: one cause has the others' attention. */
const most = 20;

/**
 * The values that are not finite though their operands are, in the order of evaluation; then the partials that are not though the
 * values around them are, in the order of the reverse sweep. An infinite constant is what the program says, not an accident:
 * it counts as finite. `primal`: every value of the trace, by `ValueId`.
 */
export function findNonFinite(graph: Lcg, ssa: Trace, primal: Float64Array, partials: Float64Array): readonly NonFinite[] {
  // Nearly always all is well, which is seen at once.
  if (primal.every(Number.isFinite) && partials.every(Number.isFinite)) return [];
  return [...badValues(graph, ssa, primal), ...badPartials(graph, primal, partials)].slice(0, most);
}

function badValues(graph: Lcg, ssa: Trace, primal: Float64Array): NonFinite[] {
  const definitions = new Map<ValueId, Instruction>();
  for (const one of ssa.instructions) if (one.kind !== 'tuple') definitions.set(one.id, one);
  const isBad = (id: ValueId) => !Number.isFinite(at(primal, id));
  const isAccident = (id: ValueId) => isBad(id) && definitions.get(id)?.kind !== 'constant';
  const live = liveValues(ssa);
  const nodes = new Map<ValueId, NodeId>();
  for (const { id, kind, value } of graph.nodes) if (kind === 'operation' || kind === 'parameter') nodes.set(value, id);
  return ssa.instructions.flatMap((one): NonFinite[] => {
    const begins = one.kind === 'parameter' || (one.kind === 'operation' && !one.operands.some(isAccident));
    if (!begins || !isBad(one.id)) return [];
    const found = { what: 'value', origin: one, number: at(primal, one.id) } as const;
    if (live[one.id] !== 1) return [{ ...found, node: undefined, reaches: 'unused', path: [] }];
    const node = nodes.get(one.id) ?? firstReader(ssa, nodes, one.id);
    const path = node === undefined ? [] : carriedOn(graph, primal, node);
    // What carries no gradient has no node; its readers may not be bad themselves.
    const arrives = isBad(ssa.result) && (node === undefined || node === graph.output || ends(graph, path) === graph.output);
    return [{ ...found, node, reaches: arrives ? 'output' : 'masked', path }];
  });
}

/** The first node whose operation depends on a value that carries no gradient. */
function firstReader(ssa: Trace, nodes: ReadonlyMap<ValueId, NodeId>, value: ValueId): NodeId | undefined {
  const reached = new Set([value]);
  for (const one of ssa.instructions) {
    if (one.kind !== 'operation' || !one.operands.some((operand) => reached.has(operand))) continue;
    const node = nodes.get(one.id);
    if (node !== undefined) return node;
    reached.add(one.id);
  }
  return undefined;
}

/** A shortest way over bad nodes to the output, or else to where the bad nodes end last. */
function carriedOn(graph: Lcg, primal: Float64Array, from: NodeId): readonly EdgeId[] {
  const arrivedBy = new Map<NodeId, EdgeId | undefined>([[from, undefined]]);
  let last = from;
  // The map grows while it is walked: a breadth-first search.
  for (const node of arrivedBy.keys()) {
    if (node > last) last = node;
    for (const edge of at(graph.nodes, node).outputs) {
      const { target } = at(graph.edges, edge);
      if (!arrivedBy.has(target) && !Number.isFinite(at(primal, at(graph.nodes, target).value))) arrivedBy.set(target, edge);
    }
  }
  const path: EdgeId[] = [];
  for (let edge = arrivedBy.get(last); edge !== undefined; edge = arrivedBy.get(at(graph.edges, edge).source)) path.push(edge);
  return path.reverse();
}

function ends(graph: Lcg, path: readonly EdgeId[]): NodeId | undefined {
  const last = path.at(-1);
  return last === undefined ? undefined : at(graph.edges, last).target;
}

function badPartials(graph: Lcg, primal: Float64Array, partials: Float64Array): NonFinite[] {
  return graph.edges.toReversed().flatMap(({ id, target, partial }): NonFinite[] => {
    const number = at(partials, id);
    const values = [...partial.operands, partial.result];
    if (Number.isFinite(number) || values.some((value) => !Number.isFinite(at(primal, value)))) return [];
    return [{ what: 'partial', edge: id, node: target, number, reaches: 'output', path: backFrom(graph, id) }];
  });
}

/** Adjoints that are not finite stay so on every way back. */
function backFrom(graph: Lcg, first: EdgeId): readonly EdgeId[] {
  const path: EdgeId[] = [];
  for (let edge: EdgeId | undefined = first; edge !== undefined; edge = at(graph.nodes, at(graph.edges, edge).source).inputs[0]) {
    path.push(edge);
  }
  return path;
}
