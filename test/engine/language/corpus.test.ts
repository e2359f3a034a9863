import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { verifyStage } from '../../../engine/pipeline.ts';
import { points } from '../../fixtures/corpus/points.ts';
import { assertClose } from '../../oracle/close.ts';
import { centralDifference } from '../../oracle/differences.ts';

const folder = new URL('../../fixtures/corpus/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Functions as people write them, compiled, and run as the JavaScript that they are. */
describe('the corpus of real-style functions', () => {
  for (const [file, functions] of Object.entries(points)) {
    for (const [name, places] of Object.entries(functions)) {
      it(`${file}: ${name}`, async () => {
        const module = (await import(new URL(file, folder).href)) as Record<string, (...args: readonly unknown[]) => number>;
        const original = module[name];
        assert.ok(original);
        const { functions: compiled, diagnostics } = compile(
          read(file),
          { fileName: file, only: name, readFile: readOrNothing },
          verifyStage,
        );
        assert.deepEqual(diagnostics, []);
        for (const args of places) compare(at(compiled, 0), original, args);
      });
    }
  }
});

function compare(
  fn: ReturnType<typeof compile>['functions'][number],
  original: (...args: readonly unknown[]) => number,
  args: readonly unknown[],
): void {
  const expected = original(...structuredClone(args));
  const { value } = fn.valueAndGradient(...args);
  assert.ok(Object.is(value, expected), `${value} is not ${expected}`);
  const placed = fn.startingAt(args);
  const { evaluator, graph, holds } = placed.at(placed.start);
  const gradient = new Float64Array(graph.parameters.length);
  evaluator.gradient({ kind: 'full' }, placed.start, gradient);
  for (const [index, actual] of gradient.entries()) {
    const along = (x: number) => original(...placed.argumentsAt(placed.start.with(index, x)));
    const centre = at(placed.start, index);
    const step = 1e-3 * Math.max(1, Math.abs(centre));
    // A count, or a kink close by: the quotient would be of another branch.
    if (![-step, step].every((by) => holds(placed.start.with(index, centre + by)))) continue;
    const { value: quotient, error } = centralDifference(along, centre, step);
    assertClose(actual, quotient, 1e-6, Math.abs(quotient) + 1e-3 + 1e3 * error, `∂ by number ${index} of ${JSON.stringify(args)}`);
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}
