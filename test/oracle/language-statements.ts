import { ExpressionWriter, type Names } from './language-expressions.ts';

/** Writes statements; every loop ends after few turns. */
export class StatementWriter extends ExpressionWriter {
  #fresh = 0;

  /** A function of two numbers with a branch and a loop in it. */
  helper(name: string): string {
    return this.#inside({ numbers: ['u', 'v'], fixed: ['A'], arrays: ['TABLE'], records: [], closures: [] }, () => {
      const lines = this.#block(1, 2, false).map((line) =>
        line.replaceAll("p.mode === 'up'", 'true').replaceAll("p.mode === 'down'", 'false'),
      );
      const result = this.number(2).replaceAll("p.mode === 'up'", 'true').replaceAll("p.mode === 'down'", 'false');
      return `function ${name}(u, v = 1) {\n${lines.join('\n')}\n  return squash(${result});\n}`;
    });
  }

  body(): readonly string[] {
    const names: Names = {
      numbers: ['x', 'y'],
      fixed: ['A', 'p.a', 'p.b', 'w[1]'],
      arrays: ['TABLE', 'w'],
      records: ['p'],
      closures: ['helper'],
    };
    return this.#inside(names, () => {
      const lines = this.#block(2, 3 + this.dice.below(4), true);
      return [...lines, `  return ${[this.number(3), ...this.names.numbers].join(' + ')};`];
    });
  }

  #inside<T>(names: Names, write: () => T): T {
    const outer = this.names;
    this.names = names;
    const result = write();
    this.names = outer;
    return result;
  }

  /** In a block of its own: names that it declares are not seen outside. */
  #nested<T>(write: () => T, more: Partial<Names> = {}): T {
    const { numbers, fixed, arrays, records, closures } = this.names;
    return this.#inside(
      {
        numbers: [...numbers],
        fixed: [...fixed, ...(more.fixed ?? [])],
        arrays: [...arrays],
        records: [...records],
        closures: [...closures],
      },
      write,
    );
  }

  #block(depth: number, count: number, top: boolean): string[] {
    return Array.from({ length: count }, () => this.#statement(depth, top)).flat();
  }

  #name(prefix: string): string {
    return `${prefix}${this.#fresh++}`;
  }

  #statement(depth: number, top: boolean): string[] {
    const kind = this.dice.below(depth > 0 ? 17 : 8);
    switch (kind) {
      case 0:
      case 1: {
        const value = `squash(${this.number(3)})`;
        const name = this.#name('t');
        this.names.numbers.push(name);
        return [`  ${this.dice.pick(['let', 'let', 'var'])} ${name} = ${value};`];
      }
      case 2:
        return this.#assignment();
      case 3: {
        const name = this.#name('l');
        const line = `  const ${name} = [...${this.array(2)}];`;
        this.names.arrays.push(name);
        return [line, `  ${name}[${this.dice.below(3)}] = ${this.number(2)};`];
      }
      case 4: {
        const name = this.#name('r');
        const line = `  const ${name} = { a: ${this.number(2)}, b: ${this.number(2)}, ...${this.names.records.includes('p') && this.dice.chance(0.5) ? 'p' : '{}'} };`;
        this.names.records.push(name);
        return [line, `  ${name}.${this.dice.pick(['a', 'b'])} ${this.dice.pick(['=', '+=', '*='])} squash(${this.number(2)});`];
      }
      case 5: {
        const [first, second] = [this.#name('d'), this.#name('d')];
        const line = this.dice.chance(0.5)
          ? `  let [${first} = 2, ${second} = ${this.atom()}] = ${this.array(2)};`
          : `  let { a: ${first}, b: ${second} = 1 } = ${this.dice.pick(this.names.records.length > 0 ? this.names.records : ['({ a: 1 })'])};`;
        this.names.numbers.push(first, second);
        return [line];
      }
      case 6: {
        const name = this.#name('g');
        const line = this.#nested(() => `  const ${name} = (m, n) => squash(m * ${this.number(2)} + n);`);
        this.names.closures.push(name);
        return [line];
      }
      case 7: {
        const targets = this.names.numbers;
        if (targets.length < 2) return [];
        const [a, b] = [this.dice.pick(targets), this.dice.pick(targets)];
        return a === b ? [`  ${a}${this.dice.pick(['++', '--'])};`] : [`  [${a}, ${b}] = [${b}, squash(${a})];`];
      }
      case 8:
      case 9:
        return [`  if (${this.condition(2)}) {`, ...this.#deeper(depth), '  } else {', ...this.#deeper(depth), '  }'];
      case 10:
        return top ? [`  if (${this.condition(2)} && ${this.condition(1)}) return squash(${this.number(2)});`] : [];
      case 11: {
        const counter = this.#name('i');
        const bound = this.dice.chance(0.7) ? String(1 + this.dice.below(4)) : `Math.min(3, Math.abs(${this.atom()}))`;
        const leave = this.dice.chance(0.3) ? [`  if (${this.condition(1)}) ${this.dice.pick(['break', 'continue'])};`] : [];
        return [`  for (let ${counter} = 0; ${counter} < ${bound}; ${counter}++) {`, ...leave, ...this.#deeper(depth, [counter]), '  }'];
      }
      case 12: {
        const element = this.#name('e');
        return [`  for (const ${element} of ${this.array(1)}) {`, ...this.#deeper(depth, [element]), '  }'];
      }
      case 13: {
        const counter = this.#name('n');
        const loop = [`  let ${counter} = ${this.dice.below(4)};`, `  while (${counter}-- > 0 && ${this.condition(1)}) {`];
        return [...loop, ...this.#deeper(depth), '  }'];
      }
      case 14:
        return [
          `  switch (${this.integer()}) {`,
          '  case 0: {',
          ...this.#deeper(depth),
          ...(this.dice.chance(0.5) ? ['  }'] : ['  break; }']),
          '  case 2: {',
          ...this.#deeper(depth),
          '  break; }',
          '  default: {',
          ...this.#deeper(depth),
          '  } }',
        ];
      case 15: {
        const label = this.#name('outer');
        const [i, j] = [this.#name('i'), this.#name('i')];
        return [
          `  ${label}: for (let ${i} = 0; ${i} < 3; ${i}++) for (let ${j} = 0; ${j} < 2; ${j}++) {`,
          `  if (${this.condition(1)}) ${this.dice.pick(['break', 'continue'])} ${label};`,
          ...this.#deeper(depth, [i, j]),
          '  }',
        ];
      }
      default:
        return [
          '  try {',
          `  if (${this.condition(1)}) throw new RangeError('no');`,
          ...this.#deeper(depth),
          '  } catch (error) {',
          ...this.#deeper(depth),
          '  }',
        ];
    }
  }

  #deeper(depth: number, fixed: readonly string[] = []): string[] {
    return this.#nested(() => this.#block(depth - 1, 1 + this.dice.below(2), false), { fixed: [...fixed] });
  }

  #assignment(): string[] {
    const { numbers } = this.names;
    if (numbers.length === 0) return [];
    const target = this.dice.pick(numbers);
    return [`  ${target} ${this.dice.pick(['=', '+=', '-=', '*=', '||=', '??='])} squash(${this.number(3)});`];
  }
}
