/**
 * `npm run screenshots`: what a person sees, in four themes, written to `test/output/screens/`. Taken from the packed extension, by hand
 * and mouse, as the tests drive it; for people to look at. Some of the light ones are the README's. `-- dark light` takes these themes only.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFolder, root } from '../host/paths.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { TrainingTab } from './training-tab.ts';
import { Workbench } from './workbench.ts';

const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const asked = process.argv.slice(2);
for (const [name, theme] of Object.entries(themes)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const workbench = await Workbench.open(`screenshots-${name}`, {
    settings: { 'workbench.colorTheme': theme, 'backpath.runs.iterations': 600 },
    width: 1600,
    height: 1000,
  });
  try {
    await takePictures(workbench, name);
    await takePanelPictures(workbench, name);
    await takeNarrowPictures(workbench, name);
    await takeTrainingPictures(workbench, name);
    await takeWalkthroughPictures(workbench, name);
    console.log(`test/output/screens/*-${name}.png`);
  } finally {
    await workbench.close();
  }
}

if (asked.length === 0 || asked.includes('light')) copyForReadme();

function copyForReadme(): void {
  const media = join(root, 'extension', 'media');
  copyFileSync(join(outputFolder, 'screens', 'stepping-light.png'), join(media, 'readme.png'));
  copyFileSync(join(outputFolder, 'screens', 'figure3-light.png'), join(media, 'figure3.png'));
  copyFileSync(join(outputFolder, 'screens', 'training-progress-light.png'), join(media, 'training.png'));
}

async function takePictures(workbench: Workbench, name: string): Promise<void> {
  await workbench.openFile('paper.ts');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.goToText('paper.ts', 'f2(x');
  await workbench.chooseAtCursor('Backpath: Differentiate');
  await GraphView.of(workbench, 'f2');
  await settled(workbench);
  await workbench.screenshot(`graph-${name}`);

  const graph = await GraphView.make(workbench, 'paper.ts', 'beale');
  await workbench.runCommand('Backpath: Show Panel');
  for (let step = 0; step < 12; step++) await graph.step('Step');
  await widen(workbench, 260);
  await graph.frame.getByRole('button', { name: 'Show the whole graph' }).click();
  await settled(workbench);
  await workbench.screenshot(`stepping-${name}`);

  await workbench.runCommand('View: Hide Panel');
  await toggle(graph, ['Partials', 'Bytes on the tape', 'How often each branch was kept', 'Share of the gradient, as width']);
  await graph.frame.getByRole('button', { name: 'Show the whole graph' }).click();
  await settled(workbench);
  await workbench.screenshot(`overlays-${name}`);

  await workbench.focusEditor('paper.ts');
  await workbench.goToText('paper.ts', 'return (1.5', { offset: 'return'.length });
  await workbench.page.keyboard.type(" 'two' *");
  await graph.frame.locator('.banner').waitFor();
  await settled(workbench);
  await workbench.screenshot(`errors-${name}`);
}

/** The paper's Figure 3, then every page of the panel in the panel area, made large. */
async function takePanelPictures(workbench: Workbench, name: string): Promise<void> {
  await workbench.focusEditor('paper.ts');
  await workbench.undoAll();
  await GraphView.make(workbench, 'paper.ts', 'f1');
  const panel = await Panel.of(workbench);
  await workbench.runCommand('View: Toggle Maximized Panel');
  await panel.turnTo('Compare');
  await panel.button('GD, RAD and SPAD from here').click();
  const finished = (): boolean => {
    const rows = [...document.querySelectorAll('.compare-summary tbody tr')];
    return rows.length >= 5 && rows.every((row) => row.textContent?.includes('done'));
  };
  await panel.frame.waitForFunction(finished, undefined, { timeout: 60_000 });
  await panel.frame.getByRole('combobox', { name: 'Scale' }).focus();
  await workbench.page.keyboard.press('End');
  await settled(workbench);
  const figure = panel.frame.locator('.compare-card');
  await figure.screenshot({ path: join(outputFolder, 'screens', `figure3-${name}.png`) });
  for (let step = 0; step < 12; step++) {
    await panel.button('Step').click();
    await panel.at(step + 1);
  }
  for (const page of ['Iteration', 'Charts', 'Runs', 'Compare', 'Landscape', 'Experiments'] as const) {
    await panel.turnTo(page);
    await settled(workbench);
    await workbench.screenshot(`panel-${page.toLowerCase()}-${name}`);
  }
  await panel.turnTo('Runs');
  const run = panel.frame.locator('.run').first();
  const id = (await run.getAttribute('data-run')) ?? '';
  await workbench.runCommand('View: Toggle Maximized Panel');
  await run.getByRole('button', { name: 'Open' }).click();
  const editor = await workbench.webview(`${id}.backpath-run.jsonl`);
  await editor.locator('#run[data-state=run]').waitFor();
  await workbench.runCommand('View: Hide Panel');
  await settled(workbench);
  await workbench.screenshot(`run-file-${name}`);
  await workbench.runCommand('View: Close Editor');
}

/** Every page of the panel in the side bar. */
async function takeNarrowPictures(workbench: Workbench, name: string): Promise<void> {
  await Panel.move(workbench, 'New Side Bar Entry');
  await workbench.focusEditor('paper.ts');
  const panel = await Panel.of(workbench);
  for (const page of ['Iteration', 'Charts', 'Runs', 'Compare', 'Landscape', 'Experiments'] as const) {
    await panel.turnTo(page);
    await settled(workbench);
    await workbench.screenshot(`side-bar-${page.toLowerCase()}-${name}`);
  }
}

/** A training on the drawn digits that has come to its end, then several methods, page by page. */
async function takeTrainingPictures(workbench: Workbench, name: string): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  const tab = await TrainingTab.open(workbench);
  await tab.fill('Length', '200');
  await tab.button('Compare methods').click();
  const ended = (): boolean => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-training]')];
    return rows.length === 4 && rows.every((row) => row.dataset['status'] === 'done');
  };
  await tab.frame.waitForFunction(ended, undefined, { timeout: 240_000 });
  await tab.rows.last().locator('.training-pick').click();
  for (const page of ['Progress', 'Layers', 'Predictions', 'Compare', 'Data'] as const) {
    await tab.turnTo(page);
    await settled(workbench);
    await workbench.screenshot(`training-${page.toLowerCase()}-${name}`);
  }
}

/** Every step of the walkthrough, with its picture. */
async function takeWalkthroughPictures(workbench: Workbench, name: string): Promise<void> {
  await workbench.runCommand('Welcome: Open Walkthrough...', 'See and debug backpropagation paths');
  const steps = workbench.page.locator('.gettingStartedContainer .getting-started-step');
  await steps.first().waitFor();
  for (const [index, step] of (await steps.all()).entries()) {
    if ((await step.getAttribute('aria-expanded')) !== 'true') await step.locator('.step-title').click({ force: true });
    await settled(workbench);
    await workbench.screenshot(`walkthrough-${index + 1}-${name}`);
  }
}

/** Gives the second editor group more room, so many pixels: enough for the numbers on its nodes and edges. */
async function widen(workbench: Workbench, by: number): Promise<void> {
  const { mouse } = workbench.page;
  const group = await workbench.page.locator('.editor-group-container').nth(1).boundingBox();
  if (group === null) throw new Error('There is no second editor group.');
  await mouse.move(group.x, group.y + group.height / 2);
  await mouse.down();
  await mouse.move(group.x - by, group.y + group.height / 2, { steps: 8 });
  await mouse.up();
}

async function toggle(graph: GraphView, overlays: readonly string[]): Promise<void> {
  await graph.frame.getByRole('button', { name: 'Show', exact: true }).click();
  for (const name of overlays) await graph.frame.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await graph.frame.page().keyboard.press('Escape');
}

/** Animations, hovers and the language service have had their time. */
async function settled(workbench: Workbench): Promise<void> {
  await workbench.page.waitForTimeout(1500);
}
