import type { Annotations, DeclaredType, Parameter, StartValue } from './types.ts';

/**
 * An argument to begin with: `@start`, else the middle of `@domain`, else the default value, else what the type says:
 * 1 for a number, 1, 2, 3 for an array of which nothing is known.
 */
export function startOf(parameter: Parameter, { start, domain }: Annotations, defaultNumber: () => number | undefined): unknown {
  const { name, type } = parameter;
  const range = domain.get(name);
  const given = start.get(name) ?? (range && (range[0] + range[1]) / 2);
  if (given !== undefined) return shaped(given, type);
  return parameter.defaultValue ? defaultNumber() : standard(type, 1);
}

/** A number for a whole array or record stands for each of its numbers. */
function shaped(given: StartValue, type: DeclaredType): unknown {
  if (typeof given === 'number')
    return type.kind === 'number' || type.kind === 'unknown' || type.kind === 'passive' ? given : standard(type, given);
  const items = given.map((item, index) => shaped(item, elementType(type, index)));
  return type.kind === 'array' && type.name !== 'Array' ? typed(type.name, items) : items;
}

function elementType(type: DeclaredType, index: number): DeclaredType {
  if (type.kind === 'array') return type.element;
  return (type.kind === 'tuple' ? type.elements[index] : undefined) ?? { kind: 'number' };
}

function standard(type: DeclaredType, number: number): unknown {
  switch (type.kind) {
    case 'number':
    case 'unknown':
      return number;
    case 'passive':
      return type.value;
    case 'tensor':
      return undefined;
    case 'array': {
      const items = [1, 2, 3].map((factor) => standard(type.element, factor * number));
      return type.name === 'Array' ? items : typed(type.name, items);
    }
    case 'tuple':
      return type.elements.map((element) => standard(element, number));
    case 'record':
      return Object.fromEntries([...type.fields].map(([name, field]) => [name, standard(field, number)]));
  }
}

function typed(name: string, items: readonly unknown[]): unknown {
  const numbers = items.map(Number);
  return name === 'Float32Array' ? Float32Array.from(numbers) : Float64Array.from(numbers);
}
