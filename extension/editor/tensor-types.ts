import * as vscode from 'vscode';
import { SELECTOR } from './documents.ts';

/** What TypeScript says where it cannot find a module, and the module that Backpath knows by itself. */
const NOT_FOUND = 2307;
const MODULE = "'backpath'";
const DECLARATIONS = 'backpath.d.ts';

/** Where TypeScript does not know the module of tensors: offers to put its declarations beside the file, and to refer to them. */
export function registerTensorTypes(extensionUri: vscode.Uri): vscode.Disposable {
  const source = vscode.Uri.joinPath(extensionUri, 'examples', DECLARATIONS);
  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    {
      async provideCodeActions(document, _range, context) {
        const unknown = context.diagnostics.filter(({ code, message }) => codeOf(code) === NOT_FOUND && message.includes(MODULE));
        if (unknown.length === 0 || document.isUntitled) return [];
        const action = new vscode.CodeAction(vscode.l10n.t('Add the types of Backpath’s tensors'), vscode.CodeActionKind.QuickFix);
        action.diagnostics = unknown;
        action.isPreferred = true;
        action.edit = new vscode.WorkspaceEdit();
        const target = vscode.Uri.joinPath(document.uri, '..', DECLARATIONS);
        action.edit.createFile(target, { ignoreIfExists: true, contents: await vscode.workspace.fs.readFile(source) });
        action.edit.insert(document.uri, new vscode.Position(0, 0), `/// <reference path="./${DECLARATIONS}" />\n`);
        return [action];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function codeOf(code: vscode.Diagnostic['code']): number {
  return Number(typeof code === 'object' ? code.value : code);
}
