import type { NodeKind } from '../graph/types.ts';
import type { ListingForm } from '../pipeline.ts';
import { nameValues } from '../trace/names.ts';
import { traceLines } from '../trace/printer.ts';
import type { ValueId } from '../trace/types.ts';
import type { Drawable } from './model.ts';

/**
 * By line of a listing, the key of the node that it is about; undefined for lines about none. Of the derivative the lines are those of
 * its text, which names a value `v` or, its adjoint, `bar_v`, as the `ssa` listing does.
 */
export function listingKeys({ graph, ssa, singleAccess }: Drawable, form: ListingForm, text: string): readonly (string | undefined)[] {
  const keys = new Map<string, string>();
  for (const { kind, value, key } of graph.nodes) keys.set(`${roleOf(kind)} ${value}`, key);
  const keyOf = (role: 'tuple' | 'value', value: ValueId) => keys.get(`${role} ${value}`);
  switch (form) {
    case 'program':
      return [];
    case 'ssa':
      return traceLines(ssa).map(({ value }) => (value === undefined ? undefined : keyOf('value', value)));
    case 'ssa-sa':
      return traceLines(singleAccess).map(({ value, tuple }) =>
        value === undefined ? undefined : keyOf(tuple ? 'tuple' : 'value', value),
      );
    case 'derivative': {
      const values = new Map([...nameValues(ssa)].map(([id, name]) => [name, id]));
      return text.split('\n').map((line) => {
        const [, name = ''] = /^ {2}(?:(?:const|let) )?(?:bar_)?([\p{L}\p{N}_$]+) [-+]?=/u.exec(line) ?? [];
        const value = values.get(name);
        return value === undefined ? undefined : keyOf('value', value);
      });
    }
  }
}

/** A tuple node has the value of the node before it, and lines of its own. */
function roleOf(kind: NodeKind): string {
  return kind === 'tuple' ? 'tuple' : kind === 'output' ? 'output' : 'value';
}
