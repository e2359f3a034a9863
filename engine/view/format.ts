/** The length of the longest text that `formatNumber` gives: `−1.234e−308`. */
export const longestNumber = 11;

/**
 * A number as every view writes it: four significant digits, scientific notation outside [1e-4, 1e6), whole numbers in
 * full; `NaN` and `∞` as such, and −0 told from 0.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '−' : '';
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}∞`;
  if (magnitude === 0) return `${sign}0`;
  if (magnitude < 1e-4 || magnitude >= 1e6) return sign + scientific(magnitude);
  if (Number.isInteger(magnitude)) return sign + String(magnitude);
  const rounded = Number(magnitude.toPrecision(4));
  return sign + (rounded >= 1e6 ? scientific(rounded) : String(rounded));
}

function scientific(magnitude: number): string {
  const [mantissa = '0', exponent = '0'] = magnitude.toExponential(3).split('e');
  return `${Number(mantissa)}e${exponent.replace('+', '').replace('-', '−')}`;
}
