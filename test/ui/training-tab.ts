/** The training tab in the workbench, as a person finds it: by the names of its tabs, buttons and fields. */
import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

type Page = 'Progress' | 'Layers' | 'Predictions' | 'Compare' | 'Data';

export class TrainingTab {
  readonly frame: Frame;
  readonly #workbench: Workbench;

  private constructor(frame: Frame, workbench: Workbench) {
    this.frame = frame;
    this.#workbench = workbench;
  }

  static async open(workbench: Workbench): Promise<TrainingTab> {
    await workbench.runCommand('Backpath: Train Network');
    return await TrainingTab.of(workbench);
  }

  static async of(workbench: Workbench): Promise<TrainingTab> {
    const tab = new TrainingTab(await workbench.webview('Network Training'), workbench);
    await tab.frame.locator('#training:not([data-state="empty"])').waitFor();
    return tab;
  }

  get root(): Locator {
    return this.frame.locator('#training');
  }

  get rows(): Locator {
    return this.frame.locator('[data-training]');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Of the newest training. */
  act(name: string): Locator {
    return this.rows.first().getByRole('button', { name, exact: true });
  }

  async turnTo(page: Page): Promise<void> {
    await this.frame.getByRole('tab', { name: page, exact: true }).click();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.frame.getByRole('textbox', { name, exact: true }).fill(text);
    await this.#workbench.page.keyboard.press('Enter');
  }

  /** The n-th of the methods, by the keyboard. */
  async method(index: number): Promise<void> {
    await this.frame.getByRole('combobox', { name: 'Method' }).focus();
    await this.#workbench.page.keyboard.press('Home');
    for (let step = 0; step < index; step++) await this.#workbench.page.keyboard.press('ArrowDown');
  }

  /** Waits until the newest training has that status. */
  async until(status: string): Promise<void> {
    await this.rows
      .first()
      .and(this.frame.locator(`[data-status="${status}"]`))
      .waitFor({ timeout: 60_000 });
  }

  /** A number that the tab shows of the training on screen, in full. */
  async shown(name: 'loss' | 'test-accuracy' | 'iteration'): Promise<number> {
    return Number(await this.root.getAttribute(`data-${name}`));
  }
}
