import type { RunState } from '../../engine/index.ts';
import type { Axis, Trail } from '../../webview/protocol.ts';
import type { History } from './history.ts';

/**
 * The way of a run over a landscape: the points of the states that are kept, evenly thinned, and where it has arrived. Over one axis
 * the height is the objective, which is known of every point but the last.
 */
export function trailOf(
  history: History,
  head: RunState,
  axes: readonly [Axis] | readonly [Axis, Axis],
): Pick<Trail, 'iterations' | 'x' | 'y'> {
  const kept = history.checkpoints.all;
  const states = kept.at(-1)?.iteration === head.iteration ? kept : [...kept, head];
  const [across, along] = axes;
  const known = along === undefined ? states.filter(({ iteration }) => iteration < history.to) : states;
  const iterations = known.map(({ iteration }) => iteration);
  return {
    iterations,
    x: known.map(({ point }) => point[across.leaf] ?? Number.NaN),
    y: along === undefined ? history.valuesAt(iterations, 'objective') : known.map(({ point }) => point[along.leaf] ?? Number.NaN),
  };
}
