/** Along which edges of a program adjoints go back from the loss. */
import { at } from '../../invariant.ts';
import { carries, type OperationTensor, type TensorId, type TensorProgram } from '../program.ts';

/** One of the reads of a value: by which operation, as which of its operands. */
export interface Read {
  readonly reader: TensorId;
  readonly operand: number;
}

/** A value that is read several times, and by whom: a tuple node of the graph; its reads are its branches. */
export interface TensorTuple {
  readonly value: TensorId;
  readonly branches: readonly Read[];
}

/** What is left out of the backward pass. */
export interface FlowOptions {
  /** Parameters that are not trained. */
  readonly frozen?: ReadonlySet<TensorId> | undefined;
  /** By tuple node: the number of the one branch that its adjoint comes back through. All of them where there is none. */
  readonly branches?: ReadonlyMap<TensorId, number> | undefined;
}

export class Flow {
  readonly #needed: readonly boolean[];
  readonly #dropped: ReadonlySet<string>;
  readonly #scales: ReadonlyMap<TensorId, number>;

  constructor(program: TensorProgram, { frozen, branches }: FlowOptions = {}) {
    const dropped = new Set<string>();
    const scales = new Map<TensorId, number>();
    for (const tuple of branches ? tensorTuples(program) : []) {
      const kept = branches?.get(tuple.value);
      if (kept === undefined) continue;
      scales.set(tuple.value, tuple.branches.length);
      for (const [number, read] of tuple.branches.entries()) if (number !== kept) dropped.add(keyOf(read.reader, read.operand));
    }
    this.#dropped = dropped;
    this.#scales = scales;
    const { instructions, loss } = program;
    const active: boolean[] = [];
    for (const one of instructions) {
      active.push(
        one.kind === 'operation'
          ? one.operands.some((operand, place) => active[operand] === true && this.#passes(one, place))
          : one.kind === 'parameter' && !frozen?.has(one.id),
      );
    }
    const reached = new Set<TensorId>([loss]);
    for (const one of instructions.toReversed()) {
      if (one.kind !== 'operation' || !reached.has(one.id)) continue;
      for (const [place, operand] of one.operands.entries()) if (active[operand] && this.#passes(one, place)) reached.add(operand);
    }
    this.#needed = active.map((depends, id) => depends && reached.has(id as TensorId));
  }

  /** Has the value an adjoint? */
  needs(id: TensorId): boolean {
    return at(this.#needed, id);
  }

  /** Does the reader add to its operand's adjoint? */
  along(reader: OperationTensor, operand: number): boolean {
    return this.needs(reader.id) && this.needs(at(reader.operands, operand)) && this.#passes(reader, operand);
  }

  /** What the adjoint of a value is multiplied by when all of it has come: the inverse of a branch's probability. */
  scaleOf(id: TensorId): number {
    return this.#scales.get(id) ?? 1;
  }

  #passes(reader: OperationTensor, operand: number): boolean {
    return carries(reader, operand) && !this.#dropped.has(keyOf(reader.id, operand));
  }
}

/** The tuple nodes of a program, in order: parameters and values whose adjoint comes back through several reads. */
export function tensorTuples(program: TensorProgram): readonly TensorTuple[] {
  const flow = new Flow(program);
  const reads = program.instructions.map((): Read[] => []);
  for (const one of program.instructions) {
    if (one.kind !== 'operation') continue;
    for (const [operand, value] of one.operands.entries()) if (flow.along(one, operand)) at(reads, value).push({ reader: one.id, operand });
  }
  return reads.flatMap((branches, value) => (branches.length > 1 ? [{ value: value as TensorId, branches }] : []));
}

function keyOf(reader: TensorId, operand: number): string {
  return `${reader} ${operand}`;
}
