/** FNV-1a over bytes, 32 bits; goes on from another checksum where one is given. */
export function checksum(bytes: Uint8Array, before = 0x811c9dc5): number {
  let hash = before;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash >>> 0;
}
