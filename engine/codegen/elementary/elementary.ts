import { makeFunction } from '../make.ts';
import { angleText } from './angle.ts';
import { cubeText } from './cube.ts';

/**
 * sin, cos and x³ written out in generated JavaScript, which saves the call and, where a sine and its cosine are both wanted, half
 * of the work. sin and cos are the algorithms of fdlibm (Sun Microsystems, 1993, freely usable), which V8's own `Math` uses. They
 * give V8's bits; where they are not sure to, outside their ranges, the text calls `Math`. exp gains nothing: its call is short. Whether the engine's
 * `Math` is this one is found out by trying (`elementaryIsExact`), and no text of these is used where it is not.
 */
export type Elementary = 'sin' | 'cos' | 'cube';

/** What JavaScript writes for an elementary function. */
export const elementaryCalls: Readonly<Record<Elementary, (x: string) => string>> = {
  sin: (x) => `Math.sin(${x})`,
  cos: (x) => `Math.cos(${x})`,
  cube: (x) => `Math.pow(${x}, 3)`,
};

/** Statements that define `names` (those that are wanted) for the number called `x`; they read `series`. */
export function elementaryText(x: string, names: Readonly<Partial<Record<Elementary, string>>>): string {
  const { sin, cos, cube } = names;
  return (sin || cos ? angleText(x, sin, cos) : '') + (cube ? cubeText(x, cube) : '');
}

/** Does `Math` agree with the text of this function, bit for bit, at points all over its range? */
export function elementaryIsExact(name: Elementary): boolean {
  const known = exact.get(name) ?? tryOut(name);
  exact.set(name, known);
  return known;
}

const exact = new Map<Elementary, boolean>();

function tryOut(name: Elementary): boolean {
  const text = `${elementaryText('x', { [name]: 'made' })}return Object.is(made, ${elementaryCalls[name]('x')});`;
  const agrees = makeFunction(`return function (x) { ${text} };`) as (x: number) => boolean;
  // Multiples of the golden ratio fill each interval evenly.
  const golden = (Math.sqrt(5) - 1) / 2;
  return [0.8, 2.4, 50, 5000].every((range) => {
    for (let index = 1; index <= 1000; index++) if (!agrees(range * (2 * ((index * golden) % 1) - 1))) return false;
    return true;
  });
}
