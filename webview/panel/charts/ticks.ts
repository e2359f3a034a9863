/**
 * Round numbers on a logarithmic axis, at most about `most` of them: 1, 2 and 5 in every decade while there is room,
 * then whole decades, then every second, third … decade.
 */
export function logTicks(min: number, max: number, most: number): number[] {
  for (const mantissas of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = ticksOf(min, max, 1, mantissas);
    if (ticks.length <= most && ticks.length > 0) return ticks;
  }
  let every = 2;
  while (ticksOf(min, max, every, [1]).length > Math.max(most, 1)) every++;
  return ticksOf(min, max, every, [1]);
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
