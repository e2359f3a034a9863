/**
 * Keys that say what a node computes, from its structure alone, so that an edit that does not change what is computed
 * does not change the key. Equal structures are told apart by the order in which they come.
 */
export class StructuralKeys {
  readonly #seen = new Map<string, number>();

  key(kind: string, parts: readonly string[]): string {
    const base = `${kind}-${digest([kind, ...parts].join('\u0000'))}`;
    const count = this.#seen.get(base) ?? 0;
    this.#seen.set(base, count + 1);
    return count === 0 ? base : `${base}~${count}`;
  }
}

/** 53 bits of two multiplicative hashes (Bryc's cyrb53, public domain), in base 36: no collision to expect below millions of nodes. */
export function digest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
