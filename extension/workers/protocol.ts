/** Remote calls of the engine service: one request, one reply, matched by id. */
import type { EngineService } from './service.ts';

export type Method = keyof EngineService;

/** The service as the extension sees it: answers come later, or the promise rejects with an `EngineFailure`. */
export type EngineClient = {
  readonly [M in Method]: (...args: Parameters<EngineService[M]>) => Promise<Awaited<ReturnType<EngineService[M]>>>;
};

export interface Request<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<EngineService[M]>;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: unknown; readonly milliseconds: number }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** No answer: the worker crashed, ran out of time, or has a bug. What the user's code does wrong is an answer, not this. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}

/** The worker's side: runs one request. A service that throws has a bug, which must not leave the caller waiting. */
export async function answer(service: EngineService, request: Request): Promise<Reply> {
  const start = performance.now();
  try {
    const result: unknown = await Reflect.apply(service[request.method], service, request.args);
    return { id: request.id, ok: true, result, milliseconds: performance.now() - start };
  } catch (error) {
    return { id: request.id, ok: false, message: describe(error) };
  }
}

/** A `RangeError` says what is wrong with the arguments; anything else is a bug, and the stack says where. */
function describe(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
