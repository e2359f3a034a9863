import fc from 'fast-check';

/**
 * Straight-line functions f(x, y) with blocks, shadowing, reassignment and a helper; every one is valid JavaScript and supported.
 * A list of random bytes decides everything, so that failures shrink.
 */
export const randomFunction: fc.Arbitrary<string> = fc
  .uint8Array({ minLength: 40, maxLength: 400 })
  .map((bytes) => new Writer(bytes).write());

const unary = ['Math.sin', 'Math.exp', 'Math.abs', 'Math.sqrt', 'Math.tanh', 'Math.floor', '-', '+', '- -'];
const binary = ['+', '-', '*', '/', '%', '**'];
const mathCalls = ['Math.max', 'Math.atan2', 'Math.hypot'];
const calls = [...mathCalls, 'h'];
const leaves = ['0.5', '2', '1e-3', 'Math.PI', 'k', '-0'];

class Writer {
  readonly #bytes: Uint8Array;
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  write(): string {
    const helper = `const k = Math.sqrt(2); function h(a, b = 3) { return ${this.#expression(['a', 'b'], 2, mathCalls)}; }`;
    return `${helper}\nfunction f(x, y) {${this.#statements(['x', 'y'], ['x', 'y'], 2)} return ${this.#expression(['x', 'y'], 3)}; }`;
  }

  /** `readable` and `writable`: the variables in scope; a block gets copies, so what it declares ends with it. */
  #statements(readable: string[], writable: string[], depth: number): string {
    let text = '';
    for (let count = this.#below(5); count > 0; count--) text += ` ${this.#statement(readable, writable, depth)}`;
    return text;
  }

  #statement(readable: string[], writable: string[], depth: number): string {
    const choice = this.#below(5);
    const value = this.#expression(readable, 3);
    if (choice === 0) return `${this.#pick(writable)} ${this.#pick(['=', '+=', '-=', '*=', '/=', '%=', '**='])} ${value};`;
    if (choice === 1) return `${this.#pick(writable)}${this.#pick(['++', '--'])};`;
    if (choice === 2 && depth > 0) {
      // The block's own x is declared first, so nothing in the block touches it too early.
      const shadow = `let x = ${this.#expression(['y'], 1)};`;
      return `{ ${shadow}${this.#statements([...readable], [...writable], depth - 1)} }`;
    }
    const name = `t${this.#next}`;
    readable.push(name);
    if (choice === 3) return `const ${name} = ${value};`;
    writable.push(name);
    return `let ${name} = ${value};`;
  }

  #expression(readable: readonly string[], depth: number, callees: readonly string[] = calls): string {
    const choice = depth === 0 ? 0 : this.#below(5);
    const part = () => this.#expression(readable, depth - 1, callees);
    if (choice <= 1) return this.#below(3) === 0 ? `(${this.#pick(leaves)})` : this.#pick(readable);
    if (choice === 2) return `(${this.#pick(unary)}(${part()}))`;
    if (choice === 3) return `${this.#pick(callees)}(${part()}, ${part()})`;
    const operator = this.#pick(binary);
    // Only the power needs its base in parentheses; the rest is left to precedence.
    return operator === '**' ? `(${part()}) ** ${part()}` : `${part()} ${operator} ${part()}`;
  }

  #pick(from: readonly string[]): string {
    return from[this.#below(from.length)] ?? 'x';
  }

  #below(bound: number): number {
    return (this.#bytes[this.#next++] ?? 0) % bound;
  }
}
