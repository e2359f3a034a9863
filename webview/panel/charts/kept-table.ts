import type { ChartCardOptions } from './chart-card.ts';

/** How the person arranged a page, as it is now; kept over reloads. */
export interface Arrangement {
  readonly view: { readonly tables: readonly string[] };
  keep(change: { readonly tables: readonly string[] }): void;
}

/** A chart that is shown as its numbers again where it was left so. */
export function keptTable(page: Arrangement, name: string): Pick<ChartCardOptions, 'name' | 'table' | 'tableChanged'> {
  return {
    name,
    table: page.view.tables.includes(name),
    tableChanged: (table) => page.keep({ tables: [...page.view.tables.filter((each) => each !== name), ...(table ? [name] : [])] }),
  };
}
