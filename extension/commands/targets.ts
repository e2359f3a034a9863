import * as vscode from 'vscode';
import type { FunctionOutline } from '../../engine/index.ts';
import { documentAt, isSource } from '../editor/documents.ts';
import type { Outlines } from '../editor/outlines.ts';
import type { Messages } from '../messages.ts';
import { openExamples } from './open-examples.ts';

/** A function that a command acts on. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly name: string;
}

/** Goes on with the function that the person picked instead. */
export type Retry = (target: Target) => Promise<unknown>;

/** Finds the function that a command means, and helps where there is none. */
export class Targets {
  readonly #outlines: Outlines;
  readonly #messages: Messages;
  readonly #extensionUri: vscode.Uri;

  constructor(outlines: Outlines, messages: Messages, extensionUri: vscode.Uri) {
    this.#outlines = outlines;
    this.#messages = messages;
    this.#extensionUri = extensionUri;
  }

  /** The function that the caller names. */
  async named(uri: vscode.Uri | undefined, name: unknown): Promise<Target | undefined> {
    if (uri === undefined || typeof name !== 'string') return undefined;
    return { document: await documentAt(uri), name };
  }

  async atCursor(): Promise<Target | undefined> {
    const editor = sourceEditor();
    if (editor === undefined) return undefined;
    const found = await this.#outlines.at(editor.document, editor.selection.active);
    return found && { document: editor.document, name: found.name };
  }

  /** Says that the cursor is in no function, and offers those that the file has, or else the examples. */
  async offer(retry: Retry): Promise<void> {
    const examples = { title: vscode.l10n.t('Open the Examples'), run: () => openExamples(this.#extensionUri) };
    const document = sourceEditor()?.document;
    if (document === undefined)
      return this.#messages.inform(vscode.l10n.t('Backpath differentiates functions of TypeScript files.'), examples);
    const functions = await this.#outlines.of(document);
    if (functions.length === 0) return this.#messages.inform(vscode.l10n.t('This file has no function to differentiate.'), examples);
    this.#messages.inform(vscode.l10n.t('The cursor is in no function.'), {
      title: vscode.l10n.t('Pick a Function…'),
      run: () => pick(document, functions, retry),
    });
  }
}

async function pick(document: vscode.TextDocument, functions: readonly FunctionOutline[], retry: Retry): Promise<void> {
  const items = functions.map(({ name, annotated, span }) => ({
    label: name,
    description: annotated ? '@differentiable' : '',
    detail: vscode.l10n.t('line {0}', span.line),
    name,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('The function to differentiate'),
    matchOnDescription: true,
  });
  if (picked !== undefined) await retry({ document, name: picked.name });
}

/** The active one; where something else is active (a graph, the walkthrough), the first on screen. */
function sourceEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
  return (active === undefined ? visible : [active]).find(({ document }) => isSource(document));
}
