/** How long a person is kept waiting while runs go on, as `npm run bench -- responsiveness` measures it. */
import type { Locator } from 'playwright-core';
import type { Panel } from './panel.ts';
import type { Workbench } from './workbench.ts';

export interface Waiting {
  /** Lengths of the panel's tasks that took 50 ms or more; milliseconds, as everything here. */
  readonly tasks: readonly number[];
  /** The longest time for which the extension host answered nobody. */
  readonly host: number;
  /** From the start until the run was done. */
  readonly whole: number;
}

/** Fills in the form of a new run, which is open, and starts the run; its row in the list. */
export async function startRun(panel: Panel, name: string, iterations: number): Promise<Locator> {
  const form = panel.frame.getByRole('region', { name: 'New run' });
  for (const [label, text] of [
    ['Iterations', String(iterations)],
    ['Name', name],
  ] as const) {
    const field = form.getByRole('textbox', { name: label, exact: true });
    await field.fill(text);
    await field.press('Enter');
  }
  await form.getByRole('button', { name: 'Start', exact: true }).click();
  return panel.run(name).first();
}

/** Does a run to its end, and says how long it kept others waiting. The workbench has the helper. */
export async function waitingWhile(workbench: Workbench, panel: Panel, name: string, iterations: number): Promise<Waiting> {
  await workbench.runCommand('Backpath Test: Watch the Host');
  await panel.frame.evaluate(watchTasks);
  const began = performance.now();
  const run = await startRun(panel, name, iterations);
  await run.locator('.run-status').getByText('done').waitFor({ timeout: 50_000 });
  const whole = performance.now() - began;
  const tasks = await panel.frame.evaluate(() => window.backpathLongTasks ?? []);
  await workbench.runCommand('Backpath Test: Show the Host');
  const status = workbench.status(/host busy for/);
  await status.waitFor();
  const host = Number(/busy for ([\d.]+) ms/.exec((await status.textContent()) ?? '')?.[1]);
  return { tasks, host, whole };
}

/** Starts a run without an end and presses its Cancel: milliseconds until its row says that it is cancelled. */
export async function cancelledAfter(panel: Panel, name: string): Promise<number> {
  const run = await startRun(panel, name, 10_000_000);
  await run.getByRole('progressbar').waitFor();
  return await run.evaluate(untilCancelled);
}

declare global {
  interface Window {
    backpathLongTasks?: number[];
  }
}

/** Runs in the page: from now on, the lengths of its long tasks. */
function watchTasks(): void {
  const tasks: number[] = [];
  window.backpathLongTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: presses a run's Cancel; the milliseconds until the row says that it is cancelled. */
function untilCancelled(row: Element): Promise<number> {
  const button = [...row.querySelectorAll<HTMLElement>('.run-actions > *')].find((each) => each.title.startsWith('Cancel'));
  const status = row.querySelector('.run-status');
  if (button === undefined || status === null) return Promise.reject(new Error('The run cannot be cancelled.'));
  return new Promise((resolve) => {
    const began = performance.now();
    new MutationObserver((_, observer) => {
      if (status.textContent?.includes('cancelled') !== true) return;
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(row, { subtree: true, childList: true, characterData: true });
    button.click();
  });
}
