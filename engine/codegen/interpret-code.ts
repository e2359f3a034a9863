import { at } from '../invariant.ts';
import { evaluateTerm } from '../operations/term.ts';
import type { Place, Source, StraightLine } from './straight-line.ts';
import type { CompiledCode } from './types.ts';

/** Straight-line code as it is, statement by statement: slow, but there at once. The same bits as compiled. */
export function interpretCode(code: StraightLine): CompiledCode {
  return (point, gradient) => {
    const numbers = new Float64Array(code.places);
    const read = (place: Place | undefined) => (place === undefined ? 0 : at(numbers, place));
    const known = (source: Source) => ('value' in source ? source.value : at(numbers, source.place));
    for (const { place, index } of code.parameters) numbers[place] = at(point, index);
    for (const { to, adds, factor, term, a, b, z } of code.statements) {
      const value = evaluateTerm(term, read(a), read(b), read(z));
      const sent = factor === undefined ? value : at(numbers, factor) * value;
      numbers[to] = adds ? at(numbers, to) + sent : sent;
    }
    for (const [index, derivative] of code.derivatives.entries()) gradient[index] = known(derivative);
    return known(code.result);
  };
}
