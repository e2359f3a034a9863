import assert from 'node:assert/strict';
import fc from 'fast-check';
import { statementLimit } from '../../../engine/codegen/compile.ts';
import { elementaryIsExact } from '../../../engine/codegen/elementary/elementary.ts';
import { usesBeforeModule } from '../../../engine/codegen/evaluator.ts';
import { printStraightLine } from '../../../engine/codegen/generate.ts';
import { makeFunction } from '../../../engine/codegen/make.ts';
import { gradientCode, valueCode } from '../../../engine/codegen/straight-line.ts';
import type { CompiledCode } from '../../../engine/codegen/types.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import type { Selection } from '../../../engine/gradient/selection.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import type { EdgeId, Lcg, Path } from '../../../engine/graph/types.ts';
import { at } from '../../../engine/invariant.ts';
import { assertClose, assertSameBits } from '../../oracle/close.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { byEdges, interpreted } from '../../oracle/interpreted.ts';
import { full, someSelections } from '../../oracle/selections.ts';
import { f2, type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

describe('compiled evaluation', () => {
  it('gives the bits of interpretation, for every kind of selection', () => {
    const cases = generatedTraces(12).chain((traced) =>
      fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }),
    );
    fc.assert(
      fc.property(cases, ({ traced, selections }) => {
        for (const selection of selections)
          assertSameBits(compiled(traced, selection, traced.point), interpreted(traced, selection, traced.point));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bits whenever it is asked: walked, interpreted, compiled', () => {
    const cases = generatedTraces().chain((traced) => fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }));
    fc.assert(
      fc.property(cases, ({ traced, selections }) => {
        for (const selection of [full, ...selections]) {
          const expected = interpreted(traced, selection, traced.point);
          for (let use = 0; use < usesBeforeModule + 2; use++) assertSameBits(evaluated(traced, selection, traced.point), expected);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps signed zeros, infinities and NaN, as literals too', () => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, -1e-320, 1e308, -2.5];
    for (const constant of special) {
      for (const x of special) {
        const traced = traceOf(({ parameter, literal, apply }) => {
          const p = parameter('x');
          return apply('sub', apply('mul', p, literal(constant)), apply('div', literal(constant), p));
        });
        const value = x * constant - constant / x;
        assertSameBits([traced.evaluator.value([x])], [value]);
        assertSameBits(compiled(traced, full, [x]), interpreted(traced, full, [x]));
        assert.ok(Object.is(at(compiled(traced, full, [x]), 0), value));
      }
    }
  });

  it('computes nothing that a selection does not need', () => {
    // Branch x2 of f2 leads into x + y: b̄ = a, and nothing else. The value needs a, b and z all the same.
    const text = gradientText(f2(), { kind: 'graph', branches: [1] });
    assert.equal(text.match(/\ba\d+ \+?=/g)?.length, 1);
    const products = text.match(/^(?:const v|(?:let )?a)\d+ .*\*/gm) ?? [];
    assert.ok(products.length <= 1, 'the product of the value only');
    const dead = traceOf(({ parameter, apply }) => {
      const x = parameter('x');
      apply('exp', x);
      return apply('sin', x);
    });
    assert.ok(!valueText(dead).includes('exp'));
    assert.ok(!gradientText(dead, full).includes('exp'));
  });

  it('has nothing in its text but templates, numbers and its own identifiers', () => {
    const traced = traceOf(({ parameter, literal, apply }) => apply('max', parameter('); process.exit('), literal(Number.NaN)));
    const text = valueText(traced) + gradientText(traced, full);
    assert.ok(!text.includes('process'));
  });

  it('gives constants and untouched parameters their value and 0', () => {
    const traced = traceOf(({ parameter, literal }) => {
      parameter('x');
      return literal(4.5);
    });
    for (let use = 0; use < 3; use++) assertSameBits(evaluated(traced, full, [1]), [4.5, 0]);
    const identity = traceOf(({ parameter }) => parameter('x'));
    for (let use = 0; use < 3; use++) assertSameBits(evaluated(identity, full, [-0]), [-0, 1]);
  });

  it('generates the code of a selection once, and none for one that is asked for now and then', () => {
    for (const name of ['sin', 'cos', 'cube'] as const) elementaryIsExact(name);
    const { graph, evaluator } = f2();
    const ask = (selection: Selection) => evaluator.gradient(selection, [0.5, 2], new Float64Array(graph.parameters.length));
    // The interpreter compiles each operation when it first meets it.
    ask(full);
    const made = functionsMade(() => {
      for (let use = 0; use < 2 * usesBeforeModule; use++) ask({ kind: 'graph', branches: [0] });
      for (let use = 1; use < usesBeforeModule; use++) ask({ kind: 'graph', branches: [1] });
      for (let use = 0; use < 5; use++) evaluator.value([0.5, 2]);
    });
    // One for the repeated selection, one for the value.
    assert.equal(made, 2);
  });

  it('forgets no more than a selection asked for long ago', () => {
    // 3 ** 5 selections, in two rounds: the second finds most of them forgotten, and says the same.
    const traced = traceOf(({ parameter, apply }) => {
      let sum = parameter('x');
      for (let stage = 0; stage < 5; stage++) sum = apply('add', apply('mul', sum, sum), apply('sin', sum));
      return sum;
    });
    const selections = Array.from({ length: 3 ** 5 }, (_, index): Selection => {
      const branches = Array.from({ length: 5 }, (_digit, stage) => Math.floor(index / 3 ** stage) % 3);
      return { kind: 'graph', branches };
    });
    const rounds = [1, 2].map(() => selections.map((selection) => evaluated(traced, selection, [0.3])));
    assert.deepStrictEqual(rounds[0], rounds[1]);
  });
});

describe('long traces', () => {
  const stages = 2 * statementLimit;

  it('agree with a loop in JavaScript', () => {
    const traced = traceOf(logistic(stages));
    const [value, gradient] = logisticByHand(stages, 0.3);
    // The derivative of a step is multiplied out first, so only its rounding is another; and it vanishes.
    for (let use = 0; use < 2; use++) {
      const [ours, slope = Number.NaN] = evaluated(traced, full, [0.3]);
      assert.equal(ours, value);
      assertClose(slope, gradient, 1e-9, Math.max(Math.abs(gradient), 1e-300));
    }
    assertSameBits([traced.evaluator.value([0.3])], [value]);
  });

  it('can be restricted to one long path', () => {
    const traced = traceOf(logistic(stages));
    const branches = traced.graph.tuples.map(() => 0);
    assert.ok(Number.isFinite(at(evaluated(traced, { kind: 'graph', branches }, [0.3]), 1)));
    const paths = [firstPath(traced.graph)];
    assertSameBits(evaluated(traced, { kind: 'path', paths }, [0.3]), evaluated(traced, { kind: 'graph', branches }, [0.3]));
  });
});

describe('linearize', () => {
  it('agrees with the sweep of the full gradient bit for bit', () => {
    fc.assert(
      fc.property(generatedTraces(12), (traced) => {
        const { graph, adjoints, values } = traced.evaluator.linearize(traced.point);
        const [value, ...gradient] = byEdges(traced, full, traced.point);
        assertSameBits(
          graph.parameters.map((parameter) => at(adjoints, parameter)),
          gradient,
        );
        assertSameBits([at(values, graph.output)], [value ?? Number.NaN]);
      }),
      { numRuns: 200 },
    );
  });
});

/** x ← r·x·(1 - x), `stages` times, with r = 3.2, where it settles on a cycle and the derivative shrinks. */
function logistic(stages: number): (recorder: Recorder) => ReturnType<Recorder['parameter']> {
  return ({ parameter, literal, apply }) => {
    let x = parameter('x');
    for (let stage = 0; stage < stages; stage++) {
      x = apply('mul', apply('mul', literal(3.2), x), apply('sub', literal(1), x));
    }
    return x;
  };
}

/** The same loop, and its reverse sweep, written out. */
function logisticByHand(stages: number, start: number): [value: number, gradient: number] {
  const visited: number[] = [];
  let x = start;
  for (let stage = 0; stage < stages; stage++) {
    visited.push(x);
    x = 3.2 * x * (1 - x);
  }
  let bar = 1;
  for (const before of visited.toReversed()) {
    const throughDifference = bar * (3.2 * before) * -1;
    bar = throughDifference + bar * (1 - before) * 3.2;
  }
  return [x, bar];
}

/** From the first parameter on, always along the first branch. */
function firstPath(graph: Lcg): Path {
  const path: EdgeId[] = [];
  for (let node = at(graph.parameters, 0); node !== graph.output; node = at(graph.edges, at(path, path.length - 1)).target) {
    path.push(at(at(graph.nodes, node).outputs, 0));
  }
  return path;
}

/** How often `new Function` is called meanwhile. */
function functionsMade(action: () => void): number {
  const original = globalThis.Function;
  let made = 0;
  globalThis.Function = new Proxy(original, {
    construct: (target, texts) => {
      made++;
      return Reflect.construct(target, texts);
    },
  });
  try {
    action();
  } finally {
    globalThis.Function = original;
  }
  return made;
}

/** Value, then gradient. */
function evaluated({ graph, evaluator }: Traced, selection: Selection, point: readonly number[]): number[] {
  const gradient = new Float64Array(graph.parameters.length).fill(Number.NaN);
  return [evaluator.gradient(selection, point, gradient), ...gradient];
}

function compiled(traced: Traced, selection: Selection, point: readonly number[]): number[] {
  const text = gradientText(traced, selection);
  const gradient = new Float64Array(traced.graph.parameters.length).fill(Number.NaN);
  const evaluate = makeFunction(`return function (point, gradient) {${text}}`) as CompiledCode;
  return [evaluate(point, gradient), ...gradient];
}

/** The body of `(point) => value`. */
function valueText({ ssa }: Traced): string {
  return printStraightLine(valueCode(ssa));
}

/** The body of `(point, gradient) => value`. */
function gradientText({ ssa, graph }: Traced, selection: Selection): string {
  return printStraightLine(gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection)));
}
