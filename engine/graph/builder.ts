import { at, invariant } from '../invariant.ts';
import { type OperationName, operation as operationOf } from '../operations/table.ts';
import { nameValues } from '../trace/names.ts';
import { printApplied } from '../trace/printer.ts';
import type { Instruction, OperationInstruction, ParameterInstruction, Trace, TupleInstruction, ValueId } from '../trace/types.ts';
import { StructuralKeys } from './keys.ts';
import type { EdgeId, Lcg, LcgEdge, LcgNode, NodeId, Partial } from './types.ts';

/** The LCG of a single-access trace. */
export function buildLcg(trace: Trace): Lcg {
  invariant(trace.form === 'ssa-sa', 'an LCG is built from the single-access form');
  const builder = new LcgBuilder(trace);
  for (const instruction of trace.instructions) builder.add(instruction);
  return builder.finish();
}

type Draft = Omit<LcgNode, 'inputs' | 'outputs'> & { readonly inputs: EdgeId[]; readonly outputs: EdgeId[] };

class LcgBuilder {
  readonly #trace: Trace;
  readonly #names: ReadonlyMap<ValueId, string>;
  readonly #nodes: Draft[] = [];
  readonly #edges: LcgEdge[] = [];
  readonly #keys = new StructuralKeys();
  readonly #signs = new Map<OperationName, string>();
  /** Which node passes on an active value; tuple branches are passed on by their tuple node. */
  readonly #producer = new Map<ValueId, NodeId>();
  /** The `ssa` value behind each value: tuple branches are copies. */
  readonly #origin = new Map<ValueId, ValueId>();

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#names = nameValues(trace);
  }

  add(instruction: Instruction): void {
    if (instruction.kind === 'tuple') this.#tuple(instruction);
    else if (!instruction.active) return;
    else if (instruction.kind === 'parameter') this.#parameter(instruction);
    else if (instruction.kind === 'operation') this.#operation(instruction);
  }

  finish(): Lcg {
    const { result, resultSpan } = this.#trace;
    const value = this.#originOf(result);
    if (!this.#producer.has(result)) this.#constant(result);
    const output = this.#node({ kind: 'output', key: 'output', value, label: 'output', span: resultSpan });
    const source = this.#producer.get(result);
    if (source !== undefined) this.#edge(source, output, 0, result, { term: 1, operands: [], result: value });
    const nodes = this.#nodes;
    const ofKind = (kind: LcgNode['kind']) => nodes.filter((node) => node.kind === kind).map((node) => node.id);
    return { nodes, edges: this.#edges, parameters: ofKind('parameter'), tuples: ofKind('tuple'), output };
  }

  #parameter({ id, name, index, span }: ParameterInstruction): void {
    const node = this.#node({ kind: 'parameter', key: this.#keys.key('parameter', [String(index)]), value: id, name, label: name, span });
    this.#producer.set(id, node);
  }

  #tuple({ operand, outputs, span, active }: TupleInstruction): void {
    const value = this.#originOf(operand);
    for (const output of outputs) this.#origin.set(output, value);
    const source = this.#producer.get(operand);
    if (!active || source === undefined) return;
    const name = this.#nameOf(operand);
    const node = this.#node({ kind: 'tuple', key: this.#keys.key('tuple', [at(this.#nodes, source).key]), value, name, label: name, span });
    this.#edge(source, node, 0, operand, { term: 1, operands: [], result: value });
    for (const output of outputs) this.#producer.set(output, node);
  }

  #operation(instruction: OperationInstruction): void {
    const { id, operation, operands, span, name } = instruction;
    const origins = operands.map((operand) => this.#originOf(operand));
    const sources = operands.map((operand) => this.#producer.get(operand));
    const parts = sources.map((source, index) => (source === undefined ? this.#passive(operands, index) : this.#keyBehindTuples(source)));
    const label = this.#label(instruction, sources);
    const key = this.#keys.key(operation, parts);
    const node = this.#node({ kind: 'operation', key, value: id, operation, ...(name === undefined ? {} : { name }), label, span });
    this.#producer.set(id, node);
    sources.forEach((source, index) => {
      const partial = { term: at(operationOf(operation).partials, index), operands: origins, result: id };
      if (source !== undefined) this.#edge(source, node, index, at(operands, index), partial);
    });
  }

  /** A tuple node only passes a value on: whether there is one must not change the keys of its readers. */
  #keyBehindTuples(source: NodeId): string {
    const node = at(this.#nodes, source);
    return node.kind === 'tuple' ? at(this.#nodes, at(this.#edges, at(node.inputs, 0)).source).key : node.key;
  }

  #constant(result: ValueId): void {
    const label = this.#nameOf(result);
    const span = this.#trace.resultSpan;
    this.#node({ kind: 'constant', key: this.#keys.key('constant', [label]), value: this.#originOf(result), label, span });
  }

  #node(draft: Omit<Draft, 'id' | 'inputs' | 'outputs'>): NodeId {
    const id = this.#nodes.length as NodeId;
    this.#nodes.push({ id, ...draft, inputs: [], outputs: [] });
    return id;
  }

  #edge(source: NodeId, target: NodeId, operand: number, read: ValueId, partial: Partial): void {
    const id = this.#edges.length as EdgeId;
    const from = at(this.#nodes, source);
    const edge = { id, source, target, operand, partial };
    this.#edges.push(from.kind === 'tuple' ? { ...edge, branch: this.#nameOf(read) } : edge);
    from.outputs.push(id);
    at(this.#nodes, target).inputs.push(id);
  }

  /** The sign alone where every operand arrives by an edge; else passive operands spelled out around boxes. */
  #label({ operation, operands }: OperationInstruction, sources: readonly (NodeId | undefined)[]): string {
    if (sources.every((source) => source !== undefined)) return this.#sign(operation, operands.length);
    return printApplied(
      operation,
      sources.map((source, index) => (source === undefined ? this.#passive(operands, index) : '□')),
    );
  }

  #sign(operation: OperationName, operands: number): string {
    let sign = this.#signs.get(operation);
    if (sign === undefined) {
      const bare = printApplied(operation, Array<string>(operands).fill(''));
      sign = bare.replace(/\(.*\)$/, '').trim();
      this.#signs.set(operation, sign);
    }
    return sign;
  }

  #passive(operands: readonly ValueId[], index: number): string {
    return this.#nameOf(this.#originOf(at(operands, index)));
  }

  #nameOf(id: ValueId): string {
    return this.#names.get(id) ?? `v${id}`;
  }

  #originOf(id: ValueId): ValueId {
    return this.#origin.get(id) ?? id;
  }
}
