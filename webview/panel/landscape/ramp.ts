/**
 * Heights as colours: one ramp for light themes and one for dark ones, with lightness that grows evenly (in OKLab), so
 * that equal steps look equal and nothing depends on telling hues apart. Low ground is the colour of the page, where runs
 * end and their lines must be seen best.
 */
import type { Theme } from '../../theme/theme.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at `share` in [0, 1]. */
export function rampOf(theme: Theme): (share: number) => Rgb {
  const stops = theme.kind === 'light' || theme.kind === 'high-contrast-light' ? LIGHT : DARK;
  const table = Array.from({ length: STEPS + 1 }, (_, step) => between(stops, step / STEPS));
  return (share) => table[Math.round(Math.min(1, Math.max(0, share)) * STEPS)] ?? [0, 0, 0];
}

const STEPS = 255;

/** Lightness, chroma, hue (degrees) in OKLCh. */
type Stop = readonly [lightness: number, chroma: number, hue: number];

const LIGHT: readonly Stop[] = [
  [0.98, 0.012, 200],
  [0.87, 0.06, 215],
  [0.74, 0.1, 235],
  [0.6, 0.13, 260],
  [0.46, 0.14, 285],
];

const DARK: readonly Stop[] = [
  [0.2, 0.02, 260],
  [0.32, 0.08, 262],
  [0.45, 0.1, 240],
  [0.59, 0.1, 205],
  [0.74, 0.11, 165],
];

function between(stops: readonly Stop[], share: number): Rgb {
  const place = share * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const part = place - index;
  const [from, to] = [stops[index], stops[index + 1]];
  if (from === undefined || to === undefined) return [0, 0, 0];
  const mix = (a: number, b: number): number => a + (b - a) * part;
  return toRgb(mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2]));
}

/** OKLCh to sRGB in 0 … 255, cut to what screens have (Björn Ottosson's matrices, 2020). */
export function toRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}
