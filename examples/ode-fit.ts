/*
 * Growth of yeast in a closed vessel: the logistic equation p' = rate · p · (1 - p / capacity), integrated by the classical
 * Runge-Kutta method and fitted to a population that was counted every hour.
 */

/** Pearl's and Carlson's yeast, in their units of biomass (Carlson 1913), hours 0 to 18. */
const observed = [
  9.6, 18.3, 29, 47.2, 71.1, 119.1, 174.6, 257.3, 350.7, 441, 513.3, 559.7, 594.8, 629.4, 640.8, 651.1, 655.9, 659.6, 661.8,
];

const stepsAnHour = 4;

function growth(population: number, rate: number, capacity: number): number {
  return rate * population * (1 - population / capacity);
}

/** One step of the classical fourth-order Runge-Kutta method. */
function step(p: number, h: number, rate: number, capacity: number): number {
  const k1 = growth(p, rate, capacity);
  const k2 = growth(p + (h / 2) * k1, rate, capacity);
  const k3 = growth(p + (h / 2) * k2, rate, capacity);
  const k4 = growth(p + h * k3, rate, capacity);
  return p + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}

/**
 * Mean squared deviation from the counts, in units of 100².
 * @differentiable
 * @start rate = 0.4, capacity = 600, initial = 15
 * @domain rate = [0.1, 1], capacity = [400, 800], initial = [1, 30]
 * @minimum 0.0010227564057927656
 */
export function yeastFit(rate: number, capacity: number, initial: number): number {
  let population = initial;
  let sum = 0;
  for (const [hour, count] of observed.entries()) {
    if (hour > 0) for (let i = 0; i < stepsAnHour; i++) population = step(population, 1 / stepsAnHour, rate, capacity);
    sum += ((population - count) / 100) ** 2;
  }
  return sum / observed.length;
}
