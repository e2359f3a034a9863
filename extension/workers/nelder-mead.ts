/** A place and the height there. */
export interface Lowest {
  readonly place: readonly number[];
  readonly height: number;
}

/** Vertices whose places differ by less than this part of the first steps are one. */
const SMALL = 1e-9;
const MOST = 400;

/**
 * Goes down from a start without derivatives, so kinks do no harm: the simplex method of Nelder and Mead (1965) with its usual
 * coefficients. `steps` are the first sizes of the simplex, one number a coordinate. For a few coordinates only.
 */
export function nelderMead(height: (place: readonly number[]) => number, start: readonly number[], steps: readonly number[]): Lowest {
  const vertex = (place: readonly number[]): Lowest => ({ place, height: height(place) });
  const simplex = [start, ...steps.map((step, k) => start.map((x, j) => (j === k ? x + step : x)))].map(vertex);
  const sort = (): void => void simplex.sort((a, b) => a.height - b.height);
  sort();
  for (let round = 0; round < MOST; round++) {
    const [best = vertex(start)] = simplex;
    const worst = simplex.at(-1) ?? best;
    if (best.place.every((x, k) => Math.abs(x - (worst.place[k] ?? x)) <= SMALL * (steps[k] ?? 0))) break;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, k) => others.reduce((sum, { place }) => sum + (place[k] ?? 0), 0) / others.length);
    // From the worst vertex through the centre of the others: 1 reflects, 2 goes further, ½ and −½ stay nearer.
    const along = (factor: number): Lowest => vertex(centre.map((x, k) => x + factor * (x - (worst.place[k] ?? x))));
    const reflected = along(1);
    const next = others.at(-1) ?? best;
    let replacement: Lowest | undefined;
    if (reflected.height < best.height) {
      const further = along(2);
      replacement = further.height < reflected.height ? further : reflected;
    } else if (reflected.height < next.height) replacement = reflected;
    else {
      const nearer = reflected.height < worst.height ? along(0.5) : along(-0.5);
      if (nearer.height < Math.min(reflected.height, worst.height)) replacement = nearer;
    }
    if (replacement !== undefined) simplex[simplex.length - 1] = replacement;
    else for (let k = 1; k < simplex.length; k++) simplex[k] = vertex(best.place.map((x, j) => (x + (simplex[k]?.place[j] ?? x)) / 2));
    sort();
  }
  return simplex[0] ?? vertex(start);
}
