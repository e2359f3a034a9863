import type { DifferentiableFunction } from '../../function.ts';
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import { numbersOnly } from '../../tensor/frontend/refusal.ts';
import { type GraphFormat, graphFormats, printGraph } from '../../view/export.ts';
import { type Drawable, drawGraph, wholeGraph } from '../../view/model.ts';
import { svgThemes } from '../../view/svg/style.ts';
import { tensorDrawable } from '../../view/tensor/drawable.ts';
import type { Command, Given } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import { load, placeOf } from '../input.ts';
import { expectNoPoint } from '../tensors.ts';
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
    const loaded = load(given, terminal);
    const { name, traced, names, point } = loaded.kind === 'tensors' ? ofTensors(given, loaded.fn) : atPoint(given, loaded.fn);
    const drawing = drawGraph(name, traced, {
      direction: choice(given, 'direction', directions) ?? wholeGraph.direction,
      budget: wholeNumber(given, 'budget', 1) ?? wholeGraph.budget,
      folds: wholeGraph.folds,
    });
    terminal.print(printGraph(drawing, { format, names, point, ...(theme && { theme }) }).trimEnd());
    return 0;
  },
};

interface Subject {
  readonly name: string;
  readonly traced: Drawable;
  /** What the numbers of the point are called. */
  readonly names: readonly string[];
  readonly point: readonly number[];
}

function atPoint(given: Given, loaded: DifferentiableFunction): Subject {
  const { fn, point } = placeOf(given, 'at', loaded);
  return { name: fn.name, traced: fn.at(point), names: fn.leaves.map(({ name }) => name), point };
}

/** Tensors are shown as they are where a training begins. */
function ofTensors(given: Given, fn: TensorFunction): Subject {
  expectNoPoint(given, fn);
  if (given.text('format') === 'latex') throw new InputError([numbersOnly(fn, 'A derivative as LaTeX')]);
  return { name: fn.name, traced: tensorDrawable(fn), names: [], point: [] };
}

function formatOf(given: Given): GraphFormat {
  const asked = choice(given, 'format', graphFormats);
  if (given.json && asked !== undefined && asked !== 'json') throw new UsageError(`--json is --format json; it cannot be ${asked} too`);
  return given.json ? 'json' : (asked ?? 'text');
}
