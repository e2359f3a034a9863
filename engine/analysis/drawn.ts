/** Estimates whose probabilities are a product of one factor a branch: recursions over the graph, however many paths there are. */
import { argmax, branchChances, type Rule } from '../estimators/bandits/bandit.ts';
import { at } from '../invariant.ts';
import { aroundMoments } from './almost-dirac.ts';
import type { Distribution, Situation } from './distribution.ts';
import { scaledMoments, sumsOver } from './moments.ts';
import { unscaledProportional } from './proportional.ts';

export function radDraw({ linearization, base, settings, exact }: Situation): Distribution {
  const sums = sumsOver(linearization, base, settings.granularity);
  return {
    given: 'always',
    moments: sums.map(({ mean, weighted, inverse }, i) =>
      settings.normalize ? { mean: at(exact, i), square: inverse } : { mean, square: weighted },
    ),
  };
}

export function proportionalDraw({ linearization, worth, settings, exact }: Situation): Distribution {
  if (!settings.normalize) return { given: 'always', moments: unscaledProportional(linearization, worth, settings) };
  return { given: 'always', moments: exact.map((mean, i) => ({ mean, square: at(worth.totals, i) ** 2 })) };
}

/** The almost-Dirac around a choice that is known. */
export function almostDirac(situation: Situation, chosen: readonly bigint[], given: Distribution['given']): Distribution {
  const { linearization, alternatives, settings } = situation;
  return { given, moments: aroundMoments(linearization, alternatives, chosen, settings), chosen };
}

/** A bandit's branches are independent of each other, given what it has learnt. */
export function banditDraw(situation: Situation, rule: Rule): Distribution {
  const { traced, state, linearization, settings, base, alternatives } = situation;
  const chances = branchChances(rule, traced, state);
  const scale = settings.normalize ? (rule.scaled ? chances : base) : base.map(() => 1);
  return {
    given: state?.arms ? 'learnt' : 'first',
    moments: scaledMoments(linearization, chances, scale, settings.granularity),
    chosen: alternatives.spaces.map((space) => space.follow((branches) => argmax(branches.map((edge) => at(chances, edge))))),
  };
}
