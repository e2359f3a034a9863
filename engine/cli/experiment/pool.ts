import { Worker } from 'node:worker_threads';
import type { SuccessPlan, Unit } from '../../experiment/plan.ts';

/** What a worker needs to do units: plain data. */
export interface Task {
  readonly text: string;
  readonly file: string;
  /** What it imports, and its data: by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly plan: SuccessPlan;
}

export interface Done {
  readonly unit: Unit;
  readonly excess: readonly number[];
}

/**
 * Does the units on several threads, each as soon as a thread is free; `done` is told in whatever order they finish. Rejects with
 * the first error of a worker; ends early, and its workers at once, where `end` is aborted. `entry` is a module that answers as `serve` does when it runs in a worker.
 */
export async function workInPool(
  entry: URL,
  task: Task,
  units: readonly Unit[],
  threads: number,
  done: (result: Done) => void,
  end: AbortSignal,
): Promise<void> {
  const left = [...units];
  const workers: Worker[] = [];
  // Units next to each other share what is compiled for them: every other thread begins at the end, so that two rarely compile the same.
  const employ = (thread: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(entry, { workerData: task });
      workers.push(worker);
      const give = () => {
        const unit = thread % 2 === 0 ? left.shift() : left.pop();
        if (unit && !end.aborted) worker.postMessage(unit);
        else resolve();
      };
      worker.on('message', (result: Done) => {
        done(result);
        give();
      });
      worker.on('error', reject);
      end.addEventListener('abort', () => resolve(), { once: true });
      give();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, units.length) }, (_, thread) => employ(thread)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
