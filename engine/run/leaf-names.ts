import { at } from '../invariant.ts';

/** A parameter as its leaves' names tell it: its name, and its value at a point that has one number a leaf. */
export interface NamedArgument {
  readonly name: string;
  value(point: readonly number[]): unknown;
}

/** A number of the point, or parts by key: all keys whole numbers is an array. */
type Part = number | Map<string, Part>;

/** Puts leaves (`x`, `w[3]`, `p.x`) together to the parameters that they are of, in their order. */
export function argumentsFromLeaves(leaves: readonly string[]): readonly NamedArgument[] {
  const parameters = new Map<string, Part>();
  for (const [index, leaf] of leaves.entries()) {
    const steps = leaf.split(/[[\].]+/).filter((step) => step !== '');
    let level = parameters;
    for (const step of steps.slice(0, -1)) {
      const inner = level.get(step);
      const next = inner instanceof Map ? inner : new Map<string, Part>();
      level.set(step, next);
      level = next;
    }
    level.set(at(steps, steps.length - 1), index);
  }
  return [...parameters].map(([name, part]) => ({ name, value: (point) => argumentOf(part, point) }));
}

function argumentOf(part: Part, point: readonly number[]): unknown {
  if (!(part instanceof Map)) return at(point, part);
  const fields = [...part].map(([key, inner]) => [key, argumentOf(inner, point)] as const);
  return fields.every(([key]) => /^\d+$/.test(key)) ? fields.map(([, value]) => value) : Object.fromEntries(fields);
}
