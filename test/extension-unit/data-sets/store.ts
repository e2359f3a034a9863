import type { DataStore } from '../../../extension/data-sets/parts.ts';

/** A store of data without a disk. */
export class MemoryStore implements DataStore {
  readonly files = new Map<string, Uint8Array>();

  list(): Promise<ReadonlyMap<string, number>> {
    return Promise.resolve(new Map([...this.files].map(([name, bytes]) => [name, bytes.length])));
  }

  read(name: string): Promise<Uint8Array> {
    const bytes = this.files.get(name);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no ${name}`));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.files.set(name, bytes.slice());
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}
