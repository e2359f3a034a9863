import type { EstimatorFacts, EstimatorSettings, GradientFacts, Spread } from '../../engine/index.ts';
import type { Advice } from '../../webview/protocol.ts';

export interface Situation {
  readonly facts: GradientFacts;
  readonly settings: EstimatorSettings;
  /** Of the estimator in use, at the last iteration; absent at the start. */
  readonly spread?: Spread;
}

/** What follows from the exact analysis at a point, as sentences: each is a rule of its own, and says what it follows from. */
export function adviceFor(situation: Situation): readonly Advice[] {
  return rules.flatMap((rule) => rule(situation));
}

type Rule = (situation: Situation) => readonly Advice[];

const rules: readonly Rule[] = [
  function notFinite({ facts }) {
    const wrong = facts.parameters.filter(({ total }) => !Number.isFinite(total));
    if (wrong.length === 0) return [];
    const names = listOf(wrong.map(({ name }) => name));
    return [
      { id: 'notFinite', text: `The gradient is not finite for ${names}: no estimator helps here.`, because: 'Σ|g| is not a number.' },
    ];
  },
  function onlyPath({ facts, settings }) {
    if (!allFinite(facts) || !facts.parameters.every(({ paths }) => paths <= 1n)) return [];
    const text = 'Every parameter has one path only: all estimators give the exact gradient. Use the full one.';
    const action = { title: 'Use the full gradient', choice: { estimator: { name: 'full' } } };
    return [{ id: 'onlyPath', text, because: 'N = 1 for every parameter.', ...(settings.name !== 'full' && { action }) }];
  },
  function dominant({ facts, settings }) {
    if (!allFinite(facts)) return [];
    return facts.parameters.flatMap(({ name, paths, total, largest }) => {
      if (paths <= 1n || largest === undefined || total === 0 || largest.norm < DOMINANT * total) return [];
      const share = percent(largest.norm / total);
      return [
        {
          id: `dominant ${name}`,
          text: `One path of ${name} (${largest.label}) carries ${share} of its gradient here: keeping it loses little.`,
          because: `Its |g| is ${short(largest.norm)}, and Σ|g| over all ${paths} is ${short(total)}.`,
          ...(settings.name !== 'best' && { action: KEEP_LARGEST }),
        },
      ];
    });
  },
  function cancelling({ facts }) {
    if (!allFinite(facts)) return [];
    return facts.parameters.flatMap(({ name, total, derivative, paths }) => {
      if (paths <= 1n || total === 0 || Math.abs(derivative) > CANCELLING * total) return [];
      return [
        {
          id: `cancelling ${name}`,
          text: `The contributions of ${name} nearly cancel: a single path is far larger than the derivative. Use the full gradient, or average.`,
          because: `|Σg| is ${percent(Math.abs(derivative) / total)} of Σ|g|.`,
          action: { title: 'Use the full gradient', choice: { estimator: { name: 'full' } } },
        },
      ];
    });
  },
  function variance({ facts, settings, spread }) {
    const { leastVariance } = facts;
    if (spread === undefined || !(spread.variance > 0) || !(leastVariance > 0)) return [];
    const ratio = spread.variance / leastVariance;
    const text =
      ratio <= CLOSE
        ? `The variance of the estimator in use is ${times(ratio)} the least possible: nothing to gain.`
        : `The variance of the estimator in use is ${times(ratio)} the least possible for one path a parameter.`;
    const action = { title: 'Draw in proportion to |g|', choice: { estimator: { name: 'proportional', normalize: true } } };
    const because = `Var[g] = ${short(spread.variance)}; (Σ|g|)² − (Σg)² = ${short(leastVariance)}, summed over the parameters.`;
    return [{ id: 'variance', text, because, ...(ratio > CLOSE && settings.name !== 'proportional' && { action }) }];
  },
  function bias({ facts, settings, spread }) {
    if (spread === undefined || !(spread.bias > SMALL * facts.square) || !Number.isFinite(spread.bias)) return [];
    const part = percent(Math.sqrt(spread.bias / facts.square));
    const action = { title: 'Draw in proportion to |g|: unbiased', choice: { estimator: { name: 'proportional', normalize: true } } };
    const text = `The estimator in use misses the gradient by ${part} of its norm on average here: it is biased.`;
    const because = `‖E[g] − ∇f‖ = ${short(Math.sqrt(spread.bias))}, ‖∇f‖ = ${short(Math.sqrt(facts.square))}.`;
    return [{ id: 'bias', text, because, ...(settings.name !== 'proportional' && { action }) }];
  },
  function memory({ facts, settings }) {
    const best = facts.estimators.find(({ name }) => name === 'best');
    const full = facts.fullTape;
    if (best === undefined || full.held === 0 || best.tape.held >= full.held) return [];
    // Who misses the gradient by more than its norm would do better without moving.
    const useful = best.bias <= facts.square;
    return [
      {
        id: 'memory',
        text: `Keeping the largest paths, which SPAD looks for, would hold ${slots(best.tape.held)} of ${slots(full.held)} tape slots; ${missedBy(best, facts)}.`,
        because: `The largest paths read ${best.tape.held} of ${full.held} bytes of primal values.`,
        ...(useful && settings.name !== 'best' && { action: KEEP_LARGEST }),
      },
    ];
  },
];

const KEEP_LARGEST = { title: 'Keep the largest paths for 50 iterations', choice: { estimator: { name: 'best', kMax: 50 } } };

/** A share of Σ|g| from which one path stands for the whole. */
const DOMINANT = 0.8;
/** |Σg| / Σ|g| below which contributions cancel. */
const CANCELLING = 0.1;
/** A variance so many times the least is as good as it. */
const CLOSE = 1.05;
/** ‖bias‖² / ‖∇f‖² that is worth a word: 1 % of the norm. */
const SMALL = 1e-4;

function allFinite({ parameters }: GradientFacts): boolean {
  return parameters.every(({ total }) => Number.isFinite(total));
}

function missedBy({ bias }: EstimatorFacts, { square }: GradientFacts): string {
  return bias <= SMALL * square ? 'it misses nothing of the gradient' : `it misses the gradient by ${percent(Math.sqrt(bias / square))}`;
}

function slots(bytes: number): number {
  return bytes / 8;
}

function percent(share: number): string {
  const value = 100 * share;
  return `${value >= 10 || value === 0 ? Math.round(value) : value.toPrecision(2)} %`;
}

function times(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)} times`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
