import { at } from '../invariant.ts';
import type { ProgramNames } from './names.ts';
import type { Program, ProgramFunction, StartValue } from './types.ts';

/** The doc comment that gives the entry its annotations, each tag on a line. Numbers are written out in full. */
export function printAnnotations(program: Program, names: ProgramNames): string {
  const entry = at(program.functions, program.entry);
  const { differentiable, start, domain, minimum } = program.annotations;
  const renamed = renaming(entry, names);
  const tags = [
    ...(differentiable ? ['@differentiable'] : []),
    ...wrt(entry, renamed),
    ...list(
      '@start',
      [...start].map(([name, value]) => `${renamed(name)} = ${startText(value)}`),
    ),
    ...list(
      '@domain',
      [...domain].map(([name, [low, high]]) => `${renamed(name)} = [${number(low)}, ${number(high)}]`),
    ),
    ...(minimum === undefined ? [] : [`@minimum ${number(minimum)}`]),
  ];
  return tags.length === 0 ? '' : `/**\n${tags.map((tag) => ` * ${tag}\n`).join('')} */\n`;
}

function wrt(entry: ProgramFunction, renamed: (name: string) => string): readonly string[] {
  if (entry.parameters.every((parameter) => parameter.active)) return [];
  const active = entry.parameters.filter((parameter) => parameter.active);
  return [`@wrt ${active.map((parameter) => renamed(parameter.name)).join(' ')}`];
}

function list(tag: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${tag} ${items.join(', ')}`];
}

function renaming(entry: ProgramFunction, names: ProgramNames): (name: string) => string {
  const printed = new Map(
    entry.parameters.map(({ name, target }) => [name, target.kind === 'read' ? names.variable(target.variable) : name] as const),
  );
  return (name) => printed.get(name) ?? name;
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function startText(value: StartValue): string {
  return typeof value === 'number' ? number(value) : `[${value.map(startText).join(', ')}]`;
}
