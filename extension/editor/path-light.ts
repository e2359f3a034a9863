import * as vscode from 'vscode';
import type { Span } from '../../engine/index.ts';
import { DisposableStore } from '../dispose.ts';
import { uriOf } from './documents.ts';
import { toRange } from './ranges.ts';

/** Lights up places in the source: what a path computes. A dashed border, so that it is not told by colour alone. */
export class PathLight {
  readonly #owned = new DisposableStore();
  readonly #decoration = this.#owned.add(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
      border: '1px dashed',
      borderColor: new vscode.ThemeColor('editorInfo.foreground'),
      overviewRulerColor: new vscode.ThemeColor('editorInfo.foreground'),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    }),
  );
  #spans: readonly Span[] = [];

  constructor() {
    this.#owned.add(vscode.window.onDidChangeVisibleTextEditors(() => this.#paint()));
    // The places are those of the text before.
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => contentChanges.length > 0 && this.show([])));
  }

  show(spans: readonly Span[]): void {
    if (spans.length === 0 && this.#spans.length === 0) return;
    this.#spans = spans;
    this.#paint();
  }

  get ranges(): readonly vscode.Range[] {
    return this.#spans.map(toRange);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #paint(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      const here = this.#spans.filter(({ file }) => uriOf(file).toString() === uri);
      editor.setDecorations(this.#decoration, here.map(toRange));
    }
  }
}
