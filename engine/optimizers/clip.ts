/** The gradient scaled down to a Euclidean norm of at most `limit`; as it is where it is shorter or not finite. */
export function clip(gradient: readonly number[], limit: number): readonly number[] {
  const size = Math.hypot(...gradient);
  if (!(size > limit) || size === Number.POSITIVE_INFINITY) return gradient;
  return gradient.map((g) => (g / size) * limit);
}
