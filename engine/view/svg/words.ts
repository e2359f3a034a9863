/** Small words on lines. */
import { fontSize, textWidth } from '../sizes.ts';
import type { Point } from '../types.ts';
import { element, text } from './xml.ts';

/** On a ground of their own, so that no line runs through them; `place`: the middle of their left end, or of all of them. */
export function wordsOnLine(words: string, name: string, { x, y }: Point, anchor: 'start' | 'middle', faint = false): string {
  const width = textWidth(words.length, fontSize.number);
  const [left, height] = [anchor === 'start' ? x : x - width / 2, fontSize.number + 3];
  const ground = element('rect', { class: 'behind', x: left - 1, y: y - height / 2, width: width + 2, height });
  const written = text(words, { class: name, x, y: y + fontSize.number / 3, 'text-anchor': anchor });
  return faint ? `<g class="faint">${ground}${written}</g>` : ground + written;
}
