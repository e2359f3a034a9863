import * as vscode from 'vscode';
import type { DataSetWish } from '../../webview/protocol.ts';
import type { Messages } from '../messages.ts';
import { PUBLIC_SETS } from './catalogue.ts';
import { DataFolder } from './data-folder.ts';
import { DataSets, type OwnFolder } from './data-sets.ts';

/** Where the folders of the person's own are remembered. */
const FOLDERS = 'backpath.dataFolders';
/** Milliseconds without a byte after which a download is given up. */
const PATIENCE = 30_000;

/** The data sets of this machine, shared by all workspaces. */
export function openDataSets({ globalStorageUri, globalState }: vscode.ExtensionContext, messages: Messages): DataSets {
  return new DataSets({
    sets: PUBLIC_SETS,
    storeOf: (set) => new DataFolder(vscode.Uri.joinPath(globalStorageUri, 'data', set)),
    folders: () => globalState.get<readonly OwnFolder[]>(FOLDERS, []),
    setFolders: (folders) => messages.watch(globalState.update(FOLDERS, folders)),
    openFolder: ({ id }) => new DataFolder(vscode.Uri.parse(id)),
    patience: PATIENCE,
    now: () => performance.now(),
  });
}

/** What the page of the data sets asks for, with the questions that it takes. */
export async function handleDataSet(wish: DataSetWish, sets: DataSets, messages: Messages): Promise<void> {
  switch (wish.kind) {
    case 'download':
      return await sets.load(wish.id);
    case 'cancel':
      return sets.cancel(wish.id);
    case 'remove': {
      const set = sets.summaries.find(({ id }) => id === wish.id);
      if (set === undefined || (set.public && !(await confirmed(set.name)))) return;
      return await sets.remove(wish.id);
    }
    case 'folder':
      return await chooseFolder(sets, messages);
  }
}

async function confirmed(name: string): Promise<boolean> {
  const remove = vscode.l10n.t('Delete');
  return (
    (await vscode.window.showWarningMessage(vscode.l10n.t('Delete the downloaded files of {0}?', name), { modal: true }, remove)) === remove
  );
}

async function chooseFolder(sets: DataSets, messages: Messages): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('A Folder with the Files of a Data Set'),
    })) ?? [];
  if (uri === undefined) return;
  const fault = await sets.add({ id: uri.toString(), name: uri.path.slice(uri.path.lastIndexOf('/') + 1), place: uri.fsPath });
  if (fault !== undefined) messages.warn(fault);
}
