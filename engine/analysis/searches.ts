import { at } from '../invariant.ts';
import { placeOf } from '../source/span.ts';
import { type Guard, numberOf } from '../trace/guards.ts';

/** A search takes this many comparisons at least: fewer may look alike by chance. */
const fewest = 12;

/** How much closer the last third of a search's comparisons is than the first. */
const closer = 1e-2;

/**
 * The comparisons that close in on a number, as bisection and golden-section search do: at one place of the text, decided this way
 * and that, with a difference that shrinks. Gives the last of each.
 */
export function searchesIn(guards: readonly Guard[], primal: Float64Array): readonly Guard[] {
  const orders = guards.filter(({ condition }) => condition === 'less' || condition === 'atMost');
  return [...Map.groupBy(orders, ({ span }) => placeOf(span)).values()]
    .filter((place) => isSearch(place, primal))
    .flatMap((place) => place.slice(-1));
}

function isSearch(guards: readonly Guard[], primal: Float64Array): boolean {
  if (guards.length < fewest) return false;
  const turns = guards.filter(({ outcome }, index) => index > 0 && outcome !== at(guards, index - 1).outcome).length;
  const margins = guards.map(({ operands: [a, b] }) => Math.abs(numberOf(a, primal) - numberOf(b, primal)));
  const third = Math.floor(guards.length / 3);
  return turns >= 3 && Math.max(...margins.slice(-third)) <= closer * Math.max(...margins.slice(0, third));
}
