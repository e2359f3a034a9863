import type { ExportFormat } from '../../webview/protocol.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { BackgroundRun } from './background-run.ts';

export interface ExportOptions {
  readonly run: BackgroundRun;
  readonly format: ExportFormat;
  readonly engine: Pick<EngineClient, 'runLines'>;
  readonly version: string;
  /** Told the iterations that are done. */
  readonly progress: (done: number) => void;
  readonly cancelled: () => boolean;
}

/** Iterations that are asked for at once. */
const CHUNK = 2000;

/** The run as text, every iteration in full: what was thinned is computed again. `undefined` where it was cancelled. */
export async function exportRun({ run, format, engine, version, progress, cancelled }: ExportOptions): Promise<string | undefined> {
  const { plan, reach } = run;
  const lines: string[] = [];
  let state = plan.start;
  do {
    const to = Math.min(state.iteration + CHUNK, reach.head.iteration);
    const outcome = await engine.runLines(plan.source, plan.settings, state, { to, format, version });
    if (cancelled()) return undefined;
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    lines.push(...outcome.lines);
    ({ state } = outcome);
    progress(state.iteration);
  } while (state.iteration < reach.head.iteration);
  return `${lines.join('\n')}\n`;
}
