/** A function with tensors as something to draw: the same graph, groups and words as a function of numbers has. */
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import { buildTensorGraph, type TensorGraph } from '../../tensor/graph/lcg.ts';
import type { Trace, ValueId } from '../../trace/types.ts';
import { addScopes } from '../fold/groups.ts';
import type { Group, GroupTree } from '../fold/types.ts';
import type { Drawable } from '../model.ts';
import { TensorSummaries } from './numbers.ts';
import { TensorWords } from './words.ts';

export function tensorDrawable(fn: TensorFunction): Drawable {
  const graph = buildTensorGraph(fn);
  const trace = emptyTrace(fn);
  return {
    graph: graph.lcg,
    ssa: trace,
    singleAccess: trace,
    groups: layersOf(graph),
    words: new TensorWords(fn, graph),
    tensors: new TensorSummaries(fn, graph),
  };
}

/** What numbers' listings are made from: tensors have none. */
function emptyTrace({ nameSpan }: TensorFunction): Trace {
  const scopes = { list: [], of: new Int32Array() };
  return { form: 'ssa', instructions: [], result: 0 as ValueId, resultSpan: nameSpan, arity: 0, guards: [], scopes };
}

function layersOf({ lcg, scopes, scopeOf }: TensorGraph): GroupTree {
  const groups: Group[] = [];
  const groupOf = new Int32Array(lcg.nodes.length).fill(-1);
  addScopes(scopes.list, scopeOf, groups, groupOf);
  return { groups, groupOf };
}
