import { termOperation } from '../operations/table.ts';
import type { TermNames } from '../operations/term.ts';
import type { Term } from '../operations/types.ts';

/** A term in LaTeX's mathematics, with the fewest parentheses that keep its meaning. `names` are LaTeX already. */
export function printLatexTerm(term: Term, names: TermNames): string {
  return print(term, names).text;
}

/** The same, in parentheses where it needs them beside a `\cdot`. */
export function printLatexFactor(term: Term, names: TermNames): string {
  return within(print(term, names), 13);
}

/** A program's name: `x`, `v_{12}`, `\mathit{sum}_{2}`, `\mathit{w}_{0,1}`. */
export function latexName(name: string): string {
  const [, stem = name, rest = ''] = /^(.*?[^\d_[\].])((?:[_\d]|\[[^\]]*\]|\.\w+)*)$/su.exec(name) ?? [];
  const indices = rest.match(/[^_[\].]+/g) ?? [];
  const base = [...stem].length === 1 ? escapeLatex(stem) : `\\mathit{${escapeLatex(stem)}}`;
  return indices.length === 0 ? base : `${base}_{${indices.map(escapeLatex).join(',')}}`;
}

export function latexNumber(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}\\infty`;
  if (size === Math.PI) return `${sign}\\pi`;
  if (size === Math.E) return `${sign}\\mathrm{e}`;
  const [mantissa = '', exponent] = String(size).split('e');
  return exponent === undefined ? sign + mantissa : `${sign}${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

const atom = 20;
/** LaTeX has commands for these. */
const functions = new Set(['exp', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'max', 'min']);

function print(term: Term, names: TermNames): Printed {
  if (typeof term === 'number') return { text: latexNumber(term), precedence: numberPrecedence(term) };
  if (typeof term === 'string') return { text: names[term], precedence: numberLike(names[term]) };
  const [name, left, right] = term;
  const definition = termOperation(name);
  const first = print(left, names);
  const second = right === undefined ? undefined : print(right, names);
  const style = definition.print;
  const precedence = 'call' in style ? ('latex' in definition && definition.latex?.startsWith('#') ? 12 : atom) : style.precedence;
  if ('latex' in definition && definition.latex !== undefined) {
    return { text: fill(definition.latex, [first, second], precedence), precedence: definition.latex.startsWith('\\') ? atom : precedence };
  }
  if ('prefix' in style) return { text: style.prefix + within(first, style.precedence), precedence: 11 };
  if ('infix' in style && second)
    return { text: `${within(first, precedence)} ${style.infix} ${within(second, precedence + 1)}`, precedence };
  const called = 'call' in style ? style.call.replace('Math.', '') : name;
  const operands = second ? `${first.text}, ${second.text}` : first.text;
  return { text: `${functions.has(called) ? `\\${called}` : `\\operatorname{${called}}`}\\left(${operands}\\right)`, precedence: atom };
}

/** An operand in braces of its own needs no parentheses. */
function fill(template: string, operands: readonly (Printed | undefined)[], precedence: number): string {
  return template.replace(/(\{?)#([12])(\}?)/g, (_, open: string, index: string, close: string) => {
    const operand = operands[Number(index) - 1];
    if (operand === undefined) return '';
    const free = open !== '' && close !== '';
    // The base of a power, and what stands to the right of a sign.
    const least = template.includes(`#${index}^`) ? 15 : precedence + (index === '2' ? 1 : 0);
    return `${open}${free ? operand.text : within(operand, least)}${close}`;
  });
}

function within({ text, precedence }: Printed, least: number): string {
  return precedence < least ? `\\left(${text}\\right)` : text;
}

function numberPrecedence(value: number): number {
  return value < 0 || Object.is(value, -0) ? 11 : numberLike(latexNumber(value));
}

/** `2 \cdot 10^{7}` is a product, and −2 a sum, however they come to be written. */
function numberLike(text: string): number {
  if (text.startsWith('-')) return 11;
  return text.includes('\\cdot') ? 12 : atom;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\backslash ',
  '^': '\\hat{}',
  '~': '\\sim ',
};

function escapeLatex(text: string): string {
  return text.replace(/[\\^~]/g, (character) => special[character] ?? '').replace(/[$&%#_{}](?![^{]*\})/g, (character) => `\\${character}`);
}
