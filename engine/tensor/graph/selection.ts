import type { Path } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { OperationTensor, TensorId } from '../program.ts';
import type { TensorGraph } from './lcg.ts';

/**
 * The structural selection of one path: at every tuple node on it only the path's branch is kept. Says which uses of a tensor carry a
 * gradient back; what is no tuple node has one use, which is kept. Contributions of all paths of a parameter add up to its gradient.
 */
export function selects({ lcg, tensors }: TensorGraph, path: Path): (reader: OperationTensor, place: number) => boolean {
  const chosen = new Map<TensorId, { readonly reader: TensorId | undefined; readonly place: number }>();
  for (const id of path) {
    const { source, target, operand } = at(lcg.edges, id);
    if (at(lcg.nodes, source).kind !== 'tuple') continue;
    const reader = at(lcg.nodes, target).kind === 'operation' ? at(tensors, target) : undefined;
    chosen.set(at(tensors, source), { reader, place: operand });
  }
  return (reader, place) => {
    const choice = chosen.get(at(reader.operands, place));
    return choice === undefined || (choice.reader === reader.id && choice.place === place);
  };
}
