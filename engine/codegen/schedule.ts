import { forEachVariable } from '../operations/term.ts';
import type { Place, Statement } from './straight-line.ts';

/**
 * The statements of a sweep, each primal value right before the first that reads it, and those that none reads at the end.
 * A term of a sum is then computed and differentiated in one place, where its numbers are still at hand, instead of a whole
 * program later. Nothing is computed otherwise than before: the steps keep their order, and with it every bit.
 */
export function byDemand(primal: readonly Statement[], steps: readonly Statement[]): readonly Statement[] {
  const pending = new Map<Place, Statement>(primal.map((statement) => [statement.to, statement]));
  const ordered: Statement[] = [];
  // An explicit stack: a chain of a hundred thousand operations is as deep.
  const stack: Statement[] = [];
  const demand = (statement: Statement) => {
    forEachVariable(statement.term, (variable) => {
      const place = statement[variable];
      const needed = place === undefined ? undefined : pending.get(place);
      if (needed) stack.push(needed);
    });
  };
  const define = (last: Statement) => {
    demand(last);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const depth = stack.length;
      if (pending.has(top.to)) demand(top);
      if (stack.length > depth) continue;
      stack.pop();
      if (pending.delete(top.to)) ordered.push(top);
    }
  };
  for (const step of steps) {
    define(step);
    ordered.push(step);
  }
  for (const statement of primal) {
    if (!pending.has(statement.to)) continue;
    define(statement);
    if (pending.delete(statement.to)) ordered.push(statement);
  }
  return ordered;
}
