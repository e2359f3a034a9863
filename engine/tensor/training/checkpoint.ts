/**
 * A training state as bytes: a line of JSON that says what follows, then the elements of every parameter and moment. The line
 * has a checksum of them, so that a file that was cut short or damaged is never taken for a state.
 */
import { checksum } from '../../data/checksum.ts';
import { DataError } from '../../data/errors.ts';
import { toJson } from '../../run/json.ts';
import type { TensorId } from '../program.ts';
import type { TrainingState } from './trainer.ts';

interface Header {
  readonly backpathTraining: string;
  readonly iteration: number;
  readonly estimator: TrainingState['estimator'];
  /** Id, elements, and elements of each moment. */
  readonly tensors: readonly (readonly [id: number, size: number, moments: number])[];
  readonly checksum: number;
}

/** `training`: what the state belongs to, as text; it is compared when the state is read. */
export function encodeCheckpoint(state: TrainingState, training: string): Uint8Array {
  const tensors = Array.from(state.parameters, ([id, values]) => {
    const moments = state.moments.get(id);
    return { id, values: [values, moments?.first ?? new Float32Array(), moments?.second ?? new Float32Array()] };
  });
  const floats = tensors.flatMap(({ values }) => values);
  const body = new Uint8Array(floats.reduce((sum, values) => sum + values.byteLength, 0));
  let place = 0;
  for (const values of floats) {
    body.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), place);
    place += values.byteLength;
  }
  const header = toJson({
    backpathTraining: training,
    iteration: state.iteration,
    estimator: state.estimator.map((draw) => ({ ...draw })),
    tensors: tensors.map(({ id, values: [own, first] }) => [id, own?.length ?? 0, first?.length ?? 0]),
    checksum: checksum(body),
  });
  // Names and settings are ASCII.
  const line = Uint8Array.from(`${header}\n`, (character) => character.charCodeAt(0));
  const bytes = new Uint8Array(line.length + body.length);
  bytes.set(line);
  bytes.set(body, line.length);
  return bytes;
}

/** Throws `DataError` where the bytes are not a whole checkpoint, or one of another training. */
export function decodeCheckpoint(file: string, bytes: Uint8Array, training: string): TrainingState {
  const end = bytes.indexOf('\n'.charCodeAt(0));
  const header = headerOf(file, bytes.subarray(0, Math.max(0, end)));
  if (header.backpathTraining !== training) throw new DataError(file, 'this is the checkpoint of another training');
  // A copy, so that numbers begin at a multiple of four.
  const body = new Uint8Array(bytes.subarray(end + 1));
  if (checksum(body) !== header.checksum) throw new DataError(file, 'the checkpoint is cut short or damaged');
  let place = 0;
  const take = (length: number): Float32Array => {
    const values = new Float32Array(body.buffer, place, length).slice();
    place += values.byteLength;
    return values;
  };
  const parameters = new Map<TensorId, Float32Array>();
  const moments = new Map<TensorId, { readonly first: Float32Array; readonly second: Float32Array }>();
  for (const [id, size, averages] of header.tensors) {
    parameters.set(id as TensorId, take(size));
    moments.set(id as TensorId, { first: take(averages), second: take(averages) });
  }
  return { iteration: header.iteration, estimator: header.estimator, parameters, moments };
}

function headerOf(file: string, line: Uint8Array): Header {
  try {
    const header: Header = JSON.parse(Array.from(line, (code) => String.fromCharCode(code)).join(''));
    if (typeof header.backpathTraining === 'string' && Array.isArray(header.tensors)) return header;
  } catch {
    // Said below.
  }
  throw new DataError(file, 'this is not a checkpoint');
}
