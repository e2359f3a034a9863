import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';

/** The value and the slope at 2; or the code of what is wrong. */
const outcome = (text: string): readonly [number, number] | string => {
  const { functions, diagnostics } = compile(text, { only: 'f' });
  if (diagnostics.length > 0) return at(diagnostics, 0).code;
  const { value, gradient } = at(functions, 0).valueAndGradient(2);
  return [value, Number(gradient[0])];
};

const shapes = `namespace Shapes {
  const hidden = 3;
  export const scale = 2;
  export function area(r: number) { return hidden * r * r * scale; }
  export namespace Inner { export const twice = (x: number) => area(x) * 2; }
  export enum Kind { Round = 4, Square }
  export class Box { constructor(public side: number) {} volume() { return this.side ** 3; } }
  export interface Sized { size: number }
}`;

describe('namespaces', () => {
  it('give what they export', () => {
    assert.deepEqual(outcome(`${shapes} export function f(x: number) { return Shapes.area(x); }`), [24, 24]);
    assert.deepEqual(outcome(`${shapes} export function f(x: number) { return Shapes.Inner.twice(x) + Shapes.Kind.Square; }`), [53, 48]);
    assert.deepEqual(outcome(`${shapes} export function f(x: number) { return new Shapes.Box(x).volume() * Shapes.scale; }`), [16, 24]);
    assert.deepEqual(outcome(`${shapes} export function f(x: number, s: Shapes.Sized = { size: 5 }) { return x * s.size; }`), [10, 5]);
  });

  it('keep to themselves what they do not export', () => {
    assert.throws(() => outcome(`${shapes} export function f(x: number) { return x * Shapes['hid' + 'den'].valueOf(); }`), /undefined/);
  });

  it('are one, in however many parts they are written', () => {
    const parts = 'namespace A { export const k = 3; } namespace A { export const more = (x: number) => k * x; }';
    assert.deepEqual(outcome(`${parts} export function f(x: number) { return A.more(x) + A.k; }`), [9, 3]);
  });

  it('run their statements once, in order', () => {
    const table =
      'namespace T { const list: number[] = []; for (let i = 0; i < 4; i++) list.push(i * i); export const at = (i: number) => list[i]!; }';
    assert.deepEqual(outcome(`${table} export function f(x: number) { return x * T.at(3) + T.at(2); }`), [22, 9]);
  });

  it('are nothing where they only declare', () => {
    const declared = 'declare namespace Outer { const z: number; } namespace Types { export type Real = number; }';
    assert.deepEqual(outcome(`${declared} export function f(x: Types.Real) { return x * 7; }`), [14, 7]);
  });

  it('give what may be assigned as it is when it is asked for', () => {
    const counter = 'namespace A { export let k = 1, [m, n] = [2, 3]; export function next() { k++; m += n; return k; } }';
    const used = 'const before = A.k; A.next(); A.n = x; A.next(); return x * A.k + A.m * before;';
    // k is 1, then 3; m is 2, then 5, then 5 + x.
    assert.deepEqual(outcome(`${counter} export function f(x: number) { ${used} }`), [13, 4]);
  });

  it('may have names with dots, and parts of each', () => {
    const text = `namespace A.B.C { export const k = 3; }
      namespace A.B { export const twice = (x: number) => 2 * x * C.k; }
      namespace A { export namespace B { export const half = (x: number) => twice(x) / 4; } }`;
    assert.deepEqual(outcome(`${text} export function f(x: number) { return A.B.half(x) + A.B.C.k; }`), [6, 1.5]);
  });
});

describe('classes', () => {
  it('know themselves in their static fields', () => {
    const text = `class Conditions {
      static standard = Conditions.make();
      static make(k = 3) { return new Conditions(k); }
      constructor(readonly k: number) {}
    }
    export function f(x: number) { return x * Conditions.standard.k; }`;
    assert.deepEqual(outcome(text), [6, 3]);
    assert.deepEqual(
      outcome(`export function f(x: number) { ${text.slice(0, text.indexOf('export'))} return x * Conditions.standard.k; }`),
      [6, 3],
    );
  });
});
