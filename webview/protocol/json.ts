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

/** The inverse of `toText`. Throws `SyntaxError` for what is no JSON. A reviver would be called for each of many thousand numbers. */
export function fromText(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('{"$') ? revived(value) : value;
}

/** In place, but for what is such a number itself. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$bigint' in value) return BigInt(String(value.$bigint));
  if ('$number' in value) return Number(value.$number);
  if (Array.isArray(value)) {
    // Counting, since this is what most of the time goes into.
    for (let index = 0; index < value.length; index++) if (typeof value[index] === 'object') value[index] = revived(value[index]);
  } else for (const [name, one] of Object.entries(value)) if (typeof one === 'object') Reflect.set(value, name, revived(one));
  return value;
}
