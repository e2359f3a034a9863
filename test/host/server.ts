import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './folders.ts';
import { vscodeServer } from './paths.ts';
import { isRunning, runToEnd, startGroup, stopGroup } from './processes.ts';

export interface ServerOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** Installed before the start. */
  readonly vsix?: string;
  /** Added to the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page load an extension from its folder and run its tests; off for people. */
  readonly testDriver?: boolean;
  /** Receives all that the server prints. */
  readonly logFile: string;
}

export interface Server {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** The workbench's address, with a folder opened. */
  address(folder: string, payload?: readonly (readonly [key: string, value: string])[]): string;
  stop(): Promise<void>;
}

/** VS Code's server on loopback with fresh user data and extensions. Rejects when it is not listening after 30 seconds. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const data = temporaryFolder('vscode');
  writeSettings(data, { ...quietSettings, ...options.settings });
  const folders = ['--server-data-dir', data, '--user-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')];
  if (options.vsix !== undefined) await installExtension(options.vsix, folders);

  const child = startGroup(process.execPath, [vscodeServer, ...serverFlags(options), ...folders], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });

  const port = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`VS Code's server is not listening after 30 s; see ${options.logFile}`)), 30_000);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}; see ${options.logFile}`)));
    if (child.stdout === null) throw new Error('The server has no output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const listening = /^Extension host agent listening on (\d+)/.exec(line);
      if (listening === null) return;
      clearTimeout(late);
      resolve(Number(listening[1]));
    });
  });

  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    address(folder, payload) {
      const query = new URLSearchParams({ folder });
      if (payload !== undefined) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    stop: () => (isRunning(child) ? stopGroup(child) : Promise.resolve()),
  };
}

const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

function serverFlags(options: ServerOptions): string[] {
  const flags = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token', '--accept-server-license-terms'];
  flags.push('--telemetry-level', 'off');
  // A test that was killed leaves a server that ends by itself.
  if (options.testDriver === true) flags.push('--enable-smoke-test-driver', '--enable-remote-auto-shutdown');
  return flags;
}

function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): void {
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(data, 'data', scope), { recursive: true });
    writeFileSync(join(data, 'data', scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

async function installExtension(vsix: string, folders: readonly string[]): Promise<void> {
  const args = [vscodeServer, ...folders, '--install-extension', vsix, '--force', '--accept-server-license-terms'];
  const code = await runToEnd(process.execPath, args, { stdio: 'ignore', seconds: 60 });
  if (code !== 0) throw new Error(`VS Code's server could not install ${vsix} (code ${code}).`);
}
