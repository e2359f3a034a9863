/**
 * Random straight-line functions as text, typed for the compiler and untyped to be run as JavaScript: helpers, module
 * constants, reassignment, every operation of the table, several parameters. Arguments are kept inside domains and
 * assigned values are squashed, so that everything stays finite and away from poles.
 */
import fc from 'fast-check';
import { operation, operationNames } from '../../engine/operations/table.ts';

export interface GeneratedProgram {
  /** TypeScript whose function `f` is annotated. */
  readonly text: string;
  readonly parameters: readonly string[];
  /** The same text run by JavaScript itself. */
  readonly run: (...point: number[]) => number;
}

type Expression =
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'operation'; readonly shape: string; readonly operands: readonly Expression[] };

interface Statement {
  readonly declares: boolean;
  readonly sign: '=' | '+=' | '-=' | '*=';
  readonly target: number;
  readonly squash: string;
  readonly value: Expression;
}

interface Shape {
  readonly parameters: number;
  readonly helpers: readonly Expression[];
  readonly statements: readonly Statement[];
  readonly result: Expression;
}

export function generatedPrograms(): fc.Arbitrary<GeneratedProgram> {
  const shape: fc.Arbitrary<Shape> = fc.record({
    parameters: fc.integer({ min: 1, max: 3 }),
    helpers: fc.tuple(expressions([]), expressions(['first($0, $1)'])),
    statements: fc.array(statements(), { maxLength: 6 }),
    result: expressions(calls),
  });
  return shape.map(program);
}

/** Points for generated programs: neither tiny nor huge, seldom an integer. */
export function generatedPoints(size: number): fc.Arbitrary<number[]> {
  return fc.array(
    fc.double({ min: -2, max: 2, noNaN: true }).filter((x) => Math.abs(x) > 1e-3),
    { minLength: size, maxLength: size },
  );
}

const calls = ['first($0, $1)', 'second($0, $1)'];
const squashes = ['Math.sin($0)', 'Math.atan($0)', '2 * Math.tanh($0)', 'squash($0)'];
const constants = ['2', '0.5', '-1.25', '3', 'A', 'B', 'Math.PI', 'Math.LN2', '1e-1'];

/** Arguments that keep an operation inside its domain and away from overflow; the rest take any. */
const domains: Readonly<Record<string, string>> = {
  div: '($0 / (1.5 + $1 * $1))',
  rem: '($0 % (1.5 + $1 * $1))',
  pow: '((0.5 + Math.abs($0)) ** Math.sin($1))',
  exp: 'Math.exp(Math.atan($0))',
  expm1: 'Math.expm1(Math.atan($0))',
  log: 'Math.log(1.5 + $0 * $0)',
  log1p: 'Math.log1p(0.5 + Math.abs($0))',
  log2: 'Math.log2(1.5 + $0 * $0)',
  log10: 'Math.log10(1.5 + $0 * $0)',
  sqrt: 'Math.sqrt(1.5 + $0 * $0)',
  cbrt: 'Math.cbrt(-1.5 - $0 * $0)',
  tan: 'Math.tan(0.7 * Math.sin($0))',
  asin: 'Math.asin(0.9 * Math.sin($0))',
  acos: 'Math.acos(0.9 * Math.sin($0))',
  atan2: 'Math.atan2($0, 1.5 + Math.abs($1))',
  sinh: 'Math.sinh(Math.atan($0))',
  cosh: 'Math.cosh(Math.atan($0))',
  acosh: 'Math.acosh(1.5 + $0 * $0)',
  atanh: 'Math.atanh(0.9 * Math.sin($0))',
};

const shapes: readonly string[] = [
  ...operationNames.map((name) => domains[name] ?? undomained(operation(name).partials.length, operation(name).print)),
  // What people write most, so that it is drawn more often.
  '($0 * $0)',
  '($0 ** 2)',
  '($0 ** 3)',
  '($0 + $1)',
  '($0 * $1)',
  '($0 - $1)',
];

function undomained(arity: number, print: ReturnType<typeof operation>['print']): string {
  if ('call' in print) return `${print.call}(${arity === 1 ? '$0' : '$0, $1'})`;
  return 'prefix' in print ? `(${print.prefix}$0)` : `($0 ${print.infix} $1)`;
}

function expressions(callable: readonly string[]): fc.Arbitrary<Expression> {
  const usable = [...shapes, ...callable, ...callable, ...callable];
  return fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('variable' as const), index: fc.nat({ max: 20 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('constant' as const), text: fc.constantFrom(...constants) }) },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('operation' as const),
          shape: fc.constantFrom(...usable),
          operands: fc.tuple(tie('expression'), tie('expression')),
        }),
      },
    ),
  })).expression;
}

function statements(): fc.Arbitrary<Statement> {
  return fc.record({
    declares: fc.boolean(),
    sign: fc.constantFrom('=' as const, '+=' as const, '-=' as const, '*=' as const),
    target: fc.nat({ max: 20 }),
    squash: fc.constantFrom(...squashes),
    value: expressions(calls),
  });
}

function program(shape: Shape): GeneratedProgram {
  const parameters = ['x', 'y', 'z'].slice(0, shape.parameters);
  const text = write(shape, parameters, ': number');
  const javascript = write(shape, parameters, '');
  // Text that this very file made.
  const run = new Function(`${javascript.replace('export ', '')}\nreturn f;`)() as GeneratedProgram['run'];
  return { text, parameters, run };
}

function write(shape: Shape, parameters: readonly string[], type: string): string {
  const [first, second] = shape.helpers.map((helper) => print(helper, ['p', 'q', 'r']));
  const variables = [...parameters];
  const body = shape.statements.map((statement, index) => assignment(statement, variables, `t${index}`));
  const typed = (names: readonly string[]) => names.map((name) => name + type).join(', ');
  const helper = (name: string, value: string | undefined) =>
    `function ${name}(${typed(['p', 'q'])})${type} {\n  const r = p * q;\n  return Math.atan(${value});\n}`;
  return [
    'const A = 1.5;',
    'const B = 2 * A + Math.E;',
    `const squash = (u${type})${type} => u / (1 + Math.abs(u));`,
    helper('first', first),
    helper('second', second),
    '/** @differentiable */',
    `export function f(${typed(parameters)})${type} {`,
    ...body.map((line) => `  ${line}`),
    // Every variable counts, so that few statements are dead.
    `  return ${[print(shape.result, variables), ...variables].join(' + ')};`,
    '}',
  ].join('\n');
}

/** One statement; a variable that it declares is added to those in scope. */
function assignment({ declares, sign, target, squash, value }: Statement, variables: string[], fresh: string): string {
  const squashed = squash.replace('$0', print(value, variables));
  if (declares) {
    variables.push(fresh);
    return `let ${fresh} = ${squashed};`;
  }
  return `${variables[target % variables.length]} ${sign} ${squashed};`;
}

function print(expression: Expression, variables: readonly string[]): string {
  if (expression.kind === 'constant') return expression.text.startsWith('-') ? `(${expression.text})` : expression.text;
  if (expression.kind === 'variable') return variables[expression.index % variables.length] ?? 'A';
  const operands = expression.operands.map((operand) => print(operand, variables));
  return expression.shape.replaceAll(/\$([01])/g, (_, index) => operands[Number(index)] ?? 'A');
}
