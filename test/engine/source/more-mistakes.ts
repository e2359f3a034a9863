/** Mistakes in the annotations of a function, marked ⟦so⟧. */
export const annotationMistakes: readonly (readonly [code: string, source: string])[] = [
  ['BP1101', '/** @differentiable @start ⟦y⟧ = 1 */ function f(x: number) { return x; }'],
  ['BP1101', '/** @differentiable @domain x = [0, 1], ⟦y⟧ = [0, 1] */ function f(x: number) { return x; }'],
  ['BP1101', '/** @differentiable @wrt x ⟦y⟧ */ function f(x: number) { return x; }'],
  ['BP1101', '/** @differentiable @start ⟦__proto__⟧ = 1 */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable ⟦@start⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable @start x ⟦5⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable ⟦@start x =⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable @domain x = ⟦1, 2⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable ⟦@domain x = [1, 2⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable @domain x = [1⟦]⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable @domain x = [1, 2] ⟦y = [3, 4]⟧ */ function f(x: number, y: number) { return x; }'],
  ['BP1102', '/** @differentiable ⟦@minimum⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable @minimum 0⟦, 1⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable ⟦@wrt⟧ */ function f(x: number) { return x; }'],
  ['BP1103', '/** @differentiable @start x = ⟦five⟧ */ function f(x: number) { return x; }'],
  ['BP1103', '/** @differentiable @start x = ⟦Math.sin⟧ */ function f(x: number) { return x; }'],
  ['BP1103', '/** @differentiable @start x = ⟦1 + 1⟧ */ function f(x: number) { return x; }'],
  ['BP1103', '/** @differentiable @minimum ⟦zero at the origin⟧ */ function f(x: number) { return x; }'],
  ['BP1104', '/** @differentiable @domain x = [⟦2, 1⟧] */ function f(x: number) { return x; }'],
  ['BP1104', '/** @differentiable @domain x = [⟦1, 1⟧] */ function f(x: number) { return x; }'],
  ['BP1105', '/** @differentiable @start x = 1, ⟦x⟧ = 2 */ function f(x: number) { return x; }'],
  ['BP1105', '/** @differentiable @wrt x, ⟦x⟧ */ function f(x: number) { return x; }'],
  ['BP1105', '/** @differentiable @minimum 0 ⟦@minimum 1⟧ */ function f(x: number) { return x; }'],
  ['BP1102', '/** @differentiable\n * ⟦@data row⟧\n */ function f(x: number, row: number) { return x * row; }'],
  ['BP1102', '/** @differentiable\n * ⟦@data row from⟧\n */ function f(x: number, row: number) { return x * row; }'],
  ['BP1101', '/** @differentiable\n * @data ⟦rows⟧ from ./rows.csv\n */ function f(x: number, row: number) { return x * row; }'],
  ['BP1105', '/** @differentiable\n * @data row, ⟦row⟧ from ./rows.csv\n */ function f(x: number, row: number) { return x * row; }'],
  ['BP1124', '/** @differentiable @wrt x row\n * @data ⟦row⟧ from ./rows.csv\n */ function f(x: number, row: number) { return x * row; }'],
  ['BP1124', '/** @differentiable\n * @data row from ./rows.csv\n @wrt ⟦row⟧ */ function f(x: number, row: number) { return x * row; }'],
  ['BP1107', '/** ⟦@differentiable⟧ */ const k = 3;'],
  ['BP1107', '/** ⟦@differentiable⟧ */ class Model {}'],
  ['BP1107', 'class Model { /** ⟦@differentiable⟧ */ loss(x: number) { return x; } }'],
  ['BP1107', 'function outer() { /** ⟦@differentiable⟧ */ function inner(x: number) { return x; } return inner; }'],
  ['BP1107', 'const models = { /** ⟦@differentiable⟧ */ loss: (x: number) => x };'],
];

interface ImportMistake {
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
}

const use = '/** @differentiable */ export function f(x: number) { return g(x); }';

/** Mistakes in imports; the main file is `src/main.ts`. */
export const importMistakes: readonly ImportMistake[] = [
  { code: 'BP3011', files: { 'src/main.ts': `import { g } from ⟦'./gone'⟧; ${use}` } },
  { code: 'BP3011', files: { 'src/main.ts': `import { g } from ⟦"../../up/gone.js"⟧; ${use}` } },
  { code: 'BP3012', files: { 'src/main.ts': `import { g } from ⟦'mathjs'⟧; ${use}` } },
  { code: 'BP3014', files: { 'src/main.ts': `import { ⟦g⟧ } from './a'; ${use}`, 'src/a.ts': 'function g() { return 1; }' } },
  { code: 'BP3014', files: { 'src/main.ts': `import { ⟦h⟧ as g } from './a'; ${use}`, 'src/a.ts': 'export const g = 1;' } },
  { code: 'BP3014', files: { 'src/main.ts': `import ⟦g⟧ from './a'; ${use}`, 'src/a.ts': 'export const g = 1;' } },
  {
    code: 'BP3014',
    files: {
      'src/main.ts': `import { g } from './a'; ${use}`,
      'src/a.ts': "export { ⟦h⟧ as g } from './b';",
      'src/b.ts': 'export const g = 1;',
    },
  },
  {
    code: 'BP2026',
    files: {
      'src/main.ts': `import { g } from './a'; ${use}`,
      'src/a.ts': 'export function g(x: number): number {\n  return x * ⟦Math.random()⟧;\n}',
    },
  },
  {
    code: 'BP1001',
    files: { 'src/main.ts': `import { g } from './a'; ${use}`, 'src/a.ts': 'export function g(x: number): number { return x + ⟦;⟧ }' },
  },
];
