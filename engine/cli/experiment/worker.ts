import type { MessagePort } from 'node:worker_threads';
import { compile } from '../../compile.ts';
import type { Unit } from '../../experiment/plan.ts';
import { UnitRunner } from '../../experiment/unit.ts';
import type { Done, Task } from './pool.ts';

/** Compiles the task's functions and answers every unit that is posted. */
export function serve(task: Task, port: MessagePort): void {
  const runner = createUnitRunner(task);
  port.on('message', (unit: Unit) => {
    const done: Done = { unit, excess: runner.run(unit) };
    port.postMessage(done);
  });
}

export function createUnitRunner({ text, file, files, plan }: Task): UnitRunner {
  return new UnitRunner(plan, compile(text, { fileName: file, readFile: (path) => files[path] }).functions);
}
