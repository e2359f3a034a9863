import * as vscode from 'vscode';
import type { TrainingAction } from '../../webview/protocol.ts';
import { trainingLines } from './lines.ts';
import type { Trainings } from './trainings.ts';

/** What can be done with a training, with the questions that it takes. */
export async function actOn(id: string, action: TrainingAction, trainings: Trainings): Promise<void> {
  const training = trainings.find(id);
  if (training === undefined) return;
  if (action === 'export') {
    const { settings } = training.plan;
    const name = `${settings.network.replaceAll(/[^\w.-]+/g, '-')}-${settings.seed}.jsonl`;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      filters: { 'JSON Lines': ['jsonl'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(trainingLines(training)));
    return;
  }
  if (action === 'remove' && !(await confirmed(training.summary.name))) return;
  await trainings.act(id, action);
}

async function confirmed(name: string): Promise<boolean> {
  const remove = vscode.l10n.t('Delete');
  return (await vscode.window.showWarningMessage(vscode.l10n.t('Delete the training {0}?', name), { modal: true }, remove)) === remove;
}
