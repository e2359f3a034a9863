/** The paper's networks: a step that keeps a tenth of each layer's input beside its own baseline, in time and in bytes; and the matrix product. */
import { stream } from '../../engine/random/stream.ts';
import { keepingOf, type UnitEstimatorSettings } from '../../engine/tensor/estimators/settings.ts';
import type { UnitEstimatorState } from '../../engine/tensor/estimators/types.ts';
import { estimateStep } from '../../engine/tensor/estimators/unit-estimator.ts';
import { gemm, gemmWorkspace } from '../../engine/tensor/kernels/gemm.ts';
import { createKernels } from '../../engine/tensor/kernels/kernels.ts';
import type { KernelLibrary } from '../../engine/tensor/kernels/types.ts';
import { conventional } from '../../engine/tensor/models/conventional.ts';
import { initialParameters, type NetworkFactory } from '../../engine/tensor/models/network.ts';
import { smallConv } from '../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../engine/tensor/models/small-fc.ts';
import { companionsOf, update } from '../../engine/tensor/optimizer.ts';
import { planStep } from '../../engine/tensor/plan/plan.ts';
import { elements } from '../../engine/tensor/shape.ts';
import { TensorStep } from '../../engine/tensor/step.ts';
import { compare, fastest, type Loop } from './compare.ts';
import { jaxStep } from './peers/jax.ts';
import { openBlas, torchStep } from './peers/openblas.ts';
import { type PeerStep, timesLonger } from './peers/present.ts';
import { tfjsStep } from './peers/tfjs.ts';
import { digits, type Report } from './report.ts';

const adam = { name: 'adam', learningRate: 1e-6, schedule: { kind: 'constant' } } as const;
const tenth: UnitEstimatorSettings = { name: 'rad', kind: 'sampling', fraction: 0.1 };

export async function networkSteps(report: Report): Promise<void> {
  const library = createKernels();
  const { variant } = library;
  report.title(`Networks, kernels: ${variant}. A step with Adam between two of SPAD's selections, a tenth kept, over the baseline's`);
  networkStep(report, smallFc, 150, { time: 0.65, bytes: 0.12 });
  // Its steps take seconds at the paper's batch: the ratio is that of every batch.
  networkStep(report, smallConv, 10, { time: 0.75, bytes: 0.075 });
  products(report, library);
  await peers(report);
}

function products(report: Report, library: KernelLibrary): void {
  for (const [m, n, k] of [
    [150, 300, 784],
    [150, 300, 300],
    [512, 512, 512],
  ] as const) {
    const { product } = residentProduct(library, [m, n, k]);
    const nanoseconds = fastest((times) => {
      for (let i = 0; i < times; i++) product();
    });
    const theirs = openBlas(m, k, n);
    const name = `${m} × ${k} by ${k} × ${n}`;
    const speed = `${digits((2 * m * n * k) / nanoseconds)} GFLOP/s`;
    if (typeof theirs === 'string') report.skipped(`${name} by OpenBLAS (ours: ${speed})`, theirs);
    else {
      const target = library.variant === 'fma' ? 0.25 : 0.15;
      report.line({ name, measured: theirs / nanoseconds, target, atLeast: true, remark: `of OpenBLAS; ${speed}` });
    }
  }
}

/** The baseline's step beside that of other libraries. */
async function peers(report: Report): Promise<void> {
  const fc = stepper(smallFc, 150, { name: 'full' });
  const versus = async (
    name: string,
    theirs: PeerStep | undefined,
    { loop, batch }: { readonly loop: Loop; readonly batch: number },
    target: number,
    pairs: number,
  ): Promise<void> => {
    if (!theirs) return report.skipped(name, 'it is not installed');
    const { ratio, milliseconds } = await timesLonger(theirs, loop, pairs);
    report.line({ name, measured: ratio * batch, target, atLeast: true, remark: `times ours; its step takes ${digits(milliseconds)} ms` });
  };
  await versus('smallfc, tfjs-wasm', await tfjsStep('wasm', fc.network, fc.parameters, fc.inputs), { ...fc, batch: 1 }, 12, 9);
  await versus('smallfc, jax-js (no optimizer)', await jaxStep([784, 300, 300, 300, 10], 150), { ...fc, batch: 1 }, 1.8, 25);
  const torch = torchStep();
  if (typeof torch === 'string') report.skipped('PyTorch', torch);
  else report.line({ name: 'smallfc, over PyTorch', measured: fastest(fc.loop, 25) / 1e6 / torch, target: 1.5 });
  // An image takes seconds there: a single pair says enough. Ours is a tenth of what ten take.
  const [one, ten] = [smallConv.create(1), stepper(smallConv, 10, { name: 'full' })];
  const first = new Map(Array.from(ten.inputs, ([id, values]) => [id, values.subarray(0, values.length / 10)]));
  await versus('smallconv an image, tfjs-cpu', await tfjsStep('cpu', one, ten.parameters, first), { ...ten, batch: 10 }, 300, 1);
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
  // Ten iterations, of which the first compares ten candidates.
  const choosing = stepper(factory, batch, { name: 'spad', kind: 'sampling', fraction: 0.1, m: 10, kMax: 10 });
  const tens =
    (loop: Loop): Loop =>
    (times) =>
      loop(10 * times);
  const whole = compare(tens(choosing.loop), tens(baseline.loop), 5, 100);
  console.log(`  ${factory.name}, choosing included (m = k_max = 10): ${digits(whole.ratio)}×`);
  const usual = planStep(conventional(baseline.plan.program));
  const [bytes, lean] = [usual, baseline.plan].map(({ savedBytes }) => kept.plan.savedBytes / savedBytes);
  const arena = `arena ${digits(kept.plan.bytes / usual.bytes)}× and ${digits(kept.plan.bytes / baseline.plan.bytes)}×`;
  const remark = `of what ReLUs that keep numbers save; ${digits(lean ?? Number.NaN)}× of our own baseline's; ${arena}`;
  report.line({ name: `${factory.name}, bytes saved`, measured: bytes ?? Number.NaN, target: target.bytes, remark });
}

function stepper(factory: NetworkFactory, batch: number, estimator: UnitEstimatorSettings) {
  const network = factory.create(batch);
  const { program, images, labels } = network;
  const parameters = initialParameters(program, 1);
  const step = new TensorStep(program, parameters, {
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
  let state: UnitEstimatorState = [];
  const loop: Loop = (times) => {
    for (let i = 0; i < times; i++) {
      const at = iteration++;
      const estimate = estimateStep(step, estimator, state, {
        inputs,
        seed: 1,
        iteration: at,
        onGradient(id, gradient) {
          const own = step.parameters.get(id);
          const [first, second] = step.companions(id);
          if (own && first && second) update(step.kernels, adam, at, own, { first, second }, gradient);
        },
      });
      state = estimate.state;
    }
  };
  return { loop, plan: step.plan, network, parameters, inputs };
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
