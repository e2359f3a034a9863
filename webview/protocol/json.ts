/**
 * JSON with what it lacks: NaN, infinities, −0 and bigint, which gradients and paths have all of. (Plain JSON turns the first
 * three into null and 0 and refuses the last.) Without a line break.
 */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'bigint') return { $bigint: String(one) };
    if (typeof one === 'number' && (!Number.isFinite(one) || Object.is(one, -0)))
      return { $number: Object.is(one, -0) ? '-0' : String(one) };
    return one;
  });
}

/** The inverse of `toText`. Throws `SyntaxError` for what is no JSON. */
export function fromText(text: string): unknown {
  return JSON.parse(text, (_key, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    if ('$bigint' in one) return BigInt(String(one.$bigint));
    if ('$number' in one) return Number(one.$number);
    return one;
  });
}
