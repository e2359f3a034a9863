import { type RandomStream, stream } from '../random/stream.ts';

/** The number of the draw by which an operation draws; candidates of an estimator have the numbers from 0 on. */
const OPERATION_DRAW = 2 ** 32 - 1;

/** What an operation of a step draws from: the same words each time it is asked for. */
export function operationRandom(seed: number, iteration: number, instruction: number): () => RandomStream {
  return () => stream({ seed, iteration, space: instruction, draw: OPERATION_DRAW });
}

/** Candidate number `draw` for the kept units of a layer. */
export function unitRandom(seed: number, iteration: number, instruction: number, draw: number): RandomStream {
  return stream({ seed, iteration, space: instruction, draw });
}
