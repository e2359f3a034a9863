import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { BackpathError } from '../../../engine/diagnostics/diagnostic.ts';
import { at } from '../../../engine/invariant.ts';
import { printTrace } from '../../../engine/trace/printer.ts';

const fn = (text: string) => {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'input.js' });
  assert.deepEqual(diagnostics, []);
  return at(functions, 0);
};

/** The code and the line and column of what an evaluation says is wrong. */
function failure(text: string, ...args: unknown[]): string {
  try {
    return String(fn(text).value(...args));
  } catch (error) {
    assert.ok(error instanceof BackpathError, String(error));
    const { code, span } = at(error.diagnostics, 0);
    return `${code} ${span.line}:${span.column}`;
  }
}

describe('idioms', () => {
  it('x = x || 0 keeps the gradient wherever x is a number', () => {
    const f = fn('function f(x) { x = x || 0; return 3 * x; }');
    assert.deepEqual(f.valueAndGradient(2), { value: 6, gradient: [3] });
    assert.deepEqual(f.valueAndGradient(0), { value: 0, gradient: [3] });
    assert.deepEqual(f.valueAndGradient(-0), { value: 0, gradient: [0] });
    assert.deepEqual(f.valueAndGradient(Number.NaN), { value: 0, gradient: [0] });
  });

  it('~~x has no slope, and is a position', () => {
    const f = fn('const t = [1, 10, 100]; function f(x) { return t[~~x] * (x - ~~x); }');
    assert.deepEqual(f.valueAndGradient(1.25), { value: 2.5, gradient: [10] });
    assert.deepEqual(f.valueAndGradient(2.5), { value: 50, gradient: [100] });
  });

  it('parseFloat, Number and unary plus of a number are the number', () => {
    const f = fn("function f(x) { return parseFloat(x) + Number(x) + +x + Number('' + x); }");
    assert.deepEqual(f.valueAndGradient(1.5), { value: 6, gradient: [4] });
  });

  it('text made of a number may not become another number', () => {
    assert.equal(failure("function f(x) { return Number('1' + x); }", 2), 'BP4014 1:24');
  });

  it('keys of maps and records that were numbers keep their gradient', () => {
    const f = fn('function f(x) { const m = new Map([[x, 1]]); let s = 0; for (const [k, v] of m) s += k * v; return s; }');
    assert.deepEqual(f.valueAndGradient(3), { value: 3, gradient: [1] });
    const g = fn('function f(x) { const o = {}; o[x] = 1; return 2 * Number(Object.keys(o)[0]); }');
    assert.deepEqual(g.valueAndGradient(2.5), { value: 5, gradient: [2] });
  });

  it('an untaken branch poisons nothing', () => {
    const f = fn('function f(x) { return x > 0 ? Math.sqrt(x) : 0; }');
    assert.deepEqual(f.valueAndGradient(-4), { value: 0, gradient: [0] });
    assert.deepEqual(f.valueAndGradient(0), { value: 0, gradient: [0] });
    assert.deepEqual(f.valueAndGradient(4), { value: 2, gradient: [0.25] });
  });

  it('arguments that the function overwrites are left alone', () => {
    const f = fn('function f(out, x) { out[0] = x * x; out.push(x); return out[0] + out.length; }');
    const out = [7];
    assert.deepEqual(f.valueAndGradient(out, 3), { value: 11, gradient: [[0], 6] });
    assert.deepEqual(out, [7]);
  });

  it('gradients are shaped like the arguments', () => {
    const f = fn('function f(p, w, kind) { return kind === "a" ? p.x * w[0] + w[1] : p.y; }');
    const { gradient } = f.valueAndGradient({ x: 2, y: 3, label: 'p' }, Float64Array.of(5, 7), 'a');
    assert.deepEqual(gradient, [{ x: 5, y: 0, label: 'p' }, Float64Array.of(2, 1), 'a']);
  });

  it('a function that another makes is one', () => {
    const f = fn('function power(n) { return function (x) { return x ** n; }; } const f = power(3);');
    assert.deepEqual(f.valueAndGradient(2), { value: 8, gradient: [12] });
  });

  it('every evaluation begins with the module as it was loaded', () => {
    const f = fn('const scratch = []; function f(x) { scratch.push(x); return scratch.length * x; }');
    assert.deepEqual([f.value(2), f.value(3), f.value(2)], [2, 3, 2]);
  });
});

describe('guards', () => {
  it('stand in the ssa listing, and say where the operands are equal', () => {
    const f = fn('function f(x) { return x > 1 ? x * x : x; }');
    assert.equal(printTrace(f.at([3]).ssa), 'x ← Param0\nv1 ← x × x\nGuard 1 < x\nReturn v1\n');
    assert.deepEqual(f.at([1]).ssa.guards.map(({ tie, outcome }) => [tie, outcome]), [[true, false]]); // biome-ignore format: short
    assert.equal(f.at([3]).singleAccess.guards.length, 0);
  });

  it('let a trace be used again where they hold, and only there', () => {
    const f = fn('function f(x) { let s = 0; for (let i = 0; i < x; i++) s += x; return s; }');
    assert.equal(f.at([2.5]), f.at([2.75]));
    assert.notEqual(f.at([2.5]), f.at([3.5]));
    assert.equal(f.at([2.5]), f.at([3]), 'three turns, too');
  });
});

describe('what an evaluation refuses', () => {
  const refused: readonly (readonly [what: string, expected: string, text: string, ...args: unknown[]])[] = [
    ['the function’s own error', 'BP4007 1:28', "function f(x) { if (x < 0) throw new RangeError('negative'); return x; }", -1],
    ['an error of JavaScript’s own', 'BP4007 1:24', 'function f(x) { return x.a.b; }', { a: null }],
    ['a result that is no number', 'BP4008 1:24', 'function f(x) { return x > 0 && x < 1; }', 0.5],
    ['no result', 'BP4008 1:10', 'function f(x) { if (x > 0) return 1; }', -1],
    ['a value that changes from call to call', 'BP3010 1:5', 'let k = 1; function f(x) { k += 1; return k * x; }', 1],
    ['a loop that does not end', 'BP4010 1:', 'function f(x) { while (true) {} return x; }', 1],
    ['recursion without a bottom', 'BP4011', 'function f(x) { return f(x + 1); }', 1],
    ['a trace without an end', 'BP4012 1:31', 'function f(x) { while (x > 0) x += 1; return x; }', 1],
    ['arrays without an end', 'BP4013', 'function f(x) { let a = [1]; while (true) a = [...a, ...a]; return x; }', 1],
    ['a property of the host', 'BP4009 1:24', 'function f(x) { return x.constructor.constructor; }', { a: 1 }],
    ['the host’s prototypes', 'BP4009 1:27', 'function f(x) { const p = x.__proto__; return 1; }', { a: 1 }],
    [
      'a constant before its declaration',
      'BP4015',
      'const a = g(); const b = 1; function g() { return b; } function f(x) { return a * x; }',
      1,
    ],
  ];
  for (const [what, expected, text, ...args] of refused) {
    it(what, function () {
      this.timeout(0);
      const start = process.cpuUsage();
      assert.ok(failure(text, ...args).startsWith(expected), failure(text, ...args));
      // The processor's own time, about a second; other work on the machine does not count.
      assert.ok(process.cpuUsage(start).user < 4e6);
    });
  }

  it('but not what the program itself catches', () => {
    const f = fn(
      "function f(x) { try { if (x > 0) throw new Error('a'); return 1; } catch (e) { return x * e.message.length; } finally { x = 9; } }",
    );
    assert.deepEqual(f.valueAndGradient(2), { value: 2, gradient: [1] });
  });
});
