/**
 * Round numbers on a logarithmic axis, at most about `most` of them: 1, 2 and 5 in every decade while there is room,
 * then whole decades, then every second, third … decade. Within one decade, where those are too few, evenly.
 */
export function logTicks(min: number, max: number, most: number): number[] {
  if (most >= FEW && ticksOf(min, max, 1, [1, 2, 5]).length < FEW) return evenTicks(min, max, Math.min(most, ENOUGH));
  for (const mantissas of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = ticksOf(min, max, 1, mantissas);
    if (ticks.length <= most && ticks.length > 0) return ticks;
  }
  let every = 2;
  while (ticksOf(min, max, every, [1]).length > Math.max(most, 1)) every++;
  return ticksOf(min, max, every, [1]);
}

/** Fewer ticks than this do not make a scale. */
const FEW = 3;
const ENOUGH = 5;

/** Round numbers between two, at most about `most`. */
export function evenTicks(min: number, max: number, most: number): number[] {
  if (!(max > min)) return [];
  const rough = (max - min) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(min / step);
  // Multiplied, not added up, and read as text: 0.3 and not 0.30000000000000004.
  return Array.from({ length: Math.floor(max / step) - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function ticksOf(min: number, max: number, every: number, mantissas: readonly number[]): number[] {
  const ticks: number[] = [];
  const last = Math.floor(Math.log10(max));
  for (let decade = Math.ceil(Math.floor(Math.log10(min)) / every) * every; decade <= last; decade += every) {
    // Read from text, so that 1e-5 is the number that people mean.
    for (const mantissa of mantissas) ticks.push(Number(`${mantissa}e${decade}`));
  }
  return ticks.filter((tick) => tick >= min && tick <= max);
}
