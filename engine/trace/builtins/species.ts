import { iteratorKey, symbolKey } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import { rootOf } from '../interpreter/instances.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, BuiltinValue, type ClassValue, isFunction, RecordValue, type Value } from '../interpreter/values.ts';
import { listOf } from './iterate.ts';
import { store } from './typed-arrays.ts';

/** Methods that make an array of the class of theirs. */
const making: ReadonlySet<string> = new Set(['concat', 'filter', 'flat', 'flatMap', 'map', 'slice', 'splice', 'subarray']);

/** Those that know the length before, and those that set it at the end. */
const sized: ReadonlySet<string> = new Set(['map', 'slice', 'splice']);
const ending: ReadonlySet<string> = new Set(['concat', 'slice', 'splice']);

/** What a method of an array gives where its class extends arrays: made by `new` of the class, as ArraySpeciesCreate (ECMA-262) does. */
export function ofSameClass(machine: Machine, array: ArrayValue, name: string, made: Value, span: Span): Value {
  if (!array.class || !making.has(name) || !(made instanceof ArrayValue)) return made;
  const typed = array.type !== 'Array';
  if (typed && name === 'subarray') return refuse('BP4009', span, { what: `${name} of a class that extends ${array.type}` });
  const species = machine.rules.member(machine, array.class, symbolKey('species'), span);
  if (species instanceof BuiltinValue && species.name === array.type) return made;
  const target = species === undefined ? array.class : species;
  const object = constructed(machine, target, typed || sized.has(name) ? made.items.length : 0, span);
  if (typed && object.items.length < made.items.length)
    return throwError('TypeError', 'Derived constructor created an array which was too small', span);
  if (typed) return filled(machine, object, made.items, span);
  made.items.forEach((item, index) => {
    object.items[index] = item;
  });
  if (ending.has(name)) object.items.length = made.items.length;
  return object;
}

/** `from` and `of` of a class that extends arrays: what `new` of the class makes, filled (`Array.from`, `%TypedArray%.from`, ECMA-262). */
export function makeOfClass(machine: Machine, cls: ClassValue, name: 'from' | 'of', args: readonly Value[], span: Span): Value {
  const [source, callback] = args;
  const typed = rootOf(cls) !== 'Array';
  const given = name === 'of' ? args : listOf(machine, source, span);
  const values =
    name === 'from' && isFunction(callback) ? given.map((value, index) => call(machine, callback, undefined, [value, index], span)) : given;
  const counted =
    typed || name === 'of' || (source instanceof RecordValue && !isFunction(machine.rules.member(machine, source, iteratorKey, span)));
  const object = machine.rules.construct(machine, cls, counted ? [values.length] : [], span);
  if (!(object instanceof ArrayValue)) return refuse('BP4009', span, { what: `${name} of this class` });
  filled(machine, object, values, span);
  if (!typed) object.items.length = values.length;
  return object;
}

function constructed(machine: Machine, target: Value, length: number, span: Span): ArrayValue {
  const object = machine.rules.construct(machine, target, [length], span);
  return object instanceof ArrayValue ? object : refuse('BP4009', span, { what: 'An array made by this class' });
}

function filled(machine: Machine, object: ArrayValue, values: readonly Value[], span: Span): ArrayValue {
  machine.spend(values.length, span);
  values.forEach((value, index) => {
    store(machine, object, index, value, span);
  });
  return object;
}
