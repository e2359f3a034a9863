import type { Constants } from '../gradient/partials.ts';
import { bindPartials, constantsOf, valuesRead } from '../gradient/partials.ts';
import { reverseSweep } from '../gradient/sweep.ts';
import type { SweepStep } from '../gradient/sweep-types.ts';
import type { Lcg, Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { printFactor, printTerm } from '../operations/term.ts';
import type { Term } from '../operations/types.ts';
import type { OperationInstruction, ParameterInstruction, Trace, ValueId } from '../trace/types.ts';
import { type DerivativeNames, nameDerivative } from './naming.ts';
import { sliceFor } from './slice.ts';
import { helperFunctions, readableNumber } from './typescript.ts';

/**
 * Value and gradient of a trace as a TypeScript function that needs nothing else: the primal values, then the reverse
 * sweep, a step a line. It computes what the engine does, but for the order of sums: long
 * recurrences, which the engine accumulates ahead, stand here as the sweep does them.
 */
export function printDerivative(name: string, ssa: Trace, graph: Lcg): string {
  const partials = bindPartials(graph, ssa);
  const { steps } = reverseSweep(graph, { kind: 'full' });
  const helpers = helperFunctions(steps.map((step) => at(partials, step.edge).term));
  const names = nameDerivative(ssa, [`${name}Gradient`, ...helpers.names]);
  return helpers.text + new DerivativePrinter(ssa, graph, partials, names).print(name, steps);
}

class DerivativePrinter {
  readonly #ssa: Trace;
  readonly #graph: Lcg;
  readonly #partials: readonly Partial[];
  readonly #names: DerivativeNames;
  readonly #constants: Constants;

  constructor(ssa: Trace, graph: Lcg, partials: readonly Partial[], names: DerivativeNames) {
    this.#ssa = ssa;
    this.#graph = graph;
    this.#partials = partials;
    this.#names = names;
    this.#constants = constantsOf(ssa);
  }

  print(name: string, steps: readonly SweepStep[]): string {
    const parameters = this.#ssa.instructions.filter((one) => one.kind === 'parameter');
    const active = parameters.filter((parameter) => parameter.active);
    const taken = parameters.map((parameter) => `${this.#names.primal(parameter.id)}: number`);
    const derivatives = active.map((parameter) => `${parameter.name}: number`);
    return [
      `/** ${name} and its gradient by reverse mode; \`bar_v\` is the derivative of the value with respect to \`v\`. */`,
      `export function ${name}Gradient(${taken.join(', ')}): { value: number; gradient: ${record(derivatives, ';')} } {`,
      ...this.#primals(steps).map(indented),
      ...this.#reverse(steps).map(indented),
      indented(this.#return(active, steps)),
      '}\n',
    ].join('\n');
  }

  #primals(steps: readonly SweepStep[]): readonly string[] {
    const wanted = [this.#ssa.result, ...steps.flatMap((step) => valuesRead(at(this.#partials, step.edge)))];
    const operations = sliceFor(this.#ssa, wanted).filter((one) => one.kind === 'operation');
    return operations.map((one) => `const ${this.#names.primal(one.id)} = ${this.#applied(one)};`);
  }

  #applied({ operation, operands }: OperationInstruction): string {
    const [a, b] = operands.map((operand, index): Term => this.#constants.get(operand) ?? (index === 0 ? 'a' : 'b'));
    const term: Term = b === undefined ? [operation, a ?? 'a'] : [operation, a ?? 'a', b];
    return printTerm(term, this.#variables({ operands }), readableNumber);
  }

  #reverse(steps: readonly SweepStep[]): readonly string[] {
    const visible = steps.filter((step) => this.#tail(step) !== this.#head(step));
    const accumulated = new Set(visible.filter((step) => step.kind === 'add').map((step) => this.#tail(step)));
    if (steps.length === 0) return [];
    return [
      '',
      `const ${this.#names.adjoint(this.#ssa.result)} = 1;`,
      ...visible.map((step) => this.#step(step, accumulated.has(this.#tail(step)))),
    ];
  }

  #step(step: SweepStep, accumulated: boolean): string {
    const partial = at(this.#partials, step.edge);
    const [from, to] = [this.#names.adjoint(this.#head(step)), this.#names.adjoint(this.#tail(step))];
    if (step.kind === 'add' && partial.term === -1) return `${to} -= ${from};`;
    return `${step.kind === 'add' ? `${to} +=` : `${accumulated ? 'let' : 'const'} ${to} =`} ${this.#sent(from, partial)};`;
  }

  #sent(adjoint: string, partial: Partial): string {
    if (partial.term === 1) return adjoint;
    if (partial.term === -1) return `-${adjoint}`;
    return `${adjoint} * ${printFactor(partial.term, this.#variables(partial), readableNumber)}`;
  }

  #return(active: readonly ParameterInstruction[], steps: readonly SweepStep[]): string {
    const reached = new Set(steps.map((step) => this.#tail(step)));
    const gradient = active.map(({ id, name }) => `${name}: ${reached.has(id) ? this.#names.adjoint(id) : '0'}`);
    const constant = this.#constants.get(this.#ssa.result);
    const value = constant === undefined ? this.#names.primal(this.#ssa.result) : readableNumber(constant);
    return `return { value: ${value}, gradient: ${record(gradient, ',')} };`;
  }

  #variables(place: { readonly operands: readonly ValueId[]; readonly result?: ValueId }) {
    const name = (id: ValueId | undefined) => (id === undefined || this.#constants.has(id) ? '' : this.#names.primal(id));
    return { a: name(place.operands[0]), b: name(place.operands[1]), z: name(place.result) };
  }

  /** The value whose adjoint a step reads. */
  #head(step: SweepStep): ValueId {
    return at(this.#graph.nodes, at(this.#graph.edges, step.edge).target).value;
  }

  /** The value to whose adjoint a step adds. */
  #tail(step: SweepStep): ValueId {
    return at(this.#graph.nodes, at(this.#graph.edges, step.edge).source).value;
  }
}

function record(fields: readonly string[], separator: ',' | ';'): string {
  return fields.length === 0 ? '{}' : `{ ${fields.join(`${separator} `)} }`;
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
