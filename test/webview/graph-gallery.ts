/**
 * Pictures of the graph view for people to look at: each thing that it shows, in four themes on one sheet, and the SVG that is exported
 * from it. `node test/webview/graph-gallery.ts [NAME…]` writes `test/output/gallery/`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphView } from '../../engine/index.ts';
import { printSvg } from '../../engine/index.ts';
import { launchChromium } from '../host/chromium.ts';
import { outputFolder } from '../host/paths.ts';
import { type GalleryScene, SCENES } from './graph-gallery-scenes.ts';
import { painted, posted } from './graph-page.ts';
import { launch, type WebviewBrowser } from './page.ts';
import { THEME_KINDS } from './themes.ts';

const folder = join(outputFolder, 'gallery');
const wanted = process.argv.slice(2);

await mkdir(folder, { recursive: true });
const browser = await launch();
const chromium = await launchChromium();
const table = await chromium.newPage();
for (const scene of SCENES) if (wanted.length === 0 || wanted.includes(scene.name)) await take(browser, scene);
await browser.close();
await chromium.close();

async function take(pages: WebviewBrowser, scene: GalleryScene): Promise<void> {
  const { name, width = 1000, height = 700, graph, state } = scene;
  const view = await pages.open({ entry: 'webview/graph/main.ts', width, height, state: { view: state } });
  await view.send(graph);
  await painted(view, graph.revision);
  await scene.prepare?.(view);
  const [shots, pictures]: [Buffer[], string[]] = [[], []];
  for (const [index, theme] of [...THEME_KINDS, 'white' as const].entries()) {
    if (theme !== 'white') {
      await view.setTheme(theme);
      await view.page.waitForTimeout(400);
      shots.push(await view.page.screenshot());
    }
    await view.send({ type: 'dress', request: index, background: theme === 'white' ? 'white' : 'theme' });
    const { dressing } = (await posted(view, 'dressed')).at(-1) ?? {};
    const shown: GraphView = graph.graph;
    pictures.push(printSvg(shown, scene.numbers ?? graph.numbers, 'auto', dressing));
  }
  if (view.problems.length > 0) console.log(`${name}: ${view.problems.join('\n')}`);
  await view.close();
  await sheet(
    `${name}`,
    shots.map((shot) => `data:image/png;base64,${shot.toString('base64')}`),
  );
  await sheet(
    `${name}-svg`,
    pictures.map((svg) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`),
  );
  await writeFile(join(folder, `${name}.svg`), pictures.at(-1) ?? '');
  console.log(name);
}

/** Side by side, two a row. */
async function sheet(name: string, images: readonly string[]): Promise<void> {
  const tags = images.map((image) => `<img src="${image}" style="max-width:100%">`).join('');
  await table.setContent(
    `<body style="margin:0;background:#888;display:grid;grid-template-columns:auto auto;gap:6px;width:max-content">${tags}</body>`,
  );
  await table.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await table.locator('body').screenshot({ path: join(folder, `${name}.png`) });
}
