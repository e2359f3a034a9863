import type { Span } from './span.ts';

/** Turns offsets in one text into spans. Lines end at \n, \r\n or \r, as in VS Code (not at U+2028, as in ECMAScript). */
export class Lines {
  readonly #file: string;
  readonly #starts: readonly number[];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
  }

  /** The range from one offset to another (exclusive). */
  span(start: number, end: number): Span {
    const line = this.#lineOf(start);
    const endLine = this.#lineOf(end);
    return {
      file: this.#file,
      line: line + 1,
      column: this.#column(start, line),
      endLine: endLine + 1,
      endColumn: this.#column(end, endLine),
    };
  }

  #column(offset: number, line: number): number {
    return offset - (this.#starts[line] ?? 0) + 1;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
