import * as vscode from 'vscode';
import type { Diagnostic, Span } from '../../engine/index.ts';
import { DisposableStore } from '../dispose.ts';
import { toRange } from './ranges.ts';

const SOURCE = 'backpath';

/**
 * What Backpath finds wrong in a document. It comes from several askers (the check of the annotated functions, each
 * session), every one of which replaces only what it said itself; what two of them say is shown once.
 */
export class Diagnostics {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection(SOURCE));
  readonly #said = new Map<string, Map<string, readonly Diagnostic[]>>();

  /** `asker` says this of the document now, and nothing else. */
  set(uri: vscode.Uri, asker: string, diagnostics: readonly Diagnostic[]): void {
    const key = uri.toString();
    const said = this.#said.get(key) ?? new Map<string, readonly Diagnostic[]>();
    if (diagnostics.length === 0) said.delete(asker);
    else said.set(asker, diagnostics);
    if (said.size === 0) this.#said.delete(key);
    else this.#said.set(key, said);
    this.#collection.set(uri, this.of(uri).map(toVsCode));
  }

  clear(uri: vscode.Uri): void {
    this.#said.delete(uri.toString());
    this.#collection.delete(uri);
  }

  of(uri: vscode.Uri): readonly Diagnostic[] {
    const all = [...(this.#said.get(uri.toString())?.values() ?? [])].flat();
    return [...new Map(all.map((each) => [identity(each.code, each.span), each])).values()];
  }

  /** The engine's own diagnostics behind some that VS Code shows. */
  behind(uri: vscode.Uri, shown: readonly vscode.Diagnostic[]): readonly (readonly [shown: vscode.Diagnostic, own: Diagnostic])[] {
    const own = this.of(uri);
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
}

function toVsCode({ code, message, severity, span }: Diagnostic): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(toRange(span), message, SEVERITIES[severity]);
  shown.source = SOURCE;
  shown.code = code;
  return shown;
}

const SEVERITIES: Readonly<Record<Diagnostic['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function identity(code: string, { line, column, endLine, endColumn }: Span): string {
  return [code, line, column, endLine, endColumn].join(' ');
}
