import { at } from '../../invariant.ts';
import { squaredNorm } from '../gradient.ts';
import { type TensorTuple, tensorTuples } from '../plan/flow.ts';
import type { TensorId } from '../program.ts';
import { unitRandom } from '../random.ts';
import type { UnitEstimatorSettings } from './settings.ts';
import type { ChosenUnits, KeptDraw, UnitChoosing } from './types.ts';

/**
 * One branch at every tuple node (a residual connection, tied weights), drawn uniformly: of m such selections the one whose whole
 * gradient is largest, kept for k_max iterations. m = 1 and k_max = 1 draws afresh at each iteration and is unbiased. What only the
 * other branches read is not stored.
 */
export function chooseStructure(choosing: UnitChoosing<Extract<UnitEstimatorSettings, { readonly name: 'structure' }>>): ChosenUnits {
  const { step, settings, before, input } = choosing;
  const { iteration } = input;
  if (iteration % settings.kMax !== 0 && before.length === 1) return { state: before, candidates: [], passes: 0 };
  if (settings.m === 1) return { state: [{ iteration, draw: 0 }], candidates: [], passes: 0 };
  const tuples = tensorTuples(step.plan.program);
  const norms = Array.from({ length: settings.m }, (_, draw) => {
    let total = 0;
    step.run({
      ...input,
      choices: new Map(),
      branches: branchesOf(tuples, input.seed, { iteration, draw }),
      onGradient: (_parameter, gradient) => {
        total += squaredNorm(gradient);
      },
    });
    return Math.sqrt(total);
  });
  const best = norms.reduce((first, norm, draw) => (norm > at(norms, first) ? draw : first), 0);
  return { state: [{ iteration, draw: best }], candidates: [norms], passes: settings.m };
}

/** The branches that a draw keeps: by tuple node, its number. */
export function branchesOf(tuples: readonly TensorTuple[], seed: number, { iteration, draw }: KeptDraw): ReadonlyMap<TensorId, number> {
  return new Map(
    tuples.map(({ value, branches }) => [value, Number(unitRandom(seed, iteration, value, draw).below(BigInt(branches.length)))]),
  );
}
