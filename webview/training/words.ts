/** Trainings in words. */
import { formatBytes, formatCount, formatNumber } from '../format.ts';
import { durationOf } from '../panel/runs/describe.ts';
import type { TrainingStatus, TrainingSummary } from '../protocol.ts';

export const STATUSES: Readonly<Record<TrainingStatus, { readonly glyph: string; readonly word: string }>> = {
  waiting: { glyph: '…', word: 'waiting' },
  preparing: { glyph: '…', word: 'preparing' },
  running: { glyph: '▶', word: 'running' },
  paused: { glyph: '‖', word: 'paused' },
  done: { glyph: '✓', word: 'done' },
  cancelled: { glyph: '■', word: 'cancelled' },
  failed: { glyph: '✕', word: 'failed' },
};

/** `97.2 %`. */
export function formatAccuracy(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '–';
}

/** `1,200 of 2,000 · 53 a second · 12 s left`. */
export function progressWords({ iteration, settings, rate, secondsLeft }: TrainingSummary): string {
  return [
    `${formatCount(iteration)} of ${formatCount(settings.iterations)}`,
    ...(rate === undefined ? [] : [`${formatNumber(rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2)))} a second`]),
    ...(secondsLeft === undefined ? [] : [`${durationOf(secondsLeft)} left`]),
  ].join(' · ');
}

/** `12.1 MiB, 47 % of the baseline`. */
export function bytesWords(bytes: number, baseline: number): string {
  return bytes === baseline ? formatBytes(bytes) : `${formatBytes(bytes)}, ${shareWords(bytes / baseline)} of the baseline`;
}

function shareWords(share: number): string {
  return `${formatNumber(Number((100 * share).toPrecision(3)))} %`;
}

/** What can be done with a training, by what it does now. */
export function isGoing(status: TrainingStatus): boolean {
  return status === 'waiting' || status === 'preparing' || status === 'running';
}
