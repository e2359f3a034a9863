import type { Lease } from '../workers/pool.ts';
import type { BackgroundRun } from './background-run.ts';
import { MOST_ITERATIONS, mostIterations } from './stop.ts';

/** Milliseconds that the worker iterates before it answers. */
const SLICE = 100;
/** The exact analysis is made of every so manieth iteration only: it costs ten times what an iteration does. */
export const ANALYZE_EVERY = 64;

export interface PerformOptions {
  readonly run: BackgroundRun;
  readonly lease: Lease;
  readonly now: () => number;
  /** The run is further, or has ended. */
  readonly changed: () => void;
  readonly cancelled: () => boolean;
}

/** Does a run to its end, or as far as it gets; whatever happens, what was done until then stays. */
export async function perform({ run, lease, now, changed, cancelled }: PerformOptions): Promise<void> {
  const { source, settings, stop } = run.plan;
  const to = mostIterations(stop) ?? MOST_ITERATIONS;
  run.begin(now());
  changed();
  try {
    for (let done = run.reach.head.iteration >= to; !done; changed()) {
      const { head, seen } = run.reach;
      const outcome = await lease.engine.iterate(source, settings, head, {
        to,
        stop,
        milliseconds: SLICE,
        rows: { analyzeEvery: ANALYZE_EVERY },
        checkpointEvery: run.history.checkpoints.every,
        ...(seen && { seen }),
      });
      if (cancelled()) return run.end('cancelled');
      if (!outcome.ok) return run.end('failed', outcome.diagnostics[0]?.message);
      run.add(outcome, now());
      if (outcome.refused !== undefined) return run.end('failed', outcome.refused[0]?.message);
      done = outcome.ended !== undefined || outcome.state.iteration >= to;
    }
    run.end('done');
  } catch (error) {
    // A worker that is ended on purpose lets its calls reject too.
    if (cancelled()) run.end('cancelled');
    else run.end('failed', error instanceof Error ? error.message : String(error));
  } finally {
    lease.end();
    changed();
  }
}
