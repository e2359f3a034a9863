/** Values, adjoints and shares of the gradient in the source, where the session stands: on hover, and as inlay hints. */
import * as vscode from 'vscode';
import type { InspectedValue, Span } from '../../engine/index.ts';
import { DisposableStore } from '../dispose.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import { onSettingChange, setting } from '../settings.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { fileNameOf, SELECTOR } from './documents.ts';
import type { Outlines } from './outlines.ts';
import { toRange } from './ranges.ts';
import { hintText, hoverText, type KeepRate } from './value-words.ts';

export interface ValueOptions {
  readonly engine: EngineClient;
  readonly outlines: Outlines;
  readonly sessions: Sessions;
  readonly panels: GraphPanels;
}

export function registerValues(options: ValueOptions): vscode.Disposable {
  const { panels } = options;
  const owned = new DisposableStore();
  const changed = owned.add(new vscode.EventEmitter<void>());
  owned.add(panels.onShown(() => setting('inlayHints.enabled') && changed.fire()));
  owned.add(onSettingChange('inlayHints.enabled', () => changed.fire()));
  owned.add(vscode.languages.registerHoverProvider(SELECTOR, { provideHover: (document, position) => hover(options, document, position) }));
  owned.add(
    vscode.languages.registerInlayHintsProvider(SELECTOR, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) => (setting('inlayHints.enabled') ? hints(options, document, range) : []),
    }),
  );
  return owned;
}

/** Of all functions with a graph that come through here, the one used last. */
async function hover(
  { engine, outlines, sessions, panels }: ValueOptions,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const open = current(sessions, panels);
  if (open.length === 0) return undefined;
  const place = { line: position.line + 1, column: position.character + 1 };
  const span: Span = { file: fileNameOf(document), ...place, endLine: place.line, endColumn: place.column };
  const range = document.getWordRangeAtPosition(position);
  const scope = (await outlines.at(document, position))?.span;
  for (const of of open.toReversed()) {
    const { view } = of.session;
    if (view === undefined) continue;
    const spot = { span, ...(range && { word: document.getText(range) }), ...(scope && { scope }) };
    const outcome = await engine.inspect(view.source, view.run.shown.state.point, spot);
    const found = outcome.ok ? outcome.found : undefined;
    if (found === undefined) continue;
    const text = hoverText(found, of.name, view.run.shown.state.iteration, keepRates(of, found));
    return new vscode.Hover(new vscode.MarkdownString(text), toRange(found.span).contains(position) ? toRange(found.span) : range);
  }
  return undefined;
}

async function hints(
  { engine, sessions, panels }: ValueOptions,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.InlayHint[]> {
  const file = fileNameOf(document);
  const found = await Promise.all(
    current(sessions, panels).map(async ({ session: { view } }) => {
      if (view === undefined) return [];
      const outcome = await engine.inspectFile(view.source, view.run.shown.state.point, file);
      return outcome.ok ? outcome.values : [];
    }),
  );
  // Where two functions come through one place, what the one used last makes of it.
  const places = new Map(found.flat().map((value) => [JSON.stringify(value.span), value]));
  return [...places.values()].flatMap((value) => {
    const { end } = toRange(value.span);
    if (!range.contains(end)) return [];
    const hint = new vscode.InlayHint(end, hintText(value));
    hint.paddingLeft = true;
    hint.tooltip = value.description;
    return [hint];
  });
}

/** Sessions with a graph tab whose text is that of the graph: spans of an older text would be in the wrong places. */
function current(sessions: Sessions, panels: GraphPanels): readonly DocumentSession[] {
  return sessions.all.filter(
    (each) => panels.of(each) !== undefined && each.session.view !== undefined && each.session.stale === undefined,
  );
}

function keepRates({ session: { view } }: DocumentSession, { branches }: InspectedValue): readonly KeepRate[] {
  const counts = view?.run.choices(view.run.shown.trace);
  if (counts === undefined || counts.iterations === 0) return [];
  return branches.map(({ name, edge }) => ({ name, kept: counts.kept[edge] ?? 0, of: counts.iterations }));
}
