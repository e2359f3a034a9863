/** Prints what `latency.ts` asks for. */
import ts from 'typescript';
import { compile } from '../../engine/index.ts';

const short = (factor: number) => `/** @differentiable */
export function f(x: number, y: number): number {
  const a = x * y;
  const b = Math.sin(a) + x;
  const c = Math.exp(-b * b);
  let d = c + a;
  if (x > y) d = d * ${factor};
  else d = d - 1;
  const e = Math.sqrt(1 + d * d);
  return e + b * c;
}`;

/** 1,400 iterations of ten operations each. */
const long = (factor: number) => `/** @differentiable */
export function f(x: number, y: number): number {
  let sum = 0;
  let u = x;
  for (let i = 0; i < 1400; i++) {
    const t = u * y + i;
    sum += Math.sin(t) * t * ${factor};
    u = 0.5 * u + 0.1 * (x - y);
  }
  return sum;
}`;

// The parser is loaded, and has parsed nothing.
ts.version.trim();
const cold = milliseconds(short(2));
const warm = Math.min(...Array.from({ length: 40 }, (_, index) => milliseconds(short(index + 3))));
const longest = Math.min(...Array.from({ length: 12 }, (_, index) => milliseconds(long(1 + index / 16))));
console.log(`${cold} ${warm} ${longest}`);

function milliseconds(text: string): number {
  const started = performance.now();
  compile(text).functions[0]?.gradient(0.5, 0.25);
  return performance.now() - started;
}
