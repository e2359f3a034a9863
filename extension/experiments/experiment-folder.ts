import * as vscode from 'vscode';
import type { ExperimentKeeping } from './experiments.ts';

/** The experiments of a workspace, in its storage: a file each. */
export class ExperimentFolder implements ExperimentKeeping {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async list(): Promise<readonly string[]> {
    // There is no folder yet where nothing was written.
    const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(this.#folder)).catch(() => []);
    const decoder = new TextDecoder();
    return Promise.all(
      entries.map(async ([name]) => decoder.decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name)))),
    );
  }

  async write(id: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#uriOf(id), new TextEncoder().encode(text));
  }

  async delete(id: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#uriOf(id));
  }

  #uriOf(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${id}.jsonl`);
  }
}
