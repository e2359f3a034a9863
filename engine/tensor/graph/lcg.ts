/**
 * The linearized computational graph of a tensor program: its nodes are tensors, its edges Jacobians, which nobody forms. A tensor that
 * is read n > 1 times by what carries a gradient (a residual connection, tied weights) has a tuple node, as a number has.
 */
import { StructuralKeys } from '../../graph/keys.ts';
import type { EdgeId, Lcg, LcgEdge, LcgNode, NodeId, NodeKind, Partial } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { Span } from '../../source/span.ts';
import type { Scopes } from '../../trace/scopes.ts';
import type { ValueId } from '../../trace/types.ts';
import type { TensorFunction } from '../frontend/function.ts';
import { activeValues, carries, type OperationTensor, type TensorId, type TensorInstruction, type TensorProgram } from '../program.ts';
import { shortLabel } from './labels.ts';
import { layerScopes } from './layers.ts';

export interface TensorGraph {
  readonly lcg: Lcg;
  /** By node: the tensor that it computes or passes on. */
  readonly tensors: readonly TensorId[];
  /** By node: the innermost scope; -1 for none. */
  readonly scopeOf: Int32Array;
  readonly scopes: Scopes;
}

type Draft = { -readonly [Key in keyof LcgNode]: LcgNode[Key] } & { inputs: EdgeId[]; outputs: EdgeId[] };

/** An edge's Jacobian is no number; it is written down by what reads it. */
const jacobian: Partial = { term: 'z', operands: [], result: 0 as ValueId };

export function buildTensorGraph(fn: TensorFunction): TensorGraph {
  return new Builder(fn).build();
}

class Builder {
  readonly #program: TensorProgram;
  readonly #spans: readonly Span[];
  readonly #scopes: Scopes;
  readonly #active: readonly boolean[];
  /** By tensor: how often it is read by what carries a gradient. */
  readonly #reads: readonly number[];
  readonly #nodes: Draft[] = [];
  readonly #edges: LcgEdge[] = [];
  readonly #tensors: TensorId[] = [];
  readonly #scopeOf: number[] = [];
  readonly #keys = new StructuralKeys();
  /** By tensor: the node that passes it on, and the key of what computes it. */
  readonly #producer = new Map<TensorId, { readonly node: NodeId; readonly key: string }>();

  constructor(fn: TensorFunction) {
    this.#program = fn.program;
    this.#spans = fn.spans;
    this.#scopes = layerScopes(fn);
    this.#active = activeValues(fn.program);
    const { instructions, loss } = fn.program;
    const reads = instructions.map(({ id }) => Number(id === loss));
    for (const one of this.#operations()) {
      for (const [place, operand] of one.operands.entries()) if (this.#arrives(one, place)) reads[operand] = at(reads, operand) + 1;
    }
    this.#reads = reads;
  }

  build(): TensorGraph {
    const { instructions, loss } = this.#program;
    const parameters = instructions.filter(({ kind }) => kind === 'parameter');
    const readerOf = new Map<TensorId, OperationTensor>();
    for (const one of this.#operations()) for (const operand of one.operands) readerOf.set(operand, one);
    // Weights stand in the layer that alone reads them; what several read, or no layer, comes first.
    const own = (id: TensorId) => {
      const reader = readerOf.get(id);
      return reader && at(this.#reads, id) === 1 && at(this.#scopes.of, reader.id) >= 0 ? reader : undefined;
    };
    for (const one of parameters) if (!own(one.id)) this.#parameter(one, -1);
    for (const one of this.#operations()) {
      if (!this.#active[one.id]) continue;
      const scope = at(this.#scopes.of, one.id);
      for (const parameter of parameters) if (own(parameter.id) === one) this.#parameter(parameter, scope);
      this.#operation(one, scope);
    }
    const output = this.#add('output', loss, 'output', 'output', -1);
    this.#connect(loss, output, 0);
    const ofKind = (kind: NodeKind) => this.#nodes.filter((node) => node.kind === kind).map(({ id }) => id);
    const declared = new Map(ofKind('parameter').map((node) => [at(this.#tensors, node), node]));
    return {
      lcg: {
        nodes: this.#nodes,
        edges: this.#edges,
        parameters: parameters.flatMap(({ id }) => declared.get(id) ?? []),
        tuples: ofKind('tuple'),
        output,
      },
      tensors: this.#tensors,
      scopeOf: Int32Array.from(this.#scopeOf),
      scopes: this.#scopes,
    };
  }

  #operations(): readonly OperationTensor[] {
    return this.#program.instructions.filter((one) => one.kind === 'operation');
  }

  /** Does a gradient go back to the operand at that place? */
  #arrives(one: OperationTensor, place: number): boolean {
    return this.#active[at(one.operands, place)] === true && carries(one, place);
  }

  #parameter({ id, name }: TensorInstruction, scope: number): void {
    const key = this.#keys.key('parameter', [String(id)]);
    this.#define(id, this.#add('parameter', id, name, key, scope), key, scope);
  }

  #operation(one: OperationTensor, scope: number): void {
    const parts = one.operands.map((operand) => this.#producer.get(operand)?.key ?? at(this.#program.instructions, operand).name);
    const key = this.#keys.key(one.operation, [...parts, JSON.stringify(one.attributes)]);
    const label = shortLabel(this.#program, one, (place) => this.#arrives(one, place));
    const node = this.#add('operation', one.id, label, key, scope);
    for (const [place, operand] of one.operands.entries()) if (this.#arrives(one, place)) this.#connect(operand, node, place);
    this.#define(one.id, node, key, scope);
  }

  /** The value is there: by itself, or by a tuple node where it is read several times. */
  #define(id: TensorId, node: NodeId, key: string, scope: number): void {
    this.#producer.set(id, { node, key });
    if (at(this.#reads, id) < 2) return;
    const { name } = at(this.#program.instructions, id);
    const tuple = this.#add('tuple', id, name, this.#keys.key('tuple', [key]), scope);
    this.#connect(id, tuple, 0);
    this.#producer.set(id, { node: tuple, key });
  }

  #add(kind: NodeKind, id: TensorId, label: string, key: string, scope: number): NodeId {
    const node = this.#nodes.length as NodeId;
    // Tensors are the values of this graph.
    const value = id as number as ValueId;
    const { name } = at(this.#program.instructions, id);
    this.#nodes.push({ id: node, key, kind, value, name, label, span: at(this.#spans, id), inputs: [], outputs: [] });
    this.#tensors.push(id);
    this.#scopeOf.push(scope);
    return node;
  }

  #connect(tensor: TensorId, target: NodeId, operand: number): void {
    const source = this.#producer.get(tensor)?.node;
    if (source === undefined) return;
    const id = this.#edges.length as EdgeId;
    const from = at(this.#nodes, source);
    const branch =
      from.kind === 'tuple' ? { branch: `${from.label}${/[\d\]]$/.test(from.label) ? '_' : ''}${from.outputs.length + 1}` } : {};
    this.#edges.push({ id, source, target, operand, partial: jacobian, ...branch });
    from.outputs.push(id);
    at(this.#nodes, target).inputs.push(id);
  }
}
