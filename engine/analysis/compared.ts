/** What the best of m candidates is, exactly: by listing the alternatives of a space, where they are few enough. */

import type { Criterion } from '../estimators/compare.ts';
import { toNumber } from '../estimators/fraction.ts';
import { norm } from '../estimators/norm.ts';
import type { Space } from '../estimators/spaces.ts';
import { at } from '../invariant.ts';
import { aroundMoments } from './almost-dirac.ts';
import { contributionsTo, type Distribution, type Situation, spaceOf } from './distribution.ts';
import type { Moments } from './moments.ts';

/** More alternatives in a space than this are not listed. */
const MOST_LISTED = 2048;

/** SPAD 2 at an iteration that compares m candidates: the winner, scaled by one over its probability of being drawn. */
export function comparedChoice(situation: Situation): Distribution | undefined {
  const listed = winners(situation, 'largest');
  if (!listed) return undefined;
  const { alternatives, settings, exact } = situation;
  return {
    given: 'choosing',
    moments: exact.map((_, parameter) => {
      const { s, space } = spaceOf(alternatives, parameter);
      return mixture(at(listed, s), ({ index, gradient }) => {
        const scale = settings.normalize ? toNumber(space.inverseProbability(settings.draw, index, parameter)) : 1;
        const g = at(gradient, parameter) * scale;
        return { mean: g, square: g * g };
      });
    }),
  };
}

/** Algorithm 1 and Eq. 8 at an iteration that compares: the almost-Dirac around each alternative, as likely as it is to win. */
export function comparedAround(situation: Situation, criterion: Criterion): Distribution | undefined {
  const listed = winners(situation, criterion);
  if (!listed) return undefined;
  const { alternatives, settings, linearization, exact } = situation;
  const first = alternatives.spaces.map(() => 0n);
  const around = listed.map((space, s) =>
    space.map(({ index, probability }) => ({
      probability,
      moments: aroundMoments(linearization, alternatives, first.with(s, index), settings),
    })),
  );
  return {
    given: 'choosing',
    moments: exact.map((_, parameter) => {
      const { s } = spaceOf(alternatives, parameter);
      return mixture(at(around, s), ({ moments }) => at(moments, parameter));
    }),
  };
}

interface Winner {
  readonly index: bigint;
  /** Of winning. */
  readonly probability: number;
  /** What every parameter of the space gets of it. */
  readonly gradient: Float64Array;
}

/** Of each space, the alternatives that can win; `undefined` where there are too many to list. */
function winners(situation: Situation, criterion: Criterion): readonly (readonly Winner[])[] | undefined {
  const { spaces } = situation.alternatives;
  if (spaces.some(({ size }) => size > BigInt(MOST_LISTED))) return undefined;
  const first = spaces.map(() => 0n);
  return spaces.map((space, s) => {
    const listed = Array.from({ length: Number(space.size) }, (_, i) => {
      const index = BigInt(i);
      const gradient = contributionsTo(situation, first.with(s, index));
      const drawn = toNumber(space.probability(situation.settings.draw, index));
      return { index, gradient, drawn, score: scoreOf(situation, space, gradient, criterion) };
    });
    return withChances(listed, situation.settings.m);
  });
}

function scoreOf({ exact }: Situation, { parameters }: Space, gradient: Float64Array, criterion: Criterion): number {
  if (criterion === 'largest') return norm(parameters.map((parameter) => at(gradient, parameter)));
  return -norm(parameters.map((parameter) => at(exact, parameter) - at(gradient, parameter)));
}

interface Listed extends Omit<Winner, 'probability'> {
  /** The probability that one draw gives it. */
  readonly drawn: number;
  readonly score: number;
}

/**
 * The best of m draws has a rank of at most r with the m-th power of the probability that one draw has. Of those that tie the first
 * that was drawn wins, which is each as often as it is drawn. NaN ranks below every number.
 */
function withChances(listed: readonly Listed[], m: number): readonly Winner[] {
  const rank = ({ score }: Listed) => (Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score);
  const classes = [...Map.groupBy(listed, rank)].sort(([a], [b]) => a - b);
  let below = 0;
  return classes.flatMap(([, members]) => {
    const mine = members.reduce((sum, { drawn }) => sum + drawn, 0);
    const chance = (below + mine) ** m - below ** m;
    below += mine;
    return members.map(({ index, gradient, drawn }) => ({ index, gradient, probability: (chance * drawn) / mine }));
  });
}

function mixture<T extends { readonly probability: number }>(parts: readonly T[], of: (part: T) => Moments): Moments {
  return parts.reduce(
    (sum, part) => {
      const { mean, square } = of(part);
      return { mean: sum.mean + part.probability * mean, square: sum.square + part.probability * square };
    },
    { mean: 0, square: 0 },
  );
}
