import { attributes, element } from '../dom.ts';

export interface TableColumn {
  readonly header: string;
  /** Right-aligned, in figures of one width. */
  readonly numeric?: boolean;
  /** The header is for screen readers only: the column speaks for itself. */
  readonly quiet?: boolean;
  /** What the header means, at length. */
  readonly title?: string;
}

/** A plain table: a caption for screen readers, one header row, text only. */
export function table(caption: string, columns: readonly TableColumn[], rows: readonly (readonly (string | Node)[])[]): HTMLTableElement {
  const cell = (tag: 'th' | 'td', column: TableColumn, content: string | Node): HTMLElement => {
    const made = element(tag, column.numeric === true ? 'numeric' : '', content);
    if (tag === 'th') made.setAttribute('scope', 'col');
    if (tag === 'th' && column.title !== undefined) made.title = column.title;
    return made;
  };
  const header = element(
    'tr',
    '',
    ...columns.map((column) =>
      cell('th', column, column.quiet === true ? element('span', 'visually-hidden', column.header) : column.header),
    ),
  );
  const body = rows.map((row) => element('tr', '', ...columns.map((column, index) => cell('td', column, row[index] ?? ''))));
  return element(
    'table',
    'grid',
    element('caption', 'visually-hidden', caption),
    element('thead', '', header),
    element('tbody', '', ...body),
  );
}

/**
 * Lets a table become a list where the page is narrow: a block a row, a line a cell, each with its column's name. The roles are
 * said outright, since what is not laid out as a table is not read as one.
 */
export function stacking(grid: HTMLTableElement): HTMLTableElement {
  grid.classList.add('stacking');
  attributes(grid, { role: 'table' });
  const headers = [...(grid.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent ?? '');
  for (const group of [grid.tHead, ...grid.tBodies]) {
    if (group !== null) attributes(group, { role: 'rowgroup' });
    for (const row of group?.rows ?? []) {
      attributes(row, { role: 'row' });
      for (const [column, cell] of [...row.cells].entries()) {
        const role = cell.tagName === 'TD' ? 'cell' : group === grid.tHead ? 'columnheader' : 'rowheader';
        attributes(cell, { role, 'data-column': headers[column] });
      }
    }
  }
  return grid;
}
