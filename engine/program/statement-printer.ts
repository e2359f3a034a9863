import { unreachable } from '../invariant.ts';
import { ExpressionPrinter } from './expression-printer.ts';
import type { PatternElement, Target } from './expressions.ts';
import type { Block, Declare, ForEach, Statement, Switch, Try } from './statements.ts';
import type { DeclaredType, FunctionId, Parameter, ProgramFunction } from './types.ts';

/** Statements as TypeScript, two spaces a level. */
export class StatementPrinter extends ExpressionPrinter {
  functionDeclaration(definition: ProgramFunction, name: string): string {
    return `${this.#keyword(definition)} ${name}${this.signature(definition)} ${this.#body(definition, '')}\n`;
  }

  global({ target, value }: Declare): string {
    return `const ${this.target(target)} = ${value ? this.expression(value, '') : 'undefined'};\n`;
  }

  override closure(id: FunctionId, indent: string): string {
    const definition = this.functionOf(id);
    const name = definition.self === undefined ? '' : ` ${this.names.variable(definition.self)}`;
    const body = this.#body(definition, indent);
    return definition.arrow
      ? `${this.parameters(definition)} => ${body}`
      : `${this.#keyword(definition)}${name}${this.parameters(definition)} ${body}`;
  }

  override method(id: FunctionId, name: string, indent: string): string {
    const definition = this.functionOf(id);
    return `${definition.generator ? '*' : ''}${name}${this.parameters(definition)} ${this.#body(definition, indent)}`;
  }

  override body(id: FunctionId, indent: string): string {
    return this.#body(this.functionOf(id), indent);
  }

  #keyword({ generator }: ProgramFunction): string {
    return generator ? 'function*' : 'function';
  }

  signature(definition: ProgramFunction): string {
    return definition.id === this.program.entry ? `${this.parameters(definition)}: number` : this.parameters(definition);
  }

  parameters({ parameters }: ProgramFunction): string {
    return `(${parameters.map((parameter) => this.#parameter(parameter)).join(', ')})`;
  }

  statement(node: Statement, indent: string): string {
    switch (node.kind) {
      case 'declare':
        return `${indent}${this.#declaration(node, indent)};\n`;
      case 'evaluate': {
        const text = this.expression(node.expression, indent);
        return `${indent}${/^(?:\{|function|class)/.test(text) ? `(${text})` : text};\n`;
      }
      case 'return':
        return `${indent}return${node.value ? ` ${this.expression(node.value, indent)}` : ''};\n`;
      case 'if': {
        const otherwise = node.whenFalse ? ` else ${this.#nested(node.whenFalse, indent)}` : '';
        return `${indent}if (${this.expression(node.condition, indent)}) ${this.#nested(node.whenTrue, indent)}${otherwise}\n`;
      }
      case 'for': {
        const initial = node.initial.map((one) => this.#initial(one, indent)).join(', ');
        const parts = [node.condition, node.update].map((one) => (one ? ` ${this.expression(one, indent)}` : ''));
        return `${indent}for (${initial};${parts.join(';')}) ${this.#nested(node.body, indent)}\n`;
      }
      case 'for-each':
        return `${indent}for (${this.#each(node, indent)}) ${this.#nested(node.body, indent)}\n`;
      case 'while': {
        const condition = `while (${this.expression(node.condition, indent)})`;
        const body = this.#nested(node.body, indent);
        return node.first === 'condition' ? `${indent}${condition} ${body}\n` : `${indent}do ${body} ${condition};\n`;
      }
      case 'switch':
        return this.#switch(node, indent);
      case 'break':
      case 'continue':
        return `${indent}${node.kind}${node.label === undefined ? '' : ` ${node.label}`};\n`;
      case 'throw':
        return `${indent}throw ${this.expression(node.value, indent)};\n`;
      case 'try':
        return this.#try(node, indent);
      case 'labeled':
        return `${indent}${node.label}: ${this.statement(node.body, indent).trimStart()}`;
      case 'block':
        return this.#isList(node)
          ? node.body.map((one) => this.statement(one, indent)).join('')
          : `${indent}${this.#block(node, indent)}\n`;
      default:
        return unreachable(node);
    }
  }

  /** Declarations that stood in one statement. */
  #isList({ variables, functions, body }: Block): boolean {
    return variables.length === 0 && functions.length === 0 && body.every((one) => one.kind === 'declare');
  }

  #body(definition: ProgramFunction, indent: string): string {
    const { body, variables } = definition;
    const inner = `${indent}  `;
    const hoisted = variables.length > 0 ? `${inner}var ${variables.map((id) => this.names.variable(id)).join(', ')};\n` : '';
    return `{\n${hoisted}${this.#contents(body, inner)}${indent}}`;
  }

  #block(block: Block, indent: string): string {
    return `{\n${this.#contents(block, `${indent}  `)}${indent}}`;
  }

  #contents({ functions, body }: Pick<Block, 'functions' | 'body'>, indent: string): string {
    const declared = functions.map(({ variable, function: id }) => {
      const definition = this.functionOf(id);
      return `${indent}function ${this.names.variable(variable)}${this.parameters(definition)} ${this.#body(definition, indent)}\n`;
    });
    return declared.join('') + body.map((one) => this.statement(one, indent)).join('');
  }

  /** The body of a branch or of a loop. */
  #nested(node: Statement, indent: string): string {
    if (node.kind === 'block' && !(this.#isList(node) && node.body.length > 0)) return this.#block(node, indent);
    return `{\n${this.statement(node, `${indent}  `)}${indent}}`;
  }

  #declaration({ keyword, target, value }: Declare, indent: string): string {
    const word = keyword === 'var' ? '' : `${keyword} `;
    const text = value ? ` = ${this.expression(value, indent)}` : '';
    const assigned = `${this.target(target)}${text}`;
    return word === '' && target.kind === 'object-pattern' ? `(${assigned})` : `${word}${assigned}`;
  }

  #initial(node: Statement, indent: string): string {
    if (node.kind === 'evaluate') return this.expression(node.expression, indent);
    if (node.kind === 'declare') return this.#declaration(node, indent);
    const list = node.kind === 'block' ? node.body : [];
    return list.map((one, index) => this.#initial(one, indent).replace(index > 0 ? /^(?:let|const) / : /^$/, '')).join(', ');
  }

  #each({ keyword, target, over, subject }: ForEach, indent: string): string {
    const word = keyword === undefined || keyword === 'var' ? '' : `${keyword} `;
    return `${word}${this.target(target)} ${over === 'values' ? 'of' : 'in'} ${this.expression(subject, indent)}`;
  }

  #switch({ subject, functions, clauses }: Switch, indent: string): string {
    const inner = `${indent}  `;
    const texts = clauses.map(({ test, body }, index) => {
      const head = test ? `case ${this.expression(test, inner)}:` : 'default:';
      return `${inner}${head}\n${this.#contents({ functions: index === 0 ? functions : [], body }, `${inner}  `)}`;
    });
    return `${indent}switch (${this.expression(subject, indent)}) {\n${texts.join('')}${indent}}\n`;
  }

  #try({ body, handler, finalizer }: Try, indent: string): string {
    const parameter = handler?.target ? ` (${this.target(handler.target)})` : '';
    const caught = handler ? ` catch${parameter} ${this.#block(handler.body, indent)}` : '';
    return `${indent}try ${this.#block(body, indent)}${caught}${finalizer ? ` finally ${this.#block(finalizer, indent)}` : ''}\n`;
  }

  #parameter({ target, rest, defaultValue, type }: Parameter): string {
    const name = `${rest ? '...' : ''}${this.target(target)}`;
    const optional = type.kind === 'passive' && type.value === undefined && !defaultValue && !rest && target.kind === 'read';
    const annotation = typeText(type);
    const typed = optional ? `${name}?` : annotation === undefined ? name : `${name}: ${annotation}`;
    return defaultValue ? `${typed} = ${this.expression(defaultValue, '')}` : typed;
  }

  override target(target: Target): string {
    const element = ({ target: inner, defaultValue }: PatternElement) =>
      this.target(inner) + (defaultValue ? ` = ${this.expression(defaultValue, '')}` : '');
    switch (target.kind) {
      case 'array-pattern': {
        const rest = target.rest ? [`...${this.target(target.rest)}`] : [];
        return `[${[...target.elements.map((one) => (one ? element(one) : '')), ...rest].join(', ')}]`;
      }
      case 'object-pattern': {
        const rest = target.rest ? [`...${this.target(target.rest)}`] : [];
        return `{ ${[...target.properties.map((one) => `${this.key(one.key)}: ${element(one.element)}`), ...rest].join(', ')} }`;
      }
      default:
        return this.expression(target, '');
    }
  }
}

function typeText(type: DeclaredType): string | undefined {
  switch (type.kind) {
    case 'number':
      return 'number';
    case 'passive':
      return type.value === undefined
        ? undefined
        : type.value === ''
          ? 'string'
          : typeof type.value === 'boolean'
            ? 'boolean'
            : JSON.stringify(type.value);
    case 'array':
      return type.name === 'Array' ? `${typeText(type.element) ?? 'any'}[]` : type.name;
    case 'tuple':
      return `[${type.elements.map((element) => typeText(element) ?? 'any').join(', ')}]`;
    case 'record':
      return `{ ${[...type.fields].map(([name, field]) => `${JSON.stringify(name)}: ${typeText(field) ?? 'any'}`).join('; ')} }`;
    case 'tensor':
      return type.extents ? `Tensor<[${type.extents.join(', ')}]>` : 'Tensor';
    case 'unknown':
      return undefined;
  }
}
