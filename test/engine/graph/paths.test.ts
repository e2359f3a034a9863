import assert from 'node:assert/strict';
import { countPaths, listPaths, pathAt, pathIndex, pathLabel } from '../../../engine/graph/paths.ts';
import type { EdgeId, Lcg, LcgEdge, LcgNode, NodeId } from '../../../engine/graph/types.ts';
import { verifyLcg } from '../../../engine/graph/verifier.ts';
import type { ValueId } from '../../../engine/trace/types.ts';

const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };

/** x → (tuple → sum) repeated: every stage doubles the number of paths. */
function doublings(stages: number): Lcg {
  const nodes: { kind: LcgNode['kind']; inputs: EdgeId[]; outputs: EdgeId[] }[] = [];
  const edges: LcgEdge[] = [];
  const node = (kind: LcgNode['kind']) => (nodes.push({ kind, inputs: [], outputs: [] }) - 1) as NodeId;
  const edge = (source: NodeId, target: NodeId, operand: number, branch?: string) => {
    const id = edges.length as EdgeId;
    const partial = { term: 1, operands: [], result: 0 as ValueId };
    edges.push({ id, source, target, operand, partial, ...(branch === undefined ? {} : { branch }) });
    nodes[source]?.outputs.push(id);
    nodes[target]?.inputs.push(id);
  };
  let last = node('parameter');
  for (let stage = 0; stage < stages; stage++) {
    const tuple = node('tuple');
    edge(last, tuple, 0);
    const sum = node('operation');
    edge(tuple, sum, 0, `t${stage}a`);
    edge(tuple, sum, 1, `t${stage}b`);
    last = sum;
  }
  const output = node('output');
  edge(last, output, 0);
  const full = nodes.map((one, id) => ({ ...one, id: id as NodeId, key: `n${id}`, value: id as ValueId, label: one.kind, span }));
  const tuples = full.flatMap((one) => (one.kind === 'tuple' ? [one.id] : []));
  return { nodes: full, edges, parameters: [0 as NodeId], tuples, output };
}

describe('paths', () => {
  it('are counted exactly beyond 2^53', () => {
    const graph = doublings(200);
    verifyLcg(graph);
    assert.equal(countPaths(graph)[0], 2n ** 200n);
  });

  it('are numbered in the order of their branches', () => {
    const graph = doublings(3);
    const labels = [...listPaths(graph, countPaths(graph), 0 as NodeId)].map((path) => pathLabel(graph, path));
    const expected = ['a', 'b'].flatMap((i) => ['a', 'b'].flatMap((j) => ['a', 'b'].map((k) => `t0${i} · t1${j} · t2${k}`)));
    assert.deepEqual(labels, expected);
  });

  it('go from an index to a path and back', () => {
    const graph = doublings(90);
    const counts = countPaths(graph);
    for (const index of [0n, 1n, 2n ** 60n + 12345n, 2n ** 90n - 1n]) {
      const path = pathAt(graph, counts, 0 as NodeId, index);
      // The binary digits of the index are the branches: 0 for the first, 1 for the second.
      const digits = path.flatMap((id) => (graph.edges[id]?.branch === undefined ? [] : [graph.edges[id].operand])).join('');
      assert.equal(BigInt(`0b${digits}`), index);
      assert.equal(pathIndex(graph, counts, path), index);
    }
  });

  it('do not exist beyond their number', () => {
    const graph = doublings(2);
    assert.throws(() => pathAt(graph, countPaths(graph), 0 as NodeId, 4n), /no path 4/);
    assert.throws(() => pathAt(graph, countPaths(graph), 0 as NodeId, -1n), /no path -1/);
  });
});
