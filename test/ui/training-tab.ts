/** The training tab in the workbench, as a person finds it: by the names of its tabs, buttons and fields. */
import type { Frame, Locator } from 'playwright-core';
import { METHODS } from '../../webview/training/form/methods.ts';
import type { Workbench } from './workbench.ts';

type Page = 'Progress' | 'Layers' | 'Predictions' | 'Compare' | 'Data';

export class TrainingTab {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async open(workbench: Workbench): Promise<TrainingTab> {
    await workbench.runCommand('Backpath: Train Network');
    return await TrainingTab.of(workbench);
  }

  static async of(workbench: Workbench): Promise<TrainingTab> {
    const tab = new TrainingTab(await workbench.webview('Network Training'));
    await tab.frame.locator('#training:not([data-state="empty"])').waitFor();
    // What is chosen in the form before it knows the networks is lost.
    await tab.frame.getByRole('combobox', { name: 'Network', includeHidden: true }).waitFor({ state: 'attached' });
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
    const field = this.frame.getByRole('textbox', { name, exact: true });
    await field.fill(text);
    await field.press('Enter');
  }

  /** Chooses a method by the keyboard. */
  async method(value: string): Promise<void> {
    const field = this.frame.getByRole('combobox', { name: 'Method' });
    await field.press('Home');
    const below = METHODS.findIndex((each) => each.value === value);
    for (let step = 0; step < below; step++) await field.press('ArrowDown');
    await field.and(this.frame.locator(`[current-value="${value}"]`)).waitFor();
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
