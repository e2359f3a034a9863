import { evaluateTrace } from '../../gradient/interpret.ts';
import { toJson } from '../../run/json.ts';
import { printDot } from '../../view/dot.ts';
import { drawGraph } from '../../view/model.ts';
import { tellNonFinite } from '../../view/non-finite.ts';
import { graphNumbers } from '../../view/numbers.ts';
import { printSvg } from '../../view/svg.ts';
import { printText } from '../../view/text.ts';
import type { GraphNumbers, GraphView } from '../../view/types.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { graphJson } from '../graph-json.ts';
import { loadFunction, placeOf } from '../input.ts';
import { choice } from '../values.ts';

const printers: Readonly<Record<'dot' | 'svg' | 'text', (view: GraphView, numbers: GraphNumbers) => string>> = {
  text: printText,
  dot: printDot,
  svg: printSvg,
};
const formats = ['json', 'dot', 'svg', 'text'] as const;

/** The LCG at a point. */
export const graph: Command = {
  name: 'graph',
  operand: 'FILE#FN',
  summary: 'the linearized computational graph at a point',
  options: {
    at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" },
    format: { type: 'string', value: formats.join('|'), help: 'text where it is not given' },
  },
  run(given, terminal) {
    const asked = choice(given, 'format', formats);
    if (given.json && asked !== undefined && asked !== 'json') throw new UsageError(`--json is --format json; it cannot be ${asked} too`);
    const format = given.json ? 'json' : (asked ?? 'text');
    const { fn, point } = placeOf(given, 'at', loadFunction(given, terminal));
    const linearization = fn.at(point).evaluator.linearize(point);
    if (format === 'json') {
      const traced = fn.at(point);
      const nonFinite = tellNonFinite(traced, evaluateTrace(traced.ssa, point), linearization.partials);
      terminal.print(toJson(graphJson(linearization, nonFinite)));
      return 0;
    }
    const drawing = drawGraph(fn.name, fn.at(point));
    const names = fn.leaves.map(({ name }) => name);
    terminal.print(printers[format](drawing.view, graphNumbers(drawing, names, point)).trimEnd());
    return 0;
  },
};
