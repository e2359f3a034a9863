import assert from 'node:assert/strict';
import { smallFc } from '../../../engine/tensor/models/small-fc.ts';
import { planStep } from '../../../engine/tensor/plan/plan.ts';
import { stepMemory } from '../../../engine/tensor/view/memory.ts';

const BATCH = 8;

describe('the memory of a step, as views show it', () => {
  const { program } = smallFc.create(BATCH);
  const nodeOf = (memory: ReturnType<typeof stepMemory>, name: string) => {
    const found = memory.nodes.find((node) => node.name === name);
    assert.ok(found, name);
    return found;
  };

  it('says what each node saves: inputs of layers and a bit an element, by hand', () => {
    const memory = stepMemory(planStep(program));
    assert.equal(nodeOf(memory, 'images').saved, BATCH * 784 * 4);
    // A layer's output becomes that of its ReLU in place, which the next layer reads again; ReLU itself keeps bits.
    assert.equal(nodeOf(memory, 'linear').saved, BATCH * 300 * 4);
    assert.equal(nodeOf(memory, 'relu').saved, (BATCH * 300) / 8);
    assert.equal(nodeOf(memory, 'relu').value, 0);
    assert.equal(memory.saved, BATCH * (784 * 4 + 3 * 300 * 4 + (3 * 300) / 8));
  });

  it('says that only the kept units are saved where a tenth is kept', () => {
    const memory = stepMemory(planStep(program, { keeping: { fraction: 0.1, convolutions: 'lines' } }));
    assert.equal(nodeOf(memory, 'images').saved, 0);
    assert.equal(nodeOf(memory, 'linear').saved, BATCH * 78 * 4);
    assert.equal(memory.saved, BATCH * (78 * 4 + 3 * 30 * 4 + (3 * 300) / 8));
  });

  for (const fraction of [undefined, 0.1]) {
    it(`has a timeline that agrees with the nodes and the peak, ${fraction ?? 'baseline'}`, () => {
      const plan = planStep(program, { keeping: fraction === undefined ? undefined : { fraction, convolutions: 'lines' } });
      const { timeline, nodes, peak, saved } = stepMemory(plan);
      assert.equal(timeline.length, 2 * program.instructions.length);
      assert.equal(timeline[0]?.pass, 'forward');
      assert.equal(timeline.at(-1)?.node, 0);
      assert.ok(timeline.every(({ bytes, saved: own }) => own <= bytes && bytes <= peak));
      assert.equal(
        nodes.reduce((sum, node) => sum + node.saved, 0),
        saved,
      );
      const turn = timeline.findLast(({ pass }) => pass === 'forward');
      assert.equal(turn?.saved, saved);
    });
  }
});
