import * as vscode from 'vscode';
import type { SvgDressing } from '../../engine/index.ts';
import type { GraphExportFormat } from '../../webview/protocol.ts';
import type { Messages } from '../messages.ts';
import type { DocumentSession } from '../session/sessions.ts';
import { setting } from '../settings.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { Picture } from './graph-feed.ts';

export interface GraphExportOptions {
  readonly engine: EngineClient;
  readonly messages: Messages;
  /** What the page has on its screen: overlays, selection and all that. Rejects where it does not say so. */
  readonly dress: (background: 'theme' | 'white') => Promise<Dressed>;
  /** Draws an SVG in so many pixels: base64 PNG. Rejects where the page cannot. */
  readonly rasterize: (svg: string, width: number, height: number) => Promise<string>;
}

export interface Dressed {
  /** The key of the view that it is about; none where nothing is on the screen. */
  readonly graph?: string;
  readonly dressing?: SvgDressing;
}

export interface ExportWish {
  readonly format: GraphExportFormat;
  readonly to: 'file' | 'clipboard';
  /** Asked for where it is absent. */
  readonly target?: vscode.Uri;
}

/** Pixels that a picture may have: more than this canvases refuse, or take for minutes. */
const MOST_PIXELS = 48e6;
/** Pixels of a picture for one of the drawing, where there are not too many. */
const SCALE = 2;

const ENDINGS: Readonly<Record<GraphExportFormat, string>> = {
  svg: 'svg',
  png: 'png',
  dot: 'dot',
  mermaid: 'mmd',
  json: 'json',
  latex: 'tex',
};

/** Exports the graph that a tab shows; where to, or undefined where it was cancelled or is refused, and said why. */
export async function exportGraph(
  of: DocumentSession,
  picture: Picture,
  wish: ExportWish,
  options: GraphExportOptions,
): Promise<vscode.Uri | 'clipboard' | undefined> {
  const { format, to } = wish;
  const content = await contentOf(of, picture, format, options);
  if (content === undefined) return undefined;
  if (to === 'clipboard' && typeof content === 'string') {
    await vscode.env.clipboard.writeText(content);
    options.messages.inform(vscode.l10n.t('The graph of {0} is in the clipboard.', of.name));
    return 'clipboard';
  }
  const target = wish.target ?? (await ask(of, format));
  if (target === undefined) return undefined;
  await vscode.workspace.fs.writeFile(target, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  options.messages.inform(vscode.l10n.t('The graph of {0} was written.', of.name), {
    title: vscode.l10n.t('Open'),
    run: () => vscode.commands.executeCommand('vscode.open', target),
  });
  return target;
}

async function contentOf(
  of: DocumentSession,
  { graph, point }: Picture,
  format: GraphExportFormat,
  { engine, messages, dress, rasterize }: GraphExportOptions,
): Promise<string | Uint8Array | undefined> {
  const { view } = of.session;
  if (view === undefined) return undefined;
  const isPicture = format === 'svg' || format === 'png';
  const { graph: shown, dressing } = isPicture ? await dress(setting('graph.export.background')) : { graph: graph.key };
  const options = { format: format === 'png' ? 'svg' : format, ...(dressing && { dressing }) } as const;
  const printed = shown === graph.key ? await engine.print(view.source, point, graph.key, options) : undefined;
  if (!printed?.ok) {
    messages.warn(vscode.l10n.t('The graph of {0} is being drawn. Try again in a moment.', of.name));
    return undefined;
  }
  if (format !== 'png') return printed.text;
  const { width, height } = sizeOf(printed.text);
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  // Below half the size nothing can be read.
  if (scale < 0.5) {
    messages.warn(vscode.l10n.t('The graph of {0} is too large for a picture of pixels. Fold parts of it, or export SVG.', of.name));
    return undefined;
  }
  return bytesOf(await rasterize(printed.text, Math.floor(width * scale), Math.floor(height * scale)));
}

/** The drawing's own size: its legend is part of it. */
function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '1', height = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function ask({ uri, name }: DocumentSession, format: GraphExportFormat): Promise<vscode.Uri | undefined> {
  const ending = ENDINGS[format];
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  const file = `${name}.${ending}`;
  return await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [format.toUpperCase()]: [ending] },
    title: vscode.l10n.t('Export the Graph of {0}', name),
  });
}
