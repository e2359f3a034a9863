import type { EdgeId, Lcg, Linearization, NodeId, Path } from '../graph/types.ts';
import { at } from '../invariant.ts';

export interface RankedPath {
  readonly path: Path;
  /** g: the product of its partials, formed from the output back as reverse mode forms it. */
  readonly contribution: number;
}

/**
 * The paths from a node to the output, largest |g| first, lazily: at most `most` of them. However many there are, the first k cost one sweep over the
 * graph and k walks. A NaN comes last; equals come in the order of the branches, as far as they are known.
 *
 * Recursive enumeration (Jiménez and Marzal 1999): every node keeps the suffixes found so far in order, and of each outgoing
 * edge only the next one; taking one asks one successor for its next. Multiplication by |partial| keeps the order, rounding
 * included, so no tie makes the search wide.
 */
export function* rankPaths(linearization: Linearization, from: NodeId, most = Number.POSITIVE_INFINITY): Generator<RankedPath> {
  const suffixes = new Suffixes(linearization);
  for (let rank = 0; rank < most && suffixes.has(from, rank); rank++) {
    const path = suffixes.path(from, rank);
    yield { path, contribution: path.reduceRight((product, edge) => product * at(linearization.partials, edge), 1) };
  }
}

/** The rank-th best suffix behind an edge's target, and |g| of it with the edge. */
interface Front {
  readonly edge: EdgeId;
  readonly rank: number;
  readonly size: number;
}

class Suffixes {
  readonly #graph: Lcg;
  readonly #partials: Float64Array;
  /** By node: what was found, best first. */
  readonly #found: Front[][];
  /** By node: the next of each outgoing edge that has one. */
  readonly #fronts: Front[][];
  /** By node: the edge whose next suffix is not among the fronts yet, and that suffix's rank. */
  readonly #owed: ({ readonly edge: EdgeId; readonly rank: number } | undefined)[];

  constructor({ graph, partials }: Linearization) {
    this.#graph = graph;
    this.#partials = partials;
    this.#found = graph.nodes.map(() => []);
    this.#owed = graph.nodes.map(() => undefined);
    this.#fronts = graph.nodes.map(() => []);
    for (const { id, outputs } of graph.nodes.toReversed()) {
      this.#fronts[id] = outputs.flatMap((edge) => this.#front(edge, 0) ?? []);
      this.#take(id);
    }
  }

  has(node: NodeId, rank: number): boolean {
    while (this.#count(node) <= rank) if (!this.#extend(node)) return false;
    return true;
  }

  path(from: NodeId, rank: number): Path {
    const path: EdgeId[] = [];
    let node = from;
    for (let r = rank; node !== this.#graph.output; ) {
      const front = at(at(this.#found, node), r);
      path.push(front.edge);
      node = at(this.#graph.edges, front.edge).target;
      r = front.rank;
    }
    return path;
  }

  /** Finds one more suffix of a node; false where there is none. What it needs of others is a chain, one each. */
  #extend(from: NodeId): boolean {
    const chain = [from];
    for (;;) {
      const owed = this.#owed[at(chain, chain.length - 1)];
      if (!owed) break;
      const { target } = at(this.#graph.edges, owed.edge);
      if (target === this.#graph.output || this.#count(target) > owed.rank) break;
      chain.push(target);
    }
    const before = this.#count(from);
    for (const node of chain.reverse()) {
      const owed = this.#owed[node];
      this.#owed[node] = undefined;
      const front = owed && this.#front(owed.edge, owed.rank);
      if (front) at(this.#fronts, node).push(front);
      this.#take(node);
    }
    return this.#count(from) > before;
  }

  /** Moves the best front of a node to what it has found. */
  #take(node: NodeId): void {
    const fronts = at(this.#fronts, node);
    if (fronts.length === 0) return;
    let best = 0;
    for (const [i, front] of fronts.entries()) {
      const champion = at(fronts, best);
      if (front.size > champion.size || (Number.isNaN(champion.size) && !Number.isNaN(front.size))) best = i;
    }
    const [taken] = fronts.splice(best, 1);
    if (!taken) return;
    at(this.#found, node).push(taken);
    this.#owed[node] = { edge: taken.edge, rank: taken.rank + 1 };
  }

  #front(edge: EdgeId, rank: number): Front | undefined {
    const { target } = at(this.#graph.edges, edge);
    const partial = Math.abs(at(this.#partials, edge));
    if (target === this.#graph.output) return rank === 0 ? { edge, rank, size: partial } : undefined;
    const behind = at(this.#found, target)[rank];
    return behind && { edge, rank, size: behind.size * partial };
  }

  #count(node: NodeId): number {
    return at(this.#found, node).length;
  }
}
