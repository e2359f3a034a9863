/** The extension in a browser: vscode.dev and its kin. */
import * as vscode from 'vscode';
import { start } from './activation.ts';
import { webWorkers } from './workers/web-factory.ts';

export function activate(context: vscode.ExtensionContext): void {
  start(context, webWorkers(vscode.Uri.joinPath(context.extensionUri, 'dist', 'web-worker.js')), CORES);
}

/** Not every host of extensions in a browser says how many there are. */
const CORES = 2;
