/** Fills a list with a row for each item; items with the same id keep their row, and with it its focus. */
export function keyedList<Item extends { readonly id: string }, Row extends { readonly element: HTMLElement }>(
  list: HTMLElement,
  create: (item: Item) => Row,
): (items: readonly Item[], update: (row: Row, item: Item) => void) => void {
  const rows = new Map<string, Row>();
  return (items, update) => {
    for (const id of [...rows.keys()]) if (!items.some((item) => item.id === id)) rows.delete(id);
    const wanted = items.map((item) => {
      const row = rows.get(item.id) ?? create(item);
      rows.set(item.id, row);
      update(row, item);
      return row.element;
    });
    // Replacing what is there already would take the focus from it.
    if (wanted.length !== list.children.length || wanted.some((row, index) => row !== list.children[index]))
      list.replaceChildren(...wanted);
  };
}
