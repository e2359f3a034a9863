/** Numbers as people read them, the same in every view. */

const DIGITS = 4;

/** Four significant digits; scientific notation outside [1e-4, 1e6); `NaN` and `∞` as such, and −0 told from 0. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return Object.is(value, -0) ? '−0' : '0';
  const magnitude = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (magnitude < 1e-4 || magnitude >= 1e6) return sign + scientific(magnitude);
  if (Number.isInteger(magnitude)) return sign + String(magnitude);
  const rounded = Number(magnitude.toPrecision(DIGITS));
  return sign + (rounded >= 1e6 ? scientific(rounded) : String(rounded));
}

/** `512 B`, `1.5 KiB`, `3 MiB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return formatNumber(bytes);
  let amount = bytes;
  let unit = 0;
  while (Math.abs(amount) >= 1024 && unit < BYTE_UNITS.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${formatNumber(amount)} ${BYTE_UNITS[unit] ?? 'B'}`;
}

/** Whole numbers in groups of three: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A whole number of any length, in digits: up to 15 of them as they are, beyond `≈ 7.055e381`. */
export function formatDigits(digits: string): string {
  if (digits.length <= 15) return digits;
  return `≈ ${digits[0]}.${digits.slice(1, DIGITS)}e${digits.length - 1}`;
}

/** `37 %`; what is not nothing or not all is not shown as such: `<1 %`, `99 %`. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return formatNumber(share);
  if (share > 0 && share < 0.01) return '<1 %';
  const percent = Math.round(share * 100);
  return `${percent === 100 && share < 1 - 1e-9 ? 99 : percent} %`;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `1.234e-5`: without the zeros that carry nothing and with a true minus sign. */
function scientific(magnitude: number): string {
  const [mantissa = '0', exponent = '0'] = magnitude.toExponential(DIGITS - 1).split('e');
  return `${String(Number(mantissa))}e${exponent.replace('+', '').replace('-', '−')}`;
}
