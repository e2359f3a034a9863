import { Worker } from 'node:worker_threads';
import type { SuccessPlan, Unit } from '../../experiment/plan.ts';
import { at } from '../../invariant.ts';

/** What a worker needs to do units: plain data. */
export interface Task {
  readonly text: string;
  readonly file: string;
  readonly plan: SuccessPlan;
}

export interface Done {
  readonly unit: Unit;
  readonly excess: readonly number[];
}

/**
 * Does the units on several threads, each as soon as a thread is free; `done` is told in whatever order they finish. Rejects with
 * the first error of a worker. `entry` is a module that answers as `serve` does when it runs in a worker.
 */
export async function workInPool(
  entry: URL,
  task: Task,
  units: readonly Unit[],
  threads: number,
  done: (result: Done) => void,
): Promise<void> {
  let next = 0;
  const workers: Worker[] = [];
  const employ = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(entry, { workerData: task });
      workers.push(worker);
      const give = () => {
        if (next < units.length) worker.postMessage(at(units, next++));
        else resolve();
      };
      worker.on('message', (result: Done) => {
        done(result);
        give();
      });
      worker.on('error', reject);
      give();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, units.length) }, employ));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
