import type { Span } from '../../source/span.ts';
import { toPlainText } from '../interpreter/convert.ts';
import { throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import type { Value } from '../interpreter/values.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `atob` and `btoa`: tables of numbers are kept as such text. Hosts need not have them, so they are written out here. */
export function callBase64(machine: Machine, name: 'atob' | 'btoa', value: Value, span: Span): string {
  const text = toPlainText(machine, value, span);
  machine.spend(text.length, span);
  return name === 'atob' ? decoded(text, span) : encoded(text, span);
}

/** One character a byte. */
function decoded(text: string, span: Span): string {
  const packed = text.replace(/[\t\n\f\r ]/g, '');
  const digits = packed.length % 4 === 0 ? packed.replace(/={1,2}$/, '') : packed;
  if (digits.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(digits))
    return throwError('Error', 'The string to be decoded is not correctly encoded.', span);
  const bytes: string[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | alphabet.indexOf(digit)) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push(String.fromCharCode((bits >> count) & 0xff));
  }
  return bytes.join('');
}

function encoded(text: string, span: Span): string {
  const digits: string[] = [];
  for (let start = 0; start < text.length; start += 3) {
    const codes = [0, 1, 2].map((offset) => text.charCodeAt(start + offset) || 0);
    if (codes.some((code) => code > 0xff)) return throwError('Error', 'Invalid character', span);
    const bits = codes.reduce((all, code) => (all << 8) | code, 0);
    const present = Math.min(3, text.length - start) + 1;
    for (let digit = 0; digit < 4; digit++) digits.push(digit < present ? alphabet.charAt((bits >> (18 - 6 * digit)) & 63) : '=');
  }
  return digits.join('');
}
