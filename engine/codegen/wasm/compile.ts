import { at } from '../../invariant.ts';
import { operationFunction } from '../../operations/evaluate.ts';
import type { StraightLine } from '../straight-line.ts';
import type { CompiledCode } from '../types.ts';
import { firstParameter } from './layout.ts';
import { emitModule } from './module.ts';
import { Scratch } from './scratch.ts';
import { webAssembly } from './web-assembly.ts';

/**
 * Straight-line code of any length as a WebAssembly module, which costs the same per operation however long it is.
 * `undefined` where the host has no WebAssembly, forbids it, or has no room.
 */
export function compileWasm(code: StraightLine): CompiledCode | undefined {
  if (!webAssembly) return undefined;
  const { bytes, imports, layout } = emitModule(code);
  try {
    const scratch = Scratch.of(layout.numbers);
    if (!scratch) return undefined;
    const operations = Object.fromEntries(imports.map((name) => [name, operationFunction(name)]));
    const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { host: { memory: scratch.memory }, operations });
    return caller(code, exports['run'] as () => number, scratch, layout.address);
  } catch {
    // A content security policy makes the constructors throw, and so does a lack of memory.
    return undefined;
  }
}

function caller({ parameters, derivatives }: StraightLine, run: () => number, scratch: Scratch, address: Uint32Array): CompiledCode {
  const read = Uint32Array.from(parameters, ({ index }) => index);
  const written = Uint32Array.from(derivatives, (source) => ('place' in source ? at(address, source.place) : source.value));
  // The engine's `at` sees arrays of every kind, which makes it slow here.
  return (point, gradient) => {
    const { numbers } = scratch;
    for (let next = 0; next < read.length; next++) {
      const index = read[next] ?? 0;
      numbers[firstParameter + index] = point[index] ?? Number.NaN;
    }
    const value = run();
    for (let index = 0; index < written.length; index++) gradient[index] = numbers[written[index] ?? 0] ?? Number.NaN;
    return value;
  };
}
