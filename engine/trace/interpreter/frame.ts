import type { VariableId } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { refuse, throwError } from './failure.ts';
import type { Machine } from './machine.ts';
import { type Cell, type ClassValue, unset, type Value } from './values.ts';

/** The variables of one call, and what `this` is in it. */
export class Frame {
  readonly machine: Machine;
  readonly receiver: Value;
  /** The class whose constructor or method this is: where `super` looks. */
  readonly home: ClassValue | undefined;
  /** Called by `new`. */
  readonly cells = new Map<VariableId, Cell>();

  /** What the parts of the expression that is evaluated now have given already. */
  held: readonly Value[] = [];

  constructor(machine: Machine, receiver: Value, home: ClassValue | undefined) {
    this.machine = machine;
    this.receiver = receiver;
    this.home = home;
  }

  /** A new variable, for every time that its block is entered. */
  declare(variable: VariableId, value: Value | typeof unset): void {
    this.cells.set(variable, { value });
  }

  read(variable: VariableId, span: Span): Value {
    const cell = this.cells.get(variable) ?? this.machine.globals.cell(variable, span);
    const name = this.machine.nameOf(variable);
    if (cell.value === unset)
      return throwError('ReferenceError', cell.absent ? `${name} is not defined` : `Cannot access '${name}' before initialization`, span);
    return cell.value;
  }

  /** Gives an existing variable a value; the first name that a number gets stays its name. */
  write(variable: VariableId, value: Value, span: Span): void {
    const cell = this.cells.get(variable) ?? this.machine.globals.cell(variable, span);
    cell.value = value;
    this.machine.name(value, this.machine.nameOf(variable));
  }

  /** Nobody declares it, and nobody has assigned it yet. */
  isAbsent(variable: VariableId, span: Span): boolean {
    if (this.cells.has(variable)) return false;
    const { value, absent } = this.machine.globals.cell(variable, span);
    return absent === true && value === unset;
  }

  /** An assignment: not of what is declared further down. */
  assign(variable: VariableId, value: Value, span: Span): void {
    const cell = this.cells.get(variable) ?? this.machine.globals.cell(variable, span);
    if (!cell.absent) this.read(variable, span);
    this.write(variable, value, span);
  }

  cellOf(variable: VariableId): Cell {
    const known = this.cells.get(variable);
    if (known) return known;
    const cell: Cell = { value: unset };
    this.cells.set(variable, cell);
    return cell;
  }

  unsupported(what: string, span: Span): never {
    return refuse('BP4009', span, { what });
  }
}
