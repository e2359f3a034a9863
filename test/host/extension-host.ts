import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
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
  readonly seconds: number;
}

/** Runs the tests inside the extension host of a real VS Code, opened in Chromium, and gives their exit code (124: too late). */
export async function runInExtensionHost(options: ExtensionTests): Promise<number> {
  const server = await startServer({ testDriver: true, logFile: join(outputFolder, 'extension-host.log') });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const automation = await exposeAutomation(page);
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
    return await Promise.race([automation.exit, late]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The workbench calls these two functions of the page if they exist: so they must, before it loads. */
async function exposeAutomation(page: Page): Promise<{ readonly exit: Promise<number> }> {
  const log = createWriteStream(join(outputFolder, 'extension-host-console.log'));
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    log.write(`${type}: ${args.map((argument) => (typeof argument === 'string' ? argument : inspect(argument))).join(' ')}\n`);
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationExit', resolve);
  return { exit: promise };
}
