/** Panels of a matrix, a step after the other, as the inner loops of products read them. */
import { FunctionWriter, type WasmFunction } from './assembler.ts';
import { PANEL } from './products.ts';

const FLOAT = 4;
const LANES = 4;

/** Parameters: address of the panel's first number in the matrix; where to; steps; bytes between steps. */
export function packFunction(): WasmFunction {
  const w = new FunctionWriter(4);
  const [from, to, steps, stride] = [w.parameter(0), w.parameter(1), w.parameter(2), w.parameter(3)];
  w.repeat(steps, () => {
    for (let offset = 0; offset < PANEL * FLOAT; offset += LANES * FLOAT) w.get(to, from).load(offset).store(offset);
    w.advanceBy(from, stride).advance(to, PANEL * FLOAT);
  });
  return w.finish('pack');
}

/** The same of a matrix that is stored transposed: bytes between columns, steps side by side. */
export function packTransposedFunction(): WasmFunction {
  const w = new FunctionWriter(4);
  const [from, to, steps, stride] = [w.parameter(0), w.parameter(1), w.parameter(2), w.parameter(3)];
  const columns = Array.from({ length: PANEL }, () => w.integer());
  const vector = w.vector();
  for (const [column, pointer] of columns.entries()) w.get(from, stride).constant(column).multiply().add().set(pointer);
  w.repeat(steps, () => {
    for (let first = 0; first < PANEL; first += LANES) {
      for (const [lane, pointer] of columns.slice(first, first + LANES).entries()) {
        w.get(pointer);
        if (lane === 0) w.loadFirstLane();
        else w.get(vector).loadLane(lane);
        w.set(vector);
      }
      w.get(to, vector).store(first * FLOAT);
    }
    for (const pointer of columns) w.advance(pointer, FLOAT);
    w.advance(to, PANEL * FLOAT);
  });
  return w.finish('packTransposed');
}
