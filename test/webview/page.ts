/**
 * A webview without VS Code: the real bundle in a bare Chromium, in the real document with its content security policy,
 * the theme's variables where VS Code puts them, and a host that writes down what it is told.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import { webviewDocument } from '../../webview/document.ts';
import type { HostMessage } from '../../webview/protocol.ts';
import { encode } from '../../webview/protocol.ts';
import type { ThemeKind } from '../../webview/theme/theme.ts';
import { launchChromium } from '../host/chromium.ts';
import { themeClasses, themeVariables } from './themes.ts';

export interface PageOptions {
  /** From the repository's root, for example `webview/panel/main.ts`. */
  readonly entry: string;
  readonly theme?: ThemeKind;
  readonly width?: number;
  readonly height?: number;
  /** What `getState` gives back. */
  readonly state?: unknown;
  /** As in VS Code: the colour behind the transparent body. */
  readonly behind?: 'editor' | 'panel' | 'sideBar';
  /** Without the content security policy: for what a benchmark runs beside the view. */
  readonly bypassCSP?: boolean;
}

export interface WebviewPage {
  readonly page: Page;
  /** Content security violations, uncaught errors and console errors so far. */
  readonly problems: readonly string[];
  /** What the view posted, in order. */
  messages(): Promise<readonly { readonly type: string }[]>;
  state(): Promise<unknown>;
  /** Delivers the message and waits until the view has drawn what it did about it. */
  send(message: HostMessage): Promise<void>;
  /** Waits for two frames: one for what is queued, one for what that draws. */
  settled(): Promise<void>;
  setTheme(theme: ThemeKind): Promise<void>;
  /** Writes `test/output/webview/<name>.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface WebviewBrowser {
  open(options: PageOptions): Promise<WebviewPage>;
  close(): Promise<void>;
}

/** What stands there as a person reads it, line breaks and all. */
export async function textOf(part: Locator): Promise<string> {
  return (await part.allInnerTexts()).join('\n');
}

/**
 * Registers a suite's hooks and gives what opens its pages: in one browser, each closed after its test, which fails where a page
 * violated the policy or reported an error.
 */
export function pagesOfSuite(): WebviewBrowser['open'] {
  let browser: WebviewBrowser;
  const opened: WebviewPage[] = [];
  before(async () => {
    browser = await launch();
  });
  afterEach(async () => {
    for (const view of opened.splice(0)) {
      assert.deepEqual(view.problems, [], 'no policy violation and no error');
      await view.close();
    }
  });
  after(() => browser.close());
  return async (options) => {
    const view = await browser.open(options);
    opened.push(view);
    return view;
  };
}

/** One browser for several pages. */
export async function launch(): Promise<WebviewBrowser> {
  const browser = await launchChromium();
  return { open: (options) => openPage(browser, options), close: () => browser.close() };
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const ORIGIN = 'https://webview.test';
const NONCE = 'bm9uY2U';

interface Bundle {
  readonly script: string;
  readonly style: string;
}

const bundles = new Map<string, Promise<Bundle>>();

async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    entryPoints: [join(ROOT, entry)],
    outdir: join(ROOT, 'dist'),
    bundle: true,
    format: 'iife',
    target: 'es2024',
    write: false,
    logLevel: 'silent',
  });
  const text = (ending: string): string => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

async function openPage(browser: Browser, options: PageOptions): Promise<WebviewPage> {
  const pending = bundles.get(options.entry) ?? bundle(options.entry);
  bundles.set(options.entry, pending);
  const { script, style } = await pending;
  const { width = 1000, height = 600, bypassCSP = false } = options;
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const theme = options.theme ?? 'dark';
  const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', html()],
    '/main.js': ['text/javascript', script],
    '/main.css': ['text/css', style],
    '/host.css': ['text/css', hostStyle(options.behind ?? 'editor')],
  };
  await page.route('**/*', async (route) => {
    const found = bodies[new URL(route.request().url()).pathname];
    if (found === undefined) await route.fulfill({ status: 404, body: '' });
    else await route.fulfill({ contentType: `${found[0]}; charset=utf-8`, body: found[1] });
  });
  await page.addInitScript(installHost, { state: options.state });
  await page.addInitScript(applyTheme, { variables: themeVariables(theme), classes: themeClasses(theme) });
  await page.goto(`${ORIGIN}/`);

  return {
    page,
    problems,
    messages: () => page.evaluate(() => window.backpathHost.messages.slice()),
    state: () => page.evaluate(() => window.backpathHost.state),
    async send(message) {
      await page.evaluate((data) => window.postMessage(data, '*'), encode(message));
      await page.evaluate(twoFrames);
    },
    settled: () => page.evaluate(twoFrames),
    async setTheme(next) {
      await page.evaluate(applyTheme, { variables: themeVariables(next), classes: themeClasses(next) });
      await page.evaluate(twoFrames);
    },
    async screenshot(name) {
      const path = join(ROOT, 'test', 'output', 'webview', `${name}.png`);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },
    close: () => context.close(),
  };
}

declare global {
  interface Window {
    /** The stand-in for the extension host. */
    backpathHost: { messages: { readonly type: string }[]; state: unknown };
  }
}

function html(): string {
  const page = webviewDocument({ cspSource: ORIGIN, nonce: NONCE, script: '/main.js', style: '/main.css', title: 'Backpath' });
  return page.replace('<head>', '<head>\n<link rel="stylesheet" href="/host.css">');
}

/** What VS Code's own default style sheet does to a webview; the root's colour stands for what is behind it. */
function hostStyle(behind: 'editor' | 'panel' | 'sideBar'): string {
  return `html { background: var(--vscode-${behind}-background); scrollbar-color: var(--vscode-scrollbarSlider-background) transparent; }
body { overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
  font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }`;
}

/** Runs in the page, before its script. */
function installHost({ state }: { state: unknown }): void {
  const host: Window['backpathHost'] = { messages: [], state };
  window.backpathHost = host;
  window.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      // As VS Code does: what is posted must survive JSON.
      postMessage: (message: { readonly type: string }) => host.messages.push(JSON.parse(JSON.stringify(message))),
      getState: () => host.state,
      setState: (next: unknown) => {
        host.state = next;
      },
    }),
  });
}

/** Runs in the page. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Runs in the page: variables on the root, classes on the body (as soon as there is one). */
function applyTheme({ variables, classes }: { variables: Readonly<Record<string, string>>; classes: string }): void {
  const apply = (): void => {
    const root = window.document.documentElement;
    for (const name of [...root.style]) if (name.startsWith('--vscode-')) root.style.removeProperty(name);
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
    const body = window.document.body;
    body.className = classes;
    body.dataset['vscodeThemeKind'] = classes.split(' ').at(-1);
  };
  if (window.document.body) apply();
  else {
    const observer = new MutationObserver(() => {
      if (!window.document.body) return;
      observer.disconnect();
      apply();
    });
    observer.observe(window.document, { childList: true, subtree: true });
  }
}
