/** The exact distribution of every estimator's estimate: the one place of the analysis that knows them by name. */
import { banditRule } from '../estimators/bandits/index.ts';
import { reducesToRad } from '../estimators/choice.ts';
import type { Criterion } from '../estimators/compare.ts';
import { comparedAround, comparedChoice } from './compared.ts';
import { certain, type Distribution, type Situation } from './distribution.ts';
import { almostDirac, banditDraw, proportionalDraw, radDraw } from './drawn.ts';
import { adaptiveChoice, fixedChoice, heldOf, keptChoice } from './kept.ts';

/** In the order of the table of estimators. */
export const analysed = [
  'full',
  'fixed',
  'rad',
  'spad1',
  'spad2',
  'closest',
  'best',
  'adaptive',
  'proportional',
  'thompson',
  'ucb',
  'epsilon-greedy',
] as const;

export type Analysed = (typeof analysed)[number];

/** How the estimate of an iteration is distributed: of one that keeps the state's choice, where there is a state; else of one that chooses. */
export function distributionOf(name: Analysed, situation: Situation): Distribution {
  const rule = banditRule(situation.settings, name);
  if (rule) return banditDraw(situation, rule);
  switch (name) {
    case 'full':
      return { given: 'always', moments: situation.exact.map(certain) };
    case 'fixed':
      return fixedChoice(situation);
    case 'spad1':
      return around(situation, 'largest');
    case 'closest':
      return around(situation, 'closest');
    case 'spad2':
      return spad2(situation);
    case 'best':
      return best(situation);
    case 'adaptive':
      return adaptiveChoice(situation);
    case 'proportional':
      return proportionalDraw(situation);
    default:
      return radDraw(situation);
  }
}

function around(situation: Situation, criterion: Criterion): Distribution {
  if (reducesToRad(situation.settings)) return radDraw(situation);
  const held = heldOf(situation);
  if (held) return almostDirac(situation, held, 'held');
  const compared = comparedAround(situation, criterion);
  if (compared) return compared;
  return criterion === 'largest' ? almostDirac(situation, situation.largest, 'many candidates') : unknown(situation);
}

function spad2(situation: Situation): Distribution {
  if (reducesToRad(situation.settings)) return radDraw(situation);
  const held = heldOf(situation);
  if (held) return keptChoice(situation, held, 'held');
  return comparedChoice(situation) ?? keptChoice(situation, situation.largest, 'many candidates');
}

function best(situation: Situation): Distribution {
  const held = heldOf(situation);
  return held ? keptChoice(situation, held, 'held') : keptChoice(situation, situation.largest, 'choosing');
}

/** Which of very many is the closest is a question that no recursion answers: a sum of signed products has to meet a target. */
function unknown({ exact }: Situation): Distribution {
  return { given: 'unknown', moments: exact.map(() => ({ mean: Number.NaN, square: Number.NaN })) };
}
