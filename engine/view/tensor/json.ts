import { countPaths } from '../../graph/paths.ts';
import { at } from '../../invariant.ts';
import type { Json } from '../../run/json.ts';
import type { TensorGraph } from '../../tensor/graph/lcg.ts';
import type { TensorNumbers } from '../types.ts';

/** A graph of tensors as data: shapes, bytes and norms in the place of numbers. `tensors` and `saved` by instruction, `through` by edge. */
export function tensorGraphJson(
  { lcg, tensors }: TensorGraph,
  numbers: { readonly tensors: readonly TensorNumbers[]; readonly through: readonly number[]; readonly saved: readonly number[] },
): Json {
  const counts = countPaths(lcg);
  return {
    nodes: lcg.nodes.map(({ id, kind, label, span }) => {
      const tensor = at(tensors, id);
      const { shape, bytes, norm, least, largest, adjoint } = at(numbers.tensors, tensor);
      const saved = kind === 'operation' ? at(numbers.saved, tensor) : 0;
      return { id, kind, label, shape, bytes, saved, norm, least, largest, adjoint, span: { ...span } };
    }),
    edges: lcg.edges.map(({ id, source, target, branch }) => ({ id, source, target, branch, norm: at(numbers.through, id) })),
    paths: Object.fromEntries(lcg.parameters.map((node) => [at(lcg.nodes, node).label, String(at(counts, node))])),
  };
}
