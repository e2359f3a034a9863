import { at } from '../../invariant.ts';
import { forEachRead } from '../reads.ts';
import type { StraightLine } from '../straight-line.ts';

/**
 * Where the numbers of straight-line code live once it is cut into functions of `size` statements each: in a local of the
 * one function that uses them or, where they pass from one function to the next, in memory. Memory is reused after the
 * last function that reads a number.
 */
export interface Layout {
  readonly functions: number;
  readonly size: number;
  /** By place: the index of its number in memory, 0 where it has none. */
  readonly address: Uint32Array;
  /** By statement: 1 where what it assigns must be stored. */
  readonly stores: Uint8Array;
  /** The numbers of memory that are used. */
  readonly numbers: number;
}

/** Memory begins with the numbers 0 and 1, then the point, by parameter index. */
export const firstParameter = 2;

export function layOut(code: StraightLine, size: number): Layout {
  const functions = Math.ceil(code.statements.length / size);
  const lastUse = lastUses(code, size, functions);
  const { address, numbers } = addresses(code, size, functions, lastUse);
  return { functions, size, address, numbers, stores: storing(code, size, lastUse) };
}

/** By place, the last function that reads it: past the last where the caller does, -1 where none does. */
function lastUses({ statements, places, result, derivatives }: StraightLine, size: number, functions: number): Int32Array {
  const lastUse = new Int32Array(places).fill(-1);
  for (const [index, statement] of statements.entries()) {
    const where = Math.floor(index / size);
    forEachRead(statement, (place) => {
      lastUse[place] = where;
    });
    if (statement.adds) lastUse[statement.to] = where;
  }
  for (const source of [result, ...derivatives]) if ('place' in source) lastUse[source.place] = functions;
  return lastUse;
}

function addresses({ parameters, statements, places }: StraightLine, size: number, functions: number, lastUse: Int32Array) {
  const address = new Uint32Array(places);
  let numbers = firstParameter;
  for (const { place, index } of parameters) {
    address[place] = firstParameter + index;
    numbers = Math.max(numbers, firstParameter + index + 1);
  }
  const free: number[] = [];
  const releasedAfter = Array.from({ length: functions + 1 }, (): number[] => []);
  for (const [index, { to }] of statements.entries()) {
    const where = Math.floor(index / size);
    if (index % size === 0 && where > 0) free.push(...at(releasedAfter, where - 1));
    if (address[to] !== 0 || at(lastUse, to) <= where) continue;
    const chosen = free.pop() ?? numbers++;
    address[to] = chosen;
    at(releasedAfter, at(lastUse, to)).push(chosen);
  }
  return { address, numbers };
}

/** A number is stored by the last statement of a function that assigns it, if a later function reads it. */
function storing({ statements, places }: StraightLine, size: number, lastUse: Int32Array): Uint8Array {
  const stores = new Uint8Array(statements.length);
  const assignedLater = new Int32Array(places).fill(-1);
  for (let index = statements.length - 1; index >= 0; index--) {
    const { to } = at(statements, index);
    const where = Math.floor(index / size);
    if (at(lastUse, to) > where && assignedLater[to] !== where) stores[index] = 1;
    assignedLater[to] = where;
  }
  return stores;
}
