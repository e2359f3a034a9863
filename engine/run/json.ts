/** What `toJson` prints. Fields that are `undefined` are left out, as in `JSON.stringify`. */
export type Json = string | number | bigint | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/**
 * Plain data as JSON in one line. Numbers that JSON lacks become strings (`"NaN"`, `"Infinity"`, `"-Infinity"`), integers
 * beyond doubles too (`bigint`), and −0 stays −0, so that a run can be replayed bit for bit.
 */
export function toJson(value: Json): string {
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) return `"${value}"`;
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `"${value}"`;
    case 'object':
      return value === null ? 'null' : container(value);
    case 'undefined':
      return 'null';
    default:
      return JSON.stringify(value);
  }
}

function container(value: readonly Json[] | { readonly [key: string]: Json }): string {
  if (isArray(value)) return `[${value.map(toJson).join(',')}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${toJson(field)}`).join(',')}}`;
}

/** `Array.isArray`, which does not know of readonly arrays. */
function isArray(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
