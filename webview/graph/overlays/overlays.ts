/** What can be shown over nodes and edges: names, explanations, and what is on at first. */
import type { MenuEntry } from '../../controls/index.ts';
import type { Overlay } from '../../protocol.ts';
import { OVERLAYS } from '../../protocol.ts';

export const STANDARD: readonly Overlay[] = ['selected', 'candidates', 'values', 'adjoints', 'partials', 'kinks', 'nonFinite', 'changes'];

interface Description {
  readonly label: string;
  readonly heading: 'On nodes' | 'On edges' | 'Findings';
}

const DESCRIPTIONS: Readonly<Record<Overlay, Description>> = {
  values: { label: 'Values', heading: 'On nodes' },
  adjoints: { label: 'Adjoints', heading: 'On nodes' },
  tape: { label: 'Bytes on the tape', heading: 'On nodes' },
  partials: { label: 'Partials', heading: 'On edges' },
  selected: { label: 'Selected path', heading: 'On edges' },
  candidates: { label: 'Candidates', heading: 'On edges' },
  choices: { label: 'How often each branch was kept', heading: 'On edges' },
  flow: { label: 'Share of the gradient, as width', heading: 'On edges' },
  kinks: { label: 'Kinks', heading: 'Findings' },
  nonFinite: { label: 'NaN and infinities', heading: 'Findings' },
  changes: { label: 'Changes, while comparing', heading: 'Findings' },
};

/** A switch for each, under headings. */
export function overlayEntries(on: ReadonlySet<Overlay>, toggle: (overlay: Overlay) => void): readonly MenuEntry[] {
  return (['On nodes', 'On edges', 'Findings'] as const).flatMap((heading): MenuEntry[] => [
    { heading },
    ...ORDER.filter((overlay) => DESCRIPTIONS[overlay].heading === heading).map((overlay) => ({
      label: DESCRIPTIONS[overlay].label,
      checked: on.has(overlay),
      run: () => toggle(overlay),
    })),
  ]);
}

const ORDER = OVERLAYS.toSorted((a, b) => Object.keys(DESCRIPTIONS).indexOf(a) - Object.keys(DESCRIPTIONS).indexOf(b));

export function toggled(on: ReadonlySet<Overlay>, overlay: Overlay, to = !on.has(overlay)): ReadonlySet<Overlay> {
  const next = new Set(on);
  if (to) next.add(overlay);
  else next.delete(overlay);
  return next;
}
