import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { distFolder } from '../host/paths.ts';

describe('dist/engine.mjs, in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  it('is an ES module that differentiates', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.route('https://page.test/**', (route) =>
      route.request().url().endsWith('.mjs')
        ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(distFolder, 'engine.mjs'), 'utf8') })
        : route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html>' }),
    );
    await page.goto('https://page.test/');
    const answer = await page.evaluate(async (address) => {
      const engine: typeof import('../../engine/index.ts') = await import(address);
      const text = '/** @differentiable */ export function square(x: number): number { return x * x; }';
      return engine.compile(text).functions[0]?.valueAndGradient(3);
    }, 'https://page.test/engine.mjs');
    assert.deepEqual(problems, []);
    assert.deepEqual(answer, { value: 9, gradient: [6] });
  });
});
