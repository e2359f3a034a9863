/**
 * A damped oscillation fitted to measurements: the squared error of one row of the file, y at time t. The friction b slows the
 * oscillation down too, so that b and the stiffness c are each read more than once. Most rows are late, where little is left to
 * see. The rows were made with a = 2, b = 0.3, c = 2 and noise of standard deviation 0.05.
 *
 * @differentiable
 * @data row from ./oscillation.csv
 * @start a = 1, b = 0.1, c = 1.8
 * @domain a = [0.5, 3], b = [0.05, 0.6], c = [1.7, 2.3]
 */
export function oscillation(a: number, b: number, c: number, row: { t: number; y: number }): number {
  const frequency = Math.sqrt(c * c - b * b);
  const residual = a * Math.exp(-b * row.t) * Math.cos(frequency * row.t) - row.y;
  return residual * residual;
}
