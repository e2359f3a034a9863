/*
 * The functions of "Selective Path Automatic Differentiation: Beyond Uniform Distribution on Backpropagation Dropout"
 * (Peseux, Berar, Paquet, Nicollet; IEEE Access, 2023). Right-click in one of them and choose "Backpath: Differentiate".
 */

/**
 * Example 1: many local minima along a parabola. x is read twice, so it has two paths, whose contributions are the
 * two terms of Eq. 3: 2x (2 + cos 4x) and -4x² sin 4x. Since f₁ ≥ x², the global minimum is 0, at x = 0.
 * @differentiable
 * @start x = 5
 * @domain x = [-6, 6]
 * @minimum 0
 */
export function f1(x: number): number {
  return x ** 2 * (2 + Math.cos(4 * x));
}

/**
 * The function of Figure 5: x has two paths, y has one. It has no minimum: it falls without end as y does.
 * @differentiable
 * @start x = 1, y = 2
 * @domain x = [-3, 3], y = [-3, 3]
 */
export function f2(x: number, y: number): number {
  return Math.exp(x) * (x + y);
}

/**
 * Ackley's function as Appendix B prints it: the two exponentials are multiplied. Both factors are positive and largest
 * at the origin (1, there only, and e), so that is where the global minimum is. Its value is not 0 but 20 - 19e.
 * @differentiable
 * @start x = 3, y = 2
 * @domain x = [-5, 5], y = [-5, 5]
 * @minimum -31.64735474072186
 */
export function ackleyPrinted(x: number, y: number): number {
  const distance = Math.sqrt(0.5 * (x ** 2 + y ** 2));
  const waves = 0.5 * (Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y));
  return -20 * Math.exp(-0.2 * distance) * Math.exp(waves) + Math.E + 20;
}

/**
 * Ackley's function as it is commonly defined: the second exponential is subtracted. The global minimum is 0, at the
 * origin, where the function has the tip of a cone and therefore no derivative.
 * @differentiable
 * @start x = 3, y = 2
 * @domain x = [-5, 5], y = [-5, 5]
 * @minimum 0
 */
export function ackley(x: number, y: number): number {
  const distance = Math.sqrt(0.5 * (x ** 2 + y ** 2));
  const waves = 0.5 * (Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y));
  return -20 * Math.exp(-0.2 * distance) - Math.exp(waves) + Math.E + 20;
}

/**
 * Beale's function: steep walls around a long flat valley. x has six paths, y has three. The global minimum is 0, at (3, 0.5).
 * @differentiable
 * @start x = 1, y = 0.5
 * @domain x = [-4.5, 4.5], y = [-4.5, 4.5]
 * @minimum 0
 */
export function beale(x: number, y: number): number {
  return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
}

/**
 * Lévi's function N. 13: waves on a bowl. The global minimum is 0, at (1, 1).
 * @differentiable
 * @start x = -4.3, y = 5.2
 * @domain x = [-10, 10], y = [-10, 10]
 * @minimum 0
 */
export function levi(x: number, y: number): number {
  const first = Math.sin(3 * Math.PI * x) ** 2;
  const second = (x - 1) ** 2 * (1 + Math.sin(3 * Math.PI * y) ** 2);
  const third = (y - 1) ** 2 * (1 + Math.sin(2 * Math.PI * y) ** 2);
  return first + second + third;
}

/**
 * Schaffer's function N. 2: rings around the origin that grow narrower and flatten towards 0.5. The global minimum is 0, at the origin.
 * @differentiable
 * @start x = 10, y = 5
 * @domain x = [-100, 100], y = [-100, 100]
 * @minimum 0
 */
export function schaffer2(x: number, y: number): number {
  const numerator = Math.sin(x ** 2 - y ** 2) ** 2 - 0.5;
  const denominator = (1 + 0.001 * (x ** 2 + y ** 2)) ** 2;
  return 0.5 + numerator / denominator;
}
