import { join } from 'node:path';

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..');
export const distFolder = join(root, 'dist');
/** What tests leave behind for people: logs, screenshots, reports. */
export const outputFolder = join(root, 'test', 'output');
export const examplesFolder = join(root, 'examples');
export const vsixFile = join(distFolder, 'backpath.vsix');
/** VS Code's own server and workbench, without the wrapper that the package is named after. */
export const vscodeServer = join(root, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
