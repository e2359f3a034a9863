import type { Pattern, RegularExpression } from './types.ts';

/** Where the whole and each group begin and end; `undefined` for a group that took no part. */
export type Match = readonly (readonly [start: number, end: number] | undefined)[];

/** Goes on with the rest of the pattern from a position. */
type Next = (position: number) => boolean;

/**
 * Matches at a position, by backtracking as the standard says. `count` is called at every step and may throw: a pattern can
 * take more time than anybody has, so the host's own regular expressions, which cannot be stopped, are not used on it.
 */
export function matchAt(expression: RegularExpression, text: string, start: number, count: () => void): Match | undefined {
  const matcher = new Matcher(expression, text, count);
  return matcher.from(start);
}

class Matcher {
  readonly #expression: RegularExpression;
  readonly #text: string;
  readonly #count: () => void;
  #groups: (readonly [number, number] | undefined)[];

  constructor(expression: RegularExpression, text: string, count: () => void) {
    this.#expression = expression;
    this.#text = text;
    this.#count = count;
    this.#groups = new Array<undefined>(expression.groups + 1).fill(undefined);
  }

  from(start: number): Match | undefined {
    let end = -1;
    const found = this.#run(this.#expression.pattern, start, (position) => {
      end = position;
      return true;
    });
    return found ? [[start, end], ...this.#groups.slice(1)] : undefined;
  }

  #run(pattern: Pattern, position: number, next: Next): boolean {
    this.#count();
    switch (pattern.kind) {
      case 'unit': {
        const unit = this.#text[position];
        return unit !== undefined && pattern.test(unit) && next(position + 1);
      }
      case 'sequence':
        return this.#sequence(pattern.items, 0, position, next);
      case 'choice':
        return pattern.options.some((option) => this.#run(option, position, next));
      case 'repeat':
        return this.#repeat(pattern, 0, position, next);
      case 'group':
        return this.#group(pattern.item, pattern.index, position, next);
      case 'ahead':
        return this.#ahead(pattern, position, next);
      case 'boundary':
        return this.#isAt(pattern.at, position) && next(position);
      case 'back': {
        const [start, end] = this.#groups[pattern.index] ?? [0, 0];
        const word = this.#text.slice(start, end);
        return this.#same(word, this.#text.slice(position, position + word.length)) && next(position + word.length);
      }
    }
  }

  #sequence(items: readonly Pattern[], index: number, position: number, next: Next): boolean {
    const item = items[index];
    return item ? this.#run(item, position, (after) => this.#sequence(items, index + 1, after, next)) : next(position);
  }

  #repeat(pattern: Extract<Pattern, { kind: 'repeat' }>, done: number, position: number, next: Next): boolean {
    const { item, least, most, lazy, groups } = pattern;
    if (done >= most) return next(position);
    const again = () => {
      const kept = this.#groups.slice();
      for (let index = groups[0]; index <= groups[1]; index++) this.#groups[index] = undefined;
      // A turn that takes nothing leads nowhere new.
      const turn = (after: number) => (after === position && done >= least ? false : this.#repeat(pattern, done + 1, after, next));
      if (this.#run(item, position, turn)) return true;
      this.#groups = kept;
      return false;
    };
    if (done < least) return again();
    return lazy ? next(position) || again() : again() || next(position);
  }

  #group(item: Pattern, index: number, position: number, next: Next): boolean {
    const kept = this.#groups[index];
    const found = this.#run(item, position, (after) => {
      const inner = this.#groups[index];
      this.#groups[index] = [position, after];
      if (next(after)) return true;
      this.#groups[index] = inner;
      return false;
    });
    if (!found) this.#groups[index] = kept;
    return found;
  }

  #ahead({ item, negative }: Extract<Pattern, { kind: 'ahead' }>, position: number, next: Next): boolean {
    const kept = this.#groups.slice();
    const found = this.#run(item, position, () => true);
    if (found === negative) {
      this.#groups = kept;
      return false;
    }
    if (negative) this.#groups = kept;
    if (next(position)) return true;
    this.#groups = kept;
    return false;
  }

  #isAt(at: 'start' | 'end' | 'word' | 'inside', position: number): boolean {
    const [before, after] = [this.#text[position - 1], this.#text[position]];
    const isBreak = (unit: string | undefined) => unit === undefined || (this.#expression.multiline && /[\n\r\u2028\u2029]/.test(unit));
    if (at === 'start') return isBreak(before);
    if (at === 'end') return isBreak(after);
    return (/\w/.test(before ?? '') !== /\w/.test(after ?? '')) === (at === 'word');
  }

  #same(a: string, b: string): boolean {
    return this.#expression.ignoreCase ? a.toUpperCase() === b.toUpperCase() : a === b;
  }
}
