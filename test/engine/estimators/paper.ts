/** The paper's functions, compiled, for the tests of everything that runs on them; and one more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';

const file = join(import.meta.dirname, '../../../examples/paper.ts');
/** The paper's functions share parameters only. Here intermediate values are shared too, so that tuple nodes follow tuple nodes. */
const shared = `
/** @differentiable */
export function shared(x: number, y: number): number {
  const t = x * y + x;
  const u = t * Math.sin(t);
  return u * u * y + t;
}`;
const text = readFileSync(file, 'utf8') + shared;

export function paper(name: string): DifferentiableFunction {
  const { functions, diagnostics } = compile(text, { fileName: 'paper.ts', only: name });
  const [found] = functions;
  if (!found) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return found;
}

/** Away from zeros of the contributions and from symmetries. */
export const cases: readonly { readonly name: string; readonly point: readonly number[] }[] = [
  { name: 'f1', point: [5] },
  { name: 'f2', point: [0.7, -1.9] },
  { name: 'ackley', point: [1.3, -0.7] },
  { name: 'ackleyPrinted', point: [0.4, 2.1] },
  { name: 'beale', point: [1.3, -0.6] },
  { name: 'levi', point: [-2.45, 3.13] },
  { name: 'schaffer2', point: [1.7, -0.8] },
  { name: 'shared', point: [0.9, 1.4] },
];
