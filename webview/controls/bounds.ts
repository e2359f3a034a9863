/** Which numbers a field accepts. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** What the arrow keys add; with a whole number, only whole numbers are accepted. */
  readonly step: number;
}

/** Why this text is not an acceptable number; `undefined` when it is. */
export function problemOf(text: string, bounds: Bounds): string | undefined {
  if (text.trim() === '') return 'A number is needed.';
  const value = Number(text);
  if (!Number.isFinite(value)) return 'This is not a number.';
  if (Number.isInteger(bounds.step) && !Number.isInteger(value)) return 'A whole number is needed.';
  if (bounds.min !== undefined && value < bounds.min) return `At least ${bounds.min}.`;
  if (bounds.max !== undefined && value > bounds.max) return `At most ${bounds.max}.`;
  return undefined;
}

/** One step up or down, kept within the bounds; rounded so that 0.1 + 0.2 reads 0.3. */
export function stepped(value: number, direction: 1 | -1, bounds: Bounds): number {
  const next = Number((value + direction * bounds.step).toPrecision(12));
  return Math.min(bounds.max ?? Number.POSITIVE_INFINITY, Math.max(bounds.min ?? Number.NEGATIVE_INFINITY, next));
}
