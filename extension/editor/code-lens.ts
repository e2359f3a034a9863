import * as vscode from 'vscode';
import { link } from '../commands/ids.ts';
import { DisposableStore } from '../dispose.ts';
import { onSettingChange, setting } from '../settings.ts';
import { mayBeAnnotated, SELECTOR } from './documents.ts';
import type { Outlines } from './outlines.ts';
import { toRange } from './ranges.ts';

/** `∇ Differentiate · Step` above every annotated function; `∇ Differentiate · Train` where it takes tensors. */
export function registerCodeLens(outlines: Outlines): vscode.Disposable {
  const owned = new DisposableStore();
  const changed = owned.add(new vscode.EventEmitter<void>());
  owned.add(onSettingChange('codeLens.enabled', () => changed.fire()));
  owned.add(
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!setting('codeLens.enabled') || !mayBeAnnotated(document)) return [];
        const functions = await outlines.of(document);
        return functions
          .filter(({ annotated }) => annotated)
          .flatMap(({ name, nameSpan, tensors }) => [
            new vscode.CodeLens(toRange(nameSpan), link('backpath.differentiate', vscode.l10n.t('∇ Differentiate'), document.uri, name)),
            new vscode.CodeLens(
              toRange(nameSpan),
              tensors
                ? link('backpath.trainNetwork', vscode.l10n.t('Train'), document.uri, name)
                : link('backpath.step', vscode.l10n.t('Step'), document.uri, name),
            ),
          ]);
      },
    }),
  );
  return owned;
}
