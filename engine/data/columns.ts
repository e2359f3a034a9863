/** Which columns of a file an observation parameter is made of: by its type and the names in the header. */
import type { DeclaredType } from '../program/types.ts';

/** How a value is put together from the cells of a record. */
export type Template =
  | { readonly kind: 'cell'; readonly column: number }
  /** `name`: of the typed array, or `Array`. */
  | { readonly kind: 'list'; readonly name: string; readonly items: readonly Template[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Template])[] };

export type TemplateFault =
  /** No column has any of these names. */
  | { readonly kind: 'missing'; readonly column: string }
  /** Values of this type cannot be read from cells. */
  | { readonly kind: 'type'; readonly name: string };

/**
 * A number is the column of its name; a field of a record the one of the field's name, `p.x` inside another record; an element
 * the one called `w[0]`. Where the file is for this parameter alone, an array takes all columns, a tuple the first ones, a
 * number the only one, and a parameter without a type becomes a record of all.
 */
export function templateOf(name: string, type: DeclaredType, header: readonly string[], alone: boolean, faults: TemplateFault[]): Template {
  return new Templates(header, faults).root(name, type, alone);
}

class Templates {
  readonly #header: readonly string[];
  readonly #faults: TemplateFault[];

  constructor(header: readonly string[], faults: TemplateFault[]) {
    this.#header = header;
    this.#faults = faults;
  }

  root(name: string, type: DeclaredType, alone: boolean): Template {
    const all = this.#header.map((_, column): Template => ({ kind: 'cell', column }));
    const numbered = this.#header.includes(`${name}[0]`);
    if (alone && type.kind === 'array' && !numbered) return { kind: 'list', name: type.name, items: all };
    if (alone && type.kind === 'tuple' && !numbered && all.length >= type.elements.length) {
      return { kind: 'list', name: 'Array', items: all.slice(0, type.elements.length) };
    }
    if (alone && type.kind === 'number' && all.length === 1) return { kind: 'cell', column: 0 };
    if (alone && type.kind === 'unknown')
      return { kind: 'record', fields: this.#header.map((column, i) => [column, all[i] ?? MISSING] as const) };
    if (type.kind === 'record') {
      const fields = [...type.fields].map(([field, inner]) => [field, this.#within(this.#prefix(name, field), inner)] as const);
      return { kind: 'record', fields };
    }
    return this.#within(name, type);
  }

  /** A field goes by its own name, or by that of its parameter too where several parameters share the file. */
  #prefix(name: string, field: string): string {
    const long = `${name}.${field}`;
    return this.#header.some((column) => column === long || column.startsWith(`${long}.`) || column.startsWith(`${long}[`)) ? long : field;
  }

  #within(path: string, type: DeclaredType): Template {
    switch (type.kind) {
      case 'number':
        return this.#cell(path);
      case 'record':
        return {
          kind: 'record',
          fields: [...type.fields].map(([field, inner]) => [field, this.#within(`${path}.${field}`, inner)] as const),
        };
      case 'tuple':
        return { kind: 'list', name: 'Array', items: type.elements.map((inner, i) => this.#within(`${path}[${i}]`, inner)) };
      case 'array': {
        const items: Template[] = [this.#within(`${path}[0]`, type.element)];
        while (this.#header.some((column) => column.startsWith(`${path}[${items.length}]`))) {
          items.push(this.#within(`${path}[${items.length}]`, type.element));
        }
        return { kind: 'list', name: type.name, items };
      }
      case 'passive':
      case 'tensor':
      case 'unknown':
        this.#faults.push({ kind: 'type', name: path });
        return MISSING;
    }
  }

  #cell(name: string): Template {
    const column = this.#header.indexOf(name);
    if (column < 0) this.#faults.push({ kind: 'missing', column: name });
    return { kind: 'cell', column };
  }
}

/** Stands where a fault is reported. */
const MISSING: Template = { kind: 'cell', column: -1 };

/** The value that a record's numbers give. */
export function fill(template: Template, numbers: readonly number[]): unknown {
  switch (template.kind) {
    case 'cell':
      return numbers[template.column];
    case 'record':
      return Object.fromEntries(template.fields.map(([name, field]) => [name, fill(field, numbers)]));
    case 'list': {
      const items = template.items.map((item) => fill(item, numbers));
      if (template.name === 'Array') return items;
      return template.name === 'Float32Array' ? Float32Array.from(items, Number) : Float64Array.from(items, Number);
    }
  }
}

/** The columns that a template reads. */
export function columnsOf(template: Template): readonly number[] {
  if (template.kind === 'cell') return [template.column];
  return template.kind === 'list' ? template.items.flatMap(columnsOf) : template.fields.flatMap(([, field]) => columnsOf(field));
}
