/**
 * The numbers of the texts that stand for elementary functions, in one array: an optimizing compiler writes a number of the text
 * into the machine code as often as it is used, in two instructions each, but folds one of an array into the instruction that
 * uses it. Text names them by `number`, after `numbersText`, and whoever makes a function of it passes the array as `series`.
 */
const numbers = {
  half: 0.5,
  // __kernel_sin, __kernel_cos (fdlibm).
  sin1: -0.16666666666666632,
  sin2: 0.00833333333332249,
  sin3: -0.0001984126982985795,
  sin4: 2.7557313707070068e-6,
  sin5: -2.5050760253406863e-8,
  sin6: 1.58969099521155e-10,
  cos1: 0.0416666666666666,
  cos2: -0.001388888888887411,
  cos3: 2.480158728947673e-5,
  cos4: -2.7557314351390663e-7,
  cos5: 2.087572321298175e-9,
  cos6: -1.1359647557788195e-11,
  // The high words of fdlibm's comparisons, spelled out, and what makes a quarter of |y| without its low word.
  nearZero: 0.2999999523162842,
  nearQuarter: 0.7812504768371582,
  quarterThere: 0.28125,
  wide: 2 ** 22,
  overWide: 2 ** -24,
  narrow: 2 ** 21,
  overNarrow: 2 ** -23,
  // __ieee754_rem_pio2.
  quadrant: 0.7853984832763672,
  largest: 400000,
  smallest: 1e-7,
  twoOverPi: 0.6366197723675814,
  halfPi: 1.5707963267341256,
  halfPiRest: 6.077100506506192e-11,
  lostDigits: 2 ** -15,
} as const;

export type NumberName = keyof typeof numbers;

const names = Object.keys(numbers);

/** More than 64 bytes: V8 keeps smaller arrays where it cannot rely on their address. */
export const series = Float64Array.from(Object.values(numbers));

/** Comes before `number` in a block, as the beginning of a declaration: a local variable is found sooner than one outside. */
export const numbersText = 'const numbers = series';

/** How a number is written. */
export function number(name: NumberName): string {
  return `numbers[${names.indexOf(name)}]`;
}
