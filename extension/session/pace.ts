/** Pictures a second, at most: faster playing does several iterations for each. */
const FRAMES = 30;

/** How playing at so many iterations a second goes: that many iterations at a time, so many milliseconds apart. */
export function strideAt(perSecond: number): { readonly iterations: number; readonly milliseconds: number } {
  const frames = Math.min(perSecond, FRAMES);
  return { iterations: Math.max(1, Math.round(perSecond / frames)), milliseconds: 1000 / frames };
}
