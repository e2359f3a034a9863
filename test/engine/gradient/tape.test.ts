import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tapeBytes } from '../../../engine/gradient/tape.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { everySelection, full, someSelections } from '../../oracle/selections.ts';
import { beale, f1, f2, traceOf } from '../../oracle/traces.ts';

describe('tape bytes', () => {
  it('of f1, counted by hand', () => {
    // s = x ** 2, u = 4x, c = cos u, b = 2 + c, z = s · b.
    // The partials read: ∂z/∂s = b, ∂z/∂b = s, ∂c/∂u = -sin u, ∂s/∂x = 2x; those of 4x and 2 + c are constants.
    // Sweep, with what is alive during each step:
    //   s̄ = b          b s u x | s̄        5 (the most)
    //   b̄ = s          s u x | s̄ b̄        5
    //   c̄ = b̄          an identity: no copy
    //   ū = b̄ · -sin u  u x | s̄ b̄ ū        5
    //   x̄ = ū · 4       x | s̄ ū x̄          4
    //   x̄ += s̄ · 2x     x | s̄ x̄            3
    const { graph, ssa } = f1();
    assert.deepEqual(tapeBytes(graph, ssa, full), { held: 4 * 8, peak: 5 * 8 });
    // Branch x1, into x ** 2: s̄ = b (b x | s̄), x̄ = s̄ · 2x (x | s̄ x̄).
    assert.deepEqual(tapeBytes(graph, ssa, { kind: 'graph', branches: [0] }), { held: 2 * 8, peak: 3 * 8 });
    // Branch x2, into 4x: b̄ = s (s u | b̄), ū = b̄ · -sin u (u | b̄ ū), x̄ = ū · 4 (ū x̄).
    assert.deepEqual(tapeBytes(graph, ssa, { kind: 'graph', branches: [1] }), { held: 2 * 8, peak: 3 * 8 });
  });

  it('of f2, counted by hand', () => {
    // a = exp x, b = x + y, z = a · b. Read: ∂z/∂a = b, ∂z/∂b = a, ∂a/∂x = a.
    //   ā = b        b a | ā        3
    //   b̄ = a        a | ā b̄        3
    //   x̄ = b̄        a | ā b̄ x̄      4 (the most: x̄ is a sum, so it is a copy)
    //   ȳ = b̄        an identity: no copy, so b̄ stays
    //   x̄ += ā · a   a | ā b̄ x̄      4
    const { graph, ssa } = f2();
    assert.deepEqual(tapeBytes(graph, ssa, full), { held: 2 * 8, peak: 4 * 8 });
    // Branch x2, into x + y: b̄ = a (a | b̄), and x̄ and ȳ are b̄.
    assert.deepEqual(tapeBytes(graph, ssa, { kind: 'graph', branches: [1] }), { held: 8, peak: 2 * 8 });
    // Branch x1, into exp: y keeps its only path, so nothing of the tape is saved.
    //   ā = b (b a | ā), b̄ = a (a | ā b̄), ȳ is b̄, x̄ = ā · a (a | ā b̄ x̄).
    assert.deepEqual(tapeBytes(graph, ssa, { kind: 'graph', branches: [0] }), { held: 2 * 8, peak: 4 * 8 });
  });

  it('of Beale, counted by hand', () => {
    // p2 = y ** 2, p3 = y ** 3; for i = 1, 2, 3: bi = (ci - x) + x · pi (p1 = y), qi = bi ** 2.
    // Read: ∂qi/∂bi = 2bi: b1 b2 b3; ∂(x · pi)/∂x = pi: y p2 p3; ∂(x · pi)/∂pi = x; ∂p2/∂y = 2y; ∂p3/∂y = 3y².
    // Sweep from q3 down; sums and their operands share adjoints:
    //   b̄3 = 2b3        b1 b2 b3 y p2 p3 x | b̄3      8 (the most)
    //   x̄ = b̄3 · p3     b1 b2 y p2 p3 x | b̄3 x̄      8
    //   p̄3 = b̄3 · x     b1 b2 y p2 x | b̄3 x̄ p̄3      8
    //   x̄ += b̄3 · -1    the same                     8
    //   ȳ = p̄3 · 3y²    b1 b2 y p2 x | x̄ p̄3 ȳ       8
    //   b̄2 = 2b2        b1 b2 y p2 x | x̄ ȳ b̄2       8
    //   …               b2 is gone from here on: fewer
    const { graph, ssa } = beale();
    assert.deepEqual(tapeBytes(graph, ssa, full), { held: 7 * 8, peak: 8 * 8 });
  });

  it('of one path: what the partials along it read', () => {
    // x: by 4x in f1, as branch x2 above. y of f2: z ← b reads a, then identities.
    const { graph, ssa } = f1();
    const paths = everySelection(graph).filter((selection) => selection.kind === 'path');
    assert.deepEqual(
      paths.map((selection) => tapeBytes(graph, ssa, selection)),
      [0, 1].map((branch) => tapeBytes(graph, ssa, { kind: 'graph', branches: [branch] })),
    );
  });

  it('are none where all partials are constants', () => {
    const { graph, ssa } = traceOf(({ parameter, literal, apply }) =>
      apply('add', apply('mul', parameter('x'), literal(3)), parameter('y')),
    );
    // x̄ = 3 and ȳ = 1, which is the seed itself.
    assert.deepEqual(tapeBytes(graph, ssa, full), { held: 0, peak: 8 });
  });

  it('count passive parameters that a partial reads', () => {
    const { graph, ssa } = traceOf(({ parameter, apply }) => apply('mul', parameter('x'), parameter('k', false)));
    assert.deepEqual(tapeBytes(graph, ssa, full), { held: 8, peak: 16 });
  });

  it('never hold more for a selection than for everything', () => {
    const cases = generatedTraces(12).chain((traced) =>
      fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }),
    );
    fc.assert(
      fc.property(cases, ({ traced: { graph, ssa }, selections }) => {
        const whole = tapeBytes(graph, ssa, full);
        for (const selection of selections) {
          const { held, peak } = tapeBytes(graph, ssa, selection);
          assert.ok(held <= whole.held && held <= peak, JSON.stringify(selection));
          // Along paths an adjoint exists once a suffix, so only the shared sweeps are sure to peak lower.
          if (selection.kind !== 'path') assert.ok(peak <= whole.peak, JSON.stringify(selection));
        }
      }),
      { numRuns: 300 },
    );
  });
});
