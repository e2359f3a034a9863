/** Levels of detail: the farther away, the fewer numbers, in fewer digits, and the larger. Pure. */
import { formatNumber } from '../../format.ts';

export interface Detail {
  /** Also the class of what is drawn so. */
  readonly name: 'full' | 'short' | 'brief' | 'coarse';
  /** The least zoom at which it is drawn so. */
  readonly from: number;
  /** Font sizes in the graph's own pixels; 0: not shown. */
  readonly label: number;
  readonly number: number;
  readonly digits: number;
  /** Of numbers on a node. */
  readonly lines: number;
}

/** What is shown is about 8 pixels high or more on the screen. The layout has measured the first one's sizes. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { name: 'full', from: 0.85, label: 12, number: 10, digits: 4, lines: 2 },
  { name: 'short', from: 0.62, label: 15, number: 13, digits: 3, lines: 2 },
  { name: 'brief', from: 0.45, label: 18, number: 16, digits: 3, lines: 1 },
  { name: 'coarse', from: 0, label: 20, number: 0, digits: 0, lines: 0 },
];

export function detailAt(zoom: number): Detail {
  return DETAILS.find(({ from }) => zoom >= from) ?? DETAILS[0];
}

/** Of the number font, in em. */
const ADVANCE = 0.6;

export function numberWidth(text: string, { number }: Detail): number {
  return text.length * number * ADVANCE;
}

/**
 * As many digits as the detail has and as fit into `room` pixels; nothing where two digits do not fit, for one would mislead.
 * In full everything fits: the layout has left the room.
 */
export function fittingNumber(value: number, detail: Detail, room: number): string {
  if (detail.name === 'full') return formatNumber(value);
  for (let digits = detail.digits; digits > 1; digits--) {
    const text = rounded(value, digits);
    if (numberWidth(text, detail) <= room) return text;
  }
  return '';
}

/** Whole numbers stay what they are as long as they are no longer than others. */
function rounded(value: number, digits: number): string {
  const exact = formatNumber(value);
  const less = Number(value.toPrecision(digits));
  // The largest numbers would be rounded to infinity.
  return exact.length <= digits + 1 || !Number.isFinite(less) ? exact : formatNumber(less);
}

/**
 * A label as it fits into `room` pixels: on two lines where no numbers stand below it, with its numbers cut, visibly, then without
 * spaces. The operator matters most from afar.
 */
export function shortLabel(text: string, { label, lines }: Detail, room: number): string {
  const fits = (shorter: string): boolean => shorter.length * label * ADVANCE <= room - PADDING;
  if (fits(text)) return text;
  const halves = lines === 0 ? halvesOf(text).find((each) => each.every(fits)) : undefined;
  if (halves !== undefined) return halves.join('\n');
  const cut = text.replace(/(\.\d\d)\d+…?/g, '$1…');
  return fits(cut) ? cut : cut.replaceAll(' ', '');
}

/** Between words, after the dots of a path, and before capitals within a name. */
function halvesOf(text: string): readonly (readonly [string, string])[] {
  const places = [...text.matchAll(/ (?=\S)|(?<=[a-z\]]\.)(?=[a-z])|(?<=[a-z])(?=[A-Z])/g)].map(({ index }) => index);
  return places.map((place) => [text.slice(0, place), text.slice(place).trim()]);
}

/** Between a label and the border of its node, both sides together. */
const PADDING = 4;
