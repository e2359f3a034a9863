import { symbolKey } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { refuse } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { ArrayValue, BuiltinValue, type Value } from '../interpreter/values.ts';

/** Methods that make an array of the class of theirs. */
const making: ReadonlySet<string> = new Set(['concat', 'filter', 'flat', 'flatMap', 'map', 'slice', 'splice', 'subarray']);

/** Those that know the length before, and those that set it at the end. */
const sized: ReadonlySet<string> = new Set(['map', 'slice', 'splice']);
const ending: ReadonlySet<string> = new Set(['concat', 'slice', 'splice']);

/** What a method of an array gives where its class extends arrays: made by `new` of the class, as ArraySpeciesCreate (ECMA-262) does. */
export function ofSameClass(machine: Machine, array: ArrayValue, name: string, made: Value, span: Span): Value {
  if (!array.class || !making.has(name) || !(made instanceof ArrayValue)) return made;
  if (array.type !== 'Array') return refuse('BP4009', span, { what: `${name} of a class that extends ${array.type}` });
  const species = machine.rules.member(machine, array.class, symbolKey('species'), span);
  if (species instanceof BuiltinValue && species.name === 'Array') return made;
  const target = species === undefined ? array.class : species;
  const object = machine.rules.construct(machine, target, [sized.has(name) ? made.items.length : 0], span);
  if (!(object instanceof ArrayValue)) return refuse('BP4009', span, { what: `${name} of this class` });
  made.items.forEach((item, index) => {
    object.items[index] = item;
  });
  if (ending.has(name)) object.items.length = made.items.length;
  return object;
}
