import { BackpathError, diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import type { OperationName } from '../../operations/table.ts';
import type { Span } from '../../source/span.ts';
import type { Guard } from '../../trace/guards.ts';
import type { Recorder } from '../../trace/recorder.ts';
import { type Scope, ScopeRecorder, type Scopes } from '../../trace/scopes.ts';
import type { ValueId } from '../../trace/types.ts';
import { scalarName } from '../operations/scalar.ts';
import type { TensorOperationName } from '../operations/table.ts';
import type { Attributes } from '../operations/types.ts';
import { type TensorId, TensorProgramBuilder } from '../program.ts';
import type { Shape } from '../shape.ts';

/** What an evaluation recorded: by `TensorId`, which the instructions of the builder have. */
export interface Recording {
  readonly builder: TensorProgramBuilder;
  readonly spans: readonly Span[];
  /** Names that the source gives to values. */
  readonly names: ReadonlyMap<TensorId, string>;
  readonly scopes: Scopes;
}

/** Makes a tensor program of what an evaluation does. The evaluation knows shapes, but no numbers. */
export class TensorRecorder implements Recorder {
  readonly #builder = new TensorProgramBuilder();
  readonly #spans: Span[] = [];
  readonly #names = new Map<TensorId, string>();
  readonly #scopes = new ScopeRecorder();
  /** By `ValueId`: the tensor, or the number that becomes one where it is read. */
  readonly #values: ({ readonly tensor: TensorId } | { readonly constant: number; readonly span: Span })[] = [];
  readonly #constants = new Map<string, TensorId>();

  parameter(name: string, shape: Shape, span: Span): ValueId {
    return this.#add(this.#builder.parameter(name, shape), span);
  }

  input(name: string, shape: Shape, span: Span): ValueId {
    return this.#add(this.#builder.input(name, shape), span);
  }

  /** Throws `ShapeError` where the shapes do not fit. */
  apply(operation: TensorOperationName, operands: readonly ValueId[], attributes: Attributes, span: Span): ValueId {
    const tensors = operands.map((operand) => this.tensorOf(operand));
    return this.#add(this.#builder.apply(operation, tensors, attributes), span);
  }

  literal(constant: number, _text: string, span: Span): ValueId {
    return this.#value({ constant, span });
  }

  operation(operation: OperationName, operands: readonly ValueId[], span: Span): ValueId {
    return this.apply(scalarName(operation), operands, {}, span);
  }

  guard({ span }: Guard): void {
    throw new BackpathError([diagnostic('BP6008', span, {})]);
  }

  name(id: ValueId, name: string): void {
    const value = at(this.#values, id);
    if ('tensor' in value && !this.#names.has(value.tensor)) this.#names.set(value.tensor, name);
  }

  enter(kind: Scope['kind'], name: string, ordinal: number, span: Span): void {
    this.#scopes.enter(kind, name, ordinal, span);
  }

  leave(): void {
    this.#scopes.leave();
  }

  get size(): number {
    return this.#values.length;
  }

  shapeOf(id: ValueId): Shape {
    return this.#builder.shapeOf(this.tensorOf(id));
  }

  /** The tensor that a value is; a constant is made one. */
  tensorOf(id: ValueId): TensorId {
    const value = at(this.#values, id);
    if ('tensor' in value) return value.tensor;
    const key = Object.is(value.constant, -0) ? '-0' : String(value.constant);
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const made = this.#note(this.#builder.apply('constant', [], { value: value.constant }, key), value.span);
    this.#constants.set(key, made);
    return made;
  }

  finish(): Recording {
    const byValue = this.#scopes.finish(this.#values.length);
    const of = new Int32Array(this.#spans.length).fill(-1);
    for (const [id, value] of this.#values.entries()) if ('tensor' in value) of[value.tensor] = at(byValue.of, id);
    return { builder: this.#builder, spans: this.#spans, names: this.#names, scopes: { list: byValue.list, of } };
  }

  #add(tensor: TensorId, span: Span): ValueId {
    const id = this.#value({ tensor: this.#note(tensor, span) });
    this.#scopes.note(id);
    return id;
  }

  #note(tensor: TensorId, span: Span): TensorId {
    this.#spans[tensor] = span;
    return tensor;
  }

  #value(value: { readonly tensor: TensorId } | { readonly constant: number; readonly span: Span }): ValueId {
    return (this.#values.push(value) - 1) as ValueId;
  }
}
