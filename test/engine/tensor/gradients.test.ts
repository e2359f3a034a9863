import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { tensorOperations } from '../../../engine/tensor/operations/table.ts';
import type { Elements } from '../../../engine/tensor/operations/types.ts';
import { type TensorId, type TensorProgram, TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { evaluateReference } from '../../../engine/tensor/reference.ts';
import { elements } from '../../../engine/tensor/shape.ts';
import { type Case, cases, titleOf } from './cases.ts';

const SEED = 7;

/** loss = Σ operation(…) · weights: every element of the result counts, each differently. */
function programOf({ operation, shapes, attributes, labels }: Case): TensorProgram {
  const builder = new TensorProgramBuilder();
  const operands = shapes.map((shape, i) => (labels?.operand === i ? builder.input(`x${i}`, shape) : builder.parameter(`x${i}`, shape)));
  const result = builder.apply(operation, operands, attributes);
  const weights = builder.input('weights', builder.shapeOf(result));
  return builder.finish(builder.apply('sum', [builder.apply('multiply', [result, weights])]));
}

function givenFor(program: TensorProgram, one: Case): Map<TensorId, Float64Array> {
  const given = new Map<TensorId, Float64Array>();
  for (const { id, kind, shape } of program.instructions) {
    if (kind === 'operation') continue;
    const random = stream({ seed: SEED, iteration: 0, space: id, draw: 0 });
    const below = one.labels?.operand === id ? one.labels.below : undefined;
    given.set(
      id,
      Float64Array.from({ length: elements(shape) }, () =>
        below === undefined ? 4 * random.uniform() - 2 : Number(random.below(BigInt(below))),
      ),
    );
  }
  return given;
}

/** Central differences of two widths, extrapolated (Richardson): the error is of the fourth order. */
function difference(program: TensorProgram, given: Map<TensorId, Float64Array>, id: TensorId, place: number): number {
  const own = given.get(id) ?? new Float64Array();
  const lossAt = (step: number): number => {
    const moved = new Map<TensorId, Elements>(given).set(id, own.with(place, (own[place] ?? 0) + step));
    return evaluateReference(program, moved, 'float64', SEED).loss;
  };
  const slope = (h: number): number => (lossAt(h) - lossAt(-h)) / (2 * h);
  return (4 * slope(1e-4) - slope(2e-4)) / 3;
}

describe('gradients of tensor operations', () => {
  it('are tried for every operation', () => {
    assert.deepEqual(
      [...new Set(cases.map(({ operation }) => operation))].sort(),
      Object.keys(tensorOperations)
        .filter((name) => name !== 'constant')
        .sort(),
    );
  });

  for (const one of cases) {
    it(`agree with central differences: ${titleOf(one)}`, () => {
      const program = programOf(one);
      const given = givenFor(program, one);
      const { gradients } = evaluateReference(program, given, 'float64', SEED);
      for (const [id, gradient] of gradients) {
        for (const [place, derivative] of gradient.entries()) {
          const expected = difference(program, given, id, place);
          assert.ok(Math.abs(derivative - expected) <= 1e-7 * (1 + Math.abs(expected)), `x${id}[${place}]: ${derivative}, not ${expected}`);
        }
      }
    });

    it(`are nearly the same in Float32: ${titleOf(one)}`, () => {
      const program = programOf(one);
      const given = givenFor(program, one);
      const wide = evaluateReference(program, given, 'float64', SEED);
      const narrow = evaluateReference(program, given, 'float32', SEED);
      for (const [id, gradient] of wide.gradients) {
        for (const [place, expected] of gradient.entries()) {
          const actual = narrow.gradients.get(id)?.[place] ?? Number.NaN;
          assert.ok(Math.abs(actual - expected) <= 1e-4 * (1 + Math.abs(expected)), `x${id}[${place}]: ${actual}, not ${expected}`);
        }
      }
    });
  }
});
