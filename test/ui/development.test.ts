import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { outputFolder, root } from '../host/paths.ts';
import type { Server } from '../host/server.ts';
import { startServer } from '../host/server.ts';

/** What F5 does in a checkout, but for the debugger, which has nothing to attach to here: the same launch configuration and task. */
describe('Run Without Debugging, in a checkout', () => {
  let server: Server;
  let context: BrowserContext;

  before(async function () {
    this.timeout('1m');
    server = await startServer({ testDriver: true, logFile: join(outputFolder, 'development.server.log') });
    context = await (await launchChromium()).newContext({ viewport: { width: 1400, height: 900 } });
  });
  after(async () => {
    await context.browser()?.close();
    await server.stop();
  });

  it('builds, watches, and opens the examples with the extension of the checkout', async function () {
    this.timeout('2m');
    const workbench = await context.newPage();
    await workbench.goto(server.address(root));
    await shown(workbench);
    const opened = context.waitForEvent('page', { timeout: 90_000 });
    // The key does nothing until the debugger's extension is there; the status bar names what was started.
    const started = workbench.locator('.statusbar-item', { hasText: 'Extension (' });
    while (!(await started.isVisible())) {
      await workbench.keyboard.press('ControlOrMeta+F5');
      await started.waitFor({ timeout: 4000 }).catch(() => undefined);
    }
    const development = await opened;
    await shown(development);
    await development.locator('.monaco-list-row', { hasText: 'paper.ts' }).dblclick();
    await development.locator('.codelens-decoration a', { hasText: 'Differentiate' }).first().waitFor();
  });
});

async function shown(page: Page): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 40_000 });
}
