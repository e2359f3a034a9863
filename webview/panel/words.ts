/** What the panel says, in words. */
import type { Reason } from '../../engine/index.ts';
import type { FlawKind } from './charts/scale.ts';

export const HOW_TO_START = 'Right-click a function in the editor and choose Backpath: Differentiate.';

export const HOW_TO_STEP = 'No iteration yet. Press Step, or the key . (full stop).';

export const NO_RUNS =
  'No runs yet. Start one with “New run…”, or compare three methods with “GD, RAD and SPAD from here”. Runs are kept with the workspace.';

/** Without a function there is nothing to start. */
export const NO_RUNS_YET = `No runs yet. ${HOW_TO_START} Then runs of it can be started here.`;

export const NO_COMPARISON =
  'Nothing is compared yet. “GD, RAD and SPAD from here” runs GD once, and the others with several seeds, from the current point; or select runs in the list.';

export const NO_COMPARISON_YET = `Nothing is compared yet. ${HOW_TO_START} Then runs of it can be compared here.`;

export const NO_LANDSCAPE =
  'Looking at the landscape … It needs a function with a graph: right-click one in the editor and choose Backpath: Differentiate.';

export const HOW_TO_LOOK =
  'Drag to move, wheel or + and − to zoom, click or arrow keys to point, double-click or Enter to start a run there.';

export const NO_EXPERIMENTS =
  'No experiment yet. Tables 1 and 2 of the paper start many runs from random points of the domain and count how many end near the minimum.';

export const BRANCHED_OFF = 'It led to where the function takes other branches, so the graph is another one.';

export const REASONS: Readonly<Record<Reason, string>> = {
  full: 'Nothing was left out.',
  fixed: 'The settings name what is kept.',
  drawn: 'A fresh draw.',
  largest: 'The largest of the candidates compared here.',
  closest: 'The closest to the gradient of the candidates compared here.',
  learnt: 'Chosen by what was learnt from the iterations before.',
  held: 'Chosen at an earlier iteration and kept.',
  explored: 'Explored: not the chosen path, with probability ε.',
};

export const TAPE_COUNTS =
  'Held: 8 bytes for each value computed forward that the kept partials read, once however often it is read; constants are free. ' +
  'Peak: the most held at once during the reverse sweep, adjoints included.';

export const CANDIDATES_COUNT = 'Comparing: the most that two candidates held at once, the best so far and the one being evaluated.';

export function bias(unbiased: boolean): { readonly text: string; readonly title: string } {
  return unbiased
    ? { text: 'unbiased', title: 'The mean of the estimates over the draws is the gradient.' }
    : { text: 'biased', title: 'The mean of the estimates over the draws is not the gradient.' };
}

/** The glyphs that stand at the edges of a chart for values that it cannot draw. */
export const FLAWS: Readonly<Record<FlawKind, { readonly glyph: string; readonly meaning: string }>> = {
  nan: { glyph: '✕', meaning: 'not a number' },
  above: { glyph: '▲', meaning: 'above the axis' },
  below: { glyph: '▼', meaning: 'below the axis' },
  zero: { glyph: '○', meaning: 'exactly zero' },
};
