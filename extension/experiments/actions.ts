import * as vscode from 'vscode';
import type { ExperimentDraft, ExperimentWish } from '../../webview/protocol.ts';
import { documentAt } from '../editor/documents.ts';
import type { Imports } from '../editor/imports.ts';
import type { Messages } from '../messages.ts';
import { describeProblems } from '../problems.ts';
import type { Sessions } from '../session/sessions.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { Experiments } from './experiments.ts';

export interface ExperimentActionsOptions {
  readonly extensionUri: vscode.Uri;
  readonly experiments: Experiments;
  readonly sessions: Sessions;
  readonly imports: Imports;
  readonly engine: EngineClient;
  readonly messages: Messages;
  readonly version: string;
}

/** What commands and the panel do with experiments. */
export class ExperimentActions {
  readonly #options: ExperimentActionsOptions;

  constructor(options: ExperimentActionsOptions) {
    this.#options = options;
  }

  async wish(wish: ExperimentWish): Promise<void> {
    const { experiments } = this.#options;
    switch (wish.kind) {
      case 'start':
        return await this.#start(wish.draft);
      case 'cancel':
        return experiments.cancel(wish.id);
      case 'resume':
        return experiments.resume(wish.id);
      case 'delete': {
        const yes = vscode.l10n.t('Delete');
        const answer = await vscode.window.showWarningMessage(
          vscode.l10n.t('Delete this experiment and its results?'),
          { modal: true },
          yes,
        );
        if (answer === yes) await experiments.delete(wish.id);
        return;
      }
      case 'export':
        return await this.#export(wish.id, wish.format);
    }
  }

  /** On the functions of the active document that have a minimum and a domain; where it has none, on the paper's. */
  async #start(draft: ExperimentDraft): Promise<void> {
    const { experiments, sessions, imports, extensionUri, messages } = this.#options;
    const paper = vscode.Uri.joinPath(extensionUri, 'examples', 'paper.ts');
    const title = draft.kind === 'sweep' ? vscode.l10n.t('ε-success over k_max') : vscode.l10n.t('ε-success');
    const active = sessions.active?.uri;
    const own = active && (await experiments.start(await imports.sourceOf(await documentAt(active)), draft, title));
    if (own?.ok) return;
    const started = await experiments.start(await imports.sourceOf(await documentAt(paper)), draft, title);
    if (!started.ok) describeProblems(messages, vscode.l10n.t('The experiment was not started'), started.diagnostics);
  }

  async #export(id: string, format: 'jsonl' | 'csv' | 'html'): Promise<void> {
    const { experiments, engine, version } = this.#options;
    const experiment = experiments.find(id);
    if (experiment === undefined) return;
    const target = await vscode.window.showSaveDialog({ filters: { [format.toUpperCase()]: [format] } });
    if (target === undefined) return;
    const outcome = await engine.experimentText(experiment.of.plan, experiment.results, { format, version });
    if (outcome.ok) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(outcome.text));
  }
}
