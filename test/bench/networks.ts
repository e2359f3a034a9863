/** The paper's networks: a step that keeps a tenth of each layer's input beside its own baseline, in time and in bytes; and the matrix product. */
import { stream } from '../../engine/random/stream.ts';
import type { UnitEstimatorSettings } from '../../engine/tensor/estimators/settings.ts';
import { estimateStep } from '../../engine/tensor/estimators/unit-estimator.ts';
import { createKernels } from '../../engine/tensor/kernels/kernels.ts';
import { initialParameters, type NetworkFactory } from '../../engine/tensor/models/network.ts';
import { smallConv } from '../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../engine/tensor/models/small-fc.ts';
import { initialMoments, update } from '../../engine/tensor/optimizer.ts';
import { elements } from '../../engine/tensor/shape.ts';
import { TensorStep } from '../../engine/tensor/step.ts';
import { compare, fastest, type Loop } from './compare.ts';
import { digits, type Report } from './report.ts';

const adam = { name: 'adam', learningRate: 1e-6, schedule: { kind: 'constant' } } as const;
const tenth: UnitEstimatorSettings = { name: 'rad', kind: 'sampling', fraction: 0.1 };

export function networkSteps(report: Report): void {
  const { variant, gemm } = createKernels();
  report.title(`Networks, kernels: ${variant}. A step with Adam between two of SPAD's selections, a tenth kept, over the baseline's`);
  networkStep(report, smallFc, 150, { time: 0.65, bytes: 0.12 });
  // Its steps take seconds at the paper's batch: the ratio is that of every batch.
  networkStep(report, smallConv, 4, { time: 0.75, bytes: 0.075 });
  const [m, n, k] = [150, 300, 784];
  const [a, b, c] = [m * k, k * n, m * n].map((length) => new Float32Array(length).fill(0.5));
  if (!a || !b || !c) return;
  const nanoseconds = fastest((times) => {
    for (let i = 0; i < times; i++) gemm(a, b, c, m, n, k);
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
  const parameters = initialParameters(program, 1);
  const moments = new Map(Array.from(parameters, ([id, { length }]) => [id, initialMoments('adam', length)]));
  const step = new TensorStep(program, parameters, estimator.name === 'full' ? undefined : estimator.fraction, createKernels());
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
          const [own, averages] = [parameters.get(id), moments.get(id)];
          if (own && averages) update(adam, at, own, averages, gradient);
        },
      });
    }
  };
  return { loop, plan: step.plan };
}
