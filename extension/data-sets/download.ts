import type { PublicFile } from './catalogue.ts';
import { DownloadError, fetchFile } from './fetch-file.ts';
import { type DataStore, Parts } from './parts.ts';

export interface DownloadOptions {
  readonly file: PublicFile;
  readonly store: DataStore;
  readonly signal: AbortSignal;
  readonly patience: number;
  /** Bytes of this file that are here now. */
  readonly progress: (here: number) => void;
}

/** Times that a place is asked again where it gave something before it failed. */
const RETRIES = 2;

/**
 * Brings a file here, going on where it was left, from the first of its places that has it. What is stored in the end are the bytes
 * that were published. Throws `DownloadError` with what the last place did wrong; what has come is kept.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { file, store, signal } = options;
  const parts = await Parts.open(store, file);
  let last: unknown;
  for (const url of file.urls) {
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      const before = parts.here;
      try {
        await receive(parts, url, options);
        if (await parts.finish()) return;
        throw new DownloadError(`${url} does not have the bytes that were published (SHA-256).`);
      } catch (error) {
        await parts.flush();
        if (signal.aborted || !(error instanceof DownloadError)) throw error;
        last = error;
        if (parts.here <= before) break;
      }
    }
  }
  throw last;
}

async function receive(parts: Parts, url: string, { file, signal, patience, progress }: DownloadOptions): Promise<void> {
  progress(parts.here);
  if (parts.here === file.bytes) return;
  for await (const piece of fetchFile({ url, from: parts.here, total: file.bytes, signal, patience })) {
    if (piece.kind === 'restart') await parts.clear();
    else await parts.add(piece.bytes);
    progress(parts.here);
  }
}
