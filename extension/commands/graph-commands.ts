import * as vscode from 'vscode';
import type { GraphExportFormat, Overlay, PageAction } from '../../webview/protocol.ts';
import { EXPORT_FORMATS, OVERLAYS, PAGE_ACTIONS } from '../../webview/protocol.ts';
import type { GraphPanel } from '../views/graph-panel.ts';
import type { GraphPanels } from '../views/graph-panels.ts';

/** The graph that commands mean is that of the session used last. Each gives false, or nothing, where there is none. */
export type GraphCommands = {
  readonly [Action in PageAction as `backpath.graph.${Action}`]: () => Promise<boolean>;
} & {
  /** Shows or hides an overlay; asks which where none is named. */
  'backpath.graph.toggleOverlay'(overlay?: unknown, on?: unknown): Promise<boolean>;
  /** Opens the folded group that is selected, or folds the innermost group around the selected node; or the group of that key. */
  'backpath.graph.toggleFold'(group?: unknown): Promise<boolean>;
  'backpath.graph.foldAll'(): Promise<boolean>;
  'backpath.graph.unfoldAll'(): Promise<boolean>;
  'backpath.graph.foldToFit'(): Promise<boolean>;
  /** Left to right, or top to bottom. */
  'backpath.graph.turn'(): Promise<boolean>;
  'backpath.graph.compareEdit'(): Promise<boolean>;
  'backpath.graph.compareIteration'(): Promise<boolean>;
  'backpath.graph.compareNothing'(): Promise<boolean>;
  /** Writes the graph to a file that the person picks, or to the one given; where to, or undefined where it was not. */
  'backpath.graph.export'(format?: unknown, target?: vscode.Uri): Promise<vscode.Uri | undefined>;
  'backpath.graph.copy'(format?: unknown): Promise<boolean>;
};

export function graphCommands(panels: GraphPanels): GraphCommands {
  const act = (use: (panel: GraphPanel) => unknown) => (): Promise<boolean> => {
    const panel = panels.active;
    if (panel !== undefined) use(panel);
    return Promise.resolve(panel !== undefined);
  };
  const actions = PAGE_ACTIONS.map((action) => [`backpath.graph.${action}`, act((panel) => panel.tell({ type: 'action', action }))]);
  return {
    // One entry an action, which `fromEntries` cannot say.
    ...(Object.fromEntries(actions) as { readonly [Action in PageAction as `backpath.graph.${Action}`]: () => Promise<boolean> }),
    async 'backpath.graph.toggleOverlay'(named, on) {
      const panel = panels.active;
      const overlay = OVERLAYS.find((each) => each === named) ?? (panel && (await pickOverlay()));
      if (panel === undefined || overlay === undefined) return false;
      panel.tell({ type: 'overlay', overlay, ...(typeof on === 'boolean' && { on }) });
      return true;
    },
    'backpath.graph.toggleFold': (named) => Promise.resolve(toggleFold(panels.active, named)),
    'backpath.graph.foldAll': act((panel) => panel.change({ type: 'foldAll', to: 'closed' })),
    'backpath.graph.unfoldAll': act((panel) => panel.change({ type: 'foldAll', to: 'open' })),
    'backpath.graph.foldToFit': act((panel) => panel.change({ type: 'foldAll', to: 'budget' })),
    'backpath.graph.turn': act((panel) => {
      panel.change({ type: 'direction', direction: panel.picture?.graph.direction === 'down' ? 'right' : 'down' });
    }),
    'backpath.graph.compareEdit': act((panel) => panel.compare('edit')),
    'backpath.graph.compareIteration': act((panel) => panel.compare('iteration')),
    'backpath.graph.compareNothing': act((panel) => panel.compare('nothing')),
    async 'backpath.graph.export'(named, target) {
      const panel = panels.active;
      const format = panel && (formatNamed(named) ?? (await pickFormat(EXPORT_FORMATS)));
      if (panel === undefined || format === undefined) return undefined;
      const written = await panel.export({ format, to: 'file', ...(target && { target }) });
      return written === 'clipboard' ? undefined : written;
    },
    async 'backpath.graph.copy'(named) {
      const panel = panels.active;
      // A clipboard takes text.
      const format = panel && (formatNamed(named) ?? (await pickFormat(EXPORT_FORMATS.filter((each) => each !== 'png'))));
      if (panel === undefined || format === undefined || format === 'png') return false;
      return (await panel.export({ format, to: 'clipboard' })) !== undefined;
    },
  };
}

function toggleFold(panel: GraphPanel | undefined, named: unknown): boolean {
  const graph = panel?.picture?.graph;
  if (panel === undefined || graph === undefined) return false;
  const [selected] = panel.selection.nodes;
  const node = selected === undefined ? undefined : graph.nodes[selected];
  const chosen = node?.folded?.group ?? node?.parent;
  const group =
    typeof named === 'string' ? graph.groups.find(({ key }) => key === named) : chosen === undefined ? undefined : graph.groups[chosen];
  if (group === undefined) return false;
  panel.change({ type: 'fold', group: group.key, open: !group.open });
  return true;
}

function formatNamed(named: unknown): GraphExportFormat | undefined {
  return EXPORT_FORMATS.find((each) => each === named);
}

async function pickFormat(formats: readonly GraphExportFormat[]): Promise<GraphExportFormat | undefined> {
  const items = formats.map((format) => ({ format, ...describeFormat(format) }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The format of the export') }))?.format;
}

function describeFormat(format: GraphExportFormat): { readonly label: string; readonly detail: string } {
  switch (format) {
    case 'svg':
      return { label: 'SVG', detail: vscode.l10n.t('The drawing, for pages and papers.') };
    case 'png':
      return { label: 'PNG', detail: vscode.l10n.t('The drawing in pixels.') };
    case 'dot':
      return { label: 'DOT', detail: vscode.l10n.t('For Graphviz.') };
    case 'mermaid':
      return { label: 'Mermaid', detail: vscode.l10n.t('For Markdown.') };
    case 'json':
      return { label: 'JSON', detail: vscode.l10n.t('The whole graph with its numbers, for programs.') };
    case 'latex':
      return { label: 'LaTeX', detail: vscode.l10n.t('The derivative as equations.') };
  }
}

async function pickOverlay(): Promise<Overlay | undefined> {
  const items = OVERLAYS.map((overlay) => ({ overlay, label: describeOverlay(overlay) }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What to show or hide') }))?.overlay;
}

function describeOverlay(overlay: Overlay): string {
  switch (overlay) {
    case 'values':
      return vscode.l10n.t('Values');
    case 'adjoints':
      return vscode.l10n.t('Adjoints');
    case 'partials':
      return vscode.l10n.t('Partials');
    case 'selected':
      return vscode.l10n.t('Selected path');
    case 'candidates':
      return vscode.l10n.t('Candidates');
    case 'flow':
      return vscode.l10n.t('Share of the gradient');
    case 'tape':
      return vscode.l10n.t('Bytes on the tape');
    case 'choices':
      return vscode.l10n.t('How often each branch was kept');
    case 'kinks':
      return vscode.l10n.t('Kinks');
    case 'nonFinite':
      return vscode.l10n.t('NaN and infinities');
    case 'changes':
      return vscode.l10n.t('Changes');
  }
}
