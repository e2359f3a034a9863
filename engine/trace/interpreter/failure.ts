import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { BackpathError, type DiagnosticArguments, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { RecordValue, Text, Traced, type Value } from './values.ts';

/** What the program throws, on its way to a `catch` of its own or out of the function. */
export class Thrown extends Error {
  readonly thrown: Value;
  readonly span: Span;

  constructor(thrown: Value, span: Span) {
    super('thrown by the program');
    this.thrown = thrown;
    this.span = span;
  }
}

/** Ends the evaluation: what is not supported, or takes too much. No `catch` of the program sees it. */
export function refuse<C extends DiagnosticCode>(code: C, span: Span, args: DiagnosticArguments<C>): never {
  throw new BackpathError([diagnostic(code, span, args)]);
}

/** Throws an error of the program, as JavaScript itself would. */
export function throwError(type: string, message: string, span: Span): never {
  throw new Thrown(errorValue(type, message), span);
}

export function errorValue(type: string, message: Value): RecordValue {
  return new RecordValue([
    ['name', type],
    ['message', message],
  ]);
}

/** What a thrown value says. */
export function messageOf(thrown: Value): string {
  if (thrown instanceof RecordValue) {
    const field = (name: string) => {
      const slot = thrown.fields.get(name);
      return slot && 'value' in slot ? plain(slot.value) : undefined;
    };
    return [field('name'), field('message')].filter((part) => part !== undefined && part !== '').join(': ') || 'an object';
  }
  return plain(thrown) ?? 'an object';
}

function plain(value: Value): string | undefined {
  if (value instanceof Traced) return String(value.value);
  if (value instanceof Text) return value.text;
  return typeof value === 'object' ? undefined : String(value);
}

/**
 * What a `catch` catches. Libraries try whether text can be run as code: it cannot here, as on pages whose policy forbids it, and
 * then they go on without.
 */
export function caughtOf(error: unknown): Thrown | undefined {
  if (error instanceof Thrown) return error;
  const [first] = error instanceof BackpathError ? error.diagnostics : [];
  if (first?.code !== 'BP2027' || !/^(?:eval|Function) /.test(first.message)) return undefined;
  return new Thrown(errorValue('EvalError', 'Code generation from strings disallowed for this context'), first.span);
}
