import { printStraightLine } from './generate.ts';
import type { StraightLine } from './straight-line.ts';
import type { CompiledCode, Evaluator } from './types.ts';

/** Straight-line code as a JavaScript function; its second parameter is not read where there are no derivatives. */
export function compileJavaScript(code: StraightLine): CompiledCode & ((point: ArrayLike<number>) => number) {
  return new Function('point', 'gradient', printStraightLine(code)) as CompiledCode & ((point: ArrayLike<number>) => number);
}

/**
 * `Evaluator.gradient` with the code of the full gradient inside, so that no call lies between a loop and that code;
 * `others` does the other selections.
 */
export function compileJavaScriptEvaluation(full: StraightLine, others: Evaluator['gradient']): Evaluator['gradient'] {
  const otherwise = "if (selection.kind !== 'full') return others(selection, point, gradient);\n";
  const text = `return function (selection, point, gradient) {\n${otherwise}${printStraightLine(full)}};`;
  return new Function('others', text)(others) as Evaluator['gradient'];
}
