/*
 * A European call option after Black and Scholes (1973). Its gradient is what traders call the Greeks.
 */

/** The standard normal distribution, by Marsaglia's series (Journal of Statistical Software 11, 2004): as exact as numbers are. */
function normalCdf(x: number): number {
  let sum = x;
  let term = x;
  let before = 0;
  for (let n = 3; sum !== before; n += 2) {
    before = sum;
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

/**
 * The price of the right to buy at `strike` after `years`. Its derivatives by spot, volatility, rate and years are delta, vega,
 * rho and minus theta.
 * @differentiable
 * @start spot = 100, strike = 105, rate = 0.03, volatility = 0.2, years = 0.5
 * @domain spot = [60, 140], strike = [60, 140], rate = [0, 0.1], volatility = [0.05, 0.6], years = [0.1, 2]
 */
export function callPrice(spot: number, strike: number, rate: number, volatility: number, years: number): number {
  const spread = volatility * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate + volatility ** 2 / 2) * years) / spread;
  const d2 = d1 - spread;
  return spot * normalCdf(d1) - strike * Math.exp(-rate * years) * normalCdf(d2);
}

/**
 * Squared difference from a quoted price: its minimum is at the implied volatility.
 * @differentiable
 * @start volatility = 0.4
 * @domain volatility = [0.05, 0.8]
 * @minimum 0
 */
export function impliedVolatility(volatility: number): number {
  const quoted = 4.2;
  return (callPrice(100, 105, 0.03, volatility, 0.5) - quoted) ** 2;
}
