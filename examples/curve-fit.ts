/*
 * A peak on a sloping background, fitted to measured counts: what spectroscopists do all day.
 */

/** Counts at channels 0, 1, 2 …; made from a peak of height 40 at 6.2, width 1.5, on 3 + 0.5 x, and rounded to tenths. */
const counts = [3.0, 3.5, 4.6, 8.1, 18.8, 34.6, 45.6, 42.0, 26.2, 13.9, 9.1, 8.7, 9.0];

/** Gauss's bell: `height` at `centre`, and its standard deviation. */
function peak(x: number, height: number, centre: number, width: number): number {
  return height * Math.exp(-((x - centre) ** 2) / (2 * width ** 2));
}

/**
 * Half the sum of squared residuals, over the number of channels.
 * @differentiable
 * @start height = 30, centre = 5, width = 2, offset = 1, slope = 0
 * @domain height = [0, 100], centre = [0, 12], width = [0.5, 5], offset = [0, 10], slope = [-1, 1]
 * @minimum 0.03741121890535603
 */
export function peakFit(height: number, centre: number, width: number, offset: number, slope: number): number {
  let sum = 0;
  counts.forEach((count, x) => {
    sum += (peak(x, height, centre, width) + offset + slope * x - count) ** 2;
  });
  return sum / (2 * counts.length);
}
