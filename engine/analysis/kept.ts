/** Estimates that follow from a choice without a draw: they have no variance, and their distance from the gradient is bias. */
import { fits } from '../estimators/choice.ts';
import { fixedChoice as chosenBySettings } from '../estimators/fixed.ts';
import { toNumber } from '../estimators/fraction.ts';
import { at } from '../invariant.ts';
import { certain, contributionsTo, type Distribution, type Situation, spaceOf } from './distribution.ts';

/** The choice of the state, where it is one of this graph. */
export function heldOf({ state, alternatives }: Situation): readonly bigint[] | undefined {
  return state !== null && fits(state.chosen, alternatives) ? state.chosen : undefined;
}

/** SPAD's choice, kept: scaled by one over its probability under the settings' draw. */
export function keptChoice(situation: Situation, chosen: readonly bigint[], given: Distribution['given']): Distribution {
  const { alternatives, settings } = situation;
  const scale = (parameter: number) => {
    const { s, space } = spaceOf(alternatives, parameter);
    return settings.normalize ? toNumber(space.inverseProbability(settings.draw, at(chosen, s), parameter)) : 1;
  };
  return { moments: scaled(situation, chosen, scale), given, chosen };
}

/** The alternatives that the settings name, unscaled. */
export function fixedChoice(situation: Situation): Distribution {
  const chosen = chosenBySettings(situation.settings, situation.alternatives);
  return { moments: scaled(situation, chosen, () => 1), given: 'always', chosen };
}

/** Adaptive: the largest, scaled by Σ|g| / |g| at the time of the choice. */
export function adaptiveChoice(situation: Situation): Distribution {
  const { state, largest, settings, worth } = situation;
  const shares = state?.shares ?? [];
  const held = shares.length === worth.totals.length ? heldOf(situation) : undefined;
  const chosen = held ?? largest;
  const now = contributionsTo(situation, chosen);
  const shareOf = (parameter: number) => {
    if (held) return at(shares, parameter);
    const total = at(worth.totals, parameter);
    return total === 0 ? 1 : Math.abs(at(now, parameter)) / total;
  };
  const scale = (parameter: number) => {
    const share = shareOf(parameter);
    return settings.normalize && share > 0 ? 1 / share : 1;
  };
  return { moments: scaled(situation, chosen, scale), given: held ? 'held' : 'choosing', chosen };
}

function scaled(situation: Situation, chosen: readonly bigint[], scale: (parameter: number) => number): Distribution['moments'] {
  return [...contributionsTo(situation, chosen)].map((g, parameter) => certain(g * scale(parameter)));
}
