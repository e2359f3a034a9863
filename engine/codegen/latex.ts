import { bindPartials, constantsOf } from '../gradient/partials.ts';
import { reverseSweep } from '../gradient/sweep.ts';
import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Term } from '../operations/types.ts';
import { nameValues } from '../trace/names.ts';
import type { Trace, ValueId } from '../trace/types.ts';
import { latexName, latexNumber, printLatexFactor, printLatexTerm } from './latex-term.ts';
import { sliceFor } from './slice.ts';

/**
 * Value and gradient of a trace as LaTeX, for papers: the primal values, then an equation for each adjoint \(\bar v = \partial f /
 * \partial v\), then the gradient. Needs the package amsmath.
 */
export function printLatex(name: string, ssa: Trace, graph: Lcg): string {
  const names = new LatexNames(ssa);
  const rows = [...primalRows(ssa, names), ...adjointRows(ssa, graph, names), ...gradientRows(name, ssa, graph, names)];
  return ['\\begin{align*}', rows.map((row) => `  ${row}`).join(' \\\\\n'), '\\end{align*}', ''].join('\n');
}

class LatexNames {
  readonly #names = new Map<ValueId, string>();
  readonly #constants: ReadonlyMap<ValueId, number>;

  constructor(ssa: Trace) {
    // `x_1` and `x[1]` look the same: the second gets a prime.
    const used = new Set<string>();
    for (const [id, listed] of nameValues(ssa)) {
      let name = latexName(listed);
      while (used.has(name)) name += "'";
      used.add(name);
      this.#names.set(id, name);
    }
    this.#constants = constantsOf(ssa);
  }

  of(id: ValueId | undefined): string {
    if (id === undefined) return '';
    const constant = this.#constants.get(id);
    return constant === undefined ? (this.#names.get(id) ?? `v_{${id}}`) : latexNumber(constant);
  }

  adjoint(id: ValueId): string {
    return `\\overline{${this.of(id)}}`;
  }

  variables({ operands, result }: { readonly operands: readonly ValueId[]; readonly result?: ValueId }) {
    return { a: this.of(operands[0]), b: this.of(operands[1]), z: this.of(result) };
  }
}

function primalRows(ssa: Trace, names: LatexNames): readonly string[] {
  return sliceFor(ssa, [ssa.result]).flatMap((one) => {
    if (one.kind !== 'operation') return [];
    const term: Term = one.operands.length === 1 ? [one.operation, 'a'] : [one.operation, 'a', 'b'];
    return [`${names.of(one.id)} &= ${printLatexTerm(term, names.variables(one))}`];
  });
}

/** One equation a value: all that arrives at it, from values whose equations stand above. */
function adjointRows(ssa: Trace, graph: Lcg, names: LatexNames): readonly string[] {
  const partials = bindPartials(graph, ssa);
  const arrivals = new Map<ValueId, string>();
  for (const { edge } of reverseSweep(graph, { kind: 'full' }).steps) {
    const { source, target } = at(graph.edges, edge);
    const [tail, head] = [at(graph.nodes, source).value, at(graph.nodes, target).value];
    if (tail === head) continue;
    const { term, ...place } = at(partials, edge);
    const before = arrivals.get(tail);
    const adjoint = names.adjoint(head);
    const minus = term === -1;
    const sent = term === 1 || minus ? adjoint : `${adjoint} \\cdot ${printLatexFactor(term, names.variables(place))}`;
    const sum = before === undefined ? `${minus ? '-' : ''}${sent}` : `${before} ${minus ? '-' : '+'} ${sent}`;
    // The equation comes where the last of them arrives.
    arrivals.delete(tail);
    arrivals.set(tail, sum);
  }
  if (arrivals.size === 0) return [];
  return [`${names.adjoint(ssa.result)} &= 1`, ...[...arrivals].map(([value, sum]) => `${names.adjoint(value)} &= ${sum}`)];
}

function gradientRows(name: string, ssa: Trace, graph: Lcg, names: LatexNames): readonly string[] {
  const parameters = graph.parameters.map((node) => at(graph.nodes, node));
  const all = ssa.instructions.flatMap((one) => (one.kind === 'parameter' ? [names.of(one.id)] : []));
  const value = `${latexName(name)}\\left(${all.join(', ')}\\right) &= ${names.of(ssa.result)}`;
  const derivatives = parameters.map(
    ({ value: id, outputs }) =>
      `\\frac{\\partial ${latexName(name)}}{\\partial ${names.of(id)}} &= ${outputs.length === 0 ? '0' : names.adjoint(id)}`,
  );
  return [value, ...derivatives];
}
