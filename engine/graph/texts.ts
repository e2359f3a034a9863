import { at } from '../invariant.ts';
import type { OperationName } from '../operations/table.ts';
import { nameValues } from '../trace/names.ts';
import { printApplied } from '../trace/printer.ts';
import type { Trace, ValueId } from '../trace/types.ts';
import { StructuralKeys } from './keys.ts';
import type { EdgeId, LcgEdge, LcgNode, NodeId } from './types.ts';

/** A node as it is built: what it reads is by the ids of the single-access form. */
export interface BuiltNode extends Pick<LcgNode, 'id' | 'kind' | 'value' | 'operation'> {
  readonly inputs: readonly EdgeId[];
  readonly reads: readonly ValueId[];
  readonly named: string | undefined;
}

/**
 * What the nodes and edges of a graph are called: keys, labels, names. Made when first asked for, since a gradient needs
 * none of it, and it takes longer than the graph itself.
 */
export class GraphTexts {
  readonly #trace: Trace;
  readonly #nodes: readonly BuiltNode[];
  readonly #edges: readonly LcgEdge[];
  readonly #originOf: (id: ValueId) => ValueId;
  readonly #signs = new Map<OperationName, string>();
  #names: ReadonlyMap<ValueId, string> | undefined;
  #keys: readonly string[] | undefined;

  constructor(trace: Trace, nodes: readonly BuiltNode[], edges: readonly LcgEdge[], originOf: (id: ValueId) => ValueId) {
    this.#trace = trace;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#originOf = originOf;
  }

  key(node: NodeId): string {
    this.#keys ??= this.#makeKeys();
    return at(this.#keys, node);
  }

  name({ kind, reads, named }: BuiltNode): string | undefined {
    return kind === 'tuple' ? this.nameOf(at(reads, 0)) : named;
  }

  label(node: BuiltNode): string {
    switch (node.kind) {
      case 'parameter':
      case 'tuple':
        return this.name(node) ?? '';
      case 'output':
        return 'output';
      case 'constant':
        return this.nameOf(at(node.reads, 0));
      case 'operation':
        return this.#operationLabel(node);
    }
  }

  nameOf(id: ValueId): string {
    this.#names ??= nameValues(this.#trace);
    return this.#names.get(id) ?? `v${id}`;
  }

  #makeKeys(): readonly string[] {
    const structural = new StructuralKeys();
    const coordinates = this.#trace.instructions.flatMap((one) => (one.kind === 'parameter' && one.active ? [one.index] : []));
    const keys: string[] = [];
    // Parameters come first, in the order of the trace.
    for (const node of this.#nodes) keys.push(this.#key(node, structural, keys, coordinates));
    return keys;
  }

  #key(node: BuiltNode, structural: StructuralKeys, keys: readonly string[], coordinates: readonly number[]): string {
    switch (node.kind) {
      case 'parameter':
        return structural.key('parameter', [String(at(coordinates, node.id))]);
      case 'tuple':
        return structural.key('tuple', [at(keys, this.#source(node))]);
      case 'output':
        return 'output';
      case 'constant':
        return structural.key('constant', [this.label(node)]);
      case 'operation': {
        const parts = this.#sources(node).map((source, index) =>
          source === undefined ? this.#passive(node, index) : at(keys, this.#behindTuples(source)),
        );
        return structural.key(node.operation ?? '', parts);
      }
    }
  }

  /** A tuple node only passes a value on: whether there is one must not change the keys of its readers. */
  #behindTuples(source: NodeId): NodeId {
    const node = at(this.#nodes, source);
    return node.kind === 'tuple' ? this.#source(node) : source;
  }

  #source({ inputs }: BuiltNode): NodeId {
    return at(this.#edges, at(inputs, 0)).source;
  }

  /** By operand: the node that it comes from, if it is differentiated. */
  #sources({ inputs, reads }: BuiltNode): readonly (NodeId | undefined)[] {
    const sources: (NodeId | undefined)[] = reads.map(() => undefined);
    for (const id of inputs) {
      const { operand, source } = at(this.#edges, id);
      sources[operand] = source;
    }
    return sources;
  }

  /** The sign alone where every operand arrives by an edge; else passive operands spelled out around boxes. */
  #operationLabel(node: BuiltNode): string {
    const { operation, reads, inputs } = node;
    if (operation === undefined) return '';
    if (inputs.length === reads.length) return this.#sign(operation, reads.length);
    return printApplied(
      operation,
      this.#sources(node).map((source, index) => (source === undefined ? this.#passive(node, index) : '□')),
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

  #passive({ reads }: BuiltNode, index: number): string {
    return this.nameOf(this.#originOf(at(reads, index)));
  }
}
