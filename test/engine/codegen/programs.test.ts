import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { operation, operationNames } from '../../../engine/operations/table.ts';
import { assertClose, assertSameBits } from '../../oracle/close.ts';
import { dualGradient } from '../../oracle/duals.ts';
import { contributionMagnitudes } from '../../oracle/paths.ts';
import { type GeneratedProgram, generatedPoints, generatedPrograms } from '../../oracle/programs.ts';

interface Case {
  readonly program: GeneratedProgram;
  readonly point: readonly number[];
}

const cases: fc.Arbitrary<Case> = generatedPrograms().chain((program) =>
  fc.record({ program: fc.constant(program), point: generatedPoints(program.parameters.length) }),
);

describe('generated programs', () => {
  it('contain every operation', () => {
    const texts = fc.sample(generatedPrograms(), { numRuns: 400, seed: 1 }).map((program) => program.text);
    const missing = operationNames.filter((name) => {
      const { print } = operation(name);
      const sign = 'call' in print ? `${print.call}(` : 'infix' in print ? ` ${print.infix} ` : `(${print.prefix}`;
      return !texts.some((text) => text.includes(sign));
    });
    assert.deepEqual(missing, []);
  });

  it('have the value that JavaScript gives, bit for bit', () => {
    fc.assert(
      fc.property(cases, ({ program, point }) => {
        const compiled = compiledFrom(program);
        const expected = program.run(...point);
        assert.ok(Number.isFinite(expected), 'the generator keeps to its domains');
        // Interpreted at first, generated code from the second use on.
        assertSameBits([compiled.value(...point), compiled.valueAndGradient(...point).value], [expected, expected], program.text);
        assertSameBits([compiled.valueAndGradient(...point).value], [expected], program.text);
      }),
      { numRuns: 300 },
    );
  });

  it('have the gradient of dual numbers', () => {
    fc.assert(
      fc.property(cases, ({ program, point }) => {
        const compiled = compiledFrom(program);
        const { ssa } = compiled.at(point);
        const expected = dualGradient(ssa, point);
        const magnitudes = contributionMagnitudes(compiled.linearize(...point));
        compiled.gradient(...point).forEach((actual, index) => {
          // Each of some hundred partials and products is right to a few units in the last place (2.2e-16), forward and
          // reverse alike; a sum is as wrong as its terms, which may be much larger than what is left of them.
          assertClose(actual, at(expected.gradient, index), 1e-12, at(magnitudes, index), `${program.text}\nat ${point}:`);
        });
      }),
      { numRuns: 300 },
    );
  });
});

function compiledFrom(program: GeneratedProgram): DifferentiableFunction {
  const { functions, diagnostics } = compile(program.text);
  assert.deepEqual(
    diagnostics.filter((diagnostic) => diagnostic.severity === 'error'),
    [],
    program.text,
  );
  return at(functions, 0);
}
