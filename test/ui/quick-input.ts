import type { Page } from 'playwright-core';

/** What is typed into a list of the workbench, and the entry that is chosen then. */
export interface Answer {
  readonly query: string;
  readonly wanted: RegExp;
}

/** Types the beginning of an entry, and chooses it. */
export function answer(entry: string): Answer {
  return { query: entry, wanted: new RegExp(`^${escapeForPattern(entry)}`) };
}

/**
 * Opens a list with a key, and chooses from it, and from each that follows. A webview that is just made takes the keyboard
 * when it is ready: that loses the key, or closes the list that was open already. Then all is asked for again.
 */
export async function choose(page: Page, key: string, ...answers: readonly Answer[]): Promise<void> {
  const input = page.locator('.quick-input-widget input.input');
  for (let attempt = 1; ; attempt++) {
    try {
      await chooseOnce(page, key, answers);
      break;
    } catch (error) {
      if (attempt === 4) throw error;
      if (await input.isVisible()) await page.keyboard.press('Escape');
    }
  }
  await input.waitFor({ state: 'hidden' });
}

async function chooseOnce(page: Page, key: string, answers: readonly Answer[]): Promise<void> {
  const input = page.locator('.quick-input-widget input.input');
  await page.keyboard.press(key);
  await input.waitFor({ timeout: 3000 });
  for (const { query, wanted } of answers) {
    await input.fill(query, { timeout: 5000 });
    // Clicked, not entered: which one the keyboard stands on depends on what was used before.
    await page.locator('.quick-input-list').getByRole('option', { name: wanted }).first().click({ timeout: 5000 });
  }
}

export function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
