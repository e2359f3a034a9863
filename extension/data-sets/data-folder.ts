import * as vscode from 'vscode';
import { UNFINISHED, writeWhole } from '../whole-file.ts';
import type { DataStore } from './parts.ts';

/** A folder as a store of data; it need not be there before something is written. */
export class DataFolder implements DataStore {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  async list(): Promise<ReadonlyMap<string, number>> {
    const entries = await vscode.workspace.fs.readDirectory(this.uri).then(undefined, () => []);
    const names = entries.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && !name.endsWith(UNFINISHED)).map(([name]) => name);
    const sizes = await Promise.all(names.map((name) => vscode.workspace.fs.stat(this.#at(name))));
    return new Map(names.map((name, index) => [name, sizes[index]?.size ?? 0]));
  }

  async read(name: string): Promise<Uint8Array> {
    return await vscode.workspace.fs.readFile(this.#at(name));
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await writeWhole(this.#at(name), bytes);
  }

  async delete(name: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#at(name));
  }

  #at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, name);
  }
}
