import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** A Chromium of this machine, `CHROME_PATH` first. */
export function findChromium(): string | undefined {
  const candidates = [
    process.env['CHROME_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** As `findChromium`, installed with apt-get where we may. Throws with what to do where we may not. */
export function ensureChromium(): string {
  const found = findChromium() ?? installChromium();
  if (found === undefined) {
    throw new Error('The tests need a Chromium: install one (Debian: apt-get install chromium) or set CHROME_PATH to its executable.');
  }
  return found;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Containers give /dev/shm 64 MB, which a workbench outgrows.
      '--disable-dev-shm-usage',
    ],
  });
}

function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.error('No Chromium found; installing Debian’s …');
  const options = { stdio: ['ignore', 2, 2] as ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
  return findChromium();
}
