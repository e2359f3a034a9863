/** What axe-core finds wrong with a page, in words. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

declare global {
  interface Window {
    axe?: { run(context: Document, options: unknown): Promise<{ readonly violations: readonly Finding[] }> };
  }
}

/** Empty when all is well. `only`: these rules. The rules that a view inside of VS Code cannot meet (a page of its own) are left out. */
export async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  return page.evaluate(async (rules) => {
    const result = await window.axe?.run(document, {
      rules: { region: { enabled: false } },
      ...(rules && { runOnly: { type: 'rule', values: rules } }),
    });
    return (result?.violations ?? []).flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} ${target.join(' ')} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
    );
  }, only);
}
