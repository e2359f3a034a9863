import { join } from 'node:path';
import { downloadDesktopVSCode, findDesktopVSCode, runInDesktopVSCode } from './electron.ts';
import { runInExtensionHost } from './extension-host.ts';
import { examplesWorkspace } from './folders.ts';
import { distFolder, root } from './paths.ts';
import type { SuiteResult } from './results.ts';
import { readResults, resultsFile, resultsVariable } from './results.ts';

const tests = join(distFolder, 'test', 'extension', 'index.cjs');

/** The extension suite in VS Code's server, opened in Chromium. */
export async function runExtensionSuite(): Promise<SuiteResult> {
  const results = resultsFile('extension');
  const code = await runInExtensionHost({
    extension: root,
    tests,
    workspace: examplesWorkspace(),
    environment: { [resultsVariable]: results },
    seconds: 180,
  });
  return printed(readResults(results, code));
}

/** The same suite in desktop VS Code; skipped where there is none, unless it was asked for, when it is downloaded. */
export async function runDesktopSuite(request: { readonly asked: boolean; readonly executable?: string }): Promise<SuiteResult> {
  const found = request.executable ?? findDesktopVSCode();
  if (found === undefined && !request.asked) return { skipped: 'no desktop VS Code (set VSCODE_EXECUTABLE, or npm run test:electron)' };
  const results = resultsFile('electron');
  const code = await runInDesktopVSCode({
    executable: found ?? (await downloadDesktopVSCode()),
    extension: root,
    tests,
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
