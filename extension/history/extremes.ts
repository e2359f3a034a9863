/** The least and the largest of some numbers, in the order in which they stand. NaN only where there is nothing else. */
export function extremes(values: ArrayLike<number>): readonly [first: number, second: number] {
  let least = -1;
  let largest = -1;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (least < 0 || value < (values[least] ?? Number.NaN)) least = k;
    if (largest < 0 || value > (values[largest] ?? Number.NaN)) largest = k;
  }
  const low = values[least] ?? Number.NaN;
  const high = values[largest] ?? Number.NaN;
  return least <= largest ? [low, high] : [high, low];
}
