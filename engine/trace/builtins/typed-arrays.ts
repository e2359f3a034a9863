import type { Span } from '../../source/span.ts';
import { toInt32, toNumber, toPassive } from '../interpreter/convert.ts';
import { throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import type { ArrayValue, Value } from '../interpreter/values.ts';

/** Puts a value at a position of an array, converted to what the array holds; typed arrays pass over positions that they do not have. */
export function store(machine: Machine, array: ArrayValue, index: number, value: Value, span: Span): void {
  const { items, type } = array;
  if (type !== 'Array') {
    const element = toElement(machine, type, value, span);
    if (index < items.length) items[index] = element;
    return;
  }
  if (index > items.length) machine.spend(index - items.length, span);
  if (index > 2 ** 32 - 2) throwError('RangeError', 'Invalid array length', span);
  // Leaves holes, which callbacks pass over.
  if (index === items.length) machine.spend(1, span);
  items[index] = value;
}

/** Bytes of an element. */
export function elementSize(type: string): number {
  return sizes.get(type) ?? 1;
}

const sizes = new Map([
  ['Float64Array', 8],
  ['Float32Array', 4],
  ['Int32Array', 4],
  ['Uint32Array', 4],
  ['Int16Array', 2],
  ['Uint16Array', 2],
]);

/** The value as an element of a typed array. Rounding to integers has no slope. */
export function toElement(machine: Machine, type: string, value: Value, span: Span): Value {
  switch (type) {
    case 'Array':
      return value;
    case 'Float64Array':
      return toNumber(machine, value, span);
    case 'Float32Array':
      return machine.operate('fround', toNumber(machine, value, span), undefined, span);
    case 'Uint8ClampedArray':
      return clamped(toPassive(machine, value, span));
    default:
      return wrapped(type, toInt32(machine, value, span));
  }
}

function wrapped(type: string, bits: number): number {
  switch (type) {
    case 'Int8Array':
      return (bits << 24) >> 24;
    case 'Uint8Array':
      return bits & 0xff;
    case 'Int16Array':
      return (bits << 16) >> 16;
    case 'Uint16Array':
      return bits & 0xffff;
    case 'Uint32Array':
      return bits >>> 0;
    default:
      return bits;
  }
}

/** Rounded to the nearest whole number, halves to even ones. */
function clamped(value: number): number {
  if (!(value > 0)) return 0;
  if (value >= 255) return 255;
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
