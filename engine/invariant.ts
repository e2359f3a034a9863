/** Our own bug, never the user's: an invariant that the code relies on does not hold. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** The element at `index`, which the caller knows to exist. */
export function at<T>(array: { readonly [index: number]: T }, index: number): T {
  const value = array[index];
  if (value === undefined) throw new InvariantError(`no element ${index}`);
  return value;
}

/** Makes a switch that misses a variant a type error. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected variant ${JSON.stringify(value)}`);
}
