import { at } from '../../invariant.ts';
import type { StraightLine } from '../straight-line.ts';
import { Attempt, type Tables } from './attempt.ts';
import { operandTable, signatures } from './operands.ts';
import { Homes } from './regions.ts';
import { Repeats } from './repeats.ts';
import type { Loop, Rolled, Stretch } from './types.ts';

/** Loops that save fewer statements than this stay unrolled. */
const leastSaved = 64;

/** How often, on average, a statement may be looked at in vain: code without loops costs no more than that. */
const patience = 40;

/**
 * Finds the loops in straight-line code: stretches in which the same statements come again and again, with places that move
 * on by a fixed stride. What is computed, and in which order, stays the same.
 */
export function roll(code: StraightLine): Rolled {
  const { statements } = code;
  const homes = homesOfPoint(code);
  const tables = tablesOf(code);
  const repeats = new Repeats(tables.signatures);
  const segments: (Stretch | Loop)[] = [];
  let [stretchFrom, written] = [0, 0];
  const stretchTo = (end: number) => {
    if (end > stretchFrom) segments.push({ kind: 'stretch', statements: statements.slice(stretchFrom, end) });
    written += end - stretchFrom;
  };
  let budget = patience * statements.length;
  for (let index = 0; index < statements.length && budget > 0; ) {
    const loop = loopAt(index);
    if (!loop) {
      index++;
      continue;
    }
    stretchTo(loop.from);
    segments.push(loop);
    written += loop.period;
    index = loop.from + loop.period * loop.count;
    stretchFrom = index;
  }
  stretchTo(statements.length);
  settleWhatIsReadOutside(code, segments, homes);
  return { code, segments, homes, written };

  function loopAt(index: number): Loop | undefined {
    for (const period of repeats.periodsAt(index)) {
      budget -= period;
      const least = 1 + Math.ceil(leastSaved / period);
      const from = bestStart(index, period);
      if (from === undefined) continue;
      const attempt = new Attempt(tables, homes, from, period);
      const loop = attempt.settle(least);
      if (loop) return loop;
      budget -= attempt.looked;
    }
    return undefined;
  }

  /** Where within the first iteration a body begins best; `undefined` where there seems to be no loop. */
  function bestStart(index: number, period: number): number | undefined {
    let [best, least] = [index, new Attempt(tables, homes, index, period).traffic()];
    if (least === undefined) return undefined;
    for (let start = index + 1; start < index + Math.min(period, 64) && least > 0; start++) {
      budget -= period;
      const traffic = new Attempt(tables, homes, start, period).traffic();
      if (traffic !== undefined && traffic < least) [best, least] = [start, traffic];
    }
    return best;
  }
}

function homesOfPoint({ parameters, places }: StraightLine): Homes {
  const homes = new Homes(places);
  const point = homes.create(0, true);
  for (const { place, index } of parameters) homes.settle(place, point, index);
  return homes;
}

function tablesOf({ statements, places }: StraightLine): Tables {
  const definition = new Int32Array(places).fill(-1);
  const assigned = new Int32Array(statements.length);
  const adding = new Uint8Array(statements.length);
  let index = 0;
  for (const { adds, to } of statements) {
    if (adds) adding[index] = 1;
    else definition[to] = index;
    assigned[index++] = to;
  }
  return { operands: operandTable(statements), signatures: signatures(statements), definition, assigned, adds: adding };
}

/** What a loop defines and something outside reads: the last iteration's in a variable, else all of it in memory. */
function settleWhatIsReadOutside(code: StraightLine, segments: readonly (Stretch | Loop)[], homes: Homes): void {
  const read = (place: number) => {
    const region = homes.regionOf(place);
    if (!region || region.isPoint) return;
    if (region.count > 0 && homes.indexOf(place) === region.count - 1) region.carried = true;
    else region.inMemory = true;
  };
  for (const segment of segments) {
    if (segment.kind === 'stretch') {
      const table = operandTable(segment.statements);
      for (let entry = 0; entry < table.length; entry++) if (at(table, entry) !== -1) read(at(table, entry));
      for (const { to } of segment.statements) read(to);
    } else {
      for (const access of segment.accesses) {
        if (access?.kind === 'fixed') read(access.place);
        else if (access?.kind === 'previous') read(access.first);
      }
    }
  }
  for (const source of [code.result, ...code.derivatives]) if ('place' in source) read(source.place);
}
