import type { LcgEdge, LcgNode } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import { printCall } from '../../tensor/graph/labels.ts';
import type { TensorGraph } from '../../tensor/graph/lcg.ts';
import type { TensorId } from '../../tensor/program.ts';
import { elements, type Shape } from '../../tensor/shape.ts';
import type { ValueId } from '../../trace/types.ts';
import { counted, type Wording } from '../describe.ts';

/** Bytes of an element. */
const FLOAT = 4;

/** `32 × 300`; of a single number, `1`. */
export function shapeWords(shape: Shape): string {
  return shape.length === 0 ? '1' : shape.join(' × ');
}

export function bytesOf(shape: Shape): number {
  return FLOAT * elements(shape);
}

/** How a graph of tensors speaks of what it shows. */
export class TensorWords implements Wording {
  readonly #fn: TensorFunction;
  readonly #graph: TensorGraph;

  constructor(fn: TensorFunction, graph: TensorGraph) {
    this.#fn = fn;
    this.#graph = graph;
  }

  describe(node: LcgNode, edges: readonly LcgEdge[], paths: bigint): string {
    const { shape } = this.#tensor(node);
    const size = `tensor of shape ${shapeWords(shape)}`;
    switch (node.kind) {
      case 'parameter':
        return `parameter ${node.label}, ${size}, ${counted(paths, 'path')} to the output`;
      case 'tuple':
        return `tuple node of ${node.label}, read ${node.outputs.length} times: ${node.outputs.map((edge) => at(edges, edge).branch ?? '').join(', ')}`;
      case 'operation':
        return `operation ${this.#equation(node)}, ${size}`;
      case 'constant':
      case 'output':
        return `output, the value of ${this.name(node.value)}`;
    }
  }

  /** The norm of what goes back through an edge; L is the output. */
  formula(_: unknown, { target, operand }: LcgEdge): string {
    const reader = at(this.#fn.program.instructions, at(this.#graph.tensors, target));
    const node = at(this.#graph.lcg.nodes, target);
    if (node.kind !== 'operation' || reader.kind !== 'operation') return `‖∂L/∂${reader.name}‖`;
    return `‖∂L/∂${reader.name} · ∂${reader.name}/∂${this.#nameOf(at(reader.operands, operand))}‖`;
  }

  name(value: ValueId): string {
    return at(this.#fn.program.instructions, value).name;
  }

  detail(node: LcgNode): string {
    const { shape } = this.#tensor(node);
    return node.kind === 'tuple' ? '' : `${shapeWords(shape)} 000.0 KiB`;
  }

  #equation(node: LcgNode): string {
    const one = this.#tensor(node);
    return one.kind === 'operation'
      ? `${one.name} = ${printCall(
          one,
          one.operands.map((operand) => this.#nameOf(operand)),
        )}`
      : one.name;
  }

  #tensor(node: LcgNode) {
    return at(this.#fn.program.instructions, at(this.#graph.tensors, node.id));
  }

  #nameOf(id: TensorId): string {
    return at(this.#fn.program.instructions, id).name;
  }
}
