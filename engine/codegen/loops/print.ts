import { at } from '../../invariant.ts';
import { lines, placeName } from '../generate.ts';
import { numberText } from '../javascript.ts';
import { StatementPrinter } from '../statement-printer.ts';
import type { Place, Source } from '../straight-line.ts';
import { printLoop } from './body.ts';
import { operandTable } from './operands.ts';
import type { Home } from './regions.ts';
import { indexText, Storage } from './storage.ts';
import type { Rolled } from './types.ts';

/** The body of `(point, gradient) => value` with loops in it, and the arrays that it names `memory` and `table`. */
export interface RolledText {
  readonly text: string;
  readonly memory: Float64Array;
  readonly table: Float64Array;
}

export function printRolled(rolled: Rolled): RolledText {
  const { code, segments, homes } = rolled;
  const storage = new Storage(rolled);
  const table: number[] = [];
  const stretches = segments.flatMap((segment) => (segment.kind === 'stretch' ? segment.statements : []));
  const name = (place: Place) => storage.name(place);
  const printer = new StatementPrinter(stretches, name, (place) => (homes.of(place) ? '' : place < code.firstAdjoint ? 'const ' : 'let '));
  const statements = segments.flatMap((segment) =>
    segment.kind === 'stretch' ? segment.statements.flatMap((one) => printer.print(one)) : [printLoop(rolled, segment, storage, table)],
  );
  const source = (one: Source) => ('value' in one ? numberText(one.value) : storage.name(one.place));
  const text = lines([
    ...parametersReadDirectly(rolled).map((place) => `const ${placeName(code, place)} = point[${homes.indexOf(place)}]`),
    ...storage.declarations(),
    ...statements,
    ...outputs(rolled, storage, source),
    `return ${source(code.result)}`,
  ]);
  return { text, memory: new Float64Array(storage.size), table: Float64Array.from(table) };
}

/** The parameters that are not only reached by an index. */
function parametersReadDirectly({ code, segments, homes }: Rolled): readonly Place[] {
  const read = new Set<number>();
  for (const segment of segments) {
    if (segment.kind === 'stretch') for (const place of operandTable(segment.statements)) read.add(place);
    else {
      for (const access of segment.accesses) {
        if (access?.kind === 'fixed') read.add(access.place);
        else if (access?.kind === 'previous') read.add(access.first);
      }
    }
  }
  if ('place' in code.result) read.add(code.result.place);
  return code.parameters.map(({ place }) => place).filter((place) => read.has(place) && homes.of(place));
}

/** Stores the derivatives: in a loop where they lie one after the other. */
function outputs({ code: { derivatives }, homes }: Rolled, storage: Storage, source: (one: Source) => string): readonly string[] {
  const texts: string[] = [];
  for (let index = 0; index < derivatives.length; ) {
    const home = homeAt(index);
    if (home && storage.isDerivatives(home.region)) {
      index++;
      continue;
    }
    const run = runAt(index);
    if (run && run.count >= 8) {
      texts.push(
        `for (let k = 0; k < ${run.count}; k++) gradient[${indexText(index, 1)}] = ${storage.indexed(run.region, run.index, run.stride)}`,
      );
      index += run.count;
    } else {
      texts.push(`gradient[${index}] = ${source(at(derivatives, index))}`);
      index++;
    }
  }
  return texts;

  function homeAt(index: number) {
    const derivative = derivatives[index];
    const home = derivative && 'place' in derivative ? homes.of(derivative.place) : undefined;
    return home?.region.inMemory ? home : undefined;
  }

  function runAt(index: number): (Home & { readonly count: number; readonly stride: number }) | undefined {
    const [one, two] = [homeAt(index), homeAt(index + 1)];
    if (!one || !two || one.region !== two.region) return undefined;
    const stride = two.index - one.index;
    let count = 2;
    for (
      let next = homeAt(index + count);
      next?.region === one.region && next.index === one.index + stride * count;
      next = homeAt(index + count)
    )
      count++;
    return { ...one, count, stride };
  }
}
