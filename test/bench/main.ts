/**
 * `npm run bench`: value and gradient beside what a person would write, and what an operation costs as programs grow.
 * Ratios of one run are what counts; absolute times move with the machine. mathjs and tfjs are not among our packages.
 */
import { full } from '../oracle/selections.ts';
import { compare, loopOf } from './compare.ts';
import { type Case, cases } from './programs.ts';
import { measureSize } from './size-cliff.ts';

const wanted = process.argv[2];
const sizes = [1400, 42_000, 140_000];

print(['value and gradient', 'ns', 'by hand', 'ratio', 'target', 'valueAndGradient()', 'gradient / value']);
for (const one of cases()) if (wanted === undefined || one.name.startsWith(wanted)) printCase(one);
if (wanted === undefined || wanted === 'size') printSizes();
if (wanted === undefined || wanted === 'runs') await import('./runs.ts');
if (wanted === undefined || wanted === 'graph-view') await import('./graph-view.ts');

function printCase({ name, target, point, evaluator, byHand, compiled }: Case): void {
  const names = { evaluator, byHand, compiled, full, point: Float64Array.from(point), gradient: new Float64Array(point.length) };
  // The point moves a little from call to call, and it is not known where, so that nothing can be computed once for all.
  const mask = 2 ** Math.floor(Math.log2(point.length)) - 1;
  const moved = `point[i & ${mask}] += (i & ${mask + 1}) ? 1e-9 : -1e-9;`;
  const theirs = loopOf(`${moved} sum += byHand(point, gradient);`, names);
  const ours = loopOf(`${moved} sum += evaluator.gradient(full, point, gradient);`, names);
  const result = compare(ours, theirs);
  const primal = compare(ours, loopOf(`${moved} sum += evaluator.value(point);`, names));
  const called = compiled && compare(loopOf(`${moved} sum += compiled.valueAndGradient(point[0], point[1]).value;`, names), theirs);
  const cells = [digits(result.ours), digits(result.theirs), digits(result.ratio), digits(target)];
  print([name, ...cells, called ? digits(called.ratio) : '', digits(primal.ratio)]);
}

function printSizes(): void {
  print(['']);
  print(['straight-line code', 'ns / operation', 'ratio', 'target', 'steady after ms', 'gradient / value']);
  let first = Number.NaN;
  for (const [index, operations] of sizes.entries()) {
    const { perOperation, steadyAfter, overPrimal } = measureSize(operations);
    if (index === 0) first = perOperation;
    const cells = [digits(perOperation), digits(perOperation / first), String(index + 1), steadyAfter.toFixed(0), digits(overPrimal)];
    print([`${operations} operations`, ...cells]);
  }
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function print(cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(19))).join(''));
}
