/** Listing ↔ graph: the line under the cursor lights its node, and what is selected in the graph marks its lines. */
import * as vscode from 'vscode';
import { Debouncer, DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import type { GraphPanel } from '../views/graph-panel.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import type { Listings } from '../views/listings.ts';
import type { EngineClient } from '../workers/protocol.ts';

export interface ListingSyncOptions {
  readonly engine: EngineClient;
  readonly sessions: Sessions;
  readonly panels: GraphPanels;
  readonly listings: Listings;
  readonly messages: Messages;
}

/** Milliseconds without a move of the cursor. */
const REST = 30;

export function registerListingSync(options: ListingSyncOptions): vscode.Disposable {
  const { panels, messages, listings } = options;
  const owned = new DisposableStore();
  const debouncer = owned.add(new Debouncer());
  const mark = owned.add(
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
      border: '1px dashed',
      borderColor: new vscode.ThemeColor('editorInfo.foreground'),
    }),
  );
  owned.add(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (listings.shownIn(textEditor.document.uri) === undefined) return;
      debouncer.trigger(REST, () => messages.watch(lightNodes(options, textEditor)));
    }),
  );
  owned.add(panels.onShown((panel) => messages.watch(markLines(options, panel, mark))));
  return owned;
}

async function lightNodes({ engine, sessions, panels, listings }: ListingSyncOptions, editor: vscode.TextEditor): Promise<void> {
  const listing = listings.shownIn(editor.document.uri);
  const session = listing && sessions.find(listing.source, listing.name);
  const panel = session && panels.of(session);
  const graph = panel?.picture?.graph;
  if (listing === undefined || panel === undefined || graph === undefined) return;
  const { start, end } = editor.selection;
  const keys = listing.keys.slice(start.line, end.line + 1).filter((key) => key !== undefined);
  panel.highlight(await engine.shownBy(graph.key, keys));
}

async function markLines(
  { engine, listings }: ListingSyncOptions,
  panel: GraphPanel,
  mark: vscode.TextEditorDecorationType,
): Promise<void> {
  const editors = vscode.window.visibleTextEditors.filter(({ document }) => isOf(panel.of, listings.shownIn(document.uri)));
  const { picture, selection } = panel;
  if (editors.length === 0 || picture === undefined) return;
  const keys = new Set(await engine.keysOf(picture.graph.key, selection.nodes));
  for (const editor of editors) {
    const lines = (listings.shownIn(editor.document.uri)?.keys ?? []).flatMap((key, line) =>
      key !== undefined && keys.has(key) ? [line] : [],
    );
    const ranges = lines.map((line) => new vscode.Range(line, 0, line, 0));
    editor.setDecorations(mark, ranges);
    const [first] = ranges;
    if (first !== undefined) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function isOf(session: DocumentSession, listing: { readonly source: vscode.Uri; readonly name: string } | undefined): boolean {
  return listing !== undefined && listing.name === session.name && listing.source.toString() === session.uri.toString();
}
