import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';

/** What there is to change, and ways to do it. */
const store = `
export const table = [1];
export const api = { register(v) { table.push(v); return 2; } };
export class Registry { add(v) { table.push(v); return this; } }
export class Entry { constructor() { table.push(9); } }
export class Settings { static scale = 1; }
export const registry = new Registry();
export const again = table;
export const box = { table };
export function all() { return table; }
export function fill(list) { list.push(7); }
export function each(visit) { visit(5); }
`;

/** The digits of the table after another module was loaded that runs the statements. */
function tableAfter(statements: string, main = "import './extra.js'; import { table, Settings } from './store.js';"): number {
  const imports = "import { table, api, Registry, Entry, Settings, registry, again, box, all, fill, each } from './store.js';";
  const files = new Map([
    ['store.js', store],
    ['extra.js', `${imports}\n${statements}\nexport const unused = 0;`],
    ['passing.js', "export * from './extra.js';"],
  ]);
  const text = `${main} export function f(x) { let s = 0; for (const one of table) s = 10 * s + one; return s * x * Settings.scale; }`;
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'main.js', readFile: (path) => files.get(path) });
  assert.deepEqual(diagnostics, []);
  return at(functions, 0).value(1);
}

const registrations: readonly (readonly [name: string, expected: number, statements: string])[] = [
  ['a method of an object', 13, 'api.register(3);'],
  ['by a computed name', 13, "api['register'](3);"],
  ['a method taken from it', 13, 'const { register } = api; register(3);'],
  ['methods of an instance, in a chain', 146, 'registry.add(4).add(6);'],
  ['a constructor', 19, 'new Entry();'],
  ['a constructor, for a constant', 19, 'const entry = new Entry();'],
  ['what a call gives', 13, 'all().push(3);'],
  ['another name', 13, 'again.push(3);'],
  ['a name of its own', 13, 'const own = table; own.push(3);'],
  ['a name in a block', 13, '{ const own = table; own.push(3); }'],
  ['an object that holds it', 13, 'box.table.push(3);'],
  ['a function that it is given to', 17, 'fill(table);'],
  ['a function given to another', 15, 'each(add); function add(v) { table.push(v); }'],
  ['part of an expression', 13, 'const sum = 1 + api.register(3);'],
  ['a pattern', 13, 'const [first] = [api.register(3)];'],
  ['one of several declarations', 13, 'var a = 1, b = api.register(3);'],
  ['the default export', 13, 'export default api.register(3);'],
  ['a static field', 13, 'class Own { static field = api.register(3); }'],
  ['loops', 123, 'for (const v of [2, 3]) api.register(v);'],
  ['try', 13, 'try { api.register(3); } catch {}'],
  ['switch', 13, 'switch (table.length) { case 1: api.register(3); }'],
  ['a label', 13, 'here: { api.register(3); }'],
  ['a static field of a class of another module', 5, 'Settings.scale = 5;'],
  ['what another statement made a way to', 13, 'const link = {}; link.to = table; link.to.push(3);'],
];

describe('what modules do when they are loaded', () => {
  for (const [name, expected, statements] of registrations) it(name, () => assert.equal(tableAfter(statements), expected));

  it('by modules that are imported for a name, or that are passed on', () => {
    const store = "import { table, Settings } from './store.js';";
    assert.equal(tableAfter('api.register(3);', `import { unused } from './extra.js'; ${store}`), 13);
    assert.equal(tableAfter('api.register(3);', `import { other } from './passing.js'; ${store}`), 13);
  });

  it('in the order in which JavaScript runs them', () => {
    const files = new Map([
      ['list.js', 'export const list = [];'],
      ['a.js', "import { list } from './list.js'; import './b.js'; list.push(1);"],
      ['b.js', "import { list } from './list.js'; list.push(2);"],
      ['c.js', "import { list } from './list.js'; list.push(3);"],
    ]);
    const text = "import './c.js'; import './a.js'; import { list } from './list.js'; function f(x) { return x * Number(list.join('')); }";
    const { functions } = compile(text, { only: 'f', fileName: 'main.js', readFile: (path) => files.get(path) });
    assert.equal(at(functions, 0).value(1), 321);
  });

  it('changes nothing of what stands before it', () => {
    const text = `const table = { n: 1 };
      const before = table.n + 1;
      const rank = {};
      rank.average = (n) => { table.n = n; return before; };
      table.n = 10;
      const after = table.n;
      function f(x) { return 100 * x * before + after; }`;
    const { functions } = compile(text, { only: 'f', fileName: 'input.js' });
    assert.equal(at(functions, 0).value(1), 210);
  });

  it('is not run where it changes nothing that is read', () => {
    const text = `const table = [1, 2];
      function f(x) { return table[1] * x; }
      function descend(g) { let x = 1; const seen = []; for (;;) { x -= g(x); seen.push(x); } }
      const best = descend(f);`;
    const { functions } = compile(text, { only: 'f', fileName: 'input.js' });
    assert.equal(at(functions, 0).value(3), 6);
  });
});
