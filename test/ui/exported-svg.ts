import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../host/chromium.ts';
import { outputFolder } from '../host/paths.ts';

export interface DrawnText {
  readonly text: string;
  readonly isLabel: boolean;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface DrawnSvg {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
}

/** What Chromium makes of an SVG file: every text that is visible and its place, in pixels. Writes `test/output/screens/NAME.png`. */
export async function openSvg(file: string, name: string): Promise<DrawnSvg> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const drawn = await page.evaluate(() => {
      const { width, height } = document.documentElement.getBoundingClientRect();
      const texts = [...document.querySelectorAll('text')].map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { text: element.textContent ?? '', isLabel: element.classList.contains('label'), left, top, right, bottom };
      });
      return { width, height, texts };
    });
    await page.setViewportSize({ width: Math.ceil(drawn.width), height: Math.ceil(drawn.height) });
    await page.screenshot({ path: join(outputFolder, 'screens', `${name}.png`) });
    return drawn;
  } finally {
    await browser.close();
  }
}
