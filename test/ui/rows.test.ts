import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('a function with rows of data, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  inWorkbench('rows', async (opened) => {
    workbench = opened;
    await workbench.openFile('oscillation.ts');
    graph = await GraphView.make(workbench, 'oscillation.ts', 'oscillation');
  });

  /** The mean squared error over the rows of the file, and its derivative by a: the function is linear in a. */
  function overAllRows(a: number, b: number, c: number) {
    const [, ...lines] = readFileSync(join(workbench.workspace, 'oscillation.csv'), 'utf8').trim().split('\n');
    const rows = lines.map((line) => line.split(',').map(Number));
    const mean = (term: (t: number, y: number) => number) => rows.reduce((sum, [t = 0, y = 0]) => sum + term(t, y) / rows.length, 0);
    const wave = (t: number) => Math.exp(-b * t) * Math.cos(Math.sqrt(c * c - b * b) * t);
    return {
      objective: mean((t, y) => (a * wave(t) - y) ** 2),
      slope: mean((t, y) => 2 * (a * wave(t) - y) * wave(t)),
    };
  }

  it('differentiates by its parameters, not by the observation', async () => {
    const parameters = (await graph.nodes()).filter((node) => node.kind === 'parameter').map((node) => node.label);
    assert.deepEqual(parameters, ['a', 'b', 'c']);
  });

  it('steps on the mean over all rows', async () => {
    const panel = await Panel.of(workbench);
    await graph.step('Step');
    await panel.at(1);
    const { objective } = overAllRows(1, 0.1, 1.8);
    assert.ok(Math.abs((await panel.shown('objective')) / objective - 1) < 1e-12);
  });

  it('goes down with further steps', async () => {
    const panel = await Panel.of(workbench);
    const first = await panel.shown('objective');
    for (let i = 0; i < 4; i++) await graph.step('Step');
    await panel.at(5);
    assert.ok((await panel.shown('objective')) < first);
  });
});
