/** One request for the rest of a file, with everything that a server can do wrong. */

export interface FetchOptions {
  readonly url: string;
  /** Bytes that are here already. */
  readonly from: number;
  /** Bytes of the whole file. */
  readonly total: number;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which the connection is given up. */
  readonly patience: number;
}

/** Bytes from there on; `restart` where the server gives the whole file whatever is asked for. */
export type Piece = { readonly kind: 'restart' } | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** A download that did not work, in words for the person. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** The bytes as they come. Throws `DownloadError`; what came before it stays good. */
export async function* fetchFile(options: FetchOptions): AsyncGenerator<Piece> {
  const { url, from, total, signal, patience } = options;
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(), patience);
  const either = AbortSignal.any([signal, quiet.signal]);
  let here = from;
  try {
    const response = await fetch(url, { signal: either, ...(from > 0 && { headers: { Range: `bytes=${from}-` } }) });
    if (!response.ok || response.body === null) throw new DownloadError(`The server answers ${response.status} for ${url}.`);
    if (from > 0 && !continues(response, from)) {
      here = 0;
      yield { kind: 'restart' };
      // Another range than the one that was asked for: no range is asked for then.
      if (response.status === 206) {
        await response.body.cancel();
        return yield* fetchFile({ ...options, from: 0 });
      }
    }
    for await (const bytes of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), patience);
      here += bytes.length;
      if (here > total) throw new DownloadError(`${url} is longer than what was published.`);
      yield { kind: 'bytes', bytes };
    }
  } catch (error) {
    if (error instanceof DownloadError || signal.aborted) throw error;
    if (quiet.signal.aborted) throw new DownloadError(`No bytes came for ${patience / 1000} s from ${url}.`);
    throw new DownloadError(`${url} cannot be reached: ${reasonOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
  if (here < total) throw new DownloadError(`The connection ended after ${here} of ${total} bytes of ${url}.`);
}

/** A server that knows no ranges answers 200 with everything; one that is wrong about them is not believed. */
function continues(response: Response, from: number): boolean {
  return response.status === 206 && response.headers.get('Content-Range')?.startsWith(`bytes ${from}-`) === true;
}

/** `fetch` itself only says that it failed; why is behind it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
