/** Building DOM without markup in strings: data can only ever become text. */

type Child = Node | string;

/** An element with a class list and children; strings become text nodes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className?: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  if (className !== undefined && className !== '') created.className = className;
  created.append(...children);
  return created;
}

/** Sets attributes; `undefined` removes, `true` sets the empty value, `false` removes. */
export function attributes(target: Element, values: Readonly<Record<string, string | number | boolean | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

/** An SVG element with attributes and children. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  values: Readonly<Record<string, string | number>>,
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const created = document.createElementNS('http://www.w3.org/2000/svg', tag);
  attributes(created, values);
  created.append(...children);
  return created;
}

let issued = 0;

/** An id that no other element of this document has, for `aria-labelledby` and its kin. */
export function uniqueId(stem: string): string {
  issued += 1;
  return `${stem}-${issued}`;
}
