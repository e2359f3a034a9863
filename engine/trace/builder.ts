import { at } from '../invariant.ts';
import type { OperationName } from '../operations/table.ts';
import type { Span } from '../source/span.ts';
import type { Guard } from './guards.ts';
import type { Recorder } from './recorder.ts';
import { type Scope, ScopeRecorder } from './scopes.ts';
import type { ConstantInstruction, OperationInstruction, ParameterInstruction, Trace, ValueId } from './types.ts';

type SsaInstruction = ParameterInstruction | ConstantInstruction | OperationInstruction;

/** Makes the values of an `ssa` trace; the only maker of their ids. Constants are listed only once something reads them. */
export class TraceBuilder implements Recorder {
  readonly #definitions: SsaInstruction[] = [];
  readonly #names = new Map<ValueId, string>();
  readonly #guards = new Map<string, Guard>();
  readonly #order: ValueId[] = [];
  readonly #listed = new Set<ValueId>();
  readonly #scopes = new ScopeRecorder();

  parameter(name: string, index: number, active: boolean, span: Span): ValueId {
    const id = this.#define({ kind: 'parameter', id: this.#next(), name, index, active, span });
    this.#list(id);
    return id;
  }

  literal(value: number, text: string, span: Span): ValueId {
    return this.#define({ kind: 'constant', id: this.#next(), value, text, active: false, span });
  }

  operation(operation: OperationName, operands: readonly ValueId[], span: Span): ValueId {
    for (const operand of operands) this.#list(operand);
    const active = operands.some((operand) => at(this.#definitions, operand).active);
    const id = this.#define({ kind: 'operation', id: this.#next(), operation, operands, active, span });
    this.#list(id);
    this.#scopes.note(id);
    return id;
  }

  /** What is recorded from here until `leave` belongs together. */
  enter(kind: Scope['kind'], name: string, ordinal: number, span: Span): void {
    this.#scopes.enter(kind, name, ordinal, span);
  }

  leave(): void {
    this.#scopes.leave();
  }

  /** Instructions made so far. */
  get size(): number {
    return this.#definitions.length;
  }

  /** Notes a decision, once. */
  guard(guard: Guard): void {
    const key = [guard.condition, guard.outcome, ...guard.operands.map((one) => ('id' in one ? one.id : `=${one.constant}`))].join();
    if (!this.#guards.has(key)) this.#guards.set(key, guard);
  }

  /** The first variable that a value is bound to names it; parameters keep their own name. */
  name(id: ValueId, name: string): void {
    if (at(this.#definitions, id).kind !== 'parameter' && !this.#names.has(id)) this.#names.set(id, name);
  }

  finish(result: ValueId, resultSpan: Span, arity: number): Trace {
    this.#list(result);
    const instructions = this.#order.map((id) => this.#named(at(this.#definitions, id)));
    return {
      form: 'ssa',
      instructions,
      result,
      resultSpan,
      arity,
      guards: [...this.#guards.values()],
      scopes: this.#scopes.finish(this.#definitions.length),
    };
  }

  #named(instruction: SsaInstruction): SsaInstruction {
    const name = this.#names.get(instruction.id);
    return name === undefined ? instruction : { ...instruction, name };
  }

  #next(): ValueId {
    return this.#definitions.length as ValueId;
  }

  #define(instruction: SsaInstruction): ValueId {
    this.#definitions.push(instruction);
    return instruction.id;
  }

  #list(id: ValueId): void {
    if (this.#listed.has(id)) return;
    this.#listed.add(id);
    this.#order.push(id);
  }
}
