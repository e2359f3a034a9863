import type { Diagnostic, Drawable, ListingForm, TensorFunction } from '../../engine/index.ts';
import { defaultRunSettings, initialState, tensorDrawable } from '../../engine/index.ts';
import type { Phase, PhaseClock } from './phases.ts';
import type { Opened, Outcome } from './service.ts';
import { traceSummary } from './trace-summary.ts';

/** A compiled function with tensors: it has a graph, but no point of numbers that could be stepped. */
export interface CompiledTensors {
  readonly kind: 'tensors';
  readonly fn: TensorFunction;
  readonly drawable: Drawable;
  readonly diagnostics: readonly Diagnostic[];
  readonly phases: readonly Phase[];
}

export function compiledTensors(fn: TensorFunction, diagnostics: readonly Diagnostic[], clock: PhaseClock): CompiledTensors {
  const drawable = tensorDrawable(fn);
  clock.lap('graph');
  return { kind: 'tensors', fn, drawable, diagnostics, phases: clock.phases };
}

/** A session of it: a graph, and a run that stands at its start. */
export function openTensors({ fn, drawable, diagnostics, phases }: CompiledTensors): Outcome<Opened> {
  const settings = defaultRunSettings([]);
  return {
    ok: true,
    trace: traceSummary(drawable),
    leaves: [],
    settings,
    state: initialState(settings),
    program: fn.listing('program'),
    unbiased: true,
    diagnostics,
    phases,
  };
}

export function tensorListing(
  { fn }: CompiledTensors,
  form: ListingForm,
): Outcome<{ readonly text: string; readonly keys: readonly (string | undefined)[] }> {
  const text = fn.listing(form);
  return { ok: true, text, keys: text.split('\n').map(() => undefined) };
}
