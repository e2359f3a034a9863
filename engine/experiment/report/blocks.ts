/** What a report says, as data: the terminal prints it as text, a page as markup. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The first row is the head. `pageOnly`: too long to be printed. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly pageOnly?: boolean }
  /** SVG markup; nothing in a terminal. */
  | { readonly kind: 'chart'; readonly svg: string };

export function heading(text: string, level: 2 | 3 = 2): Block {
  return { kind: 'heading', text, level };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function table(rows: readonly (readonly string[])[]): Block {
  return { kind: 'table', rows };
}

export function chart(svg: string): readonly Block[] {
  return svg === '' ? [] : [{ kind: 'chart', svg }];
}
