import type * as vscode from 'vscode';
import { contextKey } from '../context-keys.ts';
import type { Messages } from '../messages.ts';
import type { Runs } from './runs.ts';

/** Keeps the context keys of the runs that commands act on. */
export function registerRunKeys(runs: Runs, messages: Messages): vscode.Disposable {
  const setRuns = contextKey('backpath.runs', messages);
  const setRunning = contextKey('backpath.running', messages);
  const setEnded = contextKey('backpath.endedRuns', messages);
  return runs.onEvent(() => {
    const all = runs.all;
    setRuns(all.length > 0);
    setRunning(all.some(({ status }) => status === 'running' || status === 'waiting'));
    setEnded(all.some(({ status }) => status === 'cancelled' || status === 'failed'));
  });
}
