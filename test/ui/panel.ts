/** The panel in the workbench, as a person finds it: by the names of its tabs, buttons and fields. */
import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

type Page = 'Iteration' | 'Charts' | 'Runs' | 'Compare' | 'Landscape' | 'Experiments';

export class Panel {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async of(workbench: Workbench): Promise<Panel> {
    await workbench.runCommand('Backpath: Show Panel');
    const panel = new Panel(await workbench.webview('Backpath', '#panel'));
    await panel.root.waitFor();
    return panel;
  }

  /** Moves the view, to the side bar or back. */
  static async move(workbench: Workbench, to: 'New Side Bar Entry' | 'New Panel Entry'): Promise<void> {
    await workbench.runCommand('View: Move View', 'Backpath', to);
  }

  get root(): Locator {
    return this.frame.locator('#panel');
  }

  async turnTo(page: Page): Promise<void> {
    await this.frame.getByRole('tab', { name: page, exact: true }).click();
  }

  /** The rows of the list with this name, newest first. */
  run(name: string): Locator {
    return this.frame.locator('.run').filter({ has: this.frame.getByText(name, { exact: true }) });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** A number that the panel shows of the current iteration, in full. */
  async shown(name: 'objective' | 'norm' | 'exact-norm' | 'tape-selected' | 'tape-full'): Promise<number> {
    return Number(await this.root.getAttribute(`data-${name}`));
  }

  /** Waits until the person stands after so many iterations. */
  async at(iteration: number): Promise<void> {
    await this.frame.locator(`#panel[data-iteration="${iteration}"]`).waitFor();
  }

  /** The line over the run's history. */
  get scrubber(): Locator {
    return this.frame.getByRole('slider', { name: 'Iteration' });
  }

  chart(name: string): Locator {
    return this.frame.locator(`[data-chart="${name}"]`).filter({ visible: true });
  }
}
