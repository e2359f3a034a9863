import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { examplesWorkspace } from '../host/folders.ts';
import { outputFolder, vsixFile } from '../host/paths.ts';
import type { Server } from '../host/server.ts';
import { startServer } from '../host/server.ts';
import { answer, choose, escapeForPattern } from './quick-input.ts';

export interface WorkbenchOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** With the extension in `helper/`, which ends workers and times the extension host. */
  readonly helper?: boolean;
}

/** Where something stands in a source; 1-based, as VS Code counts. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** VS Code as a user has it: the VSIX installed, a copy of the examples open, driven by mouse and keyboard only. */
export class Workbench {
  readonly page: Page;
  readonly workspace: string;
  readonly #browser: Browser;
  readonly #server: Server | undefined;

  private constructor(page: Page, workspace: string, browser: Browser, server?: Server) {
    this.page = page;
    this.workspace = workspace;
    this.#browser = browser;
    this.#server = server;
  }

  /** A workbench that somebody else serves. */
  static async openAt(address: string, workspace: string): Promise<Workbench> {
    const browser = await launchChromium();
    const workbench = new Workbench(await newPage(browser, {}), workspace, browser);
    await workbench.#load(address);
    return workbench;
  }

  static async open(name: string, options: WorkbenchOptions = {}): Promise<Workbench> {
    assert.ok(existsSync(vsixFile), 'There is no dist/backpath.vsix: npm run package');
    const workspace = examplesWorkspace();
    const [server, browser] = await Promise.all([
      startServer({
        vsix: vsixFile,
        logFile: join(outputFolder, `${name}.server.log`),
        settings: { 'files.autoSave': 'off', ...options.settings },
        testDriver: options.helper === true,
      }),
      launchChromium(),
    ]);
    const workbench = new Workbench(await newPage(browser, options), workspace, browser, server);
    const helper = `vscode-remote://${server.authority}${join(import.meta.dirname, 'helper')}`;
    await workbench.#load(server.address(workspace, options.helper === true ? [['extensionDevelopmentPath', helper]] : undefined));
    return workbench;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server?.stop();
  }

  async reload(): Promise<void> {
    // A browser window writes down what is open every five seconds, when it is idle; on unload it is too late.
    await this.page.waitForTimeout(8000);
    await this.page.reload();
    await this.#loaded();
  }

  /** By its name, through quick open: a file with annotated functions. */
  async openFile(name: string): Promise<void> {
    await choose(this.page, 'ControlOrMeta+P', answer(name));
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    // The lenses push the lines down: what is clicked before them is missed.
    await this.page.locator('.codelens-decoration a').first().waitFor();
  }

  /** By its title in the command palette; with what is chosen in the lists that it opens then. */
  async runCommand(title: string, ...answers: readonly string[]): Promise<void> {
    const command = { query: `>${title}`, wanted: new RegExp(`^${escapeForPattern(title)}(,|$)`) };
    await choose(this.page, 'F1', command, ...answers.map(answer));
  }

  /** Moves the cursor in the active editor. */
  async goTo({ line, column }: Place): Promise<void> {
    await choose(this.page, 'ControlOrMeta+P', { query: `:${line}:${column}`, wanted: /^Go to line/i });
    await this.status(new RegExp(`^Ln ${line}, Col ${column}\\b`)).waitFor();
  }

  /** Moves the cursor to a text in the file that is active, as it stands on disk. */
  async goToText(file: string, text: string, options: { readonly offset?: number } = {}): Promise<Place> {
    const place = placeOf(readFileSync(join(this.workspace, file), 'utf8'), text, options.offset ?? 0);
    await this.goTo(place);
    return place;
  }

  /** Opens the context menu at the cursor and chooses an entry. */
  async chooseAtCursor(entry: string): Promise<void> {
    const cursor = await this.cursorPlace();
    await this.page.mouse.click(cursor.x + 3, cursor.y, { button: 'right' });
    const item = this.page.getByRole('menuitem', { name: entry });
    await item.hover();
    // A menu takes no click at first: it may be the end of the one that opened it.
    await this.page.waitForTimeout(300);
    await item.click();
    await item.waitFor({ state: 'hidden' });
  }

  /** Clicks the lens on the line above the cursor. Lenses that scrolled out of sight stay in the page, without a place. */
  async clickLensAtCursor(title: string): Promise<void> {
    const lenses = this.page.locator('.codelens-decoration a').filter({ hasText: title, visible: true });
    const deadline = Date.now() + 15_000;
    while (Date.now() < deadline) {
      const cursor = await this.cursorPlace();
      for (const lens of await lenses.all()) {
        const box = await lens.boundingBox({ timeout: 1000 }).catch(() => null);
        const above = box === null ? 0 : cursor.y - (box.y + box.height / 2);
        if (box === null || above <= 0 || above > 30) continue;
        await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        return;
      }
    }
    throw new Error(`No lens says ${title} above the cursor.`);
  }

  /** The middle of the cursor on screen, once it stands still. */
  async cursorPlace(): Promise<{ readonly x: number; readonly y: number }> {
    const cursor = this.page.locator('.monaco-editor.focused .cursors-layer .cursor').first();
    let before = await cursor.boundingBox();
    for (;;) {
      await this.page.waitForTimeout(150);
      const box = await cursor.boundingBox();
      if (box !== null && before !== null && box.x === before.x && box.y === before.y) return { x: box.x, y: box.y + box.height / 2 };
      before = box;
    }
  }

  /** The source editor that was active last. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container .monaco-editor .view-lines').first();
  }

  /** Brings back the keyboard from a webview. */
  async focusEditor(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).click();
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  /** Back to the text on disk, through the editor's own history. */
  async undoAll(): Promise<void> {
    const unsaved = this.page.locator('.tab.active.dirty');
    while ((await unsaved.count()) > 0) {
      await this.page.keyboard.press('ControlOrMeta+Z');
      await this.page.waitForTimeout(50);
    }
  }

  /** The lines of an editor, top to bottom, as far as they are on screen. */
  async editorLines(name: string): Promise<readonly string[]> {
    const group = this.page
      .locator('.editor-group-container')
      .filter({ has: this.page.locator(`.tab.active[data-resource-name^="${name}"]`) });
    const lines = group.locator('.monaco-editor .view-line');
    await lines.first().waitFor();
    const shown = await lines.evaluateAll((all) =>
      all.map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' })),
    );
    return shown
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replace(/\u00a0/g, ' '))
      .filter((text) => text !== '');
  }

  /** An entry of the status bar. */
  status(text: RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  tab(name: string): Locator {
    return this.page.locator('.tab').filter({ hasText: name });
  }

  /**
   * The page of a webview by its title, as soon as it is there, with an element in it. A webview that was hidden is another
   * page afterwards, and one that comes back with the window may be made twice.
   */
  async webview(title: string, element = 'body'): Promise<Frame> {
    const deadline = Date.now() + 20_000;
    const has = (frame: Frame): Promise<boolean> =>
      frame
        .locator(element)
        .first()
        .waitFor({ state: 'attached', timeout: 15_000 })
        .then(
          () => true,
          () => false,
        );
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if ((await titleOf(frame)) === title && (await isShown(frame)) && (await has(frame))) return frame;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`No webview with ${element} is titled ${title}.`);
  }

  async setTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme', name);
  }

  /** Writes `test/output/screens/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(outputFolder, 'screens', `${name}.png`) });
  }

  /** What was on screen when a test failed: `test/output/screens/failed …`. */
  async captureFailure(test: Mocha.Runnable | undefined): Promise<void> {
    if (test?.isFailed() === true)
      await this.screenshot(
        `failed ${test
          .fullTitle()
          .replace(/[^\w ]/g, '')
          .slice(0, 100)}`,
      );
  }

  async #load(address: string): Promise<void> {
    await this.page.goto(address);
    await this.#loaded();
  }

  async #loaded(): Promise<void> {
    // The side bar has the files, or the panel where a test has moved it there.
    const files = this.page.locator('.explorer-folders-view .monaco-list-row').first();
    const panel = this.page.locator('.part.sidebar .title-label').filter({ hasText: /backpath/i });
    await files.or(panel).first().waitFor({ timeout: 40_000 });
  }
}

async function newPage(browser: Browser, { width = 1400, height = 900 }: WorkbenchOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(15_000);
  return page;
}

export function placeOf(source: string, text: string, offset: number): Place {
  const index = source.indexOf(text);
  assert.ok(index >= 0, `The source contains ${text}.`);
  const lines = source.slice(0, index + offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** A frame may be gone by the time it is asked. */
function titleOf(frame: Frame): Promise<string | undefined> {
  return frame.title().catch(() => undefined);
}

async function isShown(frame: Frame): Promise<boolean> {
  const outer = await frame
    .parentFrame()
    ?.frameElement()
    .catch(() => undefined);
  return (await outer?.isVisible().catch(() => false)) ?? false;
}
