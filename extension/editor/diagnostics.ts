import * as vscode from 'vscode';
import type { Diagnostic } from '../../engine/index.ts';
import { DisposableStore } from '../dispose.ts';
import { uriOf } from './documents.ts';
import { toRange } from './ranges.ts';

const SOURCE = 'backpath';

/**
 * What Backpath finds wrong. It comes from several askers (the check of a document's annotated functions, each session),
 * every one of which replaces only what it said itself; what two of them say is shown once. It stands in the file that
 * it is about, which may be one that the document imports.
 */
export class Diagnostics {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection(SOURCE));
  /** By the document asked about, then by asker. */
  readonly #said = new Map<string, Map<string, readonly Diagnostic[]>>();

  /** `asker` says this of the document now, and nothing else. */
  set(document: vscode.Uri, asker: string, diagnostics: readonly Diagnostic[]): void {
    const key = document.toString();
    const said = this.#said.get(key) ?? new Map<string, readonly Diagnostic[]>();
    const before = said.get(asker) ?? [];
    said.set(asker, diagnostics);
    this.#said.set(key, said);
    this.#show([...before, ...diagnostics]);
  }

  /** Forgets all that was said of a document. */
  clear(document: vscode.Uri): void {
    const key = document.toString();
    const before = [...(this.#said.get(key)?.values() ?? [])].flat();
    this.#said.delete(key);
    this.#show(before);
  }

  /** The engine's own diagnostics behind some that VS Code shows in a file. */
  behind(uri: vscode.Uri, shown: readonly vscode.Diagnostic[]): readonly (readonly [shown: vscode.Diagnostic, own: Diagnostic])[] {
    const own = this.#in(uri);
    return shown
      .filter(({ source }) => source === SOURCE)
      .flatMap((each) => {
        const match = own.find(({ code, span }) => code === each.code && toRange(span).isEqual(each.range));
        return match === undefined ? [] : [[each, match] as const];
      });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Brings the files that these are about up to date. */
  #show(concerned: readonly Diagnostic[]): void {
    for (const file of new Set(concerned.map(({ span }) => span.file))) {
      const uri = uriOf(file);
      this.#collection.set(uri, this.#in(uri).map(toVsCode));
    }
  }

  #in(uri: vscode.Uri): readonly Diagnostic[] {
    const all = [...this.#said.values()].flatMap((said) => [...said.values()].flat());
    const here = all.filter(({ span }) => uriOf(span.file).toString() === uri.toString());
    return [...new Map(here.map((each) => [identity(each), each])).values()];
  }
}

function toVsCode({ code, message, severity, span, related }: Diagnostic): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(toRange(span), message, SEVERITIES[severity]);
  shown.source = SOURCE;
  shown.code = code;
  if (related !== undefined) {
    shown.relatedInformation = related.map(
      (place) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uriOf(place.span.file), toRange(place.span)), place.message),
    );
  }
  return shown;
}

const SEVERITIES: Readonly<Record<Diagnostic['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function identity({ code, span: { line, column, endLine, endColumn } }: Diagnostic): string {
  return [code, line, column, endLine, endColumn].join(' ');
}
