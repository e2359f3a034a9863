import type { EdgeId } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { TracedFunction } from '../../pipeline.ts';
import type { RandomStream } from '../../random/stream.ts';
import { alternativesAt, baseWeight, keep } from '../keep.ts';
import { norm } from '../norm.ts';
import type { Alternatives } from '../spaces.ts';
import type { Arms, Estimate, Estimator, EstimatorInput, EstimatorSettings, EstimatorState } from '../types.ts';

/** What is known of the branches of a tuple node. */
export interface Table {
  /** The discounted number of pulls, and the mean reward, of each branch; the mean is 0 where there was no pull. */
  readonly pulls: readonly number[];
  readonly means: readonly number[];
}

export interface Rule {
  readonly name: string;
  /** The position of the branch to take. */
  choose(table: Table, random: RandomStream): number;
  /** The probability with which `choose` takes each branch. */
  chances(table: Table): readonly number[];
  /** Whether the estimate is scaled by one over these, as it is where they have a closed form. */
  readonly scaled: boolean;
}

/** What was learnt fades by this much an iteration, because the point moves (discounted bandits; Garivier and Moulines 2008). */
const DISCOUNT = 0.99;

/**
 * A bandit at every tuple node, its branches the arms: the paper's inspiration (§II.A, its [19]) carried out. A choice is made
 * at every iteration; every branch of the chosen path then gets the reward ‖g‖ / (‖g‖ + a running mean of ‖g‖), which is
 * in [0, 1] whatever the function's units. No other gradient than the chosen one is ever evaluated.
 *
 * Where the rule's probabilities have a closed form the estimate is scaled by their inverse and is unbiased: given what was learnt,
 * every contribution has p > 0. Otherwise it is scaled as SPAD 2 scales, by 1/p of the settings' draw, and biased.
 */
export function bandit(rule: Rule, settings: EstimatorSettings, unbiased: boolean): Estimator {
  return {
    name: rule.name,
    unbiased,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      const { spaces } = alternatives;
      const arms = armsOf(input, spaces.length);
      // The product of the probabilities along each parameter's way is 1/scale: the branches are kept by edge.
      const taken = new Map<EdgeId, number>();
      const chosen = spaces.map((space, s) => {
        const random = input.random(s, 0);
        return space.follow((branches) => {
          const table = tableOf(arms, branches);
          const branch = rule.choose(table, random);
          if (rule.scaled) taken.set(at(branches, branch), at(rule.chances(table), branch));
          return branch;
        });
      });
      const estimate = keep(input, settings, alternatives, {
        chosen,
        weight: rule.scaled
          ? (space, s, parameter) => inverseAlong(space.parameterEdges(at(chosen, s), parameter), taken)
          : baseWeight(settings, chosen),
        reason: 'learnt',
        state: null,
      });
      // Not by spreading, which would make what only records ask for.
      return Object.assign(estimate, { state: { since: input.iteration, chosen, arms: learn(arms, alternatives, chosen, estimate) } });
    },
  };
}

/** The probability with which each edge is taken at its tuple node, by `EdgeId`, given what the state has learnt; 1 on edges that are no branch. */
export function branchChances(rule: Rule, { graph }: Pick<TracedFunction, 'graph'>, state: EstimatorState): Float64Array {
  const arms = state?.arms?.pulls.length === graph.edges.length ? state.arms : nothingLearnt(graph.edges.length, 0);
  const chances = new Float64Array(graph.edges.length).fill(1);
  for (const { outputs } of graph.nodes) {
    if (outputs.length < 2) continue;
    for (const [i, chance] of rule.chances(tableOf(arms, outputs)).entries()) chances[at(outputs, i)] = chance;
  }
  return chances;
}

/** The position of the largest; the first of those that tie. */
export function argmax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > at(values, best) ? i : best), 0);
}

function inverseAlong(edges: readonly EdgeId[], taken: ReadonlyMap<EdgeId, number>): number {
  return edges.reduce((product, edge) => product / (taken.get(edge) ?? 1), 1);
}

/** What the state has learnt; nothing where it belongs to another graph. */
function armsOf({ state, traced }: EstimatorInput, spaces: number): Arms {
  const { length } = traced.graph.edges;
  if (state?.arms?.pulls.length === length && state.arms.typical.length === spaces) return state.arms;
  return nothingLearnt(length, spaces);
}

function nothingLearnt(edges: number, spaces: number): Arms {
  const zeros = (count: number) => new Array<number>(count).fill(0);
  return { pulls: zeros(edges), rewards: zeros(edges), typical: zeros(spaces) };
}

function tableOf({ pulls, rewards }: Arms, branches: readonly EdgeId[]): Table {
  return {
    pulls: branches.map((edge) => at(pulls, edge)),
    means: branches.map((edge) => (at(pulls, edge) > 0 ? at(rewards, edge) / at(pulls, edge) : 0)),
  };
}

function learn(arms: Arms, { spaces }: Alternatives, chosen: readonly bigint[], { gradient, scale }: Estimate): Arms {
  const pulls = arms.pulls.map((count) => DISCOUNT * count);
  const rewards = arms.rewards.map((sum) => DISCOUNT * sum);
  const typical = [...arms.typical];
  for (const [s, space] of spaces.entries()) {
    const size = norm(space.parameters.map((parameter) => at(gradient, parameter) / at(scale, parameter)));
    if (!Number.isFinite(size)) continue;
    const mean = at(typical, s) === 0 ? size : at(typical, s);
    const reward = size === 0 ? 0 : size / (size + mean);
    typical[s] = DISCOUNT * mean + (1 - DISCOUNT) * size;
    for (const edge of space.edges(at(chosen, s))) {
      pulls[edge] = at(pulls, edge) + 1;
      rewards[edge] = at(rewards, edge) + reward;
    }
  }
  return { pulls, rewards, typical };
}
