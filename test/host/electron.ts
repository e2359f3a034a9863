import { existsSync } from 'node:fs';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { temporaryFolder } from './folders.ts';

export interface DesktopTests {
  readonly executable: string;
  readonly extension: string;
  readonly tests: string;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
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

/** Runs the extension suite in desktop VS Code and gives its exit code. */
export async function runInDesktopVSCode(options: DesktopTests): Promise<number> {
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined) {
    throw new Error('Desktop VS Code needs a display; without one: xvfb-run -a npm run test:electron.');
  }
  try {
    return await runTests({
      vscodeExecutablePath: options.executable,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: options.tests,
      extensionTestsEnv: { ...options.environment },
      launchArgs: [options.workspace, '--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${temporaryFolder('desktop')}`],
    });
  } catch (error) {
    console.error(error);
    return 1;
  }
}
