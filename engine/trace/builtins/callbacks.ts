import type { Span } from '../../source/span.ts';
import { toNumber, toPlainText, truthy } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, isFunction, type Value } from '../interpreter/values.ts';
import { toElement } from './typed-arrays.ts';

/** Methods of arrays that call a function for each element; elements that are added on the way are not visited. */
export function callArrayCallback(machine: Machine, array: ArrayValue, name: string, args: readonly Value[], span: Span): Value {
  return machine.scoped('reduction', name, 0, span, () => applyCallback(machine, array, name, args, span));
}

function applyCallback(machine: Machine, array: ArrayValue, name: string, args: readonly Value[], span: Span): Value {
  const { items, type } = array;
  const [callback, second] = args;
  if (name === 'sort') return sort(machine, array, callback, span);
  if (name === 'toSorted') return sort(machine, new ArrayValue([...items], type), callback, span);
  if (!isFunction(callback)) throwError('TypeError', 'The callback is not a function', span);
  if (name === 'reduce' || name === 'reduceRight') return reduce(machine, array, name, args, span);
  const apply = (index: number) => visit(machine, index, span, () => call(machine, callback, second, [items[index], index, array], span));
  const test = (index: number) => truthy(machine, apply(index), span);
  const all = [...items.keys()];
  // All but the searches pass over holes.
  const indices = name.startsWith('find') ? all : all.filter((index) => index in items);
  machine.spend(indices.length, span);
  switch (name) {
    case 'every':
      return indices.every(test);
    case 'some':
      return indices.some(test);
    case 'filter':
      return new ArrayValue(
        indices.filter(test).map((index) => items[index]),
        type,
      );
    case 'find':
      return items[indices.find(test) ?? -1];
    case 'findIndex':
      return indices.find(test) ?? -1;
    case 'findLast':
      return items[indices.findLast(test) ?? -1];
    case 'findLastIndex':
      return indices.findLast(test) ?? -1;
    case 'flatMap':
      return new ArrayValue(
        indices.flatMap((index) => {
          const made = apply(index);
          return made instanceof ArrayValue ? made.items : [made];
        }),
      );
    case 'forEach':
      for (const index of indices) apply(index);
      return undefined;
    case 'map':
      return new ArrayValue(
        items.map((_, index) => toElement(machine, type, apply(index), span)),
        type,
      );
    default:
      return refuse('BP4009', span, { what: `The method ${name}` });
  }
}

function reduce(machine: Machine, array: ArrayValue, name: 'reduce' | 'reduceRight', args: readonly Value[], span: Span): Value {
  const [callback, initial] = args;
  const indices = [...array.items.keys()].filter((index) => index in array.items);
  if (name === 'reduceRight') indices.reverse();
  if (args.length < 2 && indices.length === 0) throwError('TypeError', 'Reduce of empty array with no initial value', span);
  let value = args.length < 2 ? array.items[indices.shift() ?? 0] : initial;
  for (const index of indices) {
    const before = value;
    value = visit(machine, index, span, () => call(machine, callback, undefined, [before, array.items[index], index, array], span));
  }
  return value;
}

function visit(machine: Machine, index: number, span: Span, run: () => Value): Value {
  return machine.scoped('iteration', `[${index}]`, index, span, run);
}

/** The host's own sort, so that the order is the host's; the decisions on traced numbers become guards. */
function sort(machine: Machine, array: ArrayValue, callback: Value, span: Span): Value {
  const { items, type } = array;
  if (callback !== undefined) {
    items.sort((a, b) => sign(machine, toNumber(machine, call(machine, callback, undefined, [a, b], span), span), span));
  } else if (type === 'Array') {
    // The host's sort compares neither holes nor undefined: they come last.
    const texts = new Map(Array.from(items, (item) => [item, item === undefined ? '' : toPlainText(machine, item, span)]));
    items.sort((a, b) => {
      const [left, right] = [texts.get(a) ?? '', texts.get(b) ?? ''];
      return left < right ? -1 : Number(left > right);
    });
  } else {
    items.sort((a, b) => sign(machine, machine.operate('sub', toNumber(machine, a, span), toNumber(machine, b, span), span), span));
  }
  return array;
}

function sign(machine: Machine, order: ReturnType<typeof toNumber>, span: Span): number {
  if (machine.decide('less', order, 0, span)) return -1;
  return machine.decide('less', 0, order, span) ? 1 : 0;
}
