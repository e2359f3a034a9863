import { escapedUnit, parseClass, type UnitTest } from './classes.ts';
import type { Pattern, RegularExpression } from './types.ts';

/** Parses what stands between the slashes; `undefined` where it is wrong or not supported (lookbehind, Unicode properties). */
export function parseRegularExpression(source: string, flags: string): RegularExpression | undefined {
  if (!/^[dgimsuy]*$/.test(flags)) return undefined;
  const parser = new Parser(source, flags);
  const pattern = parser.choice();
  if (!pattern || !parser.atEnd) return undefined;
  return {
    pattern,
    groups: parser.groups,
    names: parser.names,
    ignoreCase: flags.includes('i'),
    multiline: flags.includes('m'),
  };
}

class Parser {
  groups = 0;
  readonly names = new Map<string, number>();
  readonly #source: string;
  readonly #ignoreCase: boolean;
  readonly #dotAll: boolean;
  #position = 0;
  #depth = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#ignoreCase = flags.includes('i');
    this.#dotAll = flags.includes('s');
  }

  get atEnd(): boolean {
    return this.#position >= this.#source.length;
  }

  choice(): Pattern | undefined {
    if (++this.#depth > 64) return undefined;
    const options: Pattern[] = [];
    do {
      const option = this.#sequence();
      if (!option) return undefined;
      options.push(option);
    } while (this.#take('|'));
    this.#depth--;
    const [only] = options;
    return options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(): Pattern | undefined {
    const items: Pattern[] = [];
    while (!this.atEnd && !/[|)]/.test(this.#peek())) {
      const before = this.groups;
      const atom = this.#atom();
      const item = atom && this.#quantified(atom, before);
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: 'sequence', items };
  }

  #quantified(item: Pattern, before: number): Pattern | undefined {
    const [quantifier, sign, low, comma, high] = this.#match(/([*+?])|\{(\d+)(,?)(\d*)\}/y) ?? [];
    if (quantifier === undefined) return item;
    const lazy = this.#take('?');
    const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
    const open = sign === '*' || sign === '+' || (comma === ',' && high === '');
    const most = open ? Number.POSITIVE_INFINITY : low === undefined ? 1 : comma === ',' ? Number(high) : least;
    return { kind: 'repeat', item, least, most, lazy, groups: [before + 1, this.groups] };
  }

  #atom(): Pattern | undefined {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) {
      const found = parseClass(this.#source, this.#position, this.#ignoreCase);
      if (!found) return undefined;
      this.#position = found.end;
      return { kind: 'unit', test: found.test };
    }
    const sign = this.#peek();
    if (/[*+?{]/.test(sign) && !(sign === '{' && !/^\{\d+,?\d*\}/.test(this.#source.slice(this.#position)))) return undefined;
    this.#position++;
    if (sign === '^') return { kind: 'boundary', at: 'start' };
    if (sign === '$') return { kind: 'boundary', at: 'end' };
    if (sign === '.') return this.#unit((unit) => this.#dotAll || !/[\n\r\u2028\u2029]/.test(unit));
    return sign === '\\' ? this.#escape() : this.#unit(this.#same(sign));
  }

  #group(): Pattern | undefined {
    const [kind = '', name] = this.#match(/\?(?:[:=!]|<([\w$]+)>|<[=!])/y) ?? [];
    if (kind === '?<=' || kind === '?<!') return undefined;
    const captures = kind === '' || name !== undefined;
    const index = captures ? ++this.groups : 0;
    if (name !== undefined) this.names.set(name, index);
    const item = this.choice();
    if (!item || !this.#take(')')) return undefined;
    if (captures) return { kind: 'group', item, index };
    return kind === '?:' ? item : { kind: 'ahead', item, negative: kind === '?!' };
  }

  #escape(): Pattern | undefined {
    const [digits] = this.#match(/[1-9]\d*/y) ?? [];
    if (digits !== undefined) return { kind: 'back', index: Number(digits) };
    if (this.#take('b')) return { kind: 'boundary', at: 'word' };
    if (this.#take('B')) return { kind: 'boundary', at: 'inside' };
    const found = escapedUnit(this.#source, this.#position);
    if (!found) return undefined;
    this.#position = found.end;
    return this.#unit(typeof found.unit === 'string' ? this.#same(found.unit) : found.unit);
  }

  #same(sign: string): UnitTest {
    const folded = sign.toUpperCase();
    return this.#ignoreCase ? (unit) => unit.toUpperCase() === folded : (unit) => unit === sign;
  }

  #unit(test: UnitTest): Pattern {
    return { kind: 'unit', test };
  }

  #peek(): string {
    return this.#source[this.#position] ?? '';
  }

  #take(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#position++;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#source);
    if (!found) return undefined;
    this.#position = pattern.lastIndex;
    return found;
  }
}
