/** What compiled runs cost, against a hand-written loop and against each other. Takes half a minute. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { alternativesOf } from '../../engine/estimators/granularity/index.ts';
import { tapeBytes } from '../../engine/gradient/tape.ts';
import type { DifferentiableFunction } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { defaultOptimizerSettings } from '../../engine/optimizers/index.ts';
import type { OptimizerSettings } from '../../engine/optimizers/types.ts';
import { compileKernel, correctionsOf } from '../../engine/run/fast/kernel.ts';
import { paper } from '../engine/estimators/paper.ts';
import { compare, type Loop } from './compare.ts';
import { loops } from './hand-written.ts';

const ITERATIONS = 500;
const PAIRS = 151;
/** Many small kernels are compared. */
const WARM_MILLISECONDS = 150;
const START = [1.3, -0.6] as const;
const FUNCTIONS = ['ackley', 'beale', 'levi', 'schaffer2'];
/** The point stays where it is: sines of other arguments take another time, and selections lead to other points. */
const STILL: OptimizerSettings = { ...defaultOptimizerSettings, learningRate: 1e-12 };
const corrections = correctionsOf(defaultOptimizerSettings, ITERATIONS);

console.log('Adam with the full gradient, against a loop written by hand (at most 1.3 is asked of Beale)');
for (const [name, loop] of Object.entries(loops)) {
  const ours = kernel(paper(name.replace(/,.*/, '')), defaultOptimizerSettings);
  let sink = 0;
  const byHand: Loop = (times) => {
    for (let i = 0; i < times; i++) sink += loop(START[0], START[1], ITERATIONS);
  };
  const { ratio, ours: first, theirs: second } = compare(ours, byHand, PAIRS);
  const each = (runNanoseconds: number) => (runNanoseconds / ITERATIONS).toFixed(1);
  console.log(
    `  ${name.padEnd(18)} ${ratio.toFixed(2)}   ${each(first)} ns an iteration, by hand ${each(second)} ns${Number.isNaN(sink) ? ' (NaN)' : ''}`,
  );
}

console.log('\nSPAD between selections, against the full gradient: mean over the selections of granularity graph');
for (const name of FUNCTIONS) {
  const fn = paper(name);
  const { graph, ssa } = fn.at([]);
  const { spaces, select } = alternativesOf(graph, 'graph');
  const full = tapeBytes(graph, ssa, { kind: 'full' });
  const rows = Array.from({ length: Number(at(spaces, 0).size) }, (_, index) => {
    const chosen = BigInt(index);
    return {
      time: compare(kernel(fn, STILL, chosen), kernel(fn, STILL), PAIRS, WARM_MILLISECONDS).ratio,
      bytes: tapeBytes(graph, ssa, select([chosen])).held / full.held,
    };
  });
  const mean = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const worst = Math.max(...rows.map(({ time }) => time));
  console.log(
    `  ${name.padEnd(10)} time ${mean(({ time }) => time).toFixed(2)} (at most ${worst.toFixed(2)})   tape bytes ${mean(({ bytes }) => bytes).toFixed(2)}`,
  );
}

console.log('\nTables 1 and 2, 32 million iterations');
for (const threads of [1, 2]) {
  const started = performance.now();
  const words = ['experiment', 'success', '--functions', FUNCTIONS.join(), '--threads', String(threads), '--json'];
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '../../engine/cli/main.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${threads} ${threads === 1 ? 'thread ' : 'threads'} ${seconds} s${status === 0 ? '' : ' (failed)'}`);
}

/** Adam over a selection, or over everything: one call is ITERATIONS iterations. */
function kernel(fn: DifferentiableFunction, settings: OptimizerSettings, chosen?: bigint): Loop {
  const traced = fn.at([]);
  const selection = chosen === undefined ? ({ kind: 'full' } as const) : alternativesOf(traced.graph, 'graph').select([chosen]);
  const compiled = compileKernel(traced, selection, [1, 1], traced.coordinates, settings);
  const state = new Float64Array(6);
  return (times) => {
    for (let i = 0; i < times; i++) {
      state.fill(0);
      state.set(START);
      compiled(state, 0, ITERATIONS, corrections);
    }
  };
}
