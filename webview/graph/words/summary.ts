/** What was kept at an iteration and why, in words: for the strip above the graph and for screen readers. */
import type { GraphView, IterationRecord, RunSettings } from '../../../engine/index.ts';
import { formatNumber } from '../../format.ts';
import type { Comparison } from '../../protocol.ts';
import { type NumberedCandidate, numberCandidates } from '../marks.ts';

export interface ParameterSummary {
  readonly parameter: string;
  /** What was kept, by branch names. */
  readonly kept: string;
  /** |g| of its unscaled contribution, as text. */
  readonly norm: string;
  /** `x: kept x2 · |g| 0.532 · × 2 (candidates: c1 x1 0.121, c2 x2 0.532)`. */
  readonly text: string;
}

export interface Summary {
  readonly parameters: readonly ParameterSummary[];
  /** Candidates that drive several parameters at once (granularity `graph`). */
  readonly shared: string | undefined;
  readonly reason: string;
}

export function summarize(graph: GraphView, record: IterationRecord, settings: RunSettings, comparison: Comparison | undefined): Summary {
  const candidates = numberCandidates(comparison?.candidates ?? []);
  const heading =
    comparison === undefined || comparison.iteration === record.iteration
      ? 'candidates'
      : `candidates at iteration ${comparison.iteration + 1}`;
  const parameters = graph.parameters.map(({ name }, index) => {
    const own = candidates.filter(({ parameters: driven }) => driven.length === 1 && driven[0] === index);
    const compared = own.length === 0 ? '' : ` (${heading}: ${own.map(candidateText).join(', ')})`;
    return parameterSummary(name, index, record, compared);
  });
  const shared = candidates.filter(({ parameters: driven }) => driven.length > 1).map(candidateText);
  return { parameters, shared: shared.length > 0 ? `${heading}: ${shared.join(', ')}` : undefined, reason: reasonOf(record, settings) };
}

/** One sentence for a live region. */
export function announcementOf(record: IterationRecord, summary: Summary): string {
  const kept = summary.parameters.map(({ parameter, kept: branch, norm }) => `${parameter} ${keeps(cut(branch))}, norm ${norm}`);
  return `Iteration ${record.iteration + 1}. ${kept.join('; ')}. ${summary.reason}. Objective ${formatNumber(record.objective)}.`;
}

function parameterSummary(parameter: string, index: number, record: IterationRecord, compared: string): ParameterSummary {
  const kept = record.labels[index] ?? '';
  const scale = record.scale[index] ?? 1;
  const norm = formatNumber(Math.abs(record.gradient[index] ?? Number.NaN) / scale);
  const scaled = scale === 1 ? '' : ` · scaled × ${formatNumber(scale)}`;
  return { parameter, kept, norm, text: `${parameter}: ${keeps(cut(kept))} · |g| ${norm}${scaled}${compared}` };
}

/** A label is a list of branches, or says that there was no choice: `only path`, `all paths`. */
function keeps(label: string): string {
  return / paths?$/.test(label) ? label : `kept ${label}`;
}

function candidateText({ number, label, norm }: NumberedCandidate): string {
  return `c${number} ${cut(label)} ${formatNumber(norm)}`;
}

/** A path through a long program passes hundreds of branches; the first ones tell it apart, the graph shows the others. */
function cut(label: string): string {
  const branches = label.split(' · ');
  return branches.length <= MOST_BRANCHES ? label : `${branches.slice(0, MOST_BRANCHES).join(' · ')} · … (${branches.length} branches)`;
}

const MOST_BRANCHES = 6;

function reasonOf(record: IterationRecord, { estimator }: RunSettings): string {
  switch (record.reason) {
    case 'full':
      return 'full gradient, nothing left out';
    case 'fixed':
      return 'fixed by the settings';
    case 'drawn':
      return 'drawn at random for this iteration';
    case 'largest':
      if (estimator.name === 'adaptive') return 'largest of all, held while it matters';
      return `largest of ${estimator.name === 'best' ? 'all' : estimator.m}, held for ${iterations(estimator.kMax - 1)} more`;
    case 'closest':
      return `closest to the gradient of ${estimator.m}, held for ${iterations(estimator.kMax - 1)} more`;
    case 'learnt':
      return 'chosen by what was learnt from the iterations before';
    case 'held':
      if (estimator.name === 'adaptive') return 'held while it matters';
      return `held, for ${iterations(estimator.kMax - 1 - (record.iteration % estimator.kMax))} more`;
    case 'explored':
      return `explored: another path than the chosen one, with probability ${formatNumber(estimator.epsilon)}`;
  }
}

function iterations(count: number): string {
  return count === 1 ? '1 iteration' : `${count} iterations`;
}
