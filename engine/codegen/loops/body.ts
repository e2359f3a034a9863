import { at, invariant } from '../../invariant.ts';
import { numberText } from '../javascript.ts';
import { StatementPrinter } from '../statement-printer.ts';
import type { Place, Statement } from '../straight-line.ts';
import { numbersIn, type OperandKind, operandKinds } from './operands.ts';
import type { Region } from './regions.ts';
import { indexText, type Storage } from './storage.ts';
import type { Access, Loop, Rolled } from './types.ts';

/** A loop as JavaScript. Numbers that change from iteration to iteration are appended to `table`. */
export function printLoop(rolled: Rolled, loop: Loop, storage: Storage, table: number[]): string {
  return new BodyPrinter(rolled, loop, storage, table).print();
}

/** What an operand of the body stands for in every iteration: a variable of the body, or one around it. */
interface Operand {
  readonly name: string;
  /** Where it comes from and goes to, if it is a number of a region. */
  readonly cell?: { readonly region: Region; readonly offset: number; readonly stride: number };
  /** Must it be read from there before it is used? */
  readonly isRead: boolean;
  /** The last statement of the body that changes it, -1 where none does. */
  changed: number;
}

class BodyPrinter {
  readonly #statements: readonly Statement[];
  readonly #loop: Loop;
  readonly #storage: Storage;
  readonly #table: number[];
  readonly #operands: Operand[] = [];
  /** Operands by what they stand for. */
  readonly #known = new Map<string, Place>();
  readonly #ids = new Map<Region, number>();
  readonly #available = new Set<Place>();
  /** Regions to which the next iteration adds; it stores them then. */
  readonly #addedLater = new Set<Region>();

  constructor({ code }: Rolled, loop: Loop, storage: Storage, table: number[]) {
    this.#statements = code.statements;
    this.#loop = loop;
    this.#storage = storage;
    this.#table = table;
  }

  print(): string {
    const { count, accesses, from, period } = this.#loop;
    const body = Array.from({ length: period }, (_, position) => this.#bodyStatement(position));
    const printer = new StatementPrinter(
      body,
      (place) => at(this.#operands, place).name,
      () => 'let ',
      'loop',
    );
    const texts = body.flatMap((statement, position) => [
      ...this.#loads(statement),
      ...printer.print(statement, this.#numbers(from + position)),
      ...this.#stores(statement, position),
    ]);
    const before = accesses.flatMap((access) => (access?.kind === 'previous' ? [access] : []));
    const first = new Map(before.map(({ region, first: place }) => [this.#storage.carried(region), this.#storage.name(place)]));
    return [
      ...[...first].map(([name, value]) => `${name} = ${value};\n`),
      `for (let k = 0; k < ${count}; k++) {\n`,
      ...[...texts, ...this.#passedOn()].map((text) => `${text};\n`),
      '}',
      ...[...this.#addedLater].map((region) => this.#storeLast(region)),
    ].join('');
  }

  #storeLast(region: Region): string {
    return region.inMemory ? `;\n${this.#storage.indexed(region, this.#loop.count - 1, 0)} = ${this.#storage.carried(region)}` : '';
  }

  /** A statement with operands of the body in the place of places. */
  #bodyStatement(position: number): Statement {
    const { from, accesses, defined } = this.#loop;
    const { adds, term } = at(this.#statements, from + position);
    const operand = (kind: OperandKind) => {
      const access = accesses[operandKinds.length * position + operandKinds.indexOf(kind)];
      return access && this.#operand(access);
    };
    const region = defined[position];
    const added = adds ? accesses[operandKinds.length * position + operandKinds.indexOf('to')] : undefined;
    if (added?.kind === 'previous') this.#addedLater.add(added.region);
    const to = region ? this.#operand({ kind: 'indexed', region, offset: 0, stride: 1 }) : operand('to');
    invariant(to !== undefined, 'a statement assigns something');
    at(this.#operands, to).changed = position;
    return {
      to,
      adds,
      term: this.#varies(position) ? anyNumber : term,
      factor: operand('factor'),
      a: operand('a'),
      b: operand('b'),
      z: operand('z'),
    };
  }

  #operand(access: DistributedOmit<Access, 'first'>): Place {
    const { key, operand } = this.#described(access);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = (this.#operands.push(operand) - 1) as Place;
    this.#known.set(key, place);
    return place;
  }

  #described(access: DistributedOmit<Access, 'first'>): { readonly key: string; readonly operand: Operand } {
    if (access.kind === 'fixed')
      return { key: `fixed ${access.place}`, operand: { name: this.#storage.name(access.place), isRead: false, changed: -1 } };
    const { region } = access;
    if (access.kind === 'previous') {
      const name = this.#storage.carried(region);
      return { key: name, operand: { name, cell: { region, offset: -1, stride: 1 }, isRead: false, changed: -1 } };
    }
    const { offset, stride } = access;
    const id = this.#ids.get(region) ?? this.#ids.size;
    this.#ids.set(region, id);
    return {
      key: `${id} ${offset} ${stride}`,
      operand: { name: `t${this.#operands.length}`, cell: { region, offset, stride }, isRead: true, changed: -1 },
    };
  }

  /** Reads what the statement needs and what is not in a variable yet. */
  #loads(statement: Statement): readonly string[] {
    const { factor, a, b, z, to, adds } = statement;
    if (!adds) this.#available.add(to);
    return [factor, a, b, z, to].flatMap((place) => {
      if (place === undefined || this.#available.has(place)) return [];
      this.#available.add(place);
      const { name, cell, isRead } = at(this.#operands, place);
      return cell && isRead ? [`let ${name} = ${this.#storage.indexed(cell.region, cell.offset, cell.stride)}`] : [];
    });
  }

  /** Writes what the statement is the last to change. */
  #stores({ to }: Statement, position: number): readonly string[] {
    const { name, cell, changed } = at(this.#operands, to);
    if (!cell?.region.inMemory || changed !== position) return [];
    if (cell.offset === 0 && this.#addedLater.has(cell.region)) return [];
    return [`${this.#storage.indexed(cell.region, cell.offset, cell.stride)} = ${name}`];
  }

  /** What the next iteration, or who comes after the last, is to find. */
  #passedOn(): readonly string[] {
    return this.#loop.defined.flatMap((region) => {
      if (!region?.carried) return [];
      const made = this.#operand({ kind: 'indexed', region, offset: 0, stride: 1 });
      return [`${this.#storage.carried(region)} = ${at(this.#operands, made).name}`];
    });
  }

  /** Is the term a number alone, and another one from iteration to iteration? 1 and -1 are then numbers like any other. */
  #varies(position: number): boolean {
    const { from, period, count } = this.#loop;
    const { term } = at(this.#statements, from + position);
    if (typeof term !== 'number') return false;
    for (let iteration = 1; iteration < count; iteration++)
      if (at(this.#statements, from + iteration * period + position).term !== term) return true;
    return false;
  }

  /** How the numbers within a statement's term are written, one after the other. */
  #numbers(index: number): (value: number) => string {
    const { period, count } = this.#loop;
    const rows = Array.from({ length: count }, (_, iteration) => numbersIn(at(this.#statements, index + iteration * period).term));
    let next = 0;
    return (value) => {
      const position = next++;
      const column = rows.map((row) => at(row, position));
      if (column.every((other) => Object.is(other, value))) return numberText(value);
      const first = this.#table.length;
      for (const other of column) this.#table.push(other);
      return `table[${indexText(first, 1)}]`;
    };
  }
}

/** Stands for a number of the table. */
const anyNumber = 2;

type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
