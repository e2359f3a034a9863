import { at, unreachable } from '../invariant.ts';
import { operation } from '../operations/table.ts';
import type { Expression, Item, Operation, Property, Target } from './expressions.ts';
import type { ProgramNames } from './names.ts';
import type { ClassDefinition, ClassMember, FunctionId, Program, ProgramFunction } from './types.ts';

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

const atom = 20;
const call = 17;
const prefix = 14;
const precedences: Readonly<Record<string, number>> = {
  '*': 12,
  '/': 12,
  '%': 12,
  '+': 11,
  '-': 11,
  '<<': 10,
  '>>': 10,
  '>>>': 10,
  '<': 9,
  '>': 9,
  '<=': 9,
  '>=': 9,
  in: 9,
  instanceof: 9,
  '==': 8,
  '!=': 8,
  '===': 8,
  '!==': 8,
  '&': 7,
  '^': 6,
  '|': 5,
  '&&': 4,
  '||': 3,
  // Never beside && or || without parentheses.
  '??': 2.5,
};

/** Expressions as TypeScript, with the fewest parentheses that keep their meaning. */
export abstract class ExpressionPrinter {
  readonly program: Program;
  readonly names: ProgramNames;

  constructor(program: Program, names: ProgramNames) {
    this.program = program;
    this.names = names;
  }

  expression(node: Expression, indent: string): string {
    return this.#print(node, indent).text;
  }

  /** A property's name, where it is written before a colon. */
  key(key: Expression): string {
    if (key.kind !== 'literal') return `[${this.expression(key, '')}]`;
    const text = String(key.value);
    return /^[A-Za-z_$][\w$]*$/.test(text) && text !== '__proto__' ? text : `[${JSON.stringify(text)}]`;
  }

  functionOf(id: FunctionId): ProgramFunction {
    return at(this.program.functions, id);
  }

  abstract closure(id: FunctionId, indent: string): string;
  abstract method(id: FunctionId, name: string, indent: string): string;
  abstract body(id: FunctionId, indent: string): string;
  abstract target(target: Target): string;

  #print(node: Expression, indent: string): Printed {
    const inside = (one: Expression, least: number) => parenthesized(this.#print(one, indent), least);
    switch (node.kind) {
      case 'literal':
        return { text: typeof node.value === 'string' ? JSON.stringify(node.value) : node.text, precedence: atom };
      case 'read':
        return { text: this.names.variable(node.variable), precedence: atom };
      case 'builtin':
        return { text: node.name, precedence: atom };
      case 'regexp':
        return { text: `/${node.source}/${node.flags}`, precedence: atom };
      case 'operation':
        return this.#operation(node, indent);
      case 'compare':
      case 'bitwise':
      case 'logic': {
        const own = precedences[node.sign] ?? 0;
        return { text: `${inside(node.left, own)} ${node.sign} ${inside(node.right, own + 0.6)}`, precedence: own };
      }
      case 'unary': {
        const space = /\w$/.test(node.sign) ? ' ' : '';
        return { text: `${node.sign}${space}${inside(node.operand, prefix + 1)}`, precedence: prefix };
      }
      case 'conditional':
        return { text: `${inside(node.condition, 3)} ? ${inside(node.whenTrue, 2)} : ${inside(node.whenFalse, 2)}`, precedence: 2 };
      case 'assign':
        return { text: `${this.target(node.target)} ${assignSign(node)} ${inside(node.value, 2)}`, precedence: 2 };
      case 'update': {
        const sign = node.operation === 'add' ? '++' : '--';
        const target = this.target(node.target);
        return { text: node.prefix ? sign + target : target + sign, precedence: prefix };
      }
      case 'sequence':
        return { text: node.expressions.map((one) => inside(one, 2)).join(', '), precedence: 1 };
      case 'template': {
        const parts = node.texts.map((text, index) => {
          const next = node.expressions[index];
          return (
            JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/[`$]/g, '\\$&') +
            (next ? `\${${this.expression(next, indent)}}` : '')
          );
        });
        return { text: `\`${parts.join('')}\``, precedence: atom };
      }
      case 'array':
        return { text: `[${this.#items(node.items, indent)}]`, precedence: atom };
      case 'object':
        return { text: this.#object(node.properties, indent), precedence: atom };
      case 'member': {
        const object = inside(node.object, call);
        const { property, optional } = node;
        const numeric = /^\d+$/.test(object) ? `(${object})` : object;
        if (property.kind === 'literal' && typeof property.value === 'string' && /^[A-Za-z_$][\w$]*$/.test(property.value)) {
          return { text: `${numeric}${optional ? '?.' : '.'}${property.value}`, precedence: call };
        }
        return { text: `${numeric}${optional ? '?.' : ''}[${this.expression(property, indent)}]`, precedence: call };
      }
      case 'chain':
        return this.#print(node.expression, indent);
      case 'call':
        return { text: `${inside(node.callee, call)}${node.optional ? '?.' : ''}(${this.#items(node.items, indent)})`, precedence: call };
      case 'new':
        return { text: `new ${inside(node.callee, atom)}(${this.#items(node.items, indent)})`, precedence: atom };
      case 'closure':
        return { text: this.closure(node.function, indent), precedence: 2 };
      case 'class':
        return { text: this.#class(node.definition, indent), precedence: 2 };
      case 'this':
      case 'super':
        return { text: node.kind, precedence: atom };
      case 'yield': {
        const keyword = node.all ? 'yield*' : 'yield';
        return { text: node.value ? `${keyword} ${inside(node.value, 2)}` : keyword, precedence: 2 };
      }
      case 'held':
        return { text: `/* ${node.slot} */`, precedence: atom };
      case 'refusal':
        return { text: `/* ${node.diagnostic.code} */ undefined`, precedence: atom };
      default:
        return unreachable(node);
    }
  }

  /** Left operands of left operands without recursion: a sum of ten thousand terms is a tree ten thousand deep. */
  #operation(root: Operation, indent: string): Printed {
    const spine = [root];
    let left = root.operands[0];
    for (; left?.kind === 'operation'; left = left.operands[0]) spine.push(left);
    let printed = this.#print(left ?? root, indent);
    for (const node of spine.reverse()) {
      const style = operation(node.operation).print;
      const second = node.operands[1] && this.#print(node.operands[1], indent);
      if ('call' in style)
        printed = { text: `${style.call}(${second ? `${printed.text}, ${second.text}` : printed.text})`, precedence: call };
      else if ('prefix' in style) printed = { text: style.prefix + parenthesized(printed, prefix + 1), precedence: prefix };
      else if (second) {
        // Everything but ** groups to the left; JavaScript forbids a prefix operator as the base of **.
        const power = style.infix === '**';
        const first = parenthesized(printed, power ? prefix + 1 : style.precedence);
        printed = {
          text: `${first} ${style.infix} ${parenthesized(second, power ? style.precedence : style.precedence + 1)}`,
          precedence: style.precedence,
        };
      }
    }
    return printed;
  }

  #items(items: readonly Item[], indent: string): string {
    return items.map(({ spread, value }) => (spread ? '...' : '') + parenthesized(this.#print(value, indent), 2)).join(', ');
  }

  #object(properties: readonly Property[], indent: string): string {
    const texts = properties.map((property) => {
      if (property.kind === 'spread') return `...${parenthesized(this.#print(property.value, indent), 2)}`;
      if (property.kind === 'prototype') return `__proto__: ${parenthesized(this.#print(property.value, indent), 2)}`;
      if (property.kind === 'accessor') return `${property.part} ${this.method(property.function, this.key(property.key), indent)}`;
      return `${this.key(property.key)}: ${parenthesized(this.#print(property.value, indent), 2)}`;
    });
    return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
  }

  #class({ self, parent, construct, members }: ClassDefinition, indent: string): string {
    const inner = `${indent}  `;
    const name = self === undefined ? '' : ` ${this.names.variable(self)}`;
    const heritage = parent ? ` extends ${parenthesized(this.#print(parent, indent), call)}` : '';
    const built = construct === undefined ? [] : [`${inner}${this.method(construct, 'constructor', inner)}\n`];
    return `class${name}${heritage} {\n${[...built, ...members.map((member) => `${inner}${this.#member(member, inner)}\n`)].join('')}${indent}}`;
  }

  #member({ kind, static: isStatic, key, function: id }: ClassMember, indent: string): string {
    const word = isStatic ? 'static ' : '';
    if (kind === 'block') return id === undefined ? '' : `static ${this.body(id, indent)}`;
    const name = /^#?[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    if (kind === 'field') {
      const [only] = id === undefined ? [] : this.functionOf(id).body.body;
      return `${word}${name}${only?.kind === 'return' && only.value ? ` = ${this.expression(only.value, indent)}` : ''};`;
    }
    const accessor = kind === 'getter' ? 'get ' : kind === 'setter' ? 'set ' : '';
    return id === undefined ? '' : `${word}${accessor}${this.method(id, name, indent)}`;
  }
}

function assignSign({ operator }: Extract<Expression, { kind: 'assign' }>): string {
  if (!operator) return '=';
  if (operator.kind !== 'operation') return `${operator.sign}=`;
  const style = operation(operator.operation).print;
  return 'infix' in style ? `${style.infix}=` : '=';
}

function parenthesized(printed: Printed, least: number): string {
  return printed.precedence < least ? `(${printed.text})` : printed.text;
}
