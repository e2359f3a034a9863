/** One word, number or sign of a tag's text, with its offset. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the text of a tag token by token. A number expression is one token up to the next comma, bracket or end. */
export class TagReader {
  readonly #text: string;
  readonly #offset: number;
  #position = 0;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  get atEnd(): boolean {
    this.#skipBlanks();
    return this.#position >= this.#text.length;
  }

  /** The sign, if it comes next. */
  sign(sign: ',' | '=' | '[' | ']'): boolean {
    this.#skipBlanks();
    if (this.#text[this.#position] !== sign) return false;
    this.#position++;
    return true;
  }

  name(): Token | undefined {
    return this.#match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy);
  }

  /** Everything up to a comma or a bracket, as one token. */
  number(): Token | undefined {
    return this.#match(/[^,[\]\s](?:[^,[\]]*[^,[\]\s])?/uy);
  }

  /** What is left, as one token; of no length at the end of the text. */
  rest(): Token {
    this.#skipBlanks();
    const start = this.#position;
    this.#position = this.#text.length;
    return this.#token(start);
  }

  #match(pattern: RegExp): Token | undefined {
    this.#skipBlanks();
    const start = this.#position;
    pattern.lastIndex = start;
    if (!pattern.test(this.#text)) return undefined;
    this.#position = pattern.lastIndex;
    return this.#token(start);
  }

  #token(start: number): Token {
    return { text: this.#text.slice(start, this.#position), start: this.#offset + start, end: this.#offset + this.#position };
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#position] ?? '')) this.#position++;
  }
}

/** The value of a simple constant: numbers and constants of `Math`, signs, `*` and `/`. `undefined` for anything else. */
export function constantNumber(text: string): number | undefined {
  const factors = text.split(/([*/])/);
  let value = factor(factors[0] ?? '');
  for (let index = 1; index < factors.length && value !== undefined; index += 2) {
    const next = factor(factors[index + 1] ?? '');
    if (next === undefined) return undefined;
    value = factors[index] === '*' ? value * next : value / next;
  }
  return value;
}

function factor(text: string): number | undefined {
  const [, sign, digits, constant] =
    /^\s*([-+]?)\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|Math\.([A-Z][A-Z0-9_]*))\s*$/.exec(text) ?? [];
  const value: unknown = digits === undefined ? Object.getOwnPropertyDescriptor(Math, constant ?? '')?.value : Number(digits);
  if (typeof value !== 'number') return undefined;
  return sign === '-' ? -value : value;
}
