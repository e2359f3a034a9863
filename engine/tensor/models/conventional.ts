import type { TensorProgram } from '../program.ts';

/**
 * The same program with every ReLU keeping its result as numbers, as PyTorch, JAX and TensorFlow do, instead of a bit an element. The
 * published figures of memory (Oktay et al. 2020, Peseux et al. 2023) are relative to such a baseline; ours is leaner.
 */
export function conventional({ instructions, loss }: TensorProgram): TensorProgram {
  return {
    instructions: instructions.map((one) =>
      one.kind === 'operation' && one.operation === 'relu' ? { ...one, attributes: { ...one.attributes, bits: 0 } } : one,
    ),
    loss,
  };
}
