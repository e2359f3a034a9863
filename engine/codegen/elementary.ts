/**
 * sin, cos and exp written out in generated JavaScript, which saves the call and, where a sine and its cosine are both
 * wanted, half of the work: the algorithms of fdlibm (Sun Microsystems, 1993, freely usable), which V8's own `Math` uses.
 * They give V8's bits; where they are not sure to, outside the ranges below, the text calls `Math`. Whether the engine's
 * `Math` is this one is found out by trying (`elementaryIsExact`), and no text of these is used where it is not.
 */
export type Elementary = 'sin' | 'cos' | 'exp';

/** Statements that define `names` (those that are wanted) for the number called `x`. */
export function elementaryText(x: string, names: Readonly<Partial<Record<Elementary, string>>>): string {
  const { sin, cos, exp } = names;
  return (sin || cos ? angle(x, sin, cos) : '') + (exp ? exponential(x, exp) : '');
}

/** Does `Math` agree with the texts above, bit for bit, at points all over their ranges? */
export function elementaryIsExact(): boolean {
  exact ??= tryOut();
  return exact;
}

let exact: boolean | undefined;

function tryOut(): boolean {
  const text = elementaryText('x', { sin: 'sin', cos: 'cos', exp: 'exp' });
  const checks = ['sin', 'cos', 'exp'].map((name) => `Object.is(${name}, Math.${name}(x))`);
  const agrees = new Function('x', `${text}return ${checks.join(' && ')};`) as (x: number) => boolean;
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

/** exp(x) = 2ᵏ exp(r), |r| ≤ ½ ln 2, by fdlibm's quotient of polynomials; up to |x| = 20, so that 2ᵏ is an integer or divides by one. */
function exponential(x: string, exp: string): string {
  return `let ${exp};
{ const t = Math.abs(${x});
if (t < 20 && t > 1e-8 && ${x} !== 1) {
const k = t < ${halfLog2} ? 0 : t < ${threeHalvesLog2} ? (${x} < 0 ? -1 : 1) : (1.44269504088896338700e+00 * ${x} + (${x} < 0 ? -0.5 : 0.5)) | 0;
const i = ${x} - k * 6.93147180369123816490e-01, o = k * 1.90821492927058770002e-10, y = i - o, z = y * y, c = y - z * ${expSeries};
if (k === 0) ${exp} = 1 - (y * c / (c - 2) - y);
else { const p = 1 - (o - y * c / (2 - c) - i); ${exp} = k < 0 ? p / (1 << -k) : p * (1 << k); }
} else ${exp} = Math.exp(${x}); }
`;
}

const expSeries =
  '(1.66666666666666019037e-01 + z * (-2.77777777770155933842e-03 + z * (6.61375632143793436117e-05 + z * (-1.65339022054652515390e-06 + z * 4.13813679705723846039e-08))))';

/** Where the high word passes those of ½ ln 2 and 1½ ln 2. */
const halfLog2 = 0.3465735912322998;
const threeHalvesLog2 = 1.0397205352783203;
