import * as vscode from 'vscode';
import type { ExportFormat, RunWish } from '../../webview/protocol.ts';
import type { Messages } from '../messages.ts';
import { describeProblems } from '../problems.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import { setting } from '../settings.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { exportRun } from './export.ts';
import { choiceOf, draftsFromHere } from './from-here.ts';
import { RUN_EDITOR } from './run-editor-id.ts';
import type { RunFolder } from './run-folder.ts';
import type { Runs, Started, Subject } from './runs.ts';

export interface RunActionsOptions {
  readonly runs: Runs;
  readonly folder: RunFolder;
  readonly pool: WorkerPool;
  readonly sessions: Sessions;
  readonly messages: Messages;
  readonly version: string;
}

/** What commands and the panel do with runs, with the questions that it takes. */
export class RunActions {
  readonly #options: RunActionsOptions;

  constructor(options: RunActionsOptions) {
    this.#options = options;
  }

  /** The faults of a draft; absent where it was no question of a draft, or all is well. */
  async wish(wish: Exclude<RunWish, { kind: 'check' | 'compare' | 'compareFromHere' }>): Promise<Started | undefined> {
    const { runs } = this.#options;
    switch (wish.kind) {
      case 'start': {
        const subject = this.#subject();
        return subject && this.#told(await runs.start(subject, wish.draft));
      }
      case 'repeat':
        return this.#told(await runs.repeat(wish.id, wish.choice));
      case 'cancel':
        runs.cancel(wish.id);
        return undefined;
      case 'resume':
        await runs.resume(wish.id);
        return undefined;
      case 'rename':
        await runs.rename(wish.id, wish.name);
        return undefined;
      case 'delete':
        await this.delete(wish.ids);
        return undefined;
      case 'export':
        await this.export(wish.ids, wish.format ?? (await askFormat()));
        return undefined;
      case 'open':
        await this.open(wish.id);
        return undefined;
    }
  }

  /** One run from where the person stands, with the session's settings. */
  async startHere(iterations: number): Promise<readonly string[] | undefined> {
    const view = this.#options.sessions.active?.session.view;
    const subject = this.#subject();
    if (view === undefined || subject === undefined) return undefined;
    const choice = { ...choiceOf(view.settings), start: view.run.position.state.point };
    const started = this.#told(await this.#options.runs.start(subject, { choice, stop: { kind: 'iterations', iterations }, seeds: 1 }));
    return started?.ok ? started.ids : undefined;
  }

  /** GD, RAD and SPAD from where the person stands; the ids of the runs. */
  async compareFromHere(): Promise<readonly string[]> {
    const { runs, sessions } = this.#options;
    const view = sessions.active?.session.view;
    const subject = this.#subject();
    if (view === undefined || subject === undefined) return [];
    const ids: string[] = [];
    for (const draft of draftsFromHere(view, setting('runs.iterations'), setting('runs.seeds'))) {
      const started = this.#told(await runs.start(subject, draft));
      if (started?.ok) ids.push(...started.ids);
    }
    return ids;
  }

  async open(id: string): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', this.#options.folder.uriOf(id), RUN_EDITOR);
  }

  async delete(ids: readonly string[]): Promise<void> {
    const { runs } = this.#options;
    const names = ids.flatMap((id) => runs.find(id)?.name ?? []);
    if (names.length === 0) return;
    const question =
      names.length === 1 ? vscode.l10n.t('Delete the run {0}?', names[0] ?? '') : vscode.l10n.t('Delete {0} runs?', names.length);
    const yes = vscode.l10n.t('Delete');
    if ((await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes) await runs.delete(ids);
  }

  /** One file a run; none where there is no format. */
  async export(ids: readonly string[], format: ExportFormat | undefined): Promise<void> {
    if (format === undefined) return;
    for (const id of ids) await this.#exportOne(id, format);
  }

  async #exportOne(id: string, format: ExportFormat): Promise<void> {
    const { runs, pool, messages, version } = this.#options;
    const run = await runs.load(id);
    if (run === undefined) return messages.inform(vscode.l10n.t('The file of this run is gone.'));
    const defaultUri = defaultTarget(`${run.plan.function.name} ${run.name}.${format}`);
    const target = await vscode.window.showSaveDialog({
      ...(defaultUri && { defaultUri }),
      filters: { [format.toUpperCase()]: [format] },
    });
    if (target === undefined) return;
    const lease = await pool.lease();
    try {
      const title = vscode.l10n.t('Exporting {0}', run.name);
      const text = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (progress, token) => {
          let before = 0;
          return exportRun({
            run,
            format,
            engine: lease.engine,
            version,
            cancelled: () => token.isCancellationRequested,
            progress: (done) => {
              progress.report({ increment: (100 * (done - before)) / run.reach.head.iteration });
              before = done;
            },
          });
        },
      );
      if (text !== undefined) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    } finally {
      lease.end();
    }
  }

  #subject(): Subject | undefined {
    const active = this.#options.sessions.active;
    return active && subjectOf(active);
  }

  #told(started: Started | undefined): Started | undefined {
    const { messages } = this.#options;
    if (started === undefined) messages.inform(vscode.l10n.t('The file of this run is gone.'));
    else if (!started.ok) describeProblems(messages, vscode.l10n.t('The run was not started'), started.diagnostics);
    return started;
  }
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const formats = [
    { format: 'jsonl', label: 'JSONL', description: vscode.l10n.t('settings and all records, as JSON lines') },
    { format: 'csv', label: 'CSV', description: vscode.l10n.t('one row an iteration') },
  ] as const;
  return (await vscode.window.showQuickPick(formats, { placeHolder: vscode.l10n.t('Export as') }))?.format;
}

function subjectOf({ uri, name, session }: DocumentSession): Subject | undefined {
  return session.view && { function: { uri: uri.toString(), name }, source: session.view.source };
}

function defaultTarget(name: string): vscode.Uri | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, name.replaceAll(/[/\\:*?"<>|]/g, '-'));
}
