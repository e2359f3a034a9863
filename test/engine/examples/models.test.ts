import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { verifyStage } from '../../../engine/pipeline.ts';
import * as curve from '../../../examples/curve-fit.ts';
import * as logistic from '../../../examples/logistic-regression.ts';
import * as ode from '../../../examples/ode-fit.ts';
import * as option from '../../../examples/option-pricing.ts';
import * as spatial from '../../../examples/registration.ts';
import { assertClose } from '../../oracle/close.ts';
import { centralDifference } from '../../oracle/differences.ts';
import { dualGradient } from '../../oracle/duals.ts';

const modules = {
  'curve-fit': curve,
  'logistic-regression': logistic,
  'ode-fit': ode,
  'option-pricing': option,
  registration: spatial,
} as const;

const compiled = (name: keyof typeof modules) => {
  const file = new URL(`../../../examples/${name}.ts`, import.meta.url);
  return compile(readFileSync(file, 'utf8'), { fileName: `${name}.ts` }, verifyStage);
};

describe('the example models', () => {
  for (const name of Object.keys(modules) as (keyof typeof modules)[]) {
    it(`${name}: values of JavaScript, gradients of dual numbers and of differences`, () => {
      const { functions, diagnostics } = compiled(name);
      assert.deepEqual(diagnostics, []);
      assert.notEqual(functions.length, 0);
      const originals: Readonly<Record<string, (...args: number[]) => number>> = modules[name];
      for (const fn of functions) {
        const original = originals[fn.name];
        assert.ok(original);
        const { value, gradient } = fn.valueAndGradient(...fn.start);
        assert.equal(value, original(...fn.start));
        const dual = dualGradient(fn.at(fn.start).ssa, fn.start);
        for (const [index, centre] of fn.start.entries()) {
          const slope = Number(gradient[index]);
          assertClose(slope, at(dual.gradient, index), 1e-12, Math.abs(slope) + value, `${fn.name}: ∂ by number ${index}`);
          const along = (x: number) => original(...fn.start.with(index, x));
          const quotient = centralDifference(along, centre, 1e-2 * Math.max(Math.abs(centre), 0.1));
          assertClose(slope, quotient.value, 1e-7, Math.abs(slope) + value + 1e7 * quotient.error, `${fn.name}: ∂ by number ${index}`);
        }
      }
    });
  }

  it('have the minima that they say: there the gradient vanishes, and every way off leads up', () => {
    // Found by Newton's method from sixty starts; logistic regression's are Wikipedia's 1.5046 and −4.0777.
    const minima: Readonly<Record<string, readonly [keyof typeof modules, readonly number[]]>> = {
      logisticLoss: ['logistic-regression', [1.5046454283733208, -4.077713431087594]],
      peakFit: ['curve-fit', [40.58274356359491, 6.201220844620466, 1.4845879481840927, 2.911114708886881, 0.4902055742930102]],
      yeastFit: ['ode-fit', [0.5469950432327193, 663.0220289119543, 9.135548126227057]],
      registration: ['registration', [Math.PI / 2, 2, 5, -1]],
    };
    for (const [name, [file, point]] of Object.entries(minima)) {
      const fn = compiled(file).functions.find((one) => one.name === name);
      assert.ok(fn);
      const { value, gradient } = fn.valueAndGradient(...point);
      assertClose(value, fn.annotations.minimum ?? Number.NaN, 1e-12, 1, name);
      for (const slope of gradient) assertClose(Number(slope), 0, 1e-10, 1, name);
      for (const [i, x] of point.entries()) {
        for (const step of [-1e-3, 1e-3])
          assert.ok(fn.value(...point.with(i, x + step * Math.max(1, Math.abs(x)))) > value, `${name} ${i}`);
      }
    }
  });

  it('the Greeks are those of the closed form', () => {
    const fn = compiled('option-pricing').functions.find(({ name }) => name === 'callPrice');
    const [spot, strike, rate, volatility, years] = [100, 105, 0.03, 0.2, 0.5] as const;
    const { gradient } = fn?.valueAndGradient(spot, strike, rate, volatility, years) ?? { gradient: [] };
    const root = volatility * Math.sqrt(years);
    const d1 = (Math.log(spot / strike) + (rate + volatility ** 2 / 2) * years) / root;
    const density = Math.exp((-d1 * d1) / 2) / Math.sqrt(2 * Math.PI);
    const [delta, digital] = [cdf(d1), cdf(d1 - root)];
    const discounted = strike * Math.exp(-rate * years);
    const theta = (spot * density * volatility) / (2 * Math.sqrt(years)) + rate * discounted * digital;
    const expected = [delta, (-discounted * digital) / strike, years * discounted * digital, spot * density * Math.sqrt(years), theta];
    for (const [index, greek] of expected.entries()) assertClose(Number(gradient[index]), greek, 1e-9, Math.abs(greek), `Greek ${index}`);
  });

  it('the registration is 0, with no slope, at the transform that made its data', () => {
    const fn = at(compiled('registration').functions, 0);
    const { value, gradient } = fn.valueAndGradient(Math.PI / 2, 2, 5, -1);
    assertClose(value, 0, 1e-24, 1, 'the value');
    for (const slope of gradient) assertClose(Number(slope), 0, 1e-12, 1, 'a slope');
  });

  it('the logistic loss of a coin is log 2, and its slopes are means of residuals', () => {
    const fn = at(compiled('logistic-regression').functions, 0);
    const { value, gradient } = fn.valueAndGradient(0, 0);
    assertClose(value, Math.LN2, 1e-15, 1, 'the value');
    // At probability ½ the residual is +½ for who failed, -½ for who passed; ten of twenty passed.
    assertClose(Number(gradient[1]), 0, 1e-15, 1, 'by the intercept');
  });
});

/** The normal distribution by Simpson's rule: independent of the example's series. */
function cdf(x: number): number {
  const steps = 20_000;
  const [low, width] = [-12, (x + 12) / steps];
  let sum = 0;
  for (let index = 0; index <= steps; index++) {
    const weight = index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((low + index * width) ** 2) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
