/** Source ↔ graph: what is selected on one side lights up on the other. */
import * as vscode from 'vscode';
import type { GraphView, Span } from '../../engine/index.ts';
import { Debouncer, DisposableStore } from '../dispose.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import type { GraphPanel } from '../views/graph-panel.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import { fileNameOf, uriOf } from './documents.ts';
import type { Place } from './places.ts';
import { nodesAt } from './places.ts';
import { toRange } from './ranges.ts';

/** Milliseconds without a move of the cursor. */
const REST = 30;

/** Selects a span in the source; the focus stays where it is. */
export async function revealSpan(span: Span): Promise<void> {
  const range = toRange(span);
  const uri = uriOf(span.file);
  const editor = editorOf(uri) ?? (await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preserveFocus: true }));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The nodes under the cursor light up, also when the graph changes beneath it. */
export function registerHighlight(sessions: Sessions, panels: GraphPanels): vscode.Disposable {
  const owned = new DisposableStore();
  const debouncer = owned.add(new Debouncer());
  owned.add(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (sessions.all.length === 0) return;
      debouncer.trigger(REST, () => {
        for (const each of sessions.all) highlight(each, panels, textEditor);
      });
    }),
  );
  const graphs = new WeakMap<GraphPanel, GraphView>();
  owned.add(
    panels.onShown((panel) => {
      const graph = panel.picture?.graph;
      const editor = editorOf(panel.of.uri);
      if (graph === undefined || editor === undefined || graphs.get(panel) === graph) return;
      graphs.set(panel, graph);
      highlight(panel.of, panels, editor);
    }),
  );
  return owned;
}

/** Lights up what the selection means to a session: nothing changes if its function reaches no code of this file. */
function highlight(of: DocumentSession, panels: GraphPanels, { selection, document }: vscode.TextEditor): void {
  const { stale } = of.session;
  const graph = panels.of(of)?.picture?.graph;
  const fileName = fileNameOf(document);
  const here = graph?.nodes.filter(({ span }) => span.file === fileName) ?? [];
  if (here.length === 0) return;
  // While the text has errors the graph's spans are those of another text.
  panels.of(of)?.highlight(stale === undefined ? nodesAt(here, place(selection.start), place(selection.end)) : []);
}

function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}

function place({ line, character }: vscode.Position): Place {
  return { line: line + 1, column: character + 1 };
}
