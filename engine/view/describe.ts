/** Nodes and edges in words: for screen readers, tooltips and the text printer. */
import type { LcgEdge, LcgNode, Partial } from '../graph/types.ts';
import { at, unreachable } from '../invariant.ts';
import { printTerm } from '../operations/term.ts';
import { nameValues } from '../trace/names.ts';
import { printApplied } from '../trace/printer.ts';
import type { Instruction, Trace, ValueId } from '../trace/types.ts';

/** How a drawing speaks of what it shows. */
export interface Wording {
  describe(node: LcgNode, edges: readonly LcgEdge[], paths: bigint): string;
  /** Of an edge: what is written for its partial. */
  formula(partial: Partial, edge: LcgEdge): string;
  /** What a value is called. */
  name(value: ValueId): string;
  /** The longest small text that a node must have room for, beyond a number. */
  detail?(node: LcgNode): string;
}

/** The names of a trace's values and what defines them. */
export class Vocabulary implements Wording {
  readonly #names: ReadonlyMap<ValueId, string>;
  readonly #definitions = new Map<ValueId, Instruction>();

  /** `trace` is the single-access form: it names the values of the other form too. */
  constructor(trace: Trace) {
    this.#names = nameValues(trace);
    for (const instruction of trace.instructions) if (instruction.kind !== 'tuple') this.#definitions.set(instruction.id, instruction);
  }

  /** `v2 = exp(x1)`, `tuple node of x: x1, x2`, `parameter x, 2 paths`. */
  describe(node: LcgNode, edges: readonly LcgEdge[], paths: bigint): string {
    switch (node.kind) {
      case 'parameter':
        return `parameter ${node.label}, ${counted(paths, 'path')} to the output`;
      case 'tuple':
        return `tuple node of ${node.label}, read ${node.outputs.length} times: ${node.outputs.map((edge) => at(edges, edge).branch ?? '').join(', ')}`;
      case 'operation':
        return `operation ${this.equation(node)}`;
      case 'constant':
        return `constant ${node.label}`;
      case 'output':
        return `output, the value of ${this.name(node.value)}`;
      default:
        return unreachable(node.kind);
    }
  }

  /** The partial as a formula over the program's names. */
  formula({ term, operands, result }: Partial): string {
    const [a, b] = operands.map((operand) => this.name(operand));
    return printTerm(term, { a: a ?? 'a', b: b ?? 'b', z: this.name(result) });
  }

  /** `v2 = exp(x)`; of a parameter, its name. */
  equation(node: LcgNode): string {
    const definition = this.#definitions.get(node.value);
    if (definition?.kind !== 'operation') return node.label;
    const operands = definition.operands.map((operand) => this.name(operand));
    return `${this.name(node.value)} = ${printApplied(definition.operation, operands)}`;
  }

  /** What a value is called in the listings. */
  name(value: ValueId): string {
    return this.#names.get(value) ?? `v${value}`;
  }
}

export function counted(count: bigint | number, noun: string): string {
  return `${count} ${noun}${count === 1n || count === 1 ? '' : 's'}`;
}
