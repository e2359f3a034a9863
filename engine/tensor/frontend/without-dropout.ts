import { at } from '../../invariant.ts';
import type { Network } from '../models/network.ts';
import { type TensorId, TensorProgramBuilder } from '../program.ts';

/** The network as it is evaluated: dropout passes its operand on. Parameters and inputs keep their ids where they come first. */
export function withoutDropout({ program, images, labels, logits }: Network): Pick<Network, 'program' | 'images' | 'labels' | 'logits'> {
  const builder = new TensorProgramBuilder();
  const ids: TensorId[] = [];
  for (const one of program.instructions) {
    if (one.kind !== 'operation') ids.push(builder[one.kind](one.name, one.shape));
    else {
      const operands = one.operands.map((operand) => at(ids, operand));
      ids.push(one.operation === 'dropout' ? at(operands, 0) : builder.apply(one.operation, operands, one.attributes, one.name));
    }
  }
  return { program: builder.finish(at(ids, program.loss)), images: at(ids, images), labels: at(ids, labels), logits: at(ids, logits) };
}
