import { gunzipSync } from 'fflate';
import { DataError } from './errors.ts';

/** The bytes of a file that may be compressed. Throws `DataError` where the compression is broken or the file cut short. */
export function unzipped(file: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const whole = gunzipSync(bytes);
    // Its last four bytes are the length: what was cut off at the end is not always seen otherwise.
    const said = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);
    if (said !== whole.length % 2 ** 32)
      throw new DataError(file, `the compressed data are cut short or damaged (${whole.length} of ${said} bytes)`);
    return whole;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(file, `the compressed data cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
