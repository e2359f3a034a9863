import type { EdgeId, Lcg, LcgNode, NodeId } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { append } from '../lists.ts';

/**
 * The kept edges in an order in which reverse mode can visit them: every edge before those that lead to its tail.
 *
 * It is the reverse of the order of computation, but for one thing: the terms of a long sum that share nothing but
 * parameters are visited in the order in which they were computed. A sum's adjoint reaches all its terms unchanged, so
 * nothing has to wait for it, and one pass over the rows of a data set can compute each row's term and its derivatives.
 */
export function visitingOrder(graph: Lcg, kept: Uint8Array): readonly EdgeId[] {
  const sums = new Sums(graph, kept);
  return new Visits(graph, kept, sums).order();
}

/** No region: what is not part of one term alone. */
const outside = -1;

/** A sum of fewer such terms is no loop's. */
const longSum = 8;

/** How deep regions nest: a chain of sums may be as long as the program. */
const deepest = 8;

/**
 * The sums of a graph: a *spine* is a tree of additions through which an adjoint passes unchanged, its *terms* are what it
 * adds up, and the *region* of a term is what serves that term alone. Regions nest.
 */
class Sums {
  /** By node: the last addition of the spine that it belongs to, or -1. */
  readonly spine: Int32Array;
  /** By node: the innermost term whose region it belongs to, itself perhaps, or -1. */
  readonly region: Int32Array;
  /** By term: the region that its sum stands in, and in how many it is. */
  readonly #parent: Int32Array;
  readonly #depth: Uint8Array;
  readonly #terms: NodeId[] = [];
  /** By term: the spine that it belongs to. */
  readonly #sum: Int32Array;
  /** By term: whether something that is not a parameter reaches into its region from without. */
  readonly #bound: Uint8Array;
  readonly #graph: Lcg;

  constructor(graph: Lcg, kept: Uint8Array) {
    this.#graph = graph;
    const size = graph.nodes.length;
    this.spine = new Int32Array(size).fill(-1);
    this.region = new Int32Array(size).fill(outside);
    this.#parent = new Int32Array(size).fill(outside);
    this.#depth = new Uint8Array(size);
    this.#sum = new Int32Array(size);
    this.#bound = new Uint8Array(size);
    for (let id = size - 1; id >= 0; id--) this.#place(at(graph.nodes, id), kept);
    this.#bindShortSums();
    for (let id = size - 1; id >= 0; id--) this.region[id] = this.#free(at(this.region, id));
  }

  isTerm(node: NodeId): boolean {
    return this.region[node] === node;
  }

  #bindShortSums(): void {
    const free = new Uint32Array(this.region.length);
    const terms = this.#terms.filter((term) => !this.#bound[term]);
    for (const term of terms) free[at(this.#sum, term)] = at(free, at(this.#sum, term)) + 1;
    for (const term of terms) if (at(free, at(this.#sum, term)) < longSum) this.#bound[term] = 1;
  }

  #place(node: LcgNode, kept: Uint8Array): void {
    const outputs = node.outputs.every((edge) => kept[edge]) ? node.outputs : node.outputs.filter((edge) => kept[edge]);
    const [only] = outputs;
    if (outputs.length === 1 && only !== undefined) this.#placeBehind(node, only);
    else if (outputs.length > 1) this.#placeShared(node, outputs);
    if (this.spine[node.id] === -1 && isAddition(node) && node.inputs.length > 1) this.spine[node.id] = node.id;
  }

  #placeBehind(node: LcgNode, only: EdgeId): void {
    const { target, partial } = at(this.#graph.edges, only);
    const spine = at(this.spine, target);
    const region = at(this.region, target);
    this.region[node.id] = region;
    if (spine === -1) return;
    if (isAddition(node) && partial.term === 1) {
      this.spine[node.id] = spine;
      return;
    }
    const depth = region === outside ? 0 : at(this.#depth, region);
    if (node.kind !== 'operation' || depth === deepest) return;
    this.region[node.id] = node.id;
    this.#terms.push(node.id);
    this.#sum[node.id] = spine;
    this.#parent[node.id] = region;
    this.#depth[node.id] = depth + 1;
  }

  #placeShared(node: LcgNode, outputs: readonly EdgeId[]): void {
    if (this.#isParameter(node)) return;
    const regions = outputs.map((edge) => at(this.region, at(this.#graph.edges, edge).target));
    const common = regions.reduce((left, right) => this.#common(left, right));
    this.region[node.id] = common;
    for (const inner of regions) for (let term = inner; term !== common; term = at(this.#parent, term)) this.#bound[term] = 1;
  }

  /** The innermost region around both: a term comes after the sum that it is in, hence has the smaller id. */
  #common(left: number, right: number): number {
    let [one, other] = [left, right];
    while (one !== other) {
      if (other === outside || (one !== outside && one < other)) one = at(this.#parent, one);
      else other = at(this.#parent, other);
    }
    return one;
  }

  /** The region as it counts: that of a term that must wait for others is not one of its own. */
  #free(region: number): number {
    let free = region;
    while (free !== outside && this.#bound[free]) free = at(this.#parent, free);
    return free;
  }

  #isParameter(node: LcgNode): boolean {
    if (node.kind !== 'tuple') return node.kind === 'parameter';
    return at(this.#graph.nodes, at(this.#graph.edges, at(node.inputs, 0)).source).kind === 'parameter';
  }
}

class Visits {
  readonly #graph: Lcg;
  readonly #kept: Uint8Array;
  readonly #sums: Sums;
  /** By region, -1 included: its nodes, the last computed first. */
  readonly #members = new Map<number, LcgNode[]>();
  /** By the last addition of a spine: its additions, the last first; and its free terms, the first first, as the edges to the spine. */
  readonly #additions = new Map<number, LcgNode[]>();
  readonly #terms = new Map<number, EdgeId[]>();
  readonly #order: EdgeId[] = [];

  constructor(graph: Lcg, kept: Uint8Array, sums: Sums) {
    this.#graph = graph;
    this.#kept = kept;
    this.#sums = sums;
    for (let id = graph.nodes.length - 1; id >= 0; id--) {
      const node = at(graph.nodes, id);
      append(this.#members, at(sums.region, id), node);
      if (sums.spine[id] !== -1) append(this.#additions, at(sums.spine, id), node);
    }
    for (const node of graph.nodes) if (sums.isTerm(node.id)) this.#term(node);
  }

  order(): readonly EdgeId[] {
    this.#visit(outside);
    return this.#order;
  }

  #term(node: LcgNode): void {
    for (const edge of node.outputs) {
      if (this.#kept[edge]) append(this.#terms, at(this.#sums.spine, at(this.#graph.edges, edge).target), edge);
    }
  }

  #visit(region: number): void {
    for (const node of this.#members.get(region) ?? []) {
      if (this.#sums.spine[node.id] === node.id) this.#passDown(node.id);
      for (const edge of node.inputs) if (this.#kept[edge] && !this.#isPassed(edge)) this.#order.push(edge);
    }
  }

  /** From a sum to all of its additions at once, then its free terms one after the other. */
  #passDown(spine: NodeId): void {
    for (const addition of this.#additions.get(spine) ?? []) {
      for (const edge of addition.inputs) if (this.#kept[edge] && this.#isInSpine(edge)) this.#order.push(edge);
    }
    for (const edge of this.#terms.get(spine) ?? []) {
      this.#order.push(edge);
      this.#visit(at(this.#graph.edges, edge).source);
    }
  }

  /** Is the edge visited together with its sum? */
  #isPassed(edge: EdgeId): boolean {
    return (
      this.#isInSpine(edge) ||
      (this.#sums.spine[at(this.#graph.edges, edge).target] !== -1 && this.#sums.isTerm(at(this.#graph.edges, edge).source))
    );
  }

  #isInSpine(edge: EdgeId): boolean {
    const { source, target } = at(this.#graph.edges, edge);
    return this.#sums.spine[source] !== -1 && this.#sums.spine[source] === this.#sums.spine[target];
  }
}

function isAddition({ operation }: LcgNode): boolean {
  return operation === 'add' || operation === 'sub';
}
