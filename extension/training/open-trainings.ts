import * as vscode from 'vscode';
import type { DataSets } from '../data-sets/data-sets.ts';
import type { DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { StartWorker } from '../workers/client.ts';
import { WorkerPool } from '../workers/pool.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { OwnNetworks } from './own-networks.ts';
import { TrainingFolder } from './training-folder.ts';
import { Trainings } from './trainings.ts';

export interface OpenTrainingsOptions {
  readonly context: vscode.ExtensionContext;
  readonly owned: DisposableStore;
  readonly startWorker: StartWorker;
  /** How many workers can work at once. */
  readonly cores: number;
  readonly dataSets: DataSets;
  readonly networks: OwnNetworks;
  readonly messages: Messages;
}

/** Milliseconds that opening a data set, or a slice of a training with its evaluation, may take. */
const TIME_LIMIT = 120_000;

/** Everything about the training of networks. One core is left to the editor. */
export function openTrainings({ context, owned, startWorker, cores, dataSets, networks, messages }: OpenTrainingsOptions): Trainings {
  const pool = owned.add(new WorkerPool({ start: startWorker, size: Math.max(1, cores - 1), timeLimit: TIME_LIMIT }));
  const storage = context.storageUri ?? context.globalStorageUri;
  return owned.add(
    new Trainings({
      pool,
      keeping: new TrainingFolder(vscode.Uri.joinPath(storage, 'trainings')),
      version: String(context.extension.packageJSON.version),
      read: (id) => dataSets.read(id),
      sourceOf: (network) => networks.sourceOf(network),
      now: () => performance.now(),
      date: () => Date.now(),
      freshId: () => crypto.randomUUID(),
      failed: (error) => messages.fail(error instanceof Error ? error.message : String(error)),
    }),
  );
}

export type NetworkEngine = Pick<EngineClient, 'networks' | 'trainingFaults'>;
