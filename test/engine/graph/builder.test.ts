import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { countPaths } from '../../../engine/graph/paths.ts';
import type { Lcg, LcgNode } from '../../../engine/graph/types.ts';
import { at } from '../../../engine/invariant.ts';
import { verifyStage } from '../../../engine/pipeline.ts';

describe('the LCG', () => {
  it('of f2 has one tuple node with two branches, and 2 and 1 paths', () => {
    const graph = lcg('return Math.exp(x) * (x + y);');
    assert.deepEqual(kinds(graph), { parameter: 2, tuple: 1, operation: 3, output: 1 });
    assert.deepEqual(branches(graph), [['x1', 'x2']]);
    assert.deepEqual(paths(graph), [2n, 1n]);
  });

  it('multiplies paths along nested tuple nodes', () => {
    // Three squarings written as products: two branches each, so 2³ paths.
    const graph = lcg('const a = x * x; const b = a * a; return b * b + y;');
    assert.deepEqual(paths(graph), [8n, 1n]);
  });

  it('has no node and no edge for what is not differentiated, but spells it out', () => {
    const graph = lcg('const k = 2 * y; return k * Math.sin(4 * x) + y;', '@wrt x');
    assert.deepEqual(labels(graph), ['x', '4 × □', 'sin', 'k × □', '□ + y', 'output']);
    assert.equal(graph.edges.length, 5);
  });

  it('keeps a parameter that nothing reads, with no path', () => {
    const graph = lcg('return x + 1;');
    assert.deepEqual(paths(graph), [1n, 0n]);
    assert.deepEqual(named(graph, 'y').outputs, []);
  });

  it('of a constant is the constant and the output, unconnected to any parameter', () => {
    const graph = lcg('return 3;');
    assert.deepEqual(kinds(graph), { parameter: 2, constant: 1, output: 1 });
    assert.deepEqual(graph.edges, []);
  });

  it('has keys that do not depend on names, places or later code', () => {
    const before = keys(lcg('const a = Math.sin(x); return a * y;'));
    assert.deepEqual(keys(lcg('\n\nconst other = Math.sin(x);\n return other * y;')), before);
    const after = new Set(keys(lcg('const a = Math.sin(x); return a * y + Math.cos(y * 2);')));
    assert.deepEqual(
      before.filter((key) => !after.has(key)),
      [],
      'also where a second read of y puts a tuple node before the product',
    );
  });

  it('tells equal structures apart', () => {
    const graph = lcg('return Math.sin(1 + y) * Math.sin(1 + y) + x;');
    assert.equal(new Set(keys(graph)).size, graph.nodes.length);
  });

  it('inlines helpers at each call', () => {
    const text = 'function square(t: number) { return t * t; } export function f(x: number, y: number) { return square(x) + square(y); }';
    const f = at(compile(text, { only: 'f' }, verifyStage).functions, 0);
    assert.deepEqual(paths(f.at([1, 1]).graph), [2n, 2n]);
  });
});

function lcg(body: string, tags = ''): Lcg {
  const text = `/** @differentiable ${tags} */\nexport function f(x: number, y: number) { ${body} }`;
  const { functions, diagnostics } = compile(text, {}, verifyStage);
  assert.deepEqual(diagnostics, []);
  return at(functions, 0).at([1, 1]).graph;
}

function kinds(graph: Lcg): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind } of graph.nodes) found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

function paths(graph: Lcg): bigint[] {
  const counts = countPaths(graph);
  return graph.parameters.map((parameter) => at(counts, parameter));
}

function branches(graph: Lcg): (string | undefined)[][] {
  return graph.tuples.map((tuple) => at(graph.nodes, tuple).outputs.map((edge) => at(graph.edges, edge).branch));
}

function labels(graph: Lcg): string[] {
  return graph.nodes.map((node) => node.label);
}

function keys(graph: Lcg): string[] {
  return graph.nodes.map((node) => node.key);
}

function named(graph: Lcg, name: string): LcgNode {
  const found = graph.nodes.find((node) => node.name === name);
  assert.ok(found);
  return found;
}
