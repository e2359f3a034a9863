/** The numbers of a drawing of tensors: summaries of what they are where a training begins, on made-up inputs. */
import type { Lcg, Path } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { Json } from '../../run/json.ts';
import { exampleArguments } from '../../tensor/frontend/example.ts';
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import type { TensorGraph } from '../../tensor/graph/lcg.ts';
import { selects } from '../../tensor/graph/selection.ts';
import type { Elements } from '../../tensor/operations/types.ts';
import { planStep } from '../../tensor/plan/plan.ts';
import type { TensorId } from '../../tensor/program.ts';
import { evaluateWhole } from '../../tensor/reference.ts';
import { stepMemory } from '../../tensor/view/memory.ts';
import type { Drawing, TensorNumbering } from '../model.ts';
import { shownNode } from '../outlets.ts';
import type { GraphNumbers, TensorNumbers } from '../types.ts';
import { tensorGraphJson } from './json.ts';
import { bytesOf, shapeWords } from './words.ts';

/** The same seed gives the same numbers. */
const SEED = 1;

interface Summaries {
  /** By instruction. */
  readonly tensors: readonly TensorNumbers[];
  /** By edge: the norm of the gradient that it carries. */
  readonly through: readonly number[];
  /** By instruction: bytes kept for the backward pass. */
  readonly saved: readonly number[];
}

/** Made when they are first asked for. */
export class TensorSummaries implements TensorNumbering {
  readonly #fn: TensorFunction;
  readonly #graph: TensorGraph;
  #found: Summaries | undefined;

  constructor(fn: TensorFunction, graph: TensorGraph) {
    this.#fn = fn;
    this.#graph = graph;
  }

  numbers({ visible }: Drawing): GraphNumbers {
    const { tensors, through, saved } = this.#summaries();
    const { lcg } = this.#graph;
    const shown = visible.nodes.map((node) => at(this.#graph.tensors, shownNode(lcg, node)));
    return {
      point: [],
      values: shown.map((id) => at(tensors, id).norm),
      adjoints: shown.map((id) => at(tensors, id).adjoint),
      flows: shown.map(() => 0),
      tape: visible.nodes.map((node) => this.#tape(saved, node.kind === 'group' ? node.nodes : [node.node])),
      partials: visible.edges.map(({ members }) => (members.length === 1 ? at(through, at(members, 0)) : Number.NaN)),
      shares: visible.edges.map(() => 0),
      kinks: [],
      nonFinite: [],
      tensors: shown.map((id) => at(tensors, id)),
    };
  }

  contribution(path: Path): number {
    const { lcg, tensors } = this.#graph;
    const [first] = path;
    if (first === undefined) return 0;
    const parameter = at(tensors, at(lcg.edges, first).source);
    const { adjoints } = evaluateWhole(this.#fn.program, exampleArguments(this.#fn, SEED), {
      seed: SEED,
      passes: selects(this.#graph, path),
    });
    return normOf(at(adjoints, parameter));
  }

  json(): Json {
    const { tensors, through, saved } = this.#summaries();
    return tensorGraphJson(this.#graph, { tensors, through, saved });
  }

  #tape(saved: readonly number[], nodes: readonly number[]): number {
    const { lcg, tensors } = this.#graph;
    const computed = nodes.filter((node) => at(lcg.nodes, node).kind === 'operation');
    return computed.reduce((sum, node) => sum + at(saved, at(tensors, node)), 0);
  }

  #summaries(): Summaries {
    this.#found ??= summarize(this.#fn, this.#graph);
    return this.#found;
  }
}

function summarize(fn: TensorFunction, { lcg, tensors }: TensorGraph): Summaries {
  const carried = new Map<string, number>();
  const { values, adjoints } = evaluateWhole(fn.program, exampleArguments(fn, SEED), {
    seed: SEED,
    onContribution: ({ id }, place, contribution) => carried.set(`${id} ${place}`, normOf(contribution)),
  });
  const memory = stepMemory(planStep(fn.program));
  return {
    tensors: fn.program.instructions.map(({ id, shape }) => {
      const value = at(values, id);
      return {
        shape: shapeWords(shape),
        bytes: bytesOf(shape),
        norm: normOf(value),
        least: extremeOf(value, Math.min),
        largest: extremeOf(value, Math.max),
        adjoint: normOf(at(adjoints, id)),
      };
    }),
    through: lcg.edges.map((edge) => normThrough(lcg, tensors, edge, carried, adjoints)),
    saved: memory.nodes.map(({ saved }) => saved),
  };
}

function normThrough(
  { nodes }: Lcg,
  tensors: readonly TensorId[],
  { target, operand }: Lcg['edges'][number],
  carried: ReadonlyMap<string, number>,
  adjoints: readonly Elements[],
): number {
  const tensor = at(tensors, target);
  // Through a tuple node and to the output the whole adjoint passes.
  return at(nodes, target).kind === 'operation' ? (carried.get(`${tensor} ${operand}`) ?? 0) : normOf(at(adjoints, tensor));
}

function extremeOf(tensor: Elements, choose: (a: number, b: number) => number): number {
  let found = tensor[0] ?? Number.NaN;
  for (const element of tensor) found = choose(found, element);
  return found;
}

/** √Σx² */
function normOf(tensor: Elements): number {
  let sum = 0;
  for (const element of tensor) sum += element * element;
  return Math.sqrt(sum);
}
