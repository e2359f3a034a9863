import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, type DiagnosticArguments, diagnostic, type QuickFix } from '../../diagnostics/diagnostic.ts';
import type { Annotations, DataTag, StartValue } from '../../program/types.ts';
import { type FunctionSyntax, givenParameters } from '../functions.ts';
import { ts } from '../typescript.ts';
import { readTags, type Tag } from './comment.ts';
import { constantNumber, TagReader, type Token } from './reader.ts';

export interface FunctionAnnotations {
  readonly annotations: Annotations;
  /** The parameters to differentiate with respect to; `undefined` for all. */
  readonly wrt: Differentiated | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** A tag that changes what is computed is wrong, so the function must not be compiled. */
  readonly unusable: boolean;
}

/** Which parameters, by name. */
export type Differentiated = Pick<ReadonlySet<string>, 'has'>;

/** What the tags of a function's doc comment say. Tags of other tools are passed over; a wrong tag is reported and left out. */
export function readAnnotations(definition: FunctionSyntax): FunctionAnnotations {
  const interpreter = new Interpreter(definition);
  for (const tag of readTags(definition.file, definition.documented)) interpreter.read(tag);
  return interpreter.result();
}

class Interpreter {
  readonly #definition: FunctionSyntax;
  readonly #parameters: readonly string[];
  readonly #start = new Map<string, StartValue>();
  readonly #domain = new Map<string, readonly [number, number]>();
  readonly #wrt = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];
  #differentiable = false;
  #minimum: number | undefined;
  #data: DataTag | undefined;
  #unusable = false;

  constructor(definition: FunctionSyntax) {
    this.#definition = definition;
    this.#parameters = givenParameters(definition.node).flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }

  result(): FunctionAnnotations {
    const minimum = this.#minimum === undefined ? {} : { minimum: this.#minimum };
    const data = this.#data === undefined ? {} : { data: this.#data };
    return {
      annotations: { differentiable: this.#differentiable, start: this.#start, domain: this.#domain, ...minimum, ...data },
      wrt: this.#differentiated(),
      diagnostics: this.#diagnostics,
      unusable: this.#unusable,
    };
  }

  read(tag: Tag): void {
    const reader = new TagReader(tag.text, tag.textStart);
    switch (tag.name) {
      case 'differentiable':
        this.#differentiable = true;
        break;
      case 'wrt':
        this.#readWrt(tag, reader);
        break;
      case 'start':
        this.#readList(tag, reader, 'x = 5, y = 1', (name) => this.#readStart(tag, reader, name));
        break;
      case 'domain':
        this.#readList(tag, reader, 'x = [-4.5, 4.5]', (name) => this.#readDomain(tag, reader, name));
        break;
      case 'minimum':
        this.#readMinimum(tag, reader);
        break;
      case 'data':
        this.#readData(tag, reader);
        break;
    }
  }

  /** An observation is not differentiated; naming it in `@wrt` is a mistake. */
  #differentiated(): Differentiated | undefined {
    const observed = new Set(this.#data?.names);
    if (this.#wrt.size > 0) return this.#wrt;
    return observed.size === 0 ? undefined : { has: (name) => !observed.has(name) };
  }

  /** `row from ./rows.csv`, or several names before `from`. */
  #readData(tag: Tag, reader: TagReader): void {
    const errors = this.#diagnostics.length;
    if (this.#data) this.#report('BP1105', tag, { tag: 'data', name: 'a file' });
    const names = new Set<string>();
    let name = reader.name();
    for (let read = 0; name && !(name.text === 'from' && read > 0); name = reader.name(), read++) {
      if (this.#wrt.has(name.text)) this.#report('BP1124', name, { name: name.text });
      else if (this.#isNew(tag, name, names)) names.add(name.text);
      reader.sign(',');
    }
    const path = reader.rest();
    const text = path.text.replace(/^(['"])(.*)\1$/, '$2');
    const span = this.#definition.file.span(path.start, path.end);
    if (this.#diagnostics.length === errors) {
      if (!name || text === '') this.#report('BP1102', text === '' ? tag : path, { tag: 'data', example: '@data row from ./rows.csv' });
      else this.#data = { names: [...names], path: text, span };
    }
    if (this.#diagnostics.length > errors) this.#unusable = true;
  }

  #readWrt(tag: Tag, reader: TagReader): void {
    const errors = this.#diagnostics.length;
    do {
      const name = reader.name();
      if (!name) this.#incomplete(tag, reader, 'x y');
      else if (this.#data?.names.includes(name.text)) this.#report('BP1124', name, { name: name.text });
      else if (this.#isNew(tag, name, this.#wrt)) this.#wrt.add(name.text);
      reader.sign(',');
    } while (!reader.atEnd);
    if (this.#diagnostics.length > errors) this.#unusable = true;
  }

  /** `name = …`, several separated by commas. `readValue` answers false where the rest of the tag makes no sense. */
  #readList(tag: Tag, reader: TagReader, example: string, readValue: (name: Token) => boolean): void {
    do {
      const name = reader.name();
      if (!name || !reader.sign('=') || !readValue(name)) return this.#incomplete(tag, reader, example);
    } while (reader.sign(','));
    if (!reader.atEnd) this.#incomplete(tag, reader, example);
  }

  #readStart(tag: Tag, reader: TagReader, name: Token): boolean {
    const value = this.#startValue(reader);
    if (value === 'unreadable') return false;
    if (this.#isNew(tag, name, this.#start) && value !== undefined) this.#start.set(name.text, value);
    return true;
  }

  /** A number, or numbers in brackets; `undefined` for one that is reported already. */
  #startValue(reader: TagReader): StartValue | undefined | 'unreadable' {
    if (!reader.sign('[')) {
      const token = reader.number();
      return token ? this.#number(token) : 'unreadable';
    }
    const values: StartValue[] = [];
    if (reader.sign(']')) return values;
    do {
      const value = this.#startValue(reader);
      if (value === undefined || value === 'unreadable') return value;
      values.push(value);
    } while (reader.sign(','));
    return reader.sign(']') ? values : 'unreadable';
  }

  #readDomain(tag: Tag, reader: TagReader, name: Token): boolean {
    if (!reader.sign('[')) return false;
    const first = reader.number();
    if (!first || !reader.sign(',')) return false;
    const second = reader.number();
    if (!second || !reader.sign(']')) return false;
    const [low, high] = [this.#number(first), this.#number(second)];
    if (!this.#isNew(tag, name, this.#domain) || low === undefined || high === undefined) return true;
    if (low < high) this.#domain.set(name.text, [low, high]);
    else {
      const place = { start: first.start, end: second.end };
      const swapped = [{ span: this.#definition.file.span(place.start, place.end), newText: `${second.text}, ${first.text}` }];
      const fixes = low > high ? [{ title: 'Swap the ends', edits: swapped }] : undefined;
      this.#report('BP1104', place, { name: name.text, low: first.text, high: second.text }, fixes);
    }
    return true;
  }

  #readMinimum(tag: Tag, reader: TagReader): void {
    const token = reader.number();
    if (!token) return this.#incomplete(tag, reader, '0');
    const value = this.#number(token);
    if (this.#minimum !== undefined) this.#report('BP1105', tag, { tag: 'minimum', name: 'the minimum' });
    else if (value !== undefined) this.#minimum = value;
    if (!reader.atEnd) this.#incomplete(tag, reader, '0');
  }

  #number(token: Token): number | undefined {
    const value = constantNumber(token.text);
    if (value === undefined) this.#report('BP1103', token, { text: token.text });
    return value;
  }

  #isNew(tag: Tag, name: Token, known: { has(name: string): boolean }): boolean {
    const args = { tag: tag.name, name: name.text };
    if (!this.#parameters.includes(name.text)) {
      const parameters = this.#parameters.join(', ') || 'none';
      this.#report('BP1101', name, { ...args, function: this.#definition.name, parameters });
      return false;
    }
    if (known.has(name.text)) this.#report('BP1105', name, args);
    return !known.has(name.text);
  }

  /** Points at what cannot be read, or at the whole tag where nothing is left. */
  #incomplete(tag: Tag, reader: TagReader, example: string): void {
    const rest = reader.rest();
    this.#report('BP1102', rest.text === '' ? tag : rest, { tag: tag.name, example: `@${tag.name} ${example}` });
  }

  #report<C extends DiagnosticCode>(
    code: C,
    { start, end }: { start: number; end: number },
    args: DiagnosticArguments<C>,
    fixes?: readonly QuickFix[],
  ): void {
    this.#diagnostics.push(diagnostic(code, this.#definition.file.span(start, end), args, fixes));
  }
}
