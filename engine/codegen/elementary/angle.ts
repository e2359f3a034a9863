import { number as n, numbersText } from './numbers.ts';

/**
 * Statements that define the sine, the cosine, or both of the number called `x`, by fdlibm's algorithms: |x| ≤ π/4 as it is; up to
 * 2¹⁹π/2 without the multiple of π/2 next to it, unless so little is left that it takes more digits.
 */
export function angleText(x: string, sin: string | undefined, cos: string | undefined): string {
  const names = [sin, cos].filter((name) => name !== undefined);
  const called = [sin && `${sin} = Math.sin(${x});`, cos && `${cos} = Math.cos(${x});`].filter(Boolean).join(' ');
  return `let ${names.join(', ')};
{ ${numbersText}, t = Math.abs(${x});
if (t < ${n('quadrant')}) { if (t > ${n('smallest')}) { const y = ${x}, z = y * y; ${sin ? sinKernel(sin, false) : ''} ${cos ? cosKernel(cos, false) : ''} } else { ${called} } }
else if (t < ${n('largest')}) {
const f = Math.floor(t * ${n('twoOverPi')} + ${n('half')}), r = t - f * ${n('halfPi')}, m = f * ${n('halfPiRest')}, y = r - m, n = f | 0;
if (Math.abs(y) > t * ${n('lostDigits')}) { const e = r - y - m, z = y * y; ${inQuadrant(x, sin, cos)} } else { ${called} }
} else { ${called} } }
`;
}

/** From the sine and the cosine of what is left after `n` quarters of a turn; of these only what is needed. */
function inQuadrant(x: string, sin: string | undefined, cos: string | undefined): string {
  const signOfSin = `if (n & 2) ${sin} = -${sin}; if (${x} < 0) ${sin} = -${sin};`;
  const signOfCos = `if ((n + 1) & 2) ${cos} = -${cos};`;
  if (sin && cos) {
    return `let s, c; ${sinKernel('s', true)} ${cosKernel('c', true)} if (n & 1) { ${sin} = c; ${cos} = s; } else { ${sin} = s; ${cos} = c; } ${signOfSin} ${signOfCos}`;
  }
  if (sin) return `if (n & 1) { ${cosKernel(sin, true)} } else { ${sinKernel(sin, true)} } ${signOfSin}`;
  return cos ? `if (n & 1) { ${sinKernel(cos, true)} } else { ${cosKernel(cos, true)} } ${signOfCos}` : '';
}

/** __kernel_sin on y, or on y + e with a tail: |y| ≤ π/4, z = y². */
function sinKernel(name: string, tail: boolean): string {
  const rest = `(${n('sin2')} + z * (${n('sin3')} + z * (${n('sin4')} + z * (${n('sin5')} + z * ${n('sin6')}))))`;
  if (!tail) return `${name} = y + z * y * (${n('sin1')} + z * ${rest});`;
  return `{ const v = z * y; ${name} = y - (z * (${n('half')} * e - v * ${rest}) - e - v * ${n('sin1')}); }`;
}

/** __kernel_cos, likewise: where |y| is not small it subtracts a quarter of |y| without its low word twice, to gain precision. */
function cosKernel(name: string, tail: boolean): string {
  const rest = `z * (z * (${n('cos1')} + z * (${n('cos2')} + z * (${n('cos3')} + z * (${n('cos4')} + z * (${n('cos5')} + z * ${n('cos6')}))))))`;
  const quarter = `h >= ${n('nearQuarter')} ? ${n('quarterThere')} : h < ${n('half')} ? Math.floor(h * ${n('wide')}) * ${n('overWide')} : Math.floor(h * ${n('narrow')}) * ${n('overNarrow')}`;
  return `{ const h = Math.abs(y), w = ${rest}${tail ? ' - y * e' : ''}; if (h < ${n('nearZero')}) ${name} = 1 - (${n('half')} * z - w); else { const q = ${quarter}; ${name} = 1 - q - (${n('half')} * z - q - w); } }`;
}
