import { at, unreachable } from '../../invariant.ts';
import { tensorTuples } from '../plan/flow.ts';
import type { StepInput, TensorStep } from '../step.ts';
import { chooseAdaptive } from './adaptive.ts';
import { choicesOf, freshDraws } from './candidates.ts';
import type { UnitEstimatorSettings } from './settings.ts';
import { chooseSpad } from './spad.ts';
import { branchesOf, chooseStructure } from './structure.ts';
import type { ChosenUnits, UnitChoices, UnitChoosing, UnitEstimatorState } from './types.ts';

export interface UnitEstimate extends ChosenUnits {
  readonly loss: number;
  /** What each layer kept. */
  readonly choices: UnitChoices;
}

/** One step with the estimated gradient, told parameter by parameter. */
export function estimateStep(
  step: TensorStep,
  settings: UnitEstimatorSettings,
  before: UnitEstimatorState,
  input: Omit<StepInput, 'choices'>,
): UnitEstimate {
  const { layers } = step.plan;
  const chosen = choose(step, settings, before, input);
  if (settings.name === 'structure') {
    const branches = branchesOf(tensorTuples(step.plan.program), input.seed, at(chosen.state, 0));
    return { ...chosen, choices: new Map(), loss: step.run({ ...input, choices: new Map(), branches }) };
  }
  const kind = settings.name === 'rad' || settings.name === 'spad' ? settings.kind : 'sampling';
  const choices = choicesOf(layers, kind, input.seed, chosen.state);
  return { ...chosen, choices, loss: step.run({ ...input, choices }) };
}

function choose(step: TensorStep, settings: UnitEstimatorSettings, before: UnitEstimatorState, input: UnitChoosing['input']): ChosenUnits {
  const { layers } = step.plan;
  switch (settings.name) {
    case 'full':
      return { state: [], candidates: [], passes: 0 };
    case 'rad':
      return { state: freshDraws(layers, input.iteration), candidates: [], passes: 0 };
    case 'spad':
      return chooseSpad({ step, layers, settings, before, input });
    case 'adaptive':
      return chooseAdaptive({ step, layers, settings, before, input });
    case 'structure':
      return chooseStructure({ step, layers, settings, before, input });
    default:
      return unreachable(settings);
  }
}
