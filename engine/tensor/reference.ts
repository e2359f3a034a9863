/** The plain meaning of a tensor program: every value kept, nothing planned. What faster ways are compared with. */
import { at, invariant } from '../invariant.ts';
import { plainKernels } from './kernels/plain.ts';
import { tensorOperation } from './operations/table.ts';
import type { Elements } from './operations/types.ts';
import { activeValues, carries, signatureOf, type TensorId, type TensorProgram } from './program.ts';
import { operationRandom } from './random.ts';
import { elements } from './shape.ts';

export type Precision = 'float32' | 'float64';

export interface ReferenceResult {
  readonly loss: number;
  /** By parameter. */
  readonly gradients: ReadonlyMap<TensorId, Elements>;
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
    entry.vjp({
      ...signature,
      values: instruction.operands.map((operand) => at(values, operand)),
      result: at(values, instruction.id),
      notes: notes[instruction.id],
      workspace: entry.workspace && make(entry.workspace(signature, 'backward')),
      kernels: plainKernels,
      random: operationRandom(seed, 0, instruction.id),
      adjoint: at(adjoints, instruction.id),
      adjoints: instruction.operands.map((operand, place) =>
        active[operand] && carries(instruction, place) ? at(adjoints, operand) : undefined,
      ),
    });
  }
  const parameters = instructions.filter(({ kind }) => kind === 'parameter');
  return { loss: at(values, loss)[0] ?? Number.NaN, gradients: new Map(parameters.map(({ id }) => [id, at(adjoints, id)])) };
}
