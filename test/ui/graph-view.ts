import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export interface ShownNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly value: string;
  readonly adjoint: string;
  readonly highlighted: boolean;
}

export interface ShownEdge {
  readonly id: string;
  readonly branch: string | undefined;
  readonly partial: string;
  readonly state: string;
  readonly candidates: string;
}

/** What the webview of a graph shows, read where screen readers read it. */
export class GraphView {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The graph of a function, when it is on screen. */
  static async of(workbench: Workbench, functionName: string): Promise<GraphView> {
    return new GraphView(await workbench.webview(`∇ ${functionName}`, '[data-node]'));
  }

  /** Makes the graph of a function by the command, with the cursor on its name in a file that is open. */
  static async make(workbench: Workbench, file: string, functionName: string): Promise<GraphView> {
    await workbench.focusEditor(file);
    await workbench.goToText(file, `function ${functionName}(`, { offset: 'function '.length });
    await workbench.runCommand('Backpath: Differentiate');
    return GraphView.of(workbench, functionName);
  }

  nodes(): Promise<readonly ShownNode[]> {
    return this.frame.locator('[data-node]').evaluateAll((items) =>
      items.map((item) => ({
        id: item.getAttribute('data-node') ?? '',
        kind: item.getAttribute('data-kind') ?? '',
        label: item.getAttribute('data-label') ?? '',
        value: item.getAttribute('data-value') ?? '',
        adjoint: item.getAttribute('data-adjoint') ?? '',
        highlighted: item.hasAttribute('data-highlighted'),
      })),
    );
  }

  edges(): Promise<readonly ShownEdge[]> {
    return this.frame.locator('[data-edge]').evaluateAll((items) =>
      items.map((item) => ({
        id: item.getAttribute('data-edge') ?? '',
        branch: item.getAttribute('data-branch') ?? undefined,
        partial: item.getAttribute('data-partial') ?? '',
        state: item.getAttribute('data-state') ?? '',
        candidates: item.getAttribute('data-candidate') ?? '',
      })),
    );
  }

  /** `x: 2 paths`, before the first step; what was kept for x, after it. */
  parameter(name: string): Locator {
    return this.frame.locator(`[data-parameter="${name}"]`);
  }

  button(name: string): Locator {
    return this.frame.getByRole('toolbar', { name: 'Stepping' }).getByRole('button', { name, exact: true });
  }

  async iteration(): Promise<number> {
    return Number(await this.frame.locator('[role=toolbar][data-iteration]').getAttribute('data-iteration'));
  }

  async waitForIteration(iteration: number): Promise<void> {
    await this.frame.locator(`[role=toolbar][data-iteration="${iteration}"][aria-busy="false"]`).waitFor();
  }

  async waitUntilBeyond(iteration: number): Promise<void> {
    await this.frame.waitForFunction(
      (least) => Number(document.querySelector('[role=toolbar]')?.getAttribute('data-iteration')) > least,
      iteration,
    );
  }

  /** The parameters' values on screen. */
  async point(): Promise<ReadonlyMap<string, number>> {
    const text = (await this.frame.locator('.place-point').textContent()) ?? '';
    return new Map([...text.matchAll(/(\w+) = ([^,)]+)/g)].map(([, name = '', value]) => [name, Number(value)]));
  }

  /** One click and its outcome on screen. */
  async step(button: 'Step' | 'Step back'): Promise<void> {
    const before = await this.iteration();
    await this.button(button).click();
    await this.waitForIteration(button === 'Step' ? before + 1 : before - 1);
  }

  /** Moves the mouse over the drawing until the tooltip says this, and clicks there. */
  async clickDrawing(description: RegExp): Promise<void> {
    const box = await this.frame.locator('.canvas').boundingBox();
    assert.ok(box, 'The drawing is on screen.');
    const { mouse } = this.frame.page();
    const tooltip = this.frame.locator('.tooltip');
    for (let y = box.y + 8; y < box.y + box.height; y += 16) {
      for (let x = box.x + 12; x < box.x + box.width; x += 24) {
        await mouse.move(x, y);
        if ((await tooltip.isVisible()) && description.test((await tooltip.textContent()) ?? '')) return mouse.click(x, y);
      }
    }
    assert.fail(`No tooltip of the drawing says ${description}.`);
  }

  /** Everything that stepping changes. */
  async state(): Promise<unknown> {
    return { point: [...(await this.point())], nodes: await this.nodes(), edges: await this.edges(), iteration: await this.iteration() };
  }

  /** Waits for a node that shows these: after an edit, for example. */
  async waitForNode(attributes: Readonly<Record<string, string>>): Promise<void> {
    const selector = Object.entries(attributes).map(([name, value]) => `[data-${name}="${value}"]`);
    await this.frame
      .locator(`[data-node]${selector.join('')}`)
      .first()
      .waitFor({ state: 'attached' });
  }

  async nodeLabelled(label: string): Promise<ShownNode> {
    const found = (await this.nodes()).find((node) => node.label === label);
    assert.ok(found, `The graph has a node labelled ${label}.`);
    return found;
  }
}
