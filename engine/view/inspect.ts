/** What the values of a source are, for hovers and hints. */
import { gradientFlow } from '../analysis/flow.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import type { LcgNode } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { contains, type Span } from '../source/span.ts';
import { Vocabulary } from './describe.ts';
import type { Drawable } from './model.ts';

/** A value of the source at a point; of one that is computed several times (in a loop, by a helper), the last. */
export interface InspectedValue {
  /** `v2 = exp(x)`. */
  readonly description: string;
  readonly span: Span;
  readonly value: number;
  readonly adjoint: number;
  /** Of Σ|g| over all paths, what passes through all of them; in [0, 1]. */
  readonly share: number;
  readonly times: number;
  /** Where it is read several times: each read, and its edge of the LCG. */
  readonly branches: readonly { readonly name: string; readonly edge: number }[];
}

/** Where the cursor is. */
export interface Spot {
  readonly span: Span;
  /** The identifier there, and the function around it: a variable of that name is meant, if there is one. */
  readonly word?: string;
  readonly scope?: Span;
}

/** The variable, or else the innermost expression, at a spot; undefined where no differentiated value is computed. */
export function inspectAt(traced: Drawable, point: ArrayLike<number>, { span, word, scope }: Spot): InspectedValue | undefined {
  const computed = computedNodes(traced);
  const isMeant = (node: LcgNode) => word !== undefined && node.name === word && (scope === undefined || encloses(scope, node.span));
  const named = computed.filter(isMeant);
  const around = computed.filter((node) => encloses(node.span, span));
  const innermost = around.reduce<LcgNode | undefined>((best, each) => (best && !encloses(best.span, each.span) ? best : each), undefined);
  const found = named.length > 0 ? named : around.filter((node) => innermost !== undefined && encloses(innermost.span, node.span));
  return found.length === 0 ? undefined : new Inspector(traced, point).tell(found);
}

/** The variables and parameters of one file, one a place. */
export function inspectFile(traced: Drawable, point: ArrayLike<number>, file: string): readonly InspectedValue[] {
  const inspector = new Inspector(traced, point);
  const places = new Map<string, LcgNode[]>();
  for (const node of computedNodes(traced)) {
    if (node.name === undefined || node.span.file !== file) continue;
    const key = JSON.stringify(node.span);
    const others = places.get(key);
    if (others === undefined) places.set(key, [node]);
    else others.push(node);
  }
  return [...places.values()].map((nodes) => inspector.tell(nodes));
}

function encloses(outer: Span, inner: Span): boolean {
  const same = outer.file === inner.file;
  return same && contains(outer, inner.line, inner.column) && contains(outer, inner.endLine, inner.endColumn);
}

function computedNodes({ graph }: Drawable): readonly LcgNode[] {
  return graph.nodes.filter(({ kind }) => kind === 'operation' || kind === 'parameter');
}

class Inspector {
  readonly #traced: Drawable;
  readonly #words: Vocabulary;
  readonly #linearization: ReturnType<typeof linearizeAt>;
  readonly #flow: Float64Array;

  constructor(traced: Drawable, point: ArrayLike<number>) {
    this.#traced = traced;
    this.#words = new Vocabulary(traced.ssa);
    this.#linearization = linearizeAt(traced.graph, evaluateTrace(traced.ssa, point));
    this.#flow = gradientFlow(this.#linearization).nodes;
  }

  tell(nodes: readonly LcgNode[]): InspectedValue {
    const last = at(nodes, nodes.length - 1);
    const { values, adjoints } = this.#linearization;
    const [edge] = last.outputs;
    const { edges, nodes: all } = this.#traced.graph;
    const reader = edge === undefined ? undefined : at(all, at(edges, edge).target);
    const branches = reader?.kind === 'tuple' ? reader.outputs : [];
    return {
      description: this.#words.equation(last),
      span: last.span,
      value: at(values, last.id),
      adjoint: at(adjoints, last.id),
      share: Math.min(
        1,
        nodes.reduce((sum, { id }) => sum + at(this.#flow, id), 0),
      ),
      times: nodes.length,
      branches: branches.map((branch) => ({ name: at(edges, branch).branch ?? '', edge: branch })),
    };
  }
}
