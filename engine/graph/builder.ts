import { at, invariant } from '../invariant.ts';
import { operation as operationOf } from '../operations/table.ts';
import type { Span } from '../source/span.ts';
import { largestId } from '../trace/liveness.ts';
import type { Instruction, OperationInstruction, ParameterInstruction, Trace, TupleInstruction, ValueId } from '../trace/types.ts';
import { type BuiltNode, GraphTexts } from './texts.ts';
import type { EdgeId, Lcg, LcgEdge, LcgNode, NodeId, NodeKind, Partial } from './types.ts';

/** The LCG of a single-access trace. */
export function buildLcg(trace: Trace): Lcg {
  invariant(trace.form === 'ssa-sa', 'an LCG is built from the single-access form');
  const builder = new LcgBuilder(trace);
  for (const instruction of trace.instructions) builder.add(instruction);
  return builder.finish();
}

type Draft = Omit<BuiltNode, 'id' | 'inputs' | 'operation'> & Pick<LcgNode, 'operation' | 'span'>;

/** A node, whose texts are made when they are asked for. */
class Node implements LcgNode, BuiltNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly value: ValueId;
  readonly operation: OperationInstruction['operation'] | undefined;
  readonly span: Span;
  readonly reads: readonly ValueId[];
  readonly named: string | undefined;
  inputs: readonly EdgeId[] = [];
  outputs: readonly EdgeId[] = [];
  readonly #texts: GraphTexts;

  constructor(id: NodeId, draft: Draft, texts: GraphTexts) {
    this.id = id;
    this.kind = draft.kind;
    this.value = draft.value;
    this.operation = draft.operation;
    this.span = draft.span;
    this.reads = draft.reads;
    this.named = draft.named;
    this.#texts = texts;
  }

  get key(): string {
    return this.#texts.key(this.id);
  }

  get name(): string | undefined {
    return this.#texts.name(this);
  }

  get label(): string {
    return this.#texts.label(this);
  }
}

class Edge implements LcgEdge {
  readonly id: EdgeId;
  readonly source: NodeId;
  readonly target: NodeId;
  readonly operand: number;
  readonly partial: Partial;
  readonly #branch: ValueId | undefined;
  readonly #texts: GraphTexts;

  constructor(edge: Omit<LcgEdge, 'branch'>, branch: ValueId | undefined, texts: GraphTexts) {
    this.id = edge.id;
    this.source = edge.source;
    this.target = edge.target;
    this.operand = edge.operand;
    this.partial = edge.partial;
    this.#branch = branch;
    this.#texts = texts;
  }

  get branch(): string | undefined {
    return this.#branch === undefined ? undefined : this.#texts.nameOf(this.#branch);
  }
}

class LcgBuilder {
  readonly #trace: Trace;
  readonly #nodes: Node[] = [];
  readonly #edges: Edge[] = [];
  readonly #texts: GraphTexts;
  /** By value: which node passes it on if it is active, -1 if it is not; tuple branches are passed on by their tuple node. */
  readonly #producer: Int32Array;
  /** The outputs of nodes that have more than one. */
  readonly #branches = new Map<NodeId, EdgeId[]>();
  /** By value: the `ssa` value behind it. Tuple branches are copies. */
  readonly #origin: readonly ValueId[];

  constructor(trace: Trace) {
    this.#trace = trace;
    const size = largestId(trace) + 1;
    const origin = Array.from({ length: size }, (_, id) => id as ValueId);
    for (const one of trace.instructions) {
      if (one.kind === 'tuple') for (const output of one.outputs) origin[output] = at(origin, one.operand);
    }
    this.#origin = origin;
    this.#producer = new Int32Array(size).fill(-1);
    this.#texts = new GraphTexts(trace, this.#nodes, this.#edges, (id) => at(origin, id));
  }

  add(instruction: Instruction): void {
    if (!instruction.active) return;
    if (instruction.kind === 'tuple') this.#tuple(instruction);
    else if (instruction.kind === 'parameter') this.#parameter(instruction);
    else if (instruction.kind === 'operation') this.#operation(instruction);
  }

  finish(): Lcg {
    const { result, resultSpan: span } = this.#trace;
    const value = at(this.#origin, result);
    const source = this.#producerOf(result);
    if (source === undefined) this.#node({ kind: 'constant', value, span, reads: [result], named: undefined });
    const output = this.#node({ kind: 'output', value, span, reads: [result], named: undefined });
    if (source !== undefined) this.#edge(source, output, 0, result, { term: 1, operands: [], result: value });
    const ofKind = (kind: NodeKind) => this.#nodes.filter((node) => node.kind === kind).map((node) => node.id);
    return { nodes: this.#nodes, edges: this.#edges, parameters: ofKind('parameter'), tuples: ofKind('tuple'), output };
  }

  #parameter({ id, name, span }: ParameterInstruction): void {
    this.#producer[id] = this.#node({ kind: 'parameter', value: id, span, reads: [], named: name });
  }

  #tuple({ operand, outputs, span }: TupleInstruction): void {
    const source = this.#producerOf(operand);
    if (source === undefined) return;
    const value = at(this.#origin, operand);
    const node = this.#node({ kind: 'tuple', value, span, reads: [operand], named: undefined });
    this.#edge(source, node, 0, operand, { term: 1, operands: [], result: value });
    for (const output of outputs) this.#producer[output] = node;
  }

  #operation({ id, operation, operands, span, name }: OperationInstruction): void {
    const node = this.#node({ kind: 'operation', value: id, operation, span, reads: operands, named: name });
    this.#producer[id] = node;
    const origins = operands.map((operand) => at(this.#origin, operand));
    const { partials } = operationOf(operation);
    for (const [index, operand] of operands.entries()) {
      const source = this.#producerOf(operand);
      if (source !== undefined) this.#edge(source, node, index, operand, { term: at(partials, index), operands: origins, result: id });
    }
  }

  #node(draft: Draft): NodeId {
    const id = this.#nodes.length as NodeId;
    this.#nodes.push(new Node(id, draft, this.#texts));
    return id;
  }

  #edge(source: NodeId, target: NodeId, operand: number, read: ValueId, partial: Partial): void {
    const id = this.#edges.length as EdgeId;
    const from = at(this.#nodes, source);
    this.#edges.push(new Edge({ id, source, target, operand, partial }, from.kind === 'tuple' ? read : undefined, this.#texts));
    const to = at(this.#nodes, target);
    // Lists of one or two, of which there are hundreds of thousands, take no more room than they need.
    to.inputs = [...to.inputs, id];
    if (from.outputs.length === 0) from.outputs = [id];
    else this.#branch(from, id);
  }

  #branch(from: Node, edge: EdgeId): void {
    const known = this.#branches.get(from.id);
    if (known) known.push(edge);
    else {
      const branches = [...from.outputs, edge];
      this.#branches.set(from.id, branches);
      from.outputs = branches;
    }
  }

  #producerOf(id: ValueId): NodeId | undefined {
    const node = at(this.#producer, id);
    return node === -1 ? undefined : (node as NodeId);
  }
}
