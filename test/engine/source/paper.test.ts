import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import * as paper from '../../../examples/paper.ts';

const text = readFileSync(new URL('../../../examples/paper.ts', import.meta.url), 'utf8');
const { functions, diagnostics } = compile(text, { fileName: 'paper.ts' });
const plain = new Map<string, (...args: number[]) => number>(
  Object.entries(paper).map(([name, f]) => [name, f as (...args: number[]) => number]),
);

/** Where the minimum is: x ** 2 <= f1; both factors of the printed Ackley are largest at the origin; the rest is textbook. */
const minimizers: Readonly<Record<string, readonly number[]>> = {
  f1: [0],
  ackleyPrinted: [0, 0],
  ackley: [0, 0],
  beale: [3, 0.5],
  levi: [1, 1],
  schaffer2: [0, 0],
};

/** The domain at 81 values a parameter, both ends included. */
function* grid({ parameters, annotations }: DifferentiableFunction): Generator<number[]> {
  const axes = parameters.map(({ name }) => {
    const [low, high] = annotations.domain.get(name) ?? [0, 0];
    return Array.from({ length: 81 }, (_, index) => low + ((high - low) * index) / 80);
  });
  const [first = [], second] = axes;
  for (const x of first) {
    if (second) for (const y of second) yield [x, y];
    else yield [x];
  }
}

describe('examples/paper.ts', () => {
  it('compiles without a word', () => {
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      functions.map(({ name }) => name),
      [...plain.keys()].sort((a, b) => text.indexOf(`function ${a}(`) - text.indexOf(`function ${b}(`)),
    );
  });

  for (const f of functions) {
    it(`${f.name} starts inside its domain`, () => {
      for (const [index, { name }] of f.parameters.entries()) {
        const [low, high] = f.annotations.domain.get(name) ?? [Number.NaN, Number.NaN];
        const start = f.start[index] ?? Number.NaN;
        assert.ok(f.annotations.start.get(name) === start && low < start && start < high, name);
      }
    });

    it(`${f.name} is what JavaScript computes, on a grid`, () => {
      for (const point of grid(f)) assert.ok(Object.is(f.value(...point), plain.get(f.name)?.(...point)), `at ${point}`);
    });

    it(`${f.name} has its minimum where mathematics has it, and nothing on a grid is lower`, () => {
      const { minimum } = f.annotations;
      const at = minimizers[f.name];
      if (minimum === undefined || !at) return assert.ok(minimum === undefined && !at, 'f2 alone has none');
      // Twenty roundings of numbers up to 55 at most.
      const tolerance = 20 * 55 * 2 ** -53;
      assert.ok(Math.abs(f.value(...at) - minimum) <= tolerance, `${f.value(...at)}`);
      for (const point of grid(f)) assert.ok(f.value(...point) >= minimum - tolerance, `at ${point}`);
    });
  }
});
