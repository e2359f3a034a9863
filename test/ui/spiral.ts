/** A function with a loop of eight turns, of which the graph folds most away. */
export const spiral = `/** @differentiable
 * @start x = 0.3, y = 0.2
 */
export function spiral(x: number, y: number): number {
  let a = x;
  let b = y;
  for (let i = 0; i < 8; i++) {
    const c = Math.sin(a) * b;
    b = b - 0.1 * c;
    a = a + c;
  }
  return a * b;
}
`;
