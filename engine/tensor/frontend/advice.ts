/** What to write on tensors instead of an operation on numbers, where there is something. */
export function insteadOf(operation: string): string {
  return advice.get(operation) ?? 'the operations of "backpath"';
}

const advice: ReadonlyMap<string, string> = new Map([
  ['add', 'add(a, b)'],
  ['sub', 'add(a, multiply(b, -1))'],
  ['mul', 'multiply(a, b) element by element, or matmul(a, b)'],
  ['div', 'multiply(a, 1 / b), where b is a number'],
  ['neg', 'multiply(a, -1)'],
  ['pow', 'multiply(a, a)'],
  ['max', 'relu(a)'],
  ['tanh', 'tanh(a)'],
]);
