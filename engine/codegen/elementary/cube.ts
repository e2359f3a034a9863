/**
 * Statements that define x³ for the number called `x`, rounded once: the product of doubles as a sum of two (Dekker, 1971). Where
 * the second is so near to half a unit in the last place that `Math.pow`, which errs by less than 0.515 units there, could go the
 * other way, it is asked.
 */
export function cubeText(x: string, name: string): string {
  return `let ${name};
{ const t = Math.abs(${x}), s = ${x} * ${x}, p = s * ${x}, a = 134217729 * ${x}, b = a - (a - ${x}), c = ${x} - b, d = 134217729 * s, f = d - (d - s), g = s - f;
const l = f * b - p + f * c + g * b + g * c + (b * b - s + 2 * b * c + c * c) * ${x}, h = p + l;
${name} = t > 1e-10 && t < 1e10 && h === h + (l - (h - p)) * 1.03 ? h : Math.pow(${x}, 3); }
`;
}
