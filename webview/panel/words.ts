/** What the panel says, in words. */
import type { Reason } from '../../engine/index.ts';
import type { FlawKind } from './scale.ts';

export const HOW_TO_START = 'Right-click a function in the editor and choose Backpath: Differentiate.';

export const HOW_TO_STEP = 'No iteration yet. Press Step.';

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
