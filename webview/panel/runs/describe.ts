/** Runs in words. */
import type { ObservationSettings, RunSettings, StopCondition } from '../../../engine/index.ts';
import { estimatorChoice, OBSERVERS, OPTIMIZERS } from '../../controls/choices.ts';
import { formatCount, formatNumber } from '../../format.ts';
import type { RunProgress, RunStatus, RunSummary } from '../../protocol.ts';

/** `SPAD (Algorithm 2), m 2, k_max 5`: the estimator with the settings that it reads. */
export function methodOf({ estimator }: RunSettings): string {
  const choice = estimatorChoice(estimator.name);
  const reads = (field: string): boolean => choice?.reads.some((each) => each === field) === true;
  return [
    choice?.label ?? estimator.name,
    ...(reads('m') ? [`m ${formatCount(estimator.m)}`] : []),
    ...(reads('kMax') ? [`k_max ${formatCount(estimator.kMax)}`] : []),
    ...(reads('epsilon') ? [`ε ${formatNumber(estimator.epsilon)}`] : []),
    ...(reads('granularity') ? [`one ${estimator.granularity === 'graph' ? 'choice for all' : estimator.granularity}`] : []),
    ...(reads('normalize') && !estimator.normalize ? ['unscaled'] : []),
  ].join(', ');
}

/** `Adam 0.01, SGD of 16 rows, seed 1`. */
export function restOf({ optimizer, observation, seed }: RunSettings): string {
  const title = OPTIMIZERS.find(({ value }) => value === optimizer.name)?.label ?? optimizer.name;
  return [
    `${title} ${formatNumber(optimizer.learningRate)}`,
    ...(optimizer.schedule === undefined || optimizer.schedule.kind === 'constant' ? [] : [`${optimizer.schedule.kind} schedule`]),
    ...(optimizer.clip === undefined ? [] : [`clipped at ${formatNumber(optimizer.clip)}`]),
    ...(observation === undefined ? [] : [rowsOf(observation)]),
    `seed ${String(seed)}`,
  ].join(', ');
}

function rowsOf({ name, batch }: ObservationSettings): string {
  const choice = OBSERVERS.find(({ value }) => value === name);
  const rows = choice?.reads.includes('batch') === true ? `${formatCount(batch)} ${batch === 1 ? 'row' : 'rows'}` : 'all rows';
  return `${choice?.label ?? name} of ${rows}`;
}

/** `✓ done: no progress for 500 iterations`; what it was started for, reached in full, needs no words. */
export function statusOf({ status, ended }: RunSummary): string {
  const { glyph, word } = STATUSES[status];
  const reason = status !== 'done' || ended === undefined || ended.kind === 'iterations' ? '' : `: ${conditionWords(ended)}`;
  return `${glyph} ${word}${reason}`;
}

export const STATUSES: Readonly<Record<RunStatus, { readonly glyph: string; readonly word: string }>> = {
  waiting: { glyph: '…', word: 'waiting' },
  running: { glyph: '▶', word: 'running' },
  done: { glyph: '✓', word: 'done' },
  cancelled: { glyph: '■', word: 'cancelled' },
  failed: { glyph: '✕', word: 'failed' },
};

/** `2,000 iterations, f 0.0123, least 0.0119 at 1,951`. */
export function outcomeOf({ iterations, last, best }: RunSummary): string {
  return [
    `${formatCount(iterations)} ${iterations === 1 ? 'iteration' : 'iterations'}`,
    ...(last ? [`f ${formatNumber(last.objective)}`, `‖g‖ ${formatNumber(last.norm)}`] : []),
    ...(best ? [`least f ${formatNumber(best.objective)} at ${formatCount(best.iteration + 1)}`] : []),
  ].join(' · ');
}

/** `1,200 of 2,000 · 5,300 a second · 2 s left`. */
export function progressOf(iterations: number, { total, rate, secondsLeft }: RunProgress): string {
  return [
    total === undefined ? formatCount(iterations) : `${formatCount(iterations)} of ${formatCount(total)}`,
    `${formatCount(Math.round(rate))} a second`,
    ...(secondsLeft === undefined ? [] : [`${durationOf(secondsLeft)} left`]),
  ].join(' · ');
}

/** `3 s`, `2 min`, `1 h 5 min`. */
export function durationOf(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The parts of a stop condition that the form has fields for. */
export interface StopParts {
  readonly iterations: number;
  readonly objective?: number;
  readonly gradient?: number;
  readonly noProgress?: number;
}

export function stopOf({ iterations, objective, gradient, noProgress }: StopParts): StopCondition {
  const parts: StopCondition[] = [
    { kind: 'iterations', iterations },
    ...(objective === undefined ? [] : [{ kind: 'objective' as const, at: objective }]),
    ...(gradient === undefined ? [] : [{ kind: 'gradient' as const, norm: gradient }]),
    ...(noProgress === undefined ? [] : [{ kind: 'no-progress' as const, iterations: noProgress, by: 0 }]),
  ];
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', of: parts };
}

/** The inverse of `stopOf`, as far as a condition has such parts. */
export function stopParts(stop: StopCondition): StopParts {
  const all = stop.kind === 'any' ? stop.of : [stop];
  let parts: StopParts = { iterations: 2000 };
  for (const each of all) {
    if (each.kind === 'iterations') parts = { ...parts, iterations: each.iterations };
    else if (each.kind === 'objective') parts = { ...parts, objective: each.at };
    else if (each.kind === 'gradient') parts = { ...parts, gradient: each.norm };
    else if (each.kind === 'no-progress') parts = { ...parts, noProgress: each.iterations };
  }
  return parts;
}

/** `f ≤ 0.01`, `no progress for 100 iterations`. */
export function conditionWords(stop: StopCondition): string {
  switch (stop.kind) {
    case 'iterations':
      return `iteration ${formatCount(stop.iterations)}`;
    case 'objective':
      return `f ≤ ${formatNumber(stop.at)}`;
    case 'gradient':
      return `‖g‖ ≤ ${formatNumber(stop.norm)}`;
    case 'no-progress':
      return `no progress for ${formatCount(stop.iterations)} iterations`;
    case 'predicate':
      return stop.text;
    case 'any':
      return stop.of.map(conditionWords).join(' or ');
  }
}
