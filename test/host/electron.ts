import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { temporaryFolder } from './folders.ts';

/** Something that runs an extension's tests when it is started as desktop VS Code is. */
export interface VSCode {
  readonly executable: string;
  /** Come before all others. */
  readonly arguments: readonly string[];
  readonly needsDisplay: boolean;
}

export interface VSCodeTests {
  readonly extension: string;
  readonly tests: string;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** VS Code's server with a Chromium around it. */
export const embeddedVSCode: VSCode = {
  executable: process.execPath,
  arguments: [join(import.meta.dirname, 'embedded-vscode.ts')],
  needsDisplay: false,
};

export function desktopVSCode(executable: string): VSCode {
  return { executable, arguments: [], needsDisplay: true };
}

/** A desktop VS Code that is here already: `VSCODE_EXECUTABLE`, else one in its usual place. */
export function findDesktopVSCode(): string | undefined {
  const candidates = [
    process.env['VSCODE_EXECUTABLE'],
    '/usr/share/code/code',
    '/opt/visual-studio-code/code',
    '/snap/code/current/usr/share/code/code',
    '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** Fetches a desktop VS Code for tests. Throws with what to do where its download site cannot be reached. */
export async function downloadDesktopVSCode(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ timeout: 30_000 });
  } catch (error) {
    throw new Error('No desktop VS Code: it cannot be downloaded here. Set VSCODE_EXECUTABLE, or pass -- --executable PATH.', {
      cause: error,
    });
  }
}

/** Runs the extension suite by @vscode/test-electron and gives its exit code. */
export async function runInVSCode(vscode: VSCode, options: VSCodeTests): Promise<number> {
  if (vscode.needsDisplay && !hasDisplay()) {
    throw new Error('Desktop VS Code needs a display; without one: xvfb-run -a npm run test:electron.');
  }
  const quiet = ['--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${temporaryFolder('desktop')}`];
  try {
    return await runTests({
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: options.tests,
      extensionTestsEnv: { ...options.environment },
      launchArgs: [...vscode.arguments, options.workspace, ...quiet],
    });
  } catch (error) {
    console.error(error);
    return 1;
  }
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}
