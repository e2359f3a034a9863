import * as vscode from 'vscode';
import type { DisposableStore } from '../dispose.ts';
import { ExperimentFolder } from '../experiments/experiment-folder.ts';
import { Experiments } from '../experiments/experiments.ts';
import type { Messages } from '../messages.ts';
import type { Sessions } from '../session/sessions.ts';
import type { StartWorker } from '../workers/client.ts';
import { WorkerPool } from '../workers/pool.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { RunActions } from './actions.ts';
import { RunFolder } from './run-folder.ts';
import { Runs } from './runs.ts';

export interface OpenRunsOptions {
  readonly context: vscode.ExtensionContext;
  readonly owned: DisposableStore;
  readonly startWorker: StartWorker;
  /** How many workers can work at once. */
  readonly cores: number;
  readonly timeLimit: number;
  readonly engine: EngineClient;
  readonly sessions: Sessions;
  readonly messages: Messages;
}

/** Everything about background runs, on as many workers as there are cores. */
export function openRuns({ context, owned, startWorker, cores, timeLimit, engine, sessions, messages }: OpenRunsOptions) {
  const pool = owned.add(new WorkerPool({ start: startWorker, size: cores, timeLimit }));
  // Without a workspace there is no storage of its own.
  const storage = context.storageUri ?? context.globalStorageUri;
  const folder = new RunFolder(vscode.Uri.joinPath(storage, 'runs'));
  const common = {
    now: () => performance.now(),
    date: () => Date.now(),
    freshId,
    failed: (error: unknown) => messages.fail(error instanceof Error ? error.message : String(error)),
  };
  const runs = owned.add(
    new Runs({
      engine,
      pool,
      keeping: folder,
      ...common,
    }),
  );
  const version = String(context.extension.packageJSON.version);
  const experiments = owned.add(
    new Experiments({
      engine,
      pool,
      keeping: new ExperimentFolder(vscode.Uri.joinPath(storage, 'experiments')),
      ...common,
    }),
  );
  return { pool, runs, experiments, version, actions: new RunActions({ runs, folder, pool, sessions, messages, version }) };
}

/** Unique, and readable where it is the name of a file: `f1-RAD-seed-1-3fa2b1c9`. */
function freshId(name: string): string {
  return `${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${crypto.randomUUID().slice(0, 8)}`;
}
