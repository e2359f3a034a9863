import { at } from '../../invariant.ts';
import type { Scope } from '../../trace/scopes.ts';

/**
 * Keys that say where a scope stands among its siblings: the third loop here, the second call of this function, this iteration.
 * An edit elsewhere, or another name for a loop's variable, leaves them.
 */
export function scopeKeys(list: readonly Scope[]): readonly string[] {
  const keys: string[] = [];
  const seen = new Map<string, number>();
  for (const { kind, name, ordinal, parent } of list) {
    const around = parent < 0 ? '' : `${at(keys, parent)}/`;
    const base = `${around}${kind}${kind === 'call' || kind === 'reduction' ? `:${name}` : ''}`;
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    keys.push(`${base}#${kind === 'iteration' ? ordinal : count}`);
  }
  return keys;
}

/** `for i ×10`, `i = 3`, `#3`, `square(…)`, `reduce ×10`. */
export function scopeLabel({ kind, name, ordinal }: Scope, children: number): string {
  switch (kind) {
    case 'iteration':
      return name === '' ? `#${ordinal}` : name;
    case 'layer':
      return name;
    case 'call':
      return `${name === '' ? 'function' : name}(…)`;
    case 'loop':
    case 'reduction':
      return children > 1 ? `${name} ×${children}` : name;
  }
}
