import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import { initialParameters, type Network } from '../../../engine/tensor/models/network.ts';
import { smallConv } from '../../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../../engine/tensor/models/small-fc.ts';
import type { Elements } from '../../../engine/tensor/operations/types.ts';
import { planStep } from '../../../engine/tensor/plan/plan.ts';
import type { TensorId } from '../../../engine/tensor/program.ts';
import { evaluateReference } from '../../../engine/tensor/reference.ts';
import { elements } from '../../../engine/tensor/shape.ts';
import { TensorStep } from '../../../engine/tensor/step.ts';
import { drawChoice, type UnitChoice } from '../../../engine/tensor/units/choice.ts';

function batchFor({ program, images, labels }: Network): Map<TensorId, Float32Array> {
  const random = stream({ seed: 3, iteration: 0, space: 0, draw: 0 });
  const shapeOf = (id: TensorId) => program.instructions[id]?.shape ?? [];
  return new Map([
    [images, Float32Array.from({ length: elements(shapeOf(images)) }, () => random.uniform())],
    [labels, Float32Array.from({ length: elements(shapeOf(labels)) }, () => Number(random.below(10n)))],
  ]);
}

function gradientsOf(step: TensorStep, inputs: Map<TensorId, Float32Array>, choices: ReadonlyMap<TensorId, UnitChoice> = new Map()) {
  const gradients = new Map<TensorId, Float32Array>();
  const loss = step.run({
    inputs,
    choices,
    seed: 0,
    iteration: 0,
    onGradient: (id, gradient) => gradients.set(id, denseGradient(gradient)),
  });
  return { loss, gradients };
}

for (const factory of [smallFc, smallConv]) {
  describe(`a step of ${factory.name} in its arena`, function () {
    this.timeout('60s');
    for (const keep of [undefined, 0.9]) {
      it(`gives the reference's loss and gradients, twice, ${keep === undefined ? 'plain' : 'with dropout'}`, () => {
        const network = factory.create(2, keep);
        const parameters = initialParameters(network.program, 1);
        const inputs = batchFor(network);
        const expected = evaluateReference(network.program, new Map<TensorId, Elements>([...parameters, ...inputs]));
        const step = new TensorStep(network.program, parameters);
        for (const round of [1, 2]) {
          const { loss, gradients } = gradientsOf(step, inputs);
          assert.equal(loss, expected.loss, `round ${round}`);
          for (const [id, gradient] of expected.gradients) assert.deepEqual(gradients.get(id), gradient);
        }
      });
    }

    for (const convolutions of ['lines', 'channels'] as const)
      it(`gives the same with every unit kept, ${convolutions} of convolutions`, () => {
        const network = factory.create(2);
        const parameters = initialParameters(network.program, 1);
        const inputs = batchFor(network);
        const step = new TensorStep(network.program, parameters, { keeping: { fraction: 1, convolutions } });
        const random = stream({ seed: 5, iteration: 0, space: 0, draw: 0 });
        const choices = new Map(
          step.plan.layers.map(({ instruction, units, kept }) => [instruction.id, drawChoice('sampling', units, kept, random)]),
        );
        const expected = gradientsOf(new TensorStep(network.program, parameters), inputs);
        const actual = gradientsOf(step, inputs, choices);
        assert.equal(actual.loss, expected.loss);
        for (const [id, gradient] of expected.gradients) assert.deepEqual(actual.gradients.get(id), gradient);
      });
  });

  describe(`the plan of a step of ${factory.name}`, () => {
    for (const fraction of [undefined, 0.1]) {
      it(`has a place of its own for everything alive, ${fraction === undefined ? 'baseline' : 'a tenth kept'}`, () => {
        const { buffers, bytes, alive } = planStep(factory.create(150).program, {
          keeping: fraction === undefined ? undefined : { fraction, convolutions: 'lines' },
        });
        for (const [i, one] of buffers.entries()) {
          assert.ok(one.offset % 16 === 0 && one.offset + one.bytes <= bytes);
          for (const other of buffers.slice(i + 1)) {
            if (one.home === other.home) continue;
            const together = one.from <= other.to && other.from <= one.to;
            const overlap = one.offset < other.offset + other.bytes && other.offset < one.offset + one.bytes;
            assert.ok(!together || !overlap, `${one.kind} ${one.instruction} and ${other.kind} ${other.instruction}`);
          }
        }
        assert.ok(bytes >= Math.max(...alive));
      });
    }

    it('saves about a tenth of the bytes where a tenth is kept', () => {
      const { program } = factory.create(150);
      const [all, tenth] = [
        planStep(program).savedBytes,
        planStep(program, { keeping: { fraction: 0.1, convolutions: 'lines' } }).savedBytes,
      ];
      // Besides the tenth, one bit of 32 for each element that ReLU passes; and one of three channels is more than a tenth of them.
      assert.ok(tenth / all < 0.18, `${tenth} of ${all}: ${tenth / all}`);
    });
  });
}
