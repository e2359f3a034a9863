import type { DataSetSummary } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import type { TrainingData } from '../workers/training-service.ts';
import type { PublicSet } from './catalogue.ts';
import { isImageFile, isImageSet } from './image-files.ts';
import type { DataStore } from './parts.ts';
import { LoadedSet } from './public-set.ts';

/** A folder of the person's own. */
export interface OwnFolder {
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

export interface DataSetsOptions {
  readonly sets: readonly PublicSet[];
  /** Where a published set is stored. */
  readonly storeOf: (set: string) => DataStore;
  readonly folders: () => readonly OwnFolder[];
  readonly setFolders: (folders: readonly OwnFolder[]) => void;
  /** The files of a folder. */
  readonly openFolder: (folder: OwnFolder) => DataStore;
  readonly patience: number;
  readonly now: () => number;
}

/** Comes with the extension: nothing has to be downloaded for it. */
export const GLYPHS: DataSetSummary = {
  id: 'glyphs',
  name: 'Drawn digits',
  description: 'Digits drawn by a program, 5,000 to train on and 1,000 to test with. Comes with the extension.',
  status: 'ready',
  images: 5000,
  public: false,
};

/** What networks can be trained on: drawn digits, published sets, and folders. */
export class DataSets implements Disposable {
  readonly #options: DataSetsOptions;
  readonly #public: readonly LoadedSet[];
  readonly #listeners = new Set<() => void>();

  constructor(options: DataSetsOptions) {
    this.#options = options;
    const { sets, storeOf, patience, now } = options;
    this.#public = sets.map((set) => new LoadedSet(set, { store: storeOf(set.id), patience, now, changed: () => this.#tell() }));
  }

  get summaries(): readonly DataSetSummary[] {
    const folders = this.#options.folders().map(
      ({ id, name, place }): DataSetSummary => ({
        id,
        name,
        description: 'A folder on this machine.',
        status: 'ready',
        place,
        public: false,
      }),
    );
    return [GLYPHS, ...this.#public.map(({ summary }) => summary), ...folders];
  }

  onChanged(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Looks at what is stored. */
  async look(): Promise<void> {
    await Promise.all(this.#public.map((set) => set.look()));
    this.#tell();
  }

  async load(id: string): Promise<void> {
    await this.#find(id)?.load();
  }

  cancel(id: string): void {
    this.#find(id)?.cancel();
  }

  /** Deletes what was downloaded; forgets a folder, whose files stay. */
  async remove(id: string): Promise<void> {
    await this.#find(id)?.remove();
    const { folders, setFolders } = this.#options;
    if (folders().some((folder) => folder.id === id)) setFolders(folders().filter((folder) => folder.id !== id));
    this.#tell();
  }

  /** What is wrong with the folder as a data set; nothing where it is one, and then it is in the list. */
  async add(folder: OwnFolder): Promise<string | undefined> {
    const { folders, setFolders, openFolder } = this.#options;
    if (!isImageSet([...(await openFolder(folder).list()).keys()]))
      return 'There are neither MNIST’s four files (train-images-idx3-ubyte …) nor CIFAR-10’s (data_batch_1.bin …, test_batch.bin) in this folder.';
    setFolders([...folders().filter(({ id }) => id !== folder.id), folder]);
    this.#tell();
    return undefined;
  }

  /** The bytes of a data set. Throws `RangeError` where it is not here. */
  async read(id: string): Promise<TrainingData> {
    if (id === GLYPHS.id) return { kind: 'glyphs' };
    const folder = this.#options.folders().find((each) => each.id === id);
    if (folder) return await filesOf(this.#options.openFolder(folder), isImageFile);
    const found = this.#find(id);
    await found?.look();
    if (found?.summary.status !== 'ready') throw new RangeError('This data set is not here: download it on the page Data.');
    return await filesOf(this.#options.storeOf(id), (name) => found.set.files.some((file) => file.name === name));
  }

  dispose(): void {
    for (const set of this.#public) set.cancel();
    this.#listeners.clear();
  }

  #find(id: string): LoadedSet | undefined {
    return this.#public.find(({ set }) => set.id === id);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

async function filesOf(store: DataStore, wanted: (name: string) => boolean): Promise<TrainingData> {
  const names = [...(await store.list()).keys()].filter(wanted);
  return { kind: 'files', files: await Promise.all(names.map(async (name) => ({ name, bytes: await store.read(name) }))) };
}
