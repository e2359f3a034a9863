import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, type DiagnosticArguments, diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import { operation as numberOperation, operationNames } from '../../operations/table.ts';
import { tensorMaker } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { describe } from '../../trace/interpreter/describe.ts';
import { refuse } from '../../trace/interpreter/failure.ts';
import type { Machine } from '../../trace/interpreter/machine.ts';
import type { TensorRules } from '../../trace/interpreter/tensors.ts';
import { ArrayValue, RecordValue, TensorValue, Traced, type Value } from '../../trace/interpreter/values.ts';
import type { ValueId } from '../../trace/types.ts';
import { type TensorOperationName, tensorOperations } from '../operations/table.ts';
import type { Attributes, TensorOperation } from '../operations/types.ts';
import { ShapeError } from '../shape.ts';
import { insteadOf } from './advice.ts';
import { expectedOption } from './options.ts';
import type { TensorRecorder } from './recorder.ts';

interface Call {
  readonly name: TensorOperationName;
  readonly entry: TensorOperation;
  readonly args: readonly Value[];
  readonly span: Span;
  /** Of each argument, where they are written one by one. */
  readonly spans: readonly Span[] | undefined;
}

/**
 * What calls of operations on tensors mean while a program is made. A call that is wrong is reported, and what it would have given
 * stands for a tensor without a shape, about which nothing more is said: so all mistakes are found at once, each where it is made.
 */
export class TensorCalls implements TensorRules {
  readonly diagnostics: Diagnostic[] = [];
  readonly #recorder: TensorRecorder;

  constructor(recorder: TensorRecorder) {
    this.#recorder = recorder;
  }

  call(machine: Machine, name: string, args: readonly Value[], span: Span, spans?: readonly Span[]): Value {
    if (name === tensorMaker) refuse('BP4009', span, { what: 'Making a tensor inside the function' });
    const operation = name as keyof typeof tensorOperations;
    const call: Call = { name: operation, entry: tensorOperations[operation], args, span, spans };
    const operands = this.#operands(machine, call);
    const attributes = this.#attributes(call);
    if (!operands || !attributes) return this.#standIn(call);
    try {
      const id = this.#recorder.apply(operation, operands, attributes, span);
      const shape = this.#recorder.shapeOf(id);
      return call.entry.reduces ? new Traced(id, Number.NaN) : new TensorValue(id, shape);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      this.#report('BP6004', spans?.[error.operand ?? -1] ?? span, { detail: error.message, function: name, usage: usageOf(call) });
      return this.#standIn(call);
    }
  }

  arithmetic(operation: string, operands: readonly Value[], span: Span): Value {
    if (operands.some(isUnknown)) return this.#unknown(span);
    const known = operationNames.find((one) => one === operation);
    const print = known && numberOperation(known).print;
    const operator = print && 'call' in print ? print.call : print ? `"${'infix' in print ? print.infix : print.prefix}"` : operation;
    this.#report('BP6005', span, { operator, instead: insteadOf(operation) });
    return this.#unknown(span);
  }

  property({ shape }: TensorValue, name: string, span: Span): Value {
    if (!shape) return this.#unknown(span);
    if (name === 'shape') return new ArrayValue([...shape]);
    this.#report('BP6010', span, { name });
    return this.#unknown(span);
  }

  /** `undefined` where one of them is wrong. */
  #operands(machine: Machine, call: Call): readonly ValueId[] | undefined {
    const { entry, args, span, spans } = call;
    const ids: ValueId[] = [];
    let usable = true;
    for (const [place, name] of entry.operands.entries()) {
      const value = args[place];
      const known = value instanceof TensorValue;
      if (known && value.shape) ids.push(value.id);
      else if (entry.numbers && (typeof value === 'number' || value instanceof Traced)) ids.push(machine.resultOf(value, span));
      else {
        usable = false;
        const expected = `${entry.numbers ? 'a tensor or a number' : 'a tensor'} as ${name}`;
        const actual = value === undefined ? 'nothing' : describe(value);
        // Of a call that lacks an argument, the name of what is called.
        if (!known) this.#report('BP6006', spans?.[place] ?? span, { function: call.name, expected, actual, usage: usageOf(call) });
      }
    }
    return usable ? ids : undefined;
  }

  /** What stands behind the operands. `undefined` where something of it is wrong. */
  #attributes(call: Call): Attributes | undefined {
    const { entry, args, spans } = call;
    const place = entry.operands.length;
    const given = args[place];
    // What functions like `map` give besides the element is passed over, as JavaScript does.
    const surplus = entry.list === undefined && entry.options === undefined ? place : place + 1;
    if (spans && args.length > surplus) this.#wrong(call, surplus, 'nothing more', at(args, surplus));
    if (spans && args.length > surplus) return undefined;
    if (entry.list !== undefined) return this.#list(call, entry.list, place);
    if (entry.options === undefined || given === undefined || (!spans && !(given instanceof RecordValue))) return {};
    if (!(given instanceof RecordValue)) return this.#wrong(call, place, 'an object of options', given);
    const attributes: Record<string, number> = {};
    let usable = true;
    for (const [name, slot] of given.fields) {
      const value = 'value' in slot ? slot.value : undefined;
      if (!entry.options.includes(name)) {
        this.#report('BP6007', spans?.[place] ?? call.span, { function: call.name, name, options: entry.options.join(', ') });
        usable = false;
        continue;
      }
      if (value === undefined) continue;
      const expected = expectedOption(name, value);
      if (expected === undefined && typeof value === 'number') attributes[name] = value;
      else usable = this.#wrong(call, place, `${expected} as ${name}`, value) !== undefined;
    }
    return usable ? attributes : undefined;
  }

  #list(call: Call, name: string, place: number): Attributes | undefined {
    const given = call.args[place];
    const items = given instanceof ArrayValue ? given.items : [];
    const extents = items.filter((item) => typeof item === 'number' && Number.isSafeInteger(item) && (item > 0 || item === -1));
    const numbers = extents.filter((item) => typeof item === 'number');
    if (given instanceof ArrayValue && numbers.length === items.length) return { [name]: numbers };
    return this.#wrong(call, place, 'a list of whole numbers, of which one may be -1,', given);
  }

  #wrong(call: Call, place: number, expected: string, value: Value): undefined {
    const actual = typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value) : describe(value);
    this.#report('BP6006', call.spans?.[place] ?? call.span, { function: call.name, expected, actual, usage: usageOf(call) });
  }

  /** Stands for what a call that is wrong would have given. */
  #standIn({ entry, span }: Call): Value {
    const unknown = this.#unknown(span);
    return entry.reduces ? new Traced(unknown.id, Number.NaN) : unknown;
  }

  /** Stands for a tensor of which nothing is known. */
  #unknown(span: Span): TensorValue {
    return new TensorValue(this.#recorder.literal(Number.NaN, 'NaN', span), undefined);
  }

  #report<C extends DiagnosticCode>(code: C, span: Span, args: DiagnosticArguments<C>): void {
    this.diagnostics.push(diagnostic(code, span, args));
  }
}

function isUnknown(value: Value): boolean {
  return value instanceof TensorValue && value.shape === undefined;
}

/** `conv2d(x, filters, bias, { padding, stride })` */
function usageOf({ name, entry: { operands, options, list } }: Pick<Call, 'name' | 'entry'>): string {
  const behind = list === undefined ? (options ? [`{ ${options.join(', ')} }`] : []) : [list];
  return `${name}(${[...operands, ...behind].join(', ')})`;
}
