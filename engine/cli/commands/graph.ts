import { type GraphFormat, graphFormats, printGraph } from '../../view/export.ts';
import { drawGraph, wholeGraph } from '../../view/model.ts';
import { svgThemes } from '../../view/svg/style.ts';
import type { Command, Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import { loadFunction, placeOf } from '../input.ts';
import { choice, wholeNumber } from '../values.ts';

const directions = ['right', 'down'] as const;

/** The LCG at a point. */
export const graph: Command = {
  name: 'graph',
  operand: 'FILE#FN',
  summary: 'the linearized computational graph at a point',
  options: {
    at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" },
    format: { type: 'string', value: graphFormats.join('|'), help: 'text where it is not given; latex is the derivative' },
    budget: { type: 'string', value: 'N', help: 'fold loops, calls and arrays until no more than N nodes are left, where that can be' },
    direction: { type: 'string', value: directions.join('|'), help: 'which way it runs (right)' },
    theme: { type: 'string', value: svgThemes.join('|'), help: 'colours of svg (auto: light or dark as the reader has it)' },
  },
  run(given, terminal) {
    const format = formatOf(given);
    const theme = choice(given, 'theme', svgThemes);
    if (theme !== undefined && format !== 'svg') throw new UsageError('--theme is for --format svg');
    const { fn, point } = placeOf(given, 'at', loadFunction(given, terminal));
    const drawing = drawGraph(fn.name, fn.at(point), {
      direction: choice(given, 'direction', directions) ?? wholeGraph.direction,
      budget: wholeNumber(given, 'budget', 1) ?? wholeGraph.budget,
      folds: wholeGraph.folds,
    });
    const names = fn.leaves.map(({ name }) => name);
    terminal.print(printGraph(drawing, { format, names, point, ...(theme && { theme }) }).trimEnd());
    return 0;
  },
};

function formatOf(given: Given): GraphFormat {
  const asked = choice(given, 'format', graphFormats);
  if (given.json && asked !== undefined && asked !== 'json') throw new UsageError(`--json is --format json; it cannot be ${asked} too`);
  return given.json ? 'json' : (asked ?? 'text');
}
