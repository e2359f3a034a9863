/**
 * `npm run screenshots`: what a person sees, in four themes, written to `test/output/screens/`. Taken from the packed extension, by hand
 * and mouse, as the tests drive it; for people to look at. One of them is the README's.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFolder, root } from '../host/paths.ts';
import { GraphView } from './graph-view.ts';
import { Workbench } from './workbench.ts';

const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

for (const [name, theme] of Object.entries(themes)) {
  const workbench = await Workbench.open(`screenshots-${name}`, { settings: { 'workbench.colorTheme': theme }, width: 1600, height: 1000 });
  try {
    await takePictures(workbench, name);
    console.log(`test/output/screens/*-${name}.png`);
  } finally {
    await workbench.close();
  }
}

copyFileSync(join(outputFolder, 'screens', 'stepping-light.png'), join(root, 'extension', 'media', 'readme.png'));

async function takePictures(workbench: Workbench, name: string): Promise<void> {
  await workbench.openFile('paper.ts');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.goToText('paper.ts', 'f2(x');
  await workbench.chooseAtCursor('Backpath: Differentiate');
  await GraphView.of(workbench, 'f2');
  await settled(workbench);
  await workbench.screenshot(`graph-${name}`);

  await workbench.focusEditor('paper.ts');
  await workbench.goToText('paper.ts', 'beale(x');
  await workbench.runCommand('Backpath: Differentiate');
  const graph = await GraphView.of(workbench, 'beale');
  await workbench.runCommand('Backpath: Show Panel');
  for (let step = 0; step < 12; step++) await graph.step('Step');
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

async function toggle(graph: GraphView, overlays: readonly string[]): Promise<void> {
  await graph.frame.getByRole('button', { name: 'Show', exact: true }).click();
  for (const name of overlays) await graph.frame.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await graph.frame.page().keyboard.press('Escape');
}

/** Animations, hovers and the language service have had their time. */
async function settled(workbench: Workbench): Promise<void> {
  await workbench.page.waitForTimeout(1500);
}
