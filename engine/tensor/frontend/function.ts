import type { ListingForm } from '../../pipeline.ts';
import type { Annotations, Extent } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import type { Scopes } from '../../trace/scopes.ts';
import type { TensorId, TensorProgram } from '../program.ts';
import type { Shape } from '../shape.ts';

/** A tensor that a function takes. */
export interface TensorParameter {
  readonly id: TensorId;
  /** `w`, `layers[0].bias` */
  readonly name: string;
  readonly shape: Shape;
  /** As the type says it: names stand for free ones. */
  readonly extents: readonly Extent[];
  /** What every element is at the start, where `@start` says so. */
  readonly start: number | undefined;
  readonly span: Span;
}

/** A function with tensors: its tensor program for given sizes of its free extents, and where each instruction stands in the source. */
export interface TensorFunction {
  readonly name: string;
  /** The whole declaration. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly annotations: Annotations;
  readonly program: TensorProgram;
  /** By instruction: where the source computes it. */
  readonly spans: readonly Span[];
  /** By instruction: what was being done, which call, which iteration of which loop. */
  readonly scopes: Scopes;
  /** What is trained. */
  readonly parameters: readonly TensorParameter[];
  /** What each evaluation is given: batches, labels. */
  readonly inputs: readonly TensorParameter[];
  /** The sizes of the free extents, by name. */
  readonly extents: ReadonlyMap<string, number>;
  /** The program as it was compiled, and the line of operations on tensors that it is, with its backward pass. Deterministic. */
  listing(form: ListingForm): string;
  /** The same function for other sizes of its free extents. Throws `BackpathError` where the shapes do not fit then. */
  withExtents(extents: Readonly<Record<string, number>>): TensorFunction;
}

/** What parameters are at the start, where `@start` says so: every element the same. */
export function startsOf({ parameters }: Pick<TensorFunction, 'parameters'>): ReadonlyMap<TensorId, number> {
  return new Map(parameters.flatMap(({ id, start }) => (start === undefined ? [] : [[id, start] as const])));
}
