import * as vscode from 'vscode';
import { fromText, toText } from '../../webview/protocol.ts';
import { writeWhole } from '../whole-file.ts';
import { Training, type TrainingDump } from './training.ts';

/** What a training's file says that it is; counts up when a reader must know of a change. */
const FORMAT = 'backpath-training 1';
const FILE = '.training.json';
const CHECKPOINT = '.checkpoint';

/** Trainings of a workspace, in its storage: for each a file with its numbers, and its checkpoint. */
export class TrainingFolder {
  readonly #folder: vscode.Uri;
  /** Writes happen one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Newest first. What cannot be read is left out. */
  async list(): Promise<readonly Training[]> {
    const names = await vscode.workspace.fs.readDirectory(this.#folder).then(
      (entries) => entries.map(([name]) => name).filter((name) => name.endsWith(FILE)),
      // There is none yet.
      () => [],
    );
    const read = await Promise.all(names.map((name) => this.#read(name)));
    return read.filter((training) => training !== undefined).sort((one, other) => other.plan.created - one.plan.created);
  }

  /** The state that it goes on from. */
  async checkpointOf(id: string): Promise<Uint8Array | undefined> {
    return await this.#bytes(`${id}${CHECKPOINT}`);
  }

  /**
   * Each file takes the place of the one before as a whole. The numbers come first: a checkpoint that is older only costs time, for
   * what is known is passed over when it is done again.
   */
  write(training: Training): Promise<void> {
    const { id } = training.plan;
    const text = toText({ format: FORMAT, training: training.dump() });
    const { checkpoint } = training;
    return this.#then(async () => {
      await writeWhole(this.#uri(`${id}${FILE}`), new TextEncoder().encode(text));
      if (checkpoint) await writeWhole(this.#uri(`${id}${CHECKPOINT}`), checkpoint);
    });
  }

  delete(id: string): Promise<void> {
    return this.#then(async () => {
      for (const name of [`${id}${FILE}`, `${id}${CHECKPOINT}`])
        await vscode.workspace.fs.delete(this.#uri(name)).then(undefined, () => undefined);
    });
  }

  async #read(name: string): Promise<Training | undefined> {
    const bytes = await this.#bytes(name);
    try {
      const read = fromText(new TextDecoder().decode(bytes)) as { readonly format?: unknown; readonly training: TrainingDump };
      return read.format === FORMAT ? Training.from(read.training) : undefined;
    } catch {
      return undefined;
    }
  }

  async #bytes(name: string): Promise<Uint8Array | undefined> {
    return await vscode.workspace.fs.readFile(this.#uri(name)).then(undefined, () => undefined);
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }

  #then(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
