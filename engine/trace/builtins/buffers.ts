import type { Span } from '../../source/span.ts';
import { toPassive } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { ArrayValue, BufferValue, Traced, type Value } from '../interpreter/values.ts';
import { elementSize } from './typed-arrays.ts';

/**
 * Numbers and the bits that they consist of, as functions of special values take them apart and put them together. A number whose
 * sign or exponent was changed is the number times a power of two, and has that slope; other bits are taken in steps.
 */
export function bufferOf(machine: Machine, array: ArrayValue, span: Span): BufferValue {
  if (array.buffer) return array.buffer;
  const before = array.items;
  const buffer = new BufferValue(before.length * elementSize(array.type));
  array.buffer = buffer;
  array.items = viewItems(machine, buffer, array.type, 0, before.length, span);
  for (const [index, item] of before.entries()) array.items[index] = item;
  return buffer;
}

/** `new Uint32Array(buffer, offset, length)`. */
export function viewOf(machine: Machine, type: string, buffer: BufferValue, args: readonly Value[], span: Span): ArrayValue {
  const [offset = 0, length] = args.map((arg) => (arg === undefined ? undefined : toPassive(machine, arg, span)));
  const size = elementSize(type);
  const count = length ?? (buffer.bytes.byteLength - offset) / size;
  const fits = offset % size === 0 && Number.isInteger(count) && offset >= 0 && offset + count * size <= buffer.bytes.byteLength;
  if (!fits) return throwError('RangeError', `Invalid typed array length: ${count}`, span);
  const view = new ArrayValue(viewItems(machine, buffer, type, offset, count, span), type);
  view.buffer = buffer;
  return view;
}

function viewItems(machine: Machine, buffer: BufferValue, type: string, offset: number, count: number, span: Span): Value[] {
  machine.spend(count, span);
  const size = elementSize(type);
  const indexOf = (key: string | symbol) => (typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : undefined);
  return new Proxy(new Array<Value>(count).fill(0), {
    get(target, key, receiver) {
      const index = indexOf(key);
      if (index === undefined) return Reflect.get(target, key, receiver);
      return index < count ? load(machine, buffer, type, offset + index * size, span) : undefined;
    },
    set(target, key, value, receiver) {
      const index = indexOf(key);
      if (index === undefined) return Reflect.set(target, key, value, receiver);
      if (index < count) save(machine, buffer, type, offset + index * size, value, span);
      return true;
    },
  });
}

function save({ tensors }: Machine, { bytes, floats }: BufferValue, type: string, place: number, value: Value, span: Span): void {
  if (value instanceof Traced && (type !== 'Float64Array' || tensors)) refuse('BP4009', span, { what: 'Sharing the bits of this number' });
  const plain = value instanceof Traced ? value.value : Number(value);
  writers[type]?.call(bytes, place, plain, true);
  if (value instanceof Traced) floats.set(place, value);
  else if (type === 'Float64Array') floats.delete(place);
}

function load(machine: Machine, { bytes, floats }: BufferValue, type: string, place: number, span: Span): Value {
  const plain = readers[type]?.call(bytes, place, true) ?? 0;
  const around = place - (place % 8);
  const source = floats.get(around);
  const kept = source && Object.is(bytes.getFloat64(around, true), source.value) ? source : undefined;
  if (type !== 'Float64Array') {
    if (source) machine.passive(source, span);
    if (kept) taken(machine).set(mantissaOf(kept.value), kept);
    return plain;
  }
  if (kept) return kept;
  return scaled(machine, source, plain, span) ?? plain;
}

/** The number, if it is one whose bits were taken with another sign or exponent. */
function scaled(machine: Machine, source: Traced | undefined, value: number, span: Span): Value | undefined {
  if (source) machine.passive(source, span);
  const mantissa = mantissaOf(value);
  const from = source && mantissaOf(source.value) === mantissa ? source : taken(machine).get(mantissa);
  if (!from || !isNormal(value) || !isNormal(from.value)) return undefined;
  // Nothing tells a power of two that was taken apart from one that was made.
  if (mantissa === '0') return refuse('BP4009', span, { what: 'Putting this number together from bits' });
  return machine.operate('mul', from, value / from.value, span);
}

const numbersTaken = new WeakMap<Machine, Map<string, Traced>>();

/** The numbers whose bits were read, by their mantissas. */
function taken(machine: Machine): Map<string, Traced> {
  const known = numbersTaken.get(machine) ?? new Map<string, Traced>();
  numbersTaken.set(machine, known);
  return known;
}

const scratch = new DataView(new ArrayBuffer(8));

function mantissaOf(value: number): string {
  scratch.setFloat64(0, value);
  return (scratch.getBigUint64(0) & 0xfffffffffffffn).toString(16);
}

function isNormal(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) >= 2 ** -1022;
}

const { prototype } = DataView;

const readers: Readonly<Record<string, (this: DataView, place: number, little: boolean) => number>> = {
  Float64Array: prototype.getFloat64,
  Float32Array: prototype.getFloat32,
  Int32Array: prototype.getInt32,
  Uint32Array: prototype.getUint32,
  Int16Array: prototype.getInt16,
  Uint16Array: prototype.getUint16,
  Int8Array: prototype.getInt8,
  Uint8Array: prototype.getUint8,
  Uint8ClampedArray: prototype.getUint8,
};

const writers: Readonly<Record<string, (this: DataView, place: number, value: number, little: boolean) => void>> = {
  Float64Array: prototype.setFloat64,
  Float32Array: prototype.setFloat32,
  Int32Array: prototype.setInt32,
  Uint32Array: prototype.setUint32,
  Int16Array: prototype.setInt16,
  Uint16Array: prototype.setUint16,
  Int8Array: prototype.setInt8,
  Uint8Array: prototype.setUint8,
  Uint8ClampedArray: prototype.setUint8,
};
