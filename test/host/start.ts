/**
 * `npm start [-- --port N] [--desktop] [--once SECONDS]`: Backpath as a user has it, in a VS Code in the browser.
 * `--desktop` takes the desktop VS Code of this machine; `--once` opens nothing and ends after that time.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from './build.ts';
import { findDesktopVSCode, hasDisplay } from './electron.ts';
import { examplesFolder, outputFolder, root, vsixFile } from './paths.ts';
import { startServer } from './server.ts';
import { packVsix } from './vsix.ts';

const { values: options } = parseArgs({
  options: { port: { type: 'string' }, desktop: { type: 'boolean' }, once: { type: 'string' } },
});

await buildStale();
if (options.desktop === true) startDesktop();
else await serve();

/** The checkout itself under development, so that reloading the window shows the next build. */
function startDesktop(): void {
  const executable = findDesktopVSCode();
  if (executable === undefined) {
    console.error('No desktop VS Code found; set VSCODE_EXECUTABLE to its executable, or leave --desktop out.');
    process.exit(1);
  }
  const child = spawn(executable, [`--extensionDevelopmentPath=${root}`, '--new-window', examplesFolder], {
    stdio: 'inherit',
    detached: true,
  });
  child.unref();
}

async function serve(): Promise<void> {
  await packVsix();
  const port = options.port === undefined ? {} : { port: Number(options.port) };
  const server = await startServer({ ...port, vsix: vsixFile, logFile: join(outputFolder, 'start.log') });
  const address = server.address(examplesFolder);
  console.log(`\nBackpath in VS Code: ${address}\nOpen paper.ts and right-click a function. Ctrl-C ends it.`);
  if (options.once === undefined) openOnDesktop(address);
  else setTimeout(() => process.exit(0), Number(options.once) * 1000);
}

function openOnDesktop(address: string): void {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  // Where there is no opener, the address is on screen.
  if (hasDisplay())
    spawn(opener, [address], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
}
