import type { TensorId, TensorProgram } from '../program.ts';

/**
 * Layer freezing, after FreezeOut (Brock et al. 2017), with steps that are even: of `count` layers to freeze, the first is frozen after
 * 1 / (count + 1) of the iterations, the second after 2 / (count + 1), and so on. A layer is the parameters that one operation reads;
 * the last layer is never frozen. What is frozen needs no activation, and nothing in front of it a backward pass.
 */
export function frozenAt(program: TensorProgram, count: number, iteration: number, iterations: number): ReadonlySet<TensorId> {
  const layers = layersOf(program);
  const due = Math.floor(((count + 1) * iteration) / iterations);
  return new Set(layers.slice(0, Math.min(count, due, layers.length - 1)).flat());
}

/** The parameters of each operation that reads any that were not read before, in order. */
function layersOf({ instructions }: TensorProgram): readonly (readonly TensorId[])[] {
  const seen = new Set<TensorId>();
  return instructions.flatMap((one) => {
    if (one.kind !== 'operation') return [];
    const own = one.operands.filter((operand) => instructions[operand]?.kind === 'parameter' && !seen.has(operand));
    for (const id of own) seen.add(id);
    return own.length > 0 ? [own] : [];
  });
}
