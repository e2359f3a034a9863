import * as vscode from 'vscode';
import type { HostToRunFile, RunFileToHost } from '../../webview/protocol.ts';
import type { Messages } from '../messages.ts';
import type { RunActions } from '../runs/actions.ts';
import type { BackgroundRun } from '../runs/background-run.ts';
import { RUN_EDITOR } from '../runs/run-editor-id.ts';
import type { ReadRun } from '../runs/run-file.ts';
import { readRun } from '../runs/run-file.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { Connection } from './connection.ts';
import { RunPage } from './run-page.ts';

export interface RunEditorOptions {
  readonly extensionUri: vscode.Uri;
  readonly engine: EngineClient;
  readonly actions: RunActions;
  /** Opens the function with the run's settings, at an iteration. */
  readonly explore: (run: BackgroundRun, iteration: number) => Promise<void>;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
}

/** Shows run files: any iteration of the run, computed again from what the file holds. */
export function registerRunEditor(options: RunEditorOptions): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider<RunDocument> = {
    openCustomDocument: async (uri) => ({
      uri,
      read: readRun(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))),
      dispose: () => undefined,
    }),
    resolveCustomEditor: ({ read, uri }, panel) => show(read, uri, panel, options),
  };
  return vscode.window.registerCustomEditorProvider(RUN_EDITOR, provider, { supportsMultipleEditorsPerDocument: true });
}

interface RunDocument extends vscode.CustomDocument {
  readonly read: ReadRun;
}

function show(read: ReadRun, uri: vscode.Uri, panel: vscode.WebviewPanel, options: RunEditorOptions): void {
  const connection = new Connection<HostToRunFile, RunFileToHost>({
    ...options,
    webview: panel.webview,
    bundle: 'run',
    title: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    identity: null,
    visible: () => panel.visible,
    ready: () => (page ? page.tellAll() : connection.post({ type: 'unreadable', reason: reasonOf(read) })),
    received: (message) => page && options.messages.watch(page.receive(message)),
  });
  const page = read.ok ? new RunPage(read.run, { ...options, post: (message) => connection.post(message) }) : undefined;
  panel.onDidDispose(() => connection.dispose());
}

function reasonOf(read: ReadRun): string {
  if (read.ok) return '';
  switch (read.reason) {
    case 'noRun':
      return vscode.l10n.t('This file is no run of Backpath.');
    case 'newer':
      return vscode.l10n.t('This run was written by another version of Backpath.');
    case 'damaged':
      return vscode.l10n.t('This file is damaged: the run cannot be read. Run it again.');
  }
}
