/** The paper's networks: a step that keeps a tenth of each layer's input beside its own baseline, in time and in bytes; and the matrix product. */
import { stream } from '../../engine/random/stream.ts';
import { keepingOf, type UnitEstimatorSettings } from '../../engine/tensor/estimators/settings.ts';
import { estimateStep } from '../../engine/tensor/estimators/unit-estimator.ts';
import { gemm, gemmWorkspace } from '../../engine/tensor/kernels/gemm.ts';
import { createKernels } from '../../engine/tensor/kernels/kernels.ts';
import type { KernelLibrary } from '../../engine/tensor/kernels/types.ts';
import { initialParameters, type NetworkFactory } from '../../engine/tensor/models/network.ts';
import { smallConv } from '../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../engine/tensor/models/small-fc.ts';
import { companionsOf, update } from '../../engine/tensor/optimizer.ts';
import { elements } from '../../engine/tensor/shape.ts';
import { TensorStep } from '../../engine/tensor/step.ts';
import { compare, fastest, type Loop } from './compare.ts';
import { digits, type Report } from './report.ts';

const adam = { name: 'adam', learningRate: 1e-6, schedule: { kind: 'constant' } } as const;
const tenth: UnitEstimatorSettings = { name: 'rad', kind: 'sampling', fraction: 0.1 };

export function networkSteps(report: Report): void {
  const library = createKernels();
  const { variant } = library;
  report.title(`Networks, kernels: ${variant}. A step with Adam between two of SPAD's selections, a tenth kept, over the baseline's`);
  networkStep(report, smallFc, 150, { time: 0.65, bytes: 0.12 });
  // Its steps take seconds at the paper's batch: the ratio is that of every batch.
  networkStep(report, smallConv, 4, { time: 0.75, bytes: 0.075 });
  const [m, n, k] = [150, 300, 784];
  const { product } = residentProduct(library, [m, n, k]);
  const nanoseconds = fastest((times) => {
    for (let i = 0; i < times; i++) product();
  });
  console.log(`  ${m} × ${k} by ${k} × ${n}: ${digits((2 * m * n * k) / nanoseconds)} GFLOP/s`);
}

function networkStep(
  report: Report,
  factory: NetworkFactory,
  batch: number,
  target: { readonly time: number; readonly bytes: number },
): void {
  const [baseline, kept] = [stepper(factory, batch, { name: 'full' }), stepper(factory, batch, tenth)];
  const { ours, theirs, ratio } = compare(kept.loop, baseline.loop, 25, 1500);
  report.line({
    name: factory.name,
    measured: ratio,
    target: target.time,
    remark: `${digits(ours / 1e6)} ms for ${digits(theirs / 1e6)} ms, batch ${batch}`,
  });
  const bytes = kept.plan.savedBytes / baseline.plan.savedBytes;
  const arena = kept.plan.bytes / baseline.plan.bytes;
  report.line({ name: `${factory.name}, bytes saved`, measured: bytes, target: target.bytes, remark: `arena ${digits(arena)}×` });
}

function stepper(factory: NetworkFactory, batch: number, estimator: UnitEstimatorSettings) {
  const { program, images, labels } = factory.create(batch);
  const step = new TensorStep(program, initialParameters(program, 1), {
    keeping: keepingOf(estimator),
    library: createKernels(),
    companions: companionsOf(adam.name),
  });
  const random = stream({ seed: 1, iteration: 0, space: 0, draw: 0 });
  const inputs = new Map([
    [images, Float32Array.from({ length: batch * elements(factory.example) }, () => random.uniform())],
    [labels, Float32Array.from({ length: batch }, () => Number(random.below(BigInt(factory.classes))))],
  ]);
  let iteration = 0;
  const loop: Loop = (times) => {
    for (let i = 0; i < times; i++) {
      const at = iteration++;
      estimateStep(step, estimator, [], {
        inputs,
        seed: 1,
        iteration: at,
        onGradient(id, gradient) {
          const own = step.parameters.get(id);
          const [first, second] = step.companions(id);
          if (own && first && second) update(step.kernels, adam, at, own, { first, second }, gradient);
        },
      });
    }
  };
  return { loop, plan: step.plan };
}

/** A product whose matrices stand in the kernels' memory. */
function residentProduct(library: KernelLibrary, [m, n, k]: readonly [number, number, number]): { product(): void } {
  const lengths = [m * k, k * n, m * n, gemmWorkspace(k)] as const;
  const memory = library.allocate(4 * lengths.reduce((sum, length) => sum + length, 0));
  let place = memory.start;
  const next = (length: number): Float32Array => {
    const made = new Float32Array(memory.buffer, place, length).fill(0.5);
    place += made.byteLength;
    return made;
  };
  const [a, b, c, workspace] = [next(lengths[0]), next(lengths[1]), next(lengths[2]), next(lengths[3])];
  return { product: () => gemm(memory, [a, b, c], [m, n, k], workspace) };
}
