/*
 * The probability of passing an examination, by the hours of study: logistic regression of twenty students.
 */

const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];

/** log(1 + exp(z)) without overflow, for z of either sign. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/**
 * Mean negative log-likelihood of the Bernoulli model with logit `slope` · hours + `intercept`.
 * @differentiable
 * @start slope = 0.5, intercept = 0.1
 * @domain slope = [-1, 4], intercept = [-8, 2]
 * @minimum 0.40149392321723354
 */
export function logisticLoss(slope: number, intercept: number): number {
  let loss = 0;
  for (const [index, time] of hours.entries()) {
    const logit = slope * time + intercept;
    loss += softplus(passed[index] === 1 ? -logit : logit);
  }
  return loss / hours.length;
}
