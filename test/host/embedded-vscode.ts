/**
 * `embedded-vscode.ts [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE …`: takes the arguments of desktop VS Code
 * when it runs an extension's tests, as @vscode/test-electron passes them, and runs them in VS Code's server, opened in Chromium.
 * So the suite is started in one way everywhere. Its exit code is that of the tests.
 */
import { parseArgs } from 'node:util';
import { runInExtensionHost } from './extension-host.ts';

const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  // The other arguments are about windows, profiles and updates, of which there are none here.
  strict: false,
  allowPositionals: true,
});
const extension = values['extensionDevelopmentPath'];
const tests = values['extensionTestsPath'];
const [workspace] = positionals;
if (typeof extension !== 'string' || typeof tests !== 'string' || workspace === undefined) {
  console.error('Needed: a folder, --extensionDevelopmentPath=DIR, --extensionTestsPath=FILE.');
  process.exit(2);
}
process.exit(await runInExtensionHost({ extension, tests, workspace, seconds: 300 }));
