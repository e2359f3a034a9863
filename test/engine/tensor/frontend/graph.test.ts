import assert from 'node:assert/strict';
import { countPaths, listPaths, pathLabel } from '../../../../engine/graph/paths.ts';
import { verifyLcg } from '../../../../engine/graph/verifier.ts';
import { at } from '../../../../engine/invariant.ts';
import { exampleArguments } from '../../../../engine/tensor/frontend/example.ts';
import { buildTensorGraph } from '../../../../engine/tensor/graph/lcg.ts';
import { selects } from '../../../../engine/tensor/graph/selection.ts';
import type { Elements } from '../../../../engine/tensor/operations/types.ts';
import { evaluateWhole } from '../../../../engine/tensor/reference.ts';
import { drawGraph, wholeGraph } from '../../../../engine/view/model.ts';
import { graphNumbers } from '../../../../engine/view/numbers.ts';
import { pathPage } from '../../../../engine/view/paths.ts';
import { tensorDrawable } from '../../../../engine/view/tensor/drawable.ts';
import { compiled } from './source.ts';

/** Two residual blocks, the weights of the first used again in the second. */
const tied = `function block(x: Tensor, w: Tensor, b: Tensor) { return add(x, tanh(linear(x, w, b))); }
function f(x: Tensor<[number, 4]>, t: Tensor<[number]>, w: Tensor<[4, 4]>, b: Tensor<[4]>, c: Tensor<[4]>) {
  const first = block(x, w, b);
  return softmaxCrossEntropy(block(first, w, c), t);
}`;

describe('the graph of a function with tensors', () => {
  const fn = compiled(tied);
  const graph = buildTensorGraph(fn);
  const { lcg } = graph;

  it('has tuple nodes where a tensor is read several times, and paths through them', () => {
    verifyLcg(lcg);
    assert.deepEqual(
      lcg.tuples.map((node) => at(lcg.nodes, node).label),
      ['w', 'first'],
    );
    const counts = countPaths(lcg);
    // w: through the first block and then by either way through the second, or in the second itself. The gradient that would go
    // back to x is nobody's: x carries none.
    const paths = lcg.parameters.map((node) => [at(lcg.nodes, node).label, at(counts, node)]);
    assert.deepEqual(paths, [
      ['w', 3n],
      ['b', 2n],
      ['c', 1n],
    ]);
    const [w = lcg.output] = lcg.parameters;
    const labels = [...listPaths(lcg, counts, w)].map((path) => pathLabel(lcg, path));
    assert.deepEqual(labels, ['w1 · first1', 'w1 · first2', 'w2']);
  });

  it('has contributions of paths that add up to the gradient', () => {
    const given = exampleArguments(fn, 3);
    const exact = evaluateWhole(fn.program, given, { precision: 'float64' }).adjoints;
    const counts = countPaths(lcg);
    for (const node of lcg.parameters) {
      const tensor = at(graph.tensors, node);
      const sum = new Float64Array(at(exact, tensor).length);
      for (const path of listPaths(lcg, counts, node)) {
        const { adjoints } = evaluateWhole(fn.program, given, { precision: 'float64', passes: selects(graph, path) });
        const own: Elements = at(adjoints, tensor);
        assert.ok(
          own.some((element) => element !== 0),
          'a path that contributes nothing',
        );
        for (const [i, element] of own.entries()) sum[i] = at(sum, i) + element;
      }
      for (const [i, element] of sum.entries()) assert.ok(Math.abs(element - at(at(exact, tensor), i)) < 1e-12);
    }
  });

  it('folds into layers, each with the weights that only it reads', () => {
    const drawing = drawGraph('f', tensorDrawable(fn));
    const { nodes, groups } = drawing.view;
    assert.deepEqual(
      groups.map(({ kind, label, size, open }) => ({ kind, label, size, open })),
      [
        { kind: 'layer', label: 'block: linear → tanh → add', size: 5, open: false },
        { kind: 'layer', label: 'block: linear → tanh → add', size: 4, open: false },
      ],
    );
    assert.deepEqual(
      nodes.map(({ kind, label }) => `${kind} ${label}`),
      [
        'parameter w',
        'tuple w',
        'group block: linear → tanh → add',
        'group block: linear → tanh → add',
        'operation softmaxCrossEntropy',
        'output output',
      ],
    );
  });

  it('summarizes each tensor by shape, bytes, norms and extremes', () => {
    const drawing = drawGraph('f', tensorDrawable(fn), { ...wholeGraph, folds: { open: [], closed: [], others: 'open' } });
    const { tensors, values, adjoints, partials, tape } = graphNumbers(drawing, [], []);
    const given = exampleArguments(fn, 1);
    const whole = evaluateWhole(fn.program, given);
    const batch = fn.extents.get('batch') ?? 0;
    for (const [place, view] of drawing.view.nodes.entries()) {
      const instruction = at(fn.program.instructions, at(graph.tensors, place));
      const value = at(whole.values, instruction.id);
      const expected = Math.hypot(...value);
      assert.ok(Math.abs(at(values, place) - expected) <= 1e-12 * expected, view.label);
      assert.equal(tensors?.[place]?.bytes, 4 * value.length);
      assert.equal(tensors?.[place]?.least, Math.min(...value));
      assert.equal(tensors?.[place]?.largest, Math.max(...value));
      assert.equal(tensors?.[place]?.shape, instruction.shape.length === 0 ? '1' : instruction.shape.join(' × '));
    }
    const output = drawing.view.nodes.findIndex(({ kind }) => kind === 'output');
    assert.equal(at(adjoints, output), 1);
    assert.ok(partials.every((norm) => norm > 0));
    // tanh keeps its result: [batch, 4] of Float32. So do both, and a linear layer its input.
    const kept = drawing.view.nodes.flatMap(({ label }, i) => (label === 'tanh' ? [at(tape, i)] : []));
    assert.deepEqual(kept, [16 * batch, 16 * batch]);
  });

  it('ranks the paths of a parameter by the norms of their contributions', () => {
    const drawing = drawGraph('f', tensorDrawable(fn));
    const { total, paths } = pathPage(drawing, [], 0, 0, 10);
    assert.equal(total, '3');
    const norms = paths.map(({ contribution }) => contribution);
    assert.deepEqual(
      norms,
      norms.toSorted((a, b) => b - a),
    );
    assert.ok(Math.abs(paths.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
    assert.deepEqual(
      paths.map(({ rank }) => rank),
      [0, 1, 2],
    );
  });

  it('keeps its keys where only names change', () => {
    const renamed = buildTensorGraph(compiled(tied.replaceAll('first', 'head').replaceAll('block', 'part')));
    assert.deepEqual(
      renamed.lcg.nodes.map(({ key }) => key),
      lcg.nodes.map(({ key }) => key),
    );
  });
});
