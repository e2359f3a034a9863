import { join } from 'node:path';
import type { VSCode } from './electron.ts';
import { desktopVSCode, downloadDesktopVSCode, embeddedVSCode, findDesktopVSCode, runInVSCode } from './electron.ts';
import { examplesWorkspace } from './folders.ts';
import { distFolder, root } from './paths.ts';
import type { SuiteResult } from './results.ts';
import { readResults, resultsFile, resultsVariable } from './results.ts';

/** The extension suite in VS Code's server, opened in Chromium. */
export function runExtensionSuite(): Promise<SuiteResult> {
  return runSuite('extension', embeddedVSCode);
}

/** The same suite in desktop VS Code; skipped where there is none, unless it was asked for, when it is downloaded. */
export async function runDesktopSuite(request: { readonly asked: boolean; readonly executable?: string }): Promise<SuiteResult> {
  const found = request.executable ?? findDesktopVSCode();
  if (found === undefined && !request.asked) return { skipped: 'no desktop VS Code (set VSCODE_EXECUTABLE, or npm run test:electron)' };
  return runSuite('electron', desktopVSCode(found ?? (await downloadDesktopVSCode())));
}

async function runSuite(name: string, vscode: VSCode): Promise<SuiteResult> {
  const results = resultsFile(name);
  const code = await runInVSCode(vscode, {
    extension: root,
    tests: join(distFolder, 'test', 'extension', 'index.cjs'),
    workspace: examplesWorkspace(),
    environment: { [resultsVariable]: results },
  });
  return printed(readResults(results, code));
}

/** The report of a suite whose own is lost among the messages of a workbench. */
function printed(result: SuiteResult): SuiteResult {
  if ('skipped' in result) return result;
  for (const test of result.tests) {
    console.log(`  ${test.error === undefined ? '✓' : '✗'} ${test.title} (${test.milliseconds} ms)`);
    if (test.error !== undefined) console.log(test.error.replace(/^/gm, '      '));
  }
  return result;
}
