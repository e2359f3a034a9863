import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import { toJson } from '../../run/json.ts';
import { warningsAt } from '../../view/warnings.ts';
import type { Command } from '../command.ts';
import { diagnosticLine } from '../errors.ts';
import { load, placeOf } from '../input.ts';
import { shapedByParameter } from '../output.ts';
import { expectNoPoint, tensorGradient } from '../tensors.ts';

/** Value and gradient at a point, as JSON with or without `--json`: it is what a person would write down, too. */
export const grad: Command = {
  name: 'grad',
  operand: 'FILE#FN',
  summary: 'the value and the gradient at a point, as JSON',
  options: { at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" } },
  run(given, terminal) {
    const loaded = load(given, terminal);
    if (loaded.kind === 'tensors') {
      expectNoPoint(given, loaded.fn);
      terminal.print(toJson(tensorGradient(loaded.fn)));
      return 0;
    }
    const { fn, point } = placeOf(given, 'at', loaded.fn);
    const { value, gradient } = fn.valueAndGradient(...fn.argumentsAt(point));
    const derivatives = numbersIn(gradient);
    // Notes, too: what is rounded on the way to one of several outputs explains why the gradient is smaller than a difference quotient.
    for (const found of warningsAt(fn, point)) terminal.complain(diagnosticLine(found));
    if (!Number.isFinite(value)) terminal.complain(diagnosticLine(diagnostic('BP4004', fn.span, { name: fn.name, value })));
    for (const [index, parameter] of fn.leaves.entries()) {
      const derivative = at(derivatives, index);
      if (Number.isFinite(derivative)) continue;
      terminal.complain(diagnosticLine(diagnostic('BP4005', parameter.span, { name: parameter.name, value: derivative })));
    }
    terminal.print(toJson({ value, gradient: shapedByParameter(fn, gradient) }));
    return 0;
  },
};

/** The leaves of a gradient, in order. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
