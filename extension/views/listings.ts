import * as vscode from 'vscode';
import type { ListingForm } from '../../engine/index.ts';
import { DisposableStore } from '../dispose.ts';
import { documentAt, LISTING_SCHEME } from '../editor/documents.ts';
import type { Imports } from '../editor/imports.ts';
import type { EngineClient } from '../workers/protocol.ts';

export const LISTING_FORMS: readonly ListingForm[] = ['program', 'ssa', 'ssa-sa', 'derivative'];

interface ListingOf {
  readonly source: vscode.Uri;
  readonly name: string;
  readonly form: ListingForm;
}

/** The same address for the same function and form, always: an open listing is found again. */
export function listingUri({ source, name, form }: ListingOf): vscode.Uri {
  // The derivative is TypeScript; the other forms are no language that editors know.
  const ending = form === 'derivative' ? 'ts' : 'txt';
  return vscode.Uri.from({ scheme: LISTING_SCHEME, path: `/${name}.${form}.${ending}`, query: source.toString() });
}

/** The forms of a function as read-only documents that follow its source. */
export class Listings implements vscode.TextDocumentContentProvider {
  readonly #engine: EngineClient;
  readonly #imports: Imports;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  /** The last good text of each: an error in the source does not empty the listing beside it. */
  readonly #good = new Map<string, { readonly text: string; readonly keys: readonly (string | undefined)[] }>();

  readonly onDidChange = this.#changed.event;

  constructor(engine: EngineClient, imports: Imports) {
    this.#engine = engine;
    this.#imports = imports;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(LISTING_SCHEME, this));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#good.delete(uri.toString())));
  }

  /** The source changed: its open listings are asked for again. */
  refresh(source: vscode.Uri): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === LISTING_SCHEME && uri.query === source.toString()) this.#changed.fire(uri);
    }
  }

  /** What a document lists, and the key of the node that each of its lines is about; undefined where it is no listing. */
  shownIn(uri: vscode.Uri): (ListingOf & { readonly keys: readonly (string | undefined)[] }) | undefined {
    const of = uri.scheme === LISTING_SCHEME ? parse(uri) : undefined;
    return of && { ...of, keys: this.#good.get(uri.toString())?.keys ?? [] };
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const of = parse(uri);
    if (of === undefined) return vscode.l10n.t('This is not the address of a listing.');
    const document = await documentAt(of.source);
    const source = await this.#imports.sourceOf(document, of.name);
    const outcome = await this.#engine.listing({ ...source, name: of.name }, of.form);
    if (outcome.ok) this.#good.set(uri.toString(), outcome);
    const reasons = outcome.ok
      ? []
      : outcome.diagnostics.map(({ code, message, span }) => `${span.line}:${span.column} ${code} ${message}`);
    return this.#good.get(uri.toString())?.text ?? [vscode.l10n.t('{0} cannot be differentiated:', of.name), ...reasons, ''].join('\n');
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function parse(uri: vscode.Uri): ListingOf | undefined {
  const [, name, form] = /^\/(.+)\.([\w-]+)\.\w+$/.exec(uri.path) ?? [];
  const known = LISTING_FORMS.find((each) => each === form);
  if (name === undefined || known === undefined) return undefined;
  return { source: vscode.Uri.parse(uri.query), name, form: known };
}
