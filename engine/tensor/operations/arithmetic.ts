import { broadcastShape, elements, type Shape } from '../shape.ts';
import { item, type TensorOperation } from './types.ts';

/** a + b; axes of extent 1 and missing ones are repeated. */
export const add: TensorOperation = {
  name: 'add',
  summary: 'a + b',
  operands: ['a', 'b'],
  numbers: true,
  shape: ([a = [], b = []]) => broadcastShape(a, b),
  saves: () => [],
  forward({ operands, values: [a, b], output, result }) {
    if (!a || !b) return;
    const [inA, inB] = operands.map((shape) => places(shape, output));
    for (let i = 0; i < result.length; i++) result[i] = item(a, inA?.(i) ?? i) + item(b, inB?.(i) ?? i);
  },
  vjp({ operands, output, adjoint, adjoints }) {
    for (const [operand, shape] of operands.entries()) {
      const target = adjoints[operand];
      if (!target) continue;
      const place = places(shape, output);
      for (let i = 0; i < adjoint.length; i++) target[place(i)] = item(target, place(i)) + item(adjoint, i);
    }
  },
};

/** a · b, element by element; axes of extent 1 and missing ones are repeated. */
export const multiply: TensorOperation = {
  name: 'multiply',
  summary: 'a · b, element by element',
  operands: ['a', 'b'],
  numbers: true,
  shape: ([a = [], b = []]) => broadcastShape(a, b),
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  usedFor: (saved) => [1 - saved],
  forward({ operands, values: [a, b], output, result }) {
    if (!a || !b) return;
    const [inA, inB] = operands.map((shape) => places(shape, output));
    for (let i = 0; i < result.length; i++) result[i] = item(a, inA?.(i) ?? i) * item(b, inB?.(i) ?? i);
  },
  vjp({ operands, values, output, adjoint, adjoints }) {
    for (const [operand, shape] of operands.entries()) {
      const target = adjoints[operand];
      const other = values[1 - operand];
      const otherShape = operands[1 - operand];
      if (!target || !other || !otherShape) continue;
      const [mine, its] = [places(shape, output), places(otherShape, output)];
      for (let i = 0; i < adjoint.length; i++) target[mine(i)] = item(target, mine(i)) + item(adjoint, i) * item(other, its(i));
    }
  },
};

/** Where the element that is repeated to place i of the output stands. */
function places(shape: Shape, output: Shape): (i: number) => number {
  if (elements(shape) === elements(output)) return (i) => i;
  if (elements(shape) === 1) return () => 0;
  const front = output.length - shape.length;
  // A suffix that is repeated: a bias over the rows.
  if (shape.every((size, axis) => size === output[front + axis])) {
    const count = elements(shape);
    return (i) => i % count;
  }
  const steps: { readonly size: number; readonly stride: number }[] = [];
  let stride = 1;
  for (let axis = output.length - 1; axis >= 0; axis--) {
    const own = shape[axis - front] ?? 1;
    steps.push({ size: output[axis] ?? 1, stride: own === 1 ? 0 : stride });
    stride *= own;
  }
  return (i) => {
    let [rest, place] = [i, 0];
    for (const step of steps) {
      place += (rest % step.size) * step.stride;
      rest = Math.floor(rest / step.size);
    }
    return place;
  };
}
