import type { DifferentiableFunction, Drawing } from '../../engine/index.ts';
import { inspectAt, inspectFile, pathPage, printGraph } from '../../engine/index.ts';
import { answer } from './answer.ts';
import type { Drawings } from './drawings.ts';
import type { EngineService, FunctionSource, Outcome } from './service.ts';

type Queries = Pick<EngineService, 'paths' | 'print' | 'inspect' | 'inspectFile' | 'shownBy' | 'keysOf'>;
type With = <T>(source: FunctionSource, use: (fn: DifferentiableFunction) => T) => Outcome<T>;

/** What is asked about drawings that were made, and about the values behind them. */
export function graphQueries(drawings: Drawings, withFunction: With, namesOf: (source: FunctionSource) => readonly string[]): Queries {
  return {
    paths(_source, point, view, { parameter, from, count }) {
      const drawing = drawings.find(view);
      return drawing && answer(() => pathPage(drawing, point, parameter, from, count));
    },
    print(source, point, view, options) {
      const drawing = drawings.find(view);
      const { width = 0, height = 0 } = drawing?.view ?? {};
      return drawing && answer(() => ({ text: printGraph(drawing, { ...options, names: namesOf(source), point }), width, height }));
    },
    inspect: (source, point, spot) =>
      withFunction(source, (fn) => {
        const found = inspectAt(fn.at(point), point, spot);
        return found === undefined ? {} : { found };
      }),
    inspectFile: (source, point, file) => withFunction(source, (fn) => ({ values: inspectFile(fn.at(point), point, file) })),
    shownBy(view, keys) {
      const drawing = drawings.find(view);
      return drawing === undefined ? [] : nodesShowing(drawing, new Set(keys));
    },
    keysOf(view, nodes) {
      const drawing = drawings.find(view);
      return drawing === undefined ? [] : nodes.flatMap((node) => keysIn(drawing, node));
    },
  };
}

function nodesShowing({ traced, visible }: Drawing, keys: ReadonlySet<string>): readonly number[] {
  const found = traced.graph.nodes.filter(({ key }) => keys.has(key));
  return [...new Set(found.flatMap(({ id }) => visible.shownBy[id] ?? []))];
}

function keysIn({ traced, visible }: Drawing, index: number): readonly string[] {
  const node = visible.nodes[index];
  const inside = node === undefined ? [] : node.kind === 'node' ? [node.node] : node.nodes;
  return inside.flatMap((each) => traced.graph.nodes[each]?.key ?? []);
}
