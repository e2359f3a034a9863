import * as vscode from 'vscode';

/** The ending of what a kill left half written. */
export const UNFINISHED = '.unfinished';

/** Writes a file as a whole: a kill at any moment leaves the one before, or this one. */
export async function writeWhole(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const unfinished = file.with({ path: `${file.path}${UNFINISHED}` });
  await vscode.workspace.fs.writeFile(unfinished, bytes);
  await vscode.workspace.fs.rename(unfinished, file, { overwrite: true });
}
