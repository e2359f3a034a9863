import type { DifferentiableFunction, IterationRecord, RunSettings, RunState } from '../../engine/index.ts';
import { createEstimator, headerLine, recordLine, step } from '../../engine/index.ts';
import type { RunLinesRequest } from './service.ts';

/** Iterations in full, as lines of text; before the first of a run a line that says what they are. JSONL is the command line's own format. */
export function runLines(fn: DifferentiableFunction, settings: RunSettings, from: RunState, { to, format, version }: RunLinesRequest) {
  const parameters = fn.at(from.point).coordinates.map((coordinate) => fn.leaves[coordinate]?.name ?? '');
  const lines: string[] = [];
  if (from.iteration === 0) {
    const { unbiased } = createEstimator(settings.estimator);
    lines.push(format === 'csv' ? csvHeader(fn, parameters) : headerLine({ function: fn.name, parameters, settings, unbiased, version }));
  }
  let state = from;
  while (state.iteration < to) {
    const next = step(fn, settings, state);
    lines.push(format === 'csv' ? csvLine(next.record) : recordLine(next.record));
    ({ state } = next);
  }
  return { state, lines };
}

function csvHeader({ leaves }: DifferentiableFunction, parameters: readonly string[]): string {
  const own = ['g', '∇f', 'kept'].flatMap((what) => parameters.map((name) => `${what} ${name}`));
  return [...CSV_NUMBERS, 'reason', ...leaves.map(({ name }) => name), ...own].map(quoted).join(',');
}

const CSV_NUMBERS = ['iteration (from 0)', 'objective', 'norm', 'exact norm', 'tape selected', 'tape full', 'tape candidates'];

function csvLine(record: IterationRecord): string {
  const { iteration, objective, norm, exactNorm, tape, reason, point, gradient, exact, labels } = record;
  const numbers = [iteration, objective, norm, exactNorm, tape.selected.held, tape.full.held, tape.candidates];
  return [...numbers, reason, ...point, ...gradient, ...exact, ...labels.map(quoted)].join(',');
}

/** RFC 4180. */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
