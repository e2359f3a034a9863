import type { Item } from '../../program/expressions.ts';
import { iterate } from '../builtins/iterate.ts';
import type { Frame } from './frame.ts';
import { evaluate } from './rules.ts';
import type { Value } from './values.ts';

/** The values of arguments or elements, with what spreads among them. */
export function evaluateItems(frame: Frame, items: readonly Item[]): Value[] {
  const values: Value[] = [];
  for (const { spread, hole, value } of items) {
    if (hole) {
      values.length++;
      continue;
    }
    const one = evaluate(frame, value);
    if (spread) for (const each of iterate(frame.machine, one, value.span)) values.push(each);
    else values.push(one);
  }
  return values;
}
