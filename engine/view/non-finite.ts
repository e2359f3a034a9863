/** Numbers that are not finite, in words: as diagnostics, and for the graph. */
import { findNonFinite, type NonFinite } from '../analysis/non-finite.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import { at } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import { printApplied } from '../trace/printer.ts';
import type { OperationInstruction, Trace, ValueId } from '../trace/types.ts';
import { Vocabulary } from './describe.ts';
import { formatNumber } from './format.ts';
import type { Drawable } from './model.ts';

/** One of them, and what there is to say of it. */
export interface ToldNonFinite {
  readonly found: NonFinite;
  readonly expression: string;
  readonly operands: readonly { readonly name: string; readonly value: number }[];
  readonly diagnostic: Diagnostic;
}

/** `primal`: every value of the trace, by `ValueId`; as many partials as edges. */
export function tellNonFinite(traced: Drawable, primal: Float64Array, partials: Float64Array): readonly ToldNonFinite[] {
  const found = findNonFinite(traced.graph, traced.ssa, primal, partials);
  if (found.length === 0) return [];
  const teller = new Teller(traced, primal);
  return found.map((one) => teller.tell(one));
}

/** The diagnostics of a function at a point, first cause first. */
export function nonFiniteDiagnostics(traced: Drawable, primal: Float64Array): readonly Diagnostic[] {
  const { partials } = linearizeAt(traced.graph, primal);
  return tellNonFinite(traced, primal, partials).map((told) => told.diagnostic);
}

class Teller {
  readonly #traced: Drawable;
  readonly #primal: Float64Array;
  readonly #words: Vocabulary;
  readonly #operations: ReadonlyMap<ValueId, OperationInstruction>;
  readonly #constants: ReadonlySet<ValueId>;
  readonly #spans: ReadonlyMap<ValueId, Span>;

  constructor(traced: Drawable, primal: Float64Array) {
    this.#traced = traced;
    this.#primal = primal;
    this.#words = new Vocabulary(traced.singleAccess);
    this.#operations = operationsOf(traced.ssa);
    this.#spans = new Map(traced.ssa.instructions.flatMap((one) => (one.kind === 'tuple' ? [] : [[one.id, one.span] as const])));
    this.#constants = new Set(traced.ssa.instructions.flatMap((one) => (one.kind === 'constant' ? [one.id] : [])));
  }

  tell(found: NonFinite): ToldNonFinite {
    return found.what === 'value' ? this.#value(found) : this.#partial(found);
  }

  #value(found: NonFinite & { readonly what: 'value' }): ToldNonFinite {
    const { origin, number, reaches } = found;
    const { expression, operands } =
      origin.kind === 'parameter' ? { expression: origin.name, operands: [] } : this.#expression(origin.operands, origin);
    const value = formatNumber(number);
    const where = this.#where(operands);
    const output = formatNumber(at(this.#primal, this.#traced.ssa.result));
    const told =
      reaches === 'output'
        ? diagnostic('BP4016', origin.span, { expression, value, where, output })
        : diagnostic('BP4017', origin.span, { expression, value, where });
    const result = { span: this.#traced.ssa.resultSpan, message: `The output is ${output}.` };
    return {
      found,
      expression,
      operands,
      diagnostic: {
        ...told,
        related: [...this.#defined(origin.kind === 'operation' ? origin.operands : []), ...(reaches === 'output' ? [result] : [])],
      },
    };
  }

  #partial(found: NonFinite & { readonly what: 'partial' }): ToldNonFinite {
    const { graph } = this.#traced;
    const { partial, operand, source } = at(graph.edges, found.edge);
    const node = at(graph.nodes, found.node);
    const { expression, operands } = this.#expression(partial.operands, this.#operations.get(partial.result));
    const name = this.#words.name(partial.operands[operand] ?? at(graph.nodes, source).value);
    const told = diagnostic('BP4018', node.span, {
      expression,
      operand: name,
      value: formatNumber(found.number),
      where: this.#where(operands),
    });
    return { found, expression, operands, diagnostic: { ...told, related: this.#defined(partial.operands) } };
  }

  #expression(ids: readonly ValueId[], definition: OperationInstruction | undefined) {
    const names = ids.map((id) => this.#words.name(id));
    const variables = ids.filter((id) => !this.#constants.has(id));
    return {
      expression: definition === undefined ? names.join(', ') : printApplied(definition.operation, names),
      operands: [...new Set(variables)].map((id) => ({ name: this.#words.name(id), value: at(this.#primal, id) })),
    };
  }

  #where(operands: ToldNonFinite['operands']): string {
    return operands.length === 0 ? '' : ` where ${operands.map(({ name, value }) => `${name} = ${formatNumber(value)}`).join(' and ')}`;
  }

  /** Where the operands of an operation are computed. */
  #defined(operands: readonly ValueId[]): NonNullable<Diagnostic['related']> {
    const ids = [...new Set(operands)].filter((id) => !this.#constants.has(id));
    return ids.flatMap((id) => {
      const span = this.#spans.get(id);
      return span === undefined ? [] : [{ span, message: `${this.#words.name(id)} is ${formatNumber(at(this.#primal, id))}.` }];
    });
  }
}

function operationsOf(ssa: Trace): ReadonlyMap<ValueId, OperationInstruction> {
  return new Map(ssa.instructions.flatMap((one) => (one.kind === 'operation' ? [[one.id, one] as const] : [])));
}
