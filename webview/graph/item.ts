/** A node or an edge, by its index in the view. */
export type Item = { readonly node: number } | { readonly edge: number };

/** `n<index>` or `e<index>`: what items are called in the drawing and in the outline. */
export function nameOf(item: Item): string {
  return 'node' in item ? `n${item.node}` : `e${item.edge}`;
}

export function itemNamed(name: string): Item {
  const index = Number(name.slice(1));
  return name.startsWith('n') ? { node: index } : { edge: index };
}

export function sameItem(one: Item | undefined, other: Item | undefined): boolean {
  return one === undefined || other === undefined ? one === other : nameOf(one) === nameOf(other);
}
