/**
 * sin, cos and x³ written out in generated JavaScript, which saves the call and, where a sine and its cosine are both wanted, half
 * of the work. sin and cos are the algorithms of fdlibm (Sun Microsystems, 1993, freely usable), which V8's own `Math` uses.
 * They give V8's bits; where they are not sure to, outside the ranges below, the text calls `Math`. Whether the engine's
 * `Math` is this one is found out by trying (`elementaryIsExact`), and no text of these is used where it is not.
 */
export type Elementary = 'sin' | 'cos' | 'cube';

/** What JavaScript writes for an elementary function. */
export const elementaryCalls: Readonly<Record<Elementary, (x: string) => string>> = {
  sin: (x) => `Math.sin(${x})`,
  cos: (x) => `Math.cos(${x})`,
  cube: (x) => `Math.pow(${x}, 3)`,
};

/** Statements that define `names` (those that are wanted) for the number called `x`. */
export function elementaryText(x: string, names: Readonly<Partial<Record<Elementary, string>>>): string {
  const { sin, cos, cube } = names;
  return (sin || cos ? angle(x, sin, cos) : '') + (cube ? third(x, cube) : '');
}

/** Does `Math` agree with the text of this function, bit for bit, at points all over its range? */
export function elementaryIsExact(name: Elementary): boolean {
  const known = exact.get(name) ?? tryOut(name);
  exact.set(name, known);
  return known;
}

const exact = new Map<Elementary, boolean>();

function tryOut(name: Elementary): boolean {
  const text = elementaryText('x', { [name]: 'made' });
  const agrees = new Function('x', `${text}return Object.is(made, ${elementaryCalls[name]('x')});`) as (x: number) => boolean;
  // Multiples of the golden ratio fill each interval evenly.
  const golden = (Math.sqrt(5) - 1) / 2;
  return [0.8, 2.4, 50, 5000].every((range) => {
    for (let index = 1; index <= 1000; index++) if (!agrees(range * (2 * ((index * golden) % 1) - 1))) return false;
    return true;
  });
}

// __kernel_sin and __kernel_cos on y + tail, |y| ≤ π/4. High words of fdlibm's comparisons are spelled out as numbers.
const sinSeries =
  '(8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10))))';
const cosSeries =
  'z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * (2.48015872894767294178e-05 + z * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))))';
const sinFactor = '-1.66666666666666324348e-01';

function kernels(tail: string | undefined, wantsSin: boolean, wantsCos: boolean): string {
  const r = 'z * y';
  const sin =
    tail === undefined
      ? `y + ${r} * (${sinFactor} + z * ${sinSeries})`
      : `y - ((z * (0.5 * ${tail} - v * ${sinSeries}) - ${tail}) - v * ${sinFactor})`;
  const rest = tail === undefined ? `z * (${cosSeries})` : `z * (${cosSeries}) - y * ${tail}`;
  const lines = [
    'const z = y * y;',
    wantsSin ? `const v = ${r}; s = ${sin};` : '',
    wantsCos
      ? `const h = Math.abs(y), w = ${rest}; if (h < 0.2999999523162842) c = 1 - (0.5 * z - (w)); else { ${quarter} c = 1 - q - (0.5 * z - q - (w)); }`
      : '',
  ];
  return lines.join(' ');
}

/** A quarter of |y| without its low word, which fdlibm subtracts twice to gain precision. */
const quarter =
  'const q = h >= 0.7812504768371582 ? 0.28125 : h < 0.5 ? Math.floor(h * 4194304) * 5.9604644775390625e-8 : Math.floor(h * 2097152) * 1.1920928955078125e-7;';

/** |x| ≤ π/4 as it is; up to 2¹⁹π/2 without the multiple of π/2 next to it, unless so little is left that it takes more digits. */
function angle(x: string, sin: string | undefined, cos: string | undefined): string {
  const results = [sin, cos].filter((name) => name !== undefined);
  const called = [sin && `${sin} = Math.sin(${x});`, cos && `${cos} = Math.cos(${x});`].filter(Boolean).join(' ');
  const direct = `const y = ${x}; let s, c; ${kernels(undefined, sin !== undefined, cos !== undefined)} ${sin ? `${sin} = s;` : ''} ${cos ? `${cos} = c;` : ''}`;
  const sinOfQuadrant = sin ? `${sin} = n & 1 ? c : s; if (n & 2) ${sin} = -${sin}; if (${x} < 0) ${sin} = -${sin};` : '';
  const cosOfQuadrant = cos ? `${cos} = n & 1 ? s : c; if ((n + 1) & 2) ${cos} = -${cos};` : '';
  return `let ${results.join(', ')};
{ const t = Math.abs(${x});
if (t < 0.7853984832763672) { if (t > 1e-7) { ${direct} } else { ${called} } }
else if (t < 400000) {
const n = (t * 6.36619772367581382433e-01 + 0.5) | 0, r = t - n * 1.57079632673412561417, m = n * 6.07710050650619224932e-11, y = r - m;
if (Math.abs(y) > t * 3.0517578125e-5) { const e = r - y - m; let s, c; ${kernels('e', true, true)} ${sinOfQuadrant} ${cosOfQuadrant} } else { ${called} }
} else { ${called} } }
`;
}

/**
 * x³, rounded once: the product of doubles as a sum of two (Dekker, 1971). Where the second is so near to half a unit in the last
 * place that `Math.pow`, which errs by less than 0.515 units there, could go the other way, it is asked.
 */
function third(x: string, cube: string): string {
  return `let ${cube};
{ const t = Math.abs(${x}), s = ${x} * ${x}, p = s * ${x}, a = 134217729 * ${x}, b = a - (a - ${x}), c = ${x} - b, d = 134217729 * s, f = d - (d - s), g = s - f;
const l = f * b - p + f * c + g * b + g * c + (b * b - s + 2 * b * c + c * c) * ${x}, h = p + l;
${cube} = t > 1e-10 && t < 1e10 && h === h + (l - (h - p)) * 1.03 ? h : Math.pow(${x}, 3); }
`;
}
