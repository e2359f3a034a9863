import { DataError } from './errors.ts';
import type { NamedBytes } from './idx.ts';

/** A tar archive is made of blocks of this size. */
const BLOCK = 512;

/** The files of a tar archive (POSIX ustar), named without their folders. Throws `DataError` where it is not one, or not whole. */
export function readTar(file: string, bytes: Uint8Array): readonly NamedBytes[] {
  const files: NamedBytes[] = [];
  let place = 0;
  while (place + BLOCK <= bytes.length) {
    const header = bytes.subarray(place, place + BLOCK);
    // Two empty blocks are the end; one is enough to know.
    if (header.every((byte) => byte === 0)) return files;
    const size = Number.parseInt(textOf(header.subarray(124, 136)).trim(), 8);
    if (textOf(header.subarray(257, 262)) !== 'ustar' || !Number.isSafeInteger(size))
      throw new DataError(file, 'this is not a tar archive');
    const from = place + BLOCK;
    if (from + size > bytes.length) throw new DataError(file, 'the archive is cut short');
    const path = textOf(header.subarray(0, 100));
    const isFile = header[156] === '0'.charCodeAt(0) || header[156] === 0;
    if (isFile) files.push({ name: path.slice(path.lastIndexOf('/') + 1), bytes: bytes.subarray(from, from + size) });
    place = from + BLOCK * Math.ceil(size / BLOCK);
  }
  throw new DataError(file, 'the archive has no end: it is cut short');
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return String.fromCharCode(...bytes.subarray(0, end < 0 ? bytes.length : end));
}
