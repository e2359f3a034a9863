/** The extension on Node: VS Code on the desktop, over SSH, in containers. */
import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import { start } from './activation.ts';
import { nodeWorkers } from './workers/node-factory.ts';

export function activate(context: vscode.ExtensionContext): void {
  start(context, nodeWorkers(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath), availableParallelism());
}
