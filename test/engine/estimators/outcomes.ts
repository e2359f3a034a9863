import type { RandomStream } from '../../../engine/random/stream.ts';

export interface Outcome<T> {
  readonly probability: number;
  readonly result: T;
}

/**
 * Runs an experiment once for every outcome of its randomness and gives each with its exact probability. What it relies on is
 * the contract of `RandomStream` alone: `below(n)` has n equally likely outcomes, `choose` takes
 * each position with a probability proportional to its weight, and `uniform()` lies below `threshold` with probability `threshold`.
 */
export function everyOutcome<T>(experiment: (random: RandomStream) => T, threshold = 0.5): readonly Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  let script: Roll[] | undefined = [];
  while (script) {
    const scripted = new ScriptedStream(script, threshold);
    const result = experiment(scripted);
    outcomes.push({ result, probability: scripted.probability });
    script = next(scripted.rolls);
  }
  return outcomes;
}

interface Roll {
  readonly outcome: number;
  readonly outcomes: number;
}

class ScriptedStream implements RandomStream {
  readonly rolls: Roll[] = [];
  probability = 1;
  readonly #script: readonly Roll[];
  readonly #threshold: number;

  constructor(script: readonly Roll[], threshold: number) {
    this.#script = script;
    this.#threshold = threshold;
  }

  word(): number {
    throw new Error('too many outcomes to enumerate');
  }

  uniform(): number {
    const below = this.#roll(2) === 0;
    this.probability *= below ? this.#threshold : 1 - this.#threshold;
    return below ? this.#threshold / 2 : (1 + this.#threshold) / 2;
  }

  below(bound: bigint): bigint {
    this.probability /= Number(bound);
    return BigInt(this.#roll(Number(bound)));
  }

  choose(weights: ArrayLike<number>): number {
    const list = Array.from(weights);
    const total = list.reduce((sum, weight) => sum + weight, 0);
    const chosen = this.#roll(list.length);
    this.probability *= total > 0 ? (list[chosen] ?? 0) / total : 1 / list.length;
    return chosen;
  }

  #roll(outcomes: number): number {
    const outcome = this.#script[this.rolls.length]?.outcome ?? 0;
    this.rolls.push({ outcome, outcomes });
    return outcome;
  }
}

/** The script of the next outcome, in lexicographic order; `undefined` after the last. */
function next(rolls: readonly Roll[]): Roll[] | undefined {
  const last = rolls.findLastIndex(({ outcome, outcomes }) => outcome + 1 < outcomes);
  const roll = rolls[last];
  return roll && [...rolls.slice(0, last), { ...roll, outcome: roll.outcome + 1 }];
}
