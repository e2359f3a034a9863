import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { outputFolder } from './paths.ts';
import { startServer } from './server.ts';

export interface ExtensionTests {
  /** Folder of the extension under test. */
  readonly extension: string;
  /** A module that exports `run(): Promise<void>`, ending in `.js` or `.cjs`: a remote host adds no ending. */
  readonly tests: string;
  /** Folder to open. */
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Runs the tests inside the extension host of a real VS Code, opened in Chromium, and gives their exit code (124: too late). */
export async function runInExtensionHost(options: ExtensionTests): Promise<number> {
  const server = await startServer({
    testDriver: true,
    environment: options.environment,
    logFile: join(outputFolder, 'extension-host.log'),
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const ended = automationExit(page);
    const remote = `vscode-remote://${server.authority}`;
    await page.goto(
      server.address(options.workspace, [
        ['extensionDevelopmentPath', remote + options.extension],
        ['extensionTestsPath', remote + options.tests],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ]),
    );
    const late = delay(options.seconds * 1000, 124, { ref: false });
    return await Promise.race([ended, late]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The workbench calls these two functions of the page, if they exist: so they must, before it loads. */
async function automationExit(page: Page): Promise<number> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    if (type !== 'error' && type !== 'warn') console.log(...args);
    else console.error(...args);
  });
  return new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', resolve);
  });
}
