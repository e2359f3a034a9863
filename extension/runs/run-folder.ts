import * as vscode from 'vscode';
import type { RunSummary } from '../../webview/protocol.ts';
import { fromText, toText } from '../../webview/protocol.ts';
import type { BackgroundRun } from './background-run.ts';
import { type ReadRun, RUN_FILE, readRun, writeRun } from './run-file.ts';

/** The list of the runs, a line each: so that showing it reads no run. */
const INDEX = 'index.jsonl';

/** The runs of a workspace, in its storage: a file each, and their list. */
export class RunFolder {
  readonly #folder: vscode.Uri;
  /** Writes happen one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  uriOf(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${id}${RUN_FILE}`);
  }

  /** Newest first. What cannot be read is left out: the list can be made again, the runs are in files of their own. */
  async list(): Promise<readonly RunSummary[]> {
    const text = await this.#read(INDEX);
    return text.split('\n').flatMap((line) => summaryOf(line) ?? []);
  }

  async read(id: string): Promise<ReadRun> {
    return readRun(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.uriOf(id))));
  }

  write(run: BackgroundRun, atOnce: boolean): Promise<void> {
    return this.#then(async () => vscode.workspace.fs.writeFile(this.uriOf(run.plan.id), await writeRun(run, atOnce)));
  }

  writeList(runs: readonly RunSummary[]): Promise<void> {
    const text = runs.map((run) => `${toText(run)}\n`).join('');
    return this.#then(() => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#folder, INDEX), new TextEncoder().encode(text)));
  }

  delete(id: string): Promise<void> {
    return this.#then(() => vscode.workspace.fs.delete(this.uriOf(id)));
  }

  async #read(name: string): Promise<string> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name)));
    } catch {
      // There is none yet.
      return '';
    }
  }

  #then(work: () => Thenable<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function summaryOf(line: string): RunSummary | undefined {
  try {
    return line === '' ? undefined : (fromText(line) as RunSummary);
  } catch {
    // Cut off, as a window that crashed leaves it.
    return undefined;
  }
}
