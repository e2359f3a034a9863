import type { Lcg, Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { simplifyTerm } from '../operations/simplify.ts';
import { evaluateTerm, substituteTerm, termVariables } from '../operations/term.ts';
import type { Term } from '../operations/types.ts';
import type { Trace, ValueId } from '../trace/types.ts';

/** The numbers of a trace that are known without running it. */
export type Constants = ReadonlyMap<ValueId, number>;

export function constantsOf(ssa: Trace): Constants {
  return new Map(ssa.instructions.flatMap((one) => (one.kind === 'constant' ? [[one.id, one.value] as const] : [])));
}

/** The partial of every edge with the constants put in: what is left of it to compute, and to read. Same bits as `evaluatePartial`. */
export function bindPartials(graph: Lcg, ssa: Trace): readonly Partial[] {
  let partials = bound.get(graph);
  if (!partials) {
    const constants = constantsOf(ssa);
    partials = graph.edges.map((edge) => bindPartial(edge.partial, constants));
    bound.set(graph, partials);
  }
  return partials;
}

/** The primal values that a partial reads, once each. */
export function valuesRead(partial: Partial): readonly ValueId[] {
  return [...new Set(termVariables(partial.term).map((variable) => valueNamed(partial, variable)))];
}

/** The value that a variable of the partial's term stands for. */
export function valueNamed({ operands, result }: Partial, variable: 'a' | 'b' | 'z'): ValueId {
  return variable === 'z' ? result : at(operands, variable === 'a' ? 0 : 1);
}

/** The partial as a number, where `values` holds the primal values by `ValueId`. */
export function evaluatePartial({ term, operands: [a, b], result }: Partial, values: Float64Array): number {
  return evaluateTerm(term, a === undefined ? 0 : at(values, a), b === undefined ? 0 : at(values, b), at(values, result));
}

/** A graph belongs to one trace, so it alone is the key. */
const bound = new WeakMap<Lcg, readonly Partial[]>();

/** Terms of the operation table as they are without constants: most of a long trace. */
const plain = new Map<Term, Term>();

function bindPartial(partial: Partial, constants: Constants): Partial {
  const { term, operands, result } = partial;
  if (typeof term === 'number') return partial;
  const a = operands[0] === undefined ? undefined : constants.get(operands[0]);
  const b = operands[1] === undefined ? undefined : constants.get(operands[1]);
  if (a !== undefined || b !== undefined) return { term: simplifyTerm(substituteTerm(term, a ?? 'a', b ?? 'b')), operands, result };
  const known = plain.get(term) ?? simplifyTerm(term);
  plain.set(term, known);
  return known === term ? partial : { term: known, operands, result };
}
