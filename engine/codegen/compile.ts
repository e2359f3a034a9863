import { printStraightLine } from './generate.ts';
import { printRolled } from './loops/print.ts';
import { roll } from './loops/roll.ts';
import { makeFunction } from './make.ts';
import type { StraightLine } from './straight-line.ts';
import type { CompiledCode, Evaluator } from './types.ts';
import { compileWasm } from './wasm/compile.ts';

/**
 * Code of more statements than this becomes WebAssembly. Below, V8 makes JavaScript as fast as what a person writes, and no
 * numbers are copied in and out. At twice as many it takes 0.2 s to be optimized, at four times it never is.
 */
export const statementLimit = 2000;

/** Shorter code is faster without loops. */
const rolledFrom = 400;

/** Straight-line code by the means that suits its length; `undefined` where it is long and there is no WebAssembly. */
export function compileCode(code: StraightLine): CompiledCode | undefined {
  const text = javaScriptText(code);
  return text ? text.function() : compileWasm(code);
}

/** The same as JavaScript, for code that is short. */
export function compileJavaScript(code: StraightLine): CompiledCode {
  return new JavaScriptText(printStraightLine(code)).function();
}

/**
 * `Evaluator.gradient` with the code of the full gradient inside, so that no call lies between a loop and that code;
 * `others` does the other selections. `undefined` where the code is too long for JavaScript.
 */
export function compileEvaluation(full: StraightLine, others: Evaluator['gradient']): Evaluator['gradient'] | undefined {
  const text = javaScriptText(full);
  return text?.evaluation(others);
}

function javaScriptText(code: StraightLine): JavaScriptText | undefined {
  if (code.statements.length <= rolledFrom) return new JavaScriptText(printStraightLine(code));
  const rolled = roll(code);
  if (rolled.written > statementLimit) return undefined;
  if (rolled.written === code.statements.length) return new JavaScriptText(printStraightLine(code));
  const { text, memory, table } = printRolled(rolled);
  return new JavaScriptText(text, memory, table);
}

/** The body of `(point, gradient) => value` and what it works on. */
class JavaScriptText {
  readonly #body: string;
  readonly #memory: Float64Array;
  readonly #table: Float64Array;

  constructor(body: string, memory: Float64Array = new Float64Array(), table: Float64Array = new Float64Array()) {
    this.#body = body;
    this.#memory = memory;
    this.#table = table;
  }

  function(): CompiledCode {
    const text = `return function (point, gradient) {\n${this.#body}};`;
    return makeFunction(text, { memory: this.#memory, table: this.#table }) as CompiledCode;
  }

  evaluation(others: Evaluator['gradient']): Evaluator['gradient'] {
    const otherwise = "if (selection.kind !== 'full') return others(selection, point, gradient);\n";
    const text = `return function (selection, point, gradient) {\n${otherwise}${this.#body}};`;
    return makeFunction(text, { memory: this.#memory, table: this.#table, others }) as Evaluator['gradient'];
  }
}
