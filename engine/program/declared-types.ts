import type { DeclaredType } from './types.ts';

/** Is there a tensor in a value of that type? */
export function hasTensor(type: DeclaredType): boolean {
  switch (type.kind) {
    case 'tensor':
      return true;
    case 'array':
      return hasTensor(type.element);
    case 'tuple':
      return type.elements.some(hasTensor);
    case 'record':
      return [...type.fields.values()].some(hasTensor);
    default:
      return false;
  }
}
