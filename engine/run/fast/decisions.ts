/**
 * The draws of `Space.draw` as tables of small numbers, for loops that cannot afford big ones. They ask the same questions in
 * the same order, so that they use the same words and give the same alternatives.
 */
import type { Draw } from '../../estimators/types.ts';
import { ownTuple } from '../../gradient/restricted-edges.ts';
import type { Granularity } from '../../gradient/selection.ts';
import { countPaths, type PathCounts } from '../../graph/paths.ts';
import type { EdgeId, Lcg, NodeId } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { KeyedWords } from '../../random/words.ts';

/** One question: a number below `bound`; what it adds to the alternative's number, and which question is next. */
interface Decision {
  readonly bound: number;
  readonly adds: Float64Array;
  readonly next: readonly (Decision | undefined)[];
}

/** A space's draw; `undefined` where there is nothing to draw. */
export type DrawTable = Decision | undefined;

/** The alternative that the words of a stream give. */
export function drawFrom(table: DrawTable, words: KeyedWords): number {
  let index = 0;
  for (let decision = table; decision !== undefined; ) {
    const answer = words.below(decision.bound);
    index += decision.adds[answer] ?? 0;
    decision = decision.next[answer];
  }
  return index;
}

/** One table a space, in the order of the spaces; `undefined` where a table would be too long. */
export function drawTables(graph: Lcg, granularity: Granularity, draw: Draw): readonly DrawTable[] | undefined {
  const builder = new TableBuilder(graph, draw);
  const tables =
    granularity === 'graph'
      ? [builder.joint()]
      : graph.parameters.map((node) => (granularity === 'path' ? builder.path(node) : builder.ownBranch(node)));
  return builder.tooLong ? undefined : tables;
}

const LONGEST = 4096;

class TableBuilder {
  tooLong = false;
  readonly #graph: Lcg;
  readonly #draw: Draw;
  readonly #counts: PathCounts;
  readonly #known = new Map<NodeId, DrawTable>();

  constructor(graph: Lcg, draw: Draw) {
    this.#graph = graph;
    this.#draw = draw;
    this.#counts = countPaths(graph);
  }

  /** Granularity `graph`: a digit for each tuple node, the first the lowest. */
  joint(): DrawTable {
    let [next, radix]: [DrawTable, number] = [undefined, 1];
    const lists = this.#graph.tuples.map((tuple) => at(this.#graph.nodes, tuple).outputs);
    const radices = lists.map((list) => {
      const mine = radix;
      radix *= list.length;
      return mine;
    });
    for (const [i, list] of [...lists.entries()].reverse()) {
      const behind = next;
      next = this.#choice(
        list,
        (position) => position * at(radices, i),
        () => behind,
      );
    }
    return next;
  }

  /** Granularity `parameter`. */
  ownBranch(parameter: NodeId): DrawTable {
    const branches = at(this.#graph.nodes, ownTuple(this.#graph, parameter) ?? parameter).outputs;
    if (branches.length === 0) return undefined;
    return this.#choice(
      branches,
      (position) => position,
      () => undefined,
    );
  }

  /** Granularity `path`. */
  path(from: NodeId): DrawTable {
    const count = at(this.#counts, from);
    if (count === 0n) return undefined;
    if (this.#draw === 'branches') return this.#walk(from);
    const size = this.#bounded(count);
    return { bound: size, adds: Float64Array.from({ length: size }, (_, i) => i), next: [] };
  }

  /** The questions on the way from a node to the output, a branch each. */
  #walk(from: NodeId): DrawTable {
    let node = from;
    while (node !== this.#graph.output && at(this.#graph.nodes, node).outputs.length === 1)
      node = this.#target(at(at(this.#graph.nodes, node).outputs, 0));
    if (node === this.#graph.output) return undefined;
    if (!this.#known.has(node)) {
      const { outputs } = at(this.#graph.nodes, node);
      const before = (position: number) => outputs.slice(0, position).reduce((sum, edge) => sum + this.#bounded(this.#paths(edge)), 0);
      this.#known.set(
        node,
        this.#choice(outputs, before, (edge) => this.#walk(this.#target(edge))),
      );
    }
    return this.#known.get(node);
  }

  /** A branch of a tuple node, as the draw has it. */
  #choice(branches: readonly EdgeId[], adds: (position: number) => number, next: (edge: EdgeId) => DrawTable): DrawTable {
    const width = (edge: EdgeId) => (this.#draw === 'branches' ? 1 : this.#bounded(this.#paths(edge)));
    const positions = branches.flatMap((edge, position) => new Array<number>(width(edge)).fill(position));
    if (positions.length > LONGEST) this.tooLong = true;
    return {
      bound: positions.length,
      adds: Float64Array.from(positions, adds),
      next: positions.map((position) => next(at(branches, position))),
    };
  }

  #paths(edge: EdgeId): bigint {
    return at(this.#counts, this.#target(edge));
  }

  #target(edge: EdgeId): NodeId {
    return at(this.#graph.edges, edge).target;
  }

  #bounded(count: bigint): number {
    if (count <= LONGEST) return Number(count);
    this.tooLong = true;
    return 1;
  }
}
