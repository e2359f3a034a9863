/** The plain meaning of a tensor program: every value kept, nothing planned. What faster ways are compared with. */
import { at, invariant } from '../invariant.ts';
import { plainKernels } from './kernels/plain.ts';
import { tensorOperation } from './operations/table.ts';
import type { Elements } from './operations/types.ts';
import { activeValues, carries, type OperationTensor, signatureOf, type TensorId, type TensorProgram } from './program.ts';
import { operationRandom } from './random.ts';
import { elements } from './shape.ts';

export type Precision = 'float32' | 'float64';

export interface ReferenceResult {
  readonly loss: number;
  /** By parameter. */
  readonly gradients: ReadonlyMap<TensorId, Elements>;
}

/** All of an evaluation, by instruction. */
export interface WholeResult {
  readonly values: readonly Elements[];
  /** ∂loss/∂value; zeros where nothing carries a gradient to it. */
  readonly adjoints: readonly Elements[];
}

export interface ReferenceOptions {
  readonly precision?: Precision;
  /** Keys what operations draw. */
  readonly seed?: number;
  /** Which uses of a value carry a gradient back: a selection. Default: all. */
  readonly passes?: (reader: OperationTensor, place: number) => boolean;
  /** Told of what each operand's use adds to its adjoint, by itself. Sums are then formed from these, which rounds differently. */
  readonly onContribution?: (reader: OperationTensor, place: number, contribution: Elements) => void;
}

/**
 * The loss and its gradient by reverse mode, all in one precision. `given` has the elements of every parameter and input; `seed`
 * keys what operations draw.
 */
export function evaluateReference(
  program: TensorProgram,
  given: ReadonlyMap<TensorId, Elements>,
  precision: Precision = 'float32',
  seed = 0,
): ReferenceResult {
  const { values, adjoints } = evaluateWhole(program, given, { precision, seed });
  const parameters = program.instructions.filter(({ kind }) => kind === 'parameter');
  return {
    loss: at(values, program.loss)[0] ?? Number.NaN,
    gradients: new Map(parameters.map(({ id }) => [id, at(adjoints, id)])),
  };
}

/** The same with the value and the adjoint of every instruction. */
export function evaluateWhole(
  program: TensorProgram,
  given: ReadonlyMap<TensorId, Elements>,
  { precision = 'float32', seed = 0, passes, onContribution }: ReferenceOptions = {},
): WholeResult {
  const { instructions, loss } = program;
  const make = (length: number): Elements => (precision === 'float32' ? new Float32Array(length) : new Float64Array(length));
  const values: Elements[] = [];
  const notes: (Uint8Array | undefined)[] = [];
  for (const instruction of instructions) {
    const result = make(elements(instruction.shape));
    values.push(result);
    notes.push(undefined);
    if (instruction.kind !== 'operation') {
      const own = given.get(instruction.id);
      invariant(own?.length === result.length, `${instruction.name} needs ${result.length} elements`);
      result.set(own);
      continue;
    }
    const signature = signatureOf(program, instruction);
    const entry = tensorOperation(instruction.operation);
    const own = entry.saves(signature).find((saved) => saved.kind === 'notes');
    const memory = own && new Uint8Array(own.bytes);
    notes[instruction.id] = memory;
    const operands = instruction.operands.map((operand) => at(values, operand));
    entry.forward({
      ...signature,
      values: operands,
      result,
      notes: memory,
      workspace: entry.workspace && make(entry.workspace(signature, 'forward')),
      kernels: plainKernels,
      random: operationRandom(seed, 0, instruction.id),
    });
  }
  const adjoints = values.map((value) => make(value.length));
  at(adjoints, loss).fill(1);
  const active = activeValues(program);
  for (const instruction of instructions.toReversed()) {
    if (instruction.kind !== 'operation' || !active[instruction.id]) continue;
    const signature = signatureOf(program, instruction);
    const entry = tensorOperation(instruction.operation);
    const targets = instruction.operands.map((operand, place) => {
      if (!active[operand] || !carries(instruction, place) || passes?.(instruction, place) === false) return undefined;
      return onContribution ? make(at(adjoints, operand).length) : at(adjoints, operand);
    });
    entry.vjp({
      ...signature,
      values: instruction.operands.map((operand) => at(values, operand)),
      result: at(values, instruction.id),
      notes: notes[instruction.id],
      workspace: entry.workspace && make(entry.workspace(signature, 'backward')),
      kernels: plainKernels,
      random: operationRandom(seed, 0, instruction.id),
      adjoint: at(adjoints, instruction.id),
      adjoints: targets,
    });
    if (!onContribution) continue;
    for (const [place, target] of targets.entries()) {
      if (!target) continue;
      onContribution(instruction, place, target);
      addTo(at(adjoints, at(instruction.operands, place)), target);
    }
  }
  return { values, adjoints };
}

function addTo(sum: Elements, term: Elements): void {
  for (let i = 0; i < sum.length; i++) sum[i] = at(sum, i) + at(term, i);
}
