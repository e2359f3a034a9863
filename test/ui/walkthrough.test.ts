import type { Locator } from 'playwright-core';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('the walkthrough, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench(
    'walkthrough',
    (opened) => {
      workbench = opened;
    },
    { settings: { 'backpath.runs.iterations': 200 } },
  );

  const walkthrough = (): Locator => workbench.page.locator('.gettingStartedContainer');

  async function openWalkthrough(): Promise<void> {
    await workbench.runCommand('Welcome: Open Walkthrough...', TITLE);
    await walkthrough().locator('.step-title').first().waitFor();
  }

  /** Comes back to the page, and opens a step of it. */
  async function turnTo(step: string): Promise<void> {
    await workbench.tab('Welcome').click();
    // A click on its tab may lead to the workbench's own first page.
    await openWalkthrough();
    const title = walkthrough().locator('.getting-started-step').filter({ hasText: step });
    const opened = title.and(walkthrough().locator('[aria-expanded="true"]'));
    // The page is made anew and slides in: a click before it stands may meet nothing.
    while (!(await opened.isVisible())) {
      await title.locator('.step-title').click({ force: true });
      await opened.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
  }

  async function press(button: string): Promise<void> {
    await walkthrough().getByRole('button', { name: button, exact: true }).click();
  }

  /** The mark before the step. */
  const done = (step: string): Locator =>
    walkthrough().locator('.getting-started-step').filter({ hasText: step }).locator('.codicon.complete');

  it('leads from the examples to compared runs', async () => {
    await openWalkthrough();
    await workbench.screenshot('walkthrough-1');
    await press('Open the Examples');
    await workbench.page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor();

    await turnTo('Differentiate a function');
    await workbench.screenshot('walkthrough-2');
    await press('Differentiate');
    await GraphView.of(workbench, 'f1');

    await turnTo('Step');
    await workbench.screenshot('walkthrough-3');
    await press('Step');
    await (await GraphView.of(workbench, 'f1')).waitForIteration(1);

    await turnTo('See why');
    await workbench.screenshot('walkthrough-4');
    await press('Show the Panel');
    await workbench.webview('Backpath');
    const panel = await Panel.of(workbench);
    await panel.at(1);

    await turnTo('Run in the background');
    await workbench.screenshot('walkthrough-5');
    await press('Run in Background');
    await panel.frame.locator('.run').first().getByText('✓ done').waitFor({ timeout: 40_000 });

    await turnTo('Compare runs');
    await workbench.screenshot('walkthrough-6');
    await press('Compare GD, RAD and SPAD');
    await panel.frame.locator('.compare-summary tbody tr').nth(4).waitFor({ timeout: 40_000 });
    await done('Compare runs').waitFor();
    await workbench.screenshot('walkthrough-7');
  });
});

const TITLE = 'See and debug backpropagation paths';
