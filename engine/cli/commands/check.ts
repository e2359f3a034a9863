import { compile } from '../../compile.ts';
import { toJson } from '../../run/json.ts';
import type { TensorFunction } from '../../tensor/frontend/function.ts';
import type { Command } from '../command.ts';
import { diagnosticLine } from '../errors.ts';
import { isError, readSource, splitOperand } from '../input.ts';
import { diagnosticJson } from '../output.ts';

/** Compiles every annotated function of a file, or the one that is named, and says what is wrong. */
export const check: Command = {
  name: 'check',
  operand: 'FILE',
  summary: 'say what cannot be differentiated, and why',
  options: {},
  run(given, terminal) {
    const { file, name } = splitOperand(given.operand);
    const { functions, tensorFunctions, diagnostics } = compile(readSource(file, terminal), {
      fileName: file,
      readFile: terminal.readFile,
      ...(name ? { only: name } : {}),
    });
    const names = [...functions, ...tensorFunctions].map((fn) => fn.name);
    for (const one of diagnostics) terminal.complain(diagnosticLine(one));
    if (given.json) terminal.print(toJson({ functions: names, diagnostics: diagnostics.map(diagnosticJson) }));
    else {
      for (const fn of functions) terminal.print(`${fn.name}(${fn.parameters.map((parameter) => parameter.name).join(', ')})`);
      for (const fn of tensorFunctions) terminal.print(signatureOf(fn));
    }
    return diagnostics.some(isError) ? 1 : 0;
  },
};

/** `digits(images: number × 784, …)`: what is given and what is trained, with shapes. */
function signatureOf({ name, inputs, parameters }: TensorFunction): string {
  const tensors = [...inputs, ...parameters].map((one) => `${one.name}: ${one.extents.length === 0 ? '1' : one.extents.join(' × ')}`);
  return `${name}(${tensors.join(', ')})`;
}
