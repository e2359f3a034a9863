import { BackpathError } from '../../engine/index.ts';
import type { Outcome } from './service.ts';

/** What cannot be computed at a point is an answer, not a failure. */
export function answer<T>(compute: () => T): Outcome<T> {
  try {
    return { ok: true, ...compute() };
  } catch (error) {
    if (error instanceof BackpathError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}
