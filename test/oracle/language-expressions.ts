import type { Dice } from './dice.ts';

/** The names that can be used at some place of a program. */
export interface Names {
  /** Variables that hold numbers and may be assigned. */
  readonly numbers: string[];
  /** Numbers that may only be read: loop counters, elements, constants. */
  readonly fixed: string[];
  readonly arrays: string[];
  readonly records: string[];
  readonly closures: string[];
}

/** Writes expressions whose values are numbers of modest size. */
export class ExpressionWriter {
  readonly dice: Dice;
  names: Names = { numbers: [], fixed: ['A'], arrays: ['TABLE'], records: [], closures: [] };

  constructor(dice: Dice) {
    this.dice = dice;
  }

  number(depth: number): string {
    if (depth <= 0 || this.dice.chance(0.15)) return this.atom();
    const inner = () => this.number(depth - 1);
    switch (this.dice.below(24)) {
      case 0:
      case 1:
        return `(${inner()} + ${inner()})`;
      case 2:
        return `(${inner()} - ${inner()})`;
      case 3:
      case 4:
        return `(${inner()} * ${inner()})`;
      case 5:
        return `(${inner()} / (1.5 + (${inner()}) ** 2))`;
      case 6:
        return `${this.dice.pick(['sin', 'cosine', 'Math.atan', 'Math.tanh', 'squash', 'Math.asinh', 'Math.sign', '-'])}(${inner()})`;
      case 7:
        return `Math.sqrt(1 + Math.abs(${inner()}))`;
      case 8:
        return `Math.${this.dice.pick(['max', 'min', 'hypot', 'atan2'])}(${inner()}, ${inner()})`;
      case 9:
        return `Math.${this.dice.pick(['floor', 'round', 'trunc', 'ceil'])}(${inner()})`;
      case 10:
      case 11:
        return `(${this.condition(depth - 1)} ? ${inner()} : ${inner()})`;
      case 12:
        return `(${inner()} || ${inner()})`;
      case 13:
        return `(${this.condition(depth - 1)} && ${inner()} || ${inner()})`;
      case 14:
        return `(${inner()} % (1.25 + Math.abs(${inner()})))`;
      case 15:
        return `pick(${this.array(depth - 1)}, ${this.integer()})`;
      case 16:
        return `${this.array(depth - 1)}.reduce((s, e) => s + e * ${inner()}, ${inner()})`;
      case 17:
        return `Math.log1p(Math.abs(${inner()}))`;
      case 18:
        return this.names.closures.length > 0 ? `${this.dice.pick(this.names.closures)}(${inner()}, ${inner()})` : inner();
      case 19:
        return this.names.numbers.length > 0 ? `(${this.dice.pick(this.names.numbers)} = squash(${inner()}))` : inner();
      case 20:
        return `(${inner()} | 0)`;
      case 21:
        return `new Pair(${inner()}, ${inner()}).scaled(${this.atom()}).total`;
      case 22:
        return `((q, r = ${this.atom()}) => q * r)(${inner()}${this.dice.chance(0.5) ? `, ${inner()}` : ''})`;
      default:
        return `(${this.record(depth - 1)}?.a ?? ${inner()})`;
    }
  }

  condition(depth: number): string {
    const inner = () => this.number(depth - 1);
    switch (this.dice.below(8)) {
      case 0:
        return `(${inner()} > ${inner()}) === false`;
      case 1:
        return `(${inner()} < ${this.atom()} && ${inner()} >= ${inner()})`;
      case 2:
        return `(${inner()} <= ${inner()} || ${inner()} === ${inner()})`;
      case 3:
        return `Number.isFinite(${inner()})`;
      case 4:
        return `isNaN(${inner()})`;
      case 5:
        return `(~~${inner()} & 1) === ${this.dice.below(2)}`;
      case 6:
        return `p.mode === '${this.dice.pick(['up', 'down'])}'`;
      default:
        return `${inner()} > ${inner()}`;
    }
  }

  array(depth: number): string {
    const base = this.dice.pick(this.names.arrays);
    const inner = () => this.number(depth - 1);
    switch (this.dice.below(9)) {
      case 0:
        return `[${inner()}, ${inner()}, ...${base}]`;
      case 1:
        return `${base}.map((e, i) => squash(e * ${this.atom()} + i))`;
      case 2:
        return `[...${base}].sort((a, b) => a - b)`;
      case 3:
        return `${base}.slice(${this.dice.below(2)}).concat(${inner()})`;
      case 4:
        return `[${inner()}, ...${base}.filter((e) => e > ${this.atom()})]`;
      case 5:
        return `Float64Array.from(${base})`;
      case 6:
        return `Array.from({ length: ${1 + this.dice.below(3)} }, (_, i) => i * ${this.atom()})`;
      default:
        return base;
    }
  }

  /** Text that is a record with a and b, or nothing. */
  record(depth: number): string {
    if (this.names.records.length > 0 && this.dice.chance(0.6)) return this.dice.pick(this.names.records);
    return this.dice.chance(0.2) ? 'undefined' : `({ a: ${this.number(depth - 1)}, b: ${this.atom()} })`;
  }

  /** Depends on no parameter, or on the truncated value of one. */
  integer(): string {
    const counters = this.names.fixed.filter((name) => name.startsWith('i'));
    if (counters.length > 0 && this.dice.chance(0.6)) return this.dice.pick(counters);
    return this.dice.chance(0.3) ? `Math.floor(${this.atom()})` : String(this.dice.below(5));
  }

  atom(): string {
    const readable = [...this.names.numbers, ...this.names.numbers, ...this.names.fixed];
    if (readable.length === 0 || this.dice.chance(0.25))
      return this.dice.pick(['0.5', '2', '-1.25', '3', 'Math.PI', '1e-1', '-0']).replace(/^(-.*)$/, '($1)');
    return this.dice.pick(readable);
  }
}
