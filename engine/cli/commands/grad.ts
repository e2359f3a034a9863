import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import { toJson } from '../../run/json.ts';
import type { Command } from '../command.ts';
import { diagnosticLine } from '../errors.ts';
import { loadFunction, pointOf } from '../input.ts';
import { byParameter } from '../output.ts';

/** Value and gradient at a point, as JSON with or without `--json`: it is what a person would write down, too. */
export const grad: Command = {
  name: 'grad',
  operand: 'FILE#FN',
  summary: 'the value and the gradient at a point, as JSON',
  options: { at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" } },
  run(given, terminal) {
    const fn = loadFunction(given, terminal);
    const { value, gradient } = fn.valueAndGradient(...pointOf(given, 'at', fn));
    if (!Number.isFinite(value)) terminal.complain(diagnosticLine(diagnostic('BP4004', fn.span, { name: fn.name, value })));
    for (const [index, parameter] of fn.parameters.entries()) {
      const derivative = at(gradient, index);
      if (Number.isFinite(derivative)) continue;
      terminal.complain(diagnosticLine(diagnostic('BP4005', parameter.span, { name: parameter.name, value: derivative })));
    }
    terminal.print(toJson({ value, gradient: byParameter(fn, gradient) }));
    return 0;
  },
};
