import type { IterationRecord } from '../../engine/index.ts';
import { headerLine, recordLine } from '../../engine/index.ts';
import type { ExportFormat } from '../../webview/protocol.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { BackgroundRun } from './background-run.ts';

export interface ExportOptions {
  readonly run: BackgroundRun;
  readonly format: ExportFormat;
  readonly engine: Pick<EngineClient, 'records'>;
  readonly version: string;
  /** Told the iterations that are done. */
  readonly progress: (done: number) => void;
  readonly cancelled: () => boolean;
}

/** Records that are asked for at once. */
const CHUNK = 2000;

/**
 * The run as text, every iteration in full: what was thinned is computed again. JSONL is the command line's own format.
 * `undefined` where it was cancelled.
 */
export async function exportRun({ run, format, engine, version, progress, cancelled }: ExportOptions): Promise<string | undefined> {
  const { plan, reach } = run;
  const lines: string[] = [format === 'csv' ? csvHeader(run) : jsonHeader(run, version)];
  let state = plan.start;
  while (state.iteration < reach.head.iteration) {
    const to = Math.min(state.iteration + CHUNK, reach.head.iteration);
    const outcome = await engine.records(plan.source, plan.settings, state, to);
    if (cancelled()) return undefined;
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    for (const record of outcome.records) lines.push(format === 'csv' ? csvLine(record) : recordLine(record));
    ({ state } = outcome);
    progress(state.iteration);
  }
  return `${lines.join('\n')}\n`;
}

function jsonHeader({ plan }: BackgroundRun, version: string): string {
  const { parameters, settings, unbiased } = plan;
  return headerLine({ function: plan.function.name, parameters, settings, unbiased, version });
}

function csvHeader({ plan }: BackgroundRun): string {
  const { leaves, parameters } = plan;
  const own = ['g', '∇f', 'kept'].flatMap((what) => parameters.map((name) => `${what} ${name}`));
  return [...CSV_NUMBERS, 'reason', ...leaves, ...own].map(quoted).join(',');
}

const CSV_NUMBERS = ['iteration', 'objective', 'norm', 'exact norm', 'tape selected', 'tape full', 'tape candidates'];

function csvLine(record: IterationRecord): string {
  const { iteration, objective, norm, exactNorm, tape, reason, point, gradient, exact, labels } = record;
  const numbers = [iteration, objective, norm, exactNorm, tape.selected.held, tape.full.held, tape.candidates];
  return [...numbers, reason, ...point, ...gradient, ...exact, ...labels.map(quoted)].join(',');
}

/** RFC 4180. */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
