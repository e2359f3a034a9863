import { at } from '../../invariant.ts';
import type { Span } from '../../source/span.ts';
import type { Scopes } from '../../trace/scopes.ts';
import { numberOperationOf } from '../operations/scalar.ts';
import { type TensorId, type TensorInstruction, type TensorProgram, TensorProgramBuilder } from '../program.ts';
import type { Recording } from './recorder.ts';

/** A tensor program that came from source: where each of its instructions stands there. */
export interface LocatedProgram {
  readonly program: TensorProgram;
  /** By instruction. */
  readonly spans: readonly Span[];
  readonly scopes: Scopes;
  /** From the ids of the recording; what the loss does not need has none. */
  readonly ids: ReadonlyMap<TensorId, TensorId>;
}

/** The program of a recording: what the loss needs, with all parameters and inputs, under the names of the source. */
export function finishProgram({ builder, spans, names, scopes }: Recording, loss: TensorId): LocatedProgram {
  const { instructions } = builder.finish(loss);
  const needed = neededFor(instructions, loss);
  const made = new TensorProgramBuilder();
  const ids = new Map<TensorId, TensorId>();
  const kept = instructions.filter(({ id, kind }) => kind !== 'operation' || needed.has(id));
  for (const one of kept) {
    const id =
      one.kind === 'operation'
        ? made.apply(
            one.operation,
            one.operands.map((operand) => ids.get(operand) ?? operand),
            one.attributes,
            names.get(one.id) ?? (one.operation === 'constant' ? one.name : (numberOperationOf(one.operation) ?? one.operation)),
          )
        : made[one.kind](one.name, one.shape);
    ids.set(one.id, id);
  }
  return {
    program: made.finish(ids.get(loss) ?? loss),
    spans: kept.map(({ id }) => at(spans, id)),
    scopes: { list: scopes.list, of: Int32Array.from(kept, ({ id }) => at(scopes.of, id)) },
    ids,
  };
}

function neededFor(instructions: readonly TensorInstruction[], loss: TensorId): ReadonlySet<TensorId> {
  const needed = new Set<TensorId>([loss]);
  for (const one of instructions.toReversed()) {
    if (one.kind === 'operation' && needed.has(one.id)) for (const operand of one.operands) needed.add(operand);
  }
  return needed;
}
