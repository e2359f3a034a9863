/**
 * SPAD between selections beside the full gradient: the time of an iteration and the bytes of its tape, on the paper's functions
 * and on every example in which there is something to leave out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternativesOf } from '../../engine/estimators/granularity/index.ts';
import { tapeBytes } from '../../engine/gradient/tape.ts';
import { compile, type DifferentiableFunction } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { defaultOptimizerSettings } from '../../engine/optimizers/index.ts';
import type { OptimizerSettings } from '../../engine/optimizers/types.ts';
import { stream } from '../../engine/random/stream.ts';
import { compare } from './compare.ts';
import { adamLoop, start } from './kernels.ts';
import { digits, type Report } from './report.ts';

/** The point stays where it is: sines of other arguments take another time, and selections lead to other points. */
const still: OptimizerSettings = { ...defaultOptimizerSettings, learningRate: 1e-12 };

/** All selections where they are that few, else so many that are drawn. */
const most = 6;

export function spad(report: Report): void {
  report.title(`An iteration of SPAD between selections, over a full one: mean over at most ${most} selections of granularity graph`);
  for (const fn of examples()) {
    const point = fn.start.length === start.length && fn.annotations.start.length === 0 ? start : fn.start;
    const { graph, ssa } = fn.at(point);
    const { spaces, select } = alternativesOf(graph, 'graph');
    const space = at(spaces, 0);
    if (space.size <= 1n) continue;
    const all = space.size <= BigInt(most);
    const numbers = Array.from({ length: all ? Number(space.size) : most }, (_, index) =>
      all ? BigInt(index) : space.draw('branches', stream({ seed: 1, iteration: index, space: 0, draw: 0 })),
    );
    // Many small kernels are compared.
    const times = numbers.map((number) => compare(adamLoop(fn, still, point, number), adamLoop(fn, still, point), 41, 60).ratio);
    const full = tapeBytes(graph, ssa, { kind: 'full' }).held;
    const bytes = numbers.map((number) => tapeBytes(graph, ssa, select([number])).held / full);
    report.line({ name: fn.name, measured: mean(times), target: 1, remark: `at most ${digits(Math.max(...times))}` });
    report.line({
      name: `${fn.name}, bytes of the tape`,
      measured: mean(bytes),
      target: 1,
      remark: `at most ${digits(Math.max(...bytes))}`,
    });
  }
}

function examples(): readonly DifferentiableFunction[] {
  const folder = join(import.meta.dirname, '../../examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const fileName = join(folder, name);
      const readFile = (path: string) => readFileSync(path, 'utf8');
      return compile(readFile(fileName), { fileName, readFile }).functions;
    });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
