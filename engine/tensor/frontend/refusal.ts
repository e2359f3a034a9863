import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TensorFunction } from './function.ts';

/** What is for functions of numbers only, asked of one with tensors. */
export function numbersOnly({ name, nameSpan }: Pick<TensorFunction, 'name' | 'nameSpan'>, what: string): Diagnostic {
  return diagnostic('BP6012', nameSpan, { what, name });
}
