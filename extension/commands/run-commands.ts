import * as vscode from 'vscode';
import type { RunSummary } from '../../webview/protocol.ts';
import type { RunActions } from '../runs/actions.ts';
import type { Runs } from '../runs/runs.ts';
import { askNumber } from './ask.ts';
import type { Commands } from './ids.ts';

export interface RunCommandOptions {
  readonly runs: Runs;
  readonly actions: RunActions;
}

type RunCommands = Pick<
  Commands,
  | 'backpath.openRun'
  | 'backpath.repeatRun'
  | 'backpath.renameRun'
  | 'backpath.exportRun'
  | 'backpath.deleteRun'
  | 'backpath.resumeRun'
  | 'backpath.cancelRuns'
>;

/** Commands on one of the runs that are known, which is asked for first. */
export function runCommands({ runs, actions }: RunCommandOptions): RunCommands {
  const pick = async (placeHolder: string, fits: (run: RunSummary) => boolean = () => true): Promise<RunSummary | undefined> => {
    await runs.ready;
    const items = runs.all.filter(fits).map((run) => ({
      run,
      label: run.name,
      description: run.function.name,
      detail: vscode.l10n.t('{0} iterations, {1}', run.iterations, new Date(run.created).toLocaleString()),
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.run;
  };
  return {
    async 'backpath.openRun'() {
      const run = await pick(vscode.l10n.t('The run to open'));
      if (run) await actions.open(run.id);
    },
    async 'backpath.repeatRun'() {
      const run = await pick(vscode.l10n.t('The run to repeat'));
      const { estimator, seed: before } = run?.settings ?? {};
      if (run === undefined || estimator === undefined || before === undefined) return;
      const seed = await askNumber(vscode.l10n.t('With which seed?'), (value) => Number.isSafeInteger(value) && value >= 0, before + 1);
      if (seed !== undefined) await actions.wish({ kind: 'repeat', id: run.id, choice: { estimator, seed } });
    },
    async 'backpath.renameRun'() {
      const run = await pick(vscode.l10n.t('The run to rename'));
      const name = run && (await vscode.window.showInputBox({ prompt: vscode.l10n.t('The new name'), value: run.name }));
      if (run && name) await actions.wish({ kind: 'rename', id: run.id, name });
    },
    async 'backpath.exportRun'() {
      const run = await pick(vscode.l10n.t('The run to export'));
      if (run) await actions.wish({ kind: 'export', ids: [run.id] });
    },
    async 'backpath.deleteRun'() {
      const run = await pick(vscode.l10n.t('The run to delete'));
      if (run) await actions.wish({ kind: 'delete', ids: [run.id] });
    },
    async 'backpath.resumeRun'() {
      const ended = ({ status }: RunSummary): boolean => status === 'cancelled' || status === 'failed';
      const run = await pick(vscode.l10n.t('The run to go on with'), ended);
      if (run) await actions.wish({ kind: 'resume', id: run.id });
    },
    'backpath.cancelRuns'() {
      for (const { id, status } of runs.all) if (status === 'running' || status === 'waiting') runs.cancel(id);
      return Promise.resolve();
    },
  };
}
