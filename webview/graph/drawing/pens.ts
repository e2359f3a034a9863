/** Widths, dashes and inks of everything that stands out, in one table: the drawing, its legend and exported pictures read it. */
import type { SvgStroke } from '../../../engine/index.ts';
import type { Theme } from '../../theme/theme.ts';

export interface Pen {
  readonly ink: 'foreground' | 'muted' | 'selected' | 'candidate' | 'dropped' | 'error' | 'focus';
  /** In the graph's own pixels. */
  readonly width: number;
  readonly dash?: readonly number[];
  /** Two thin lines at its borders. */
  readonly double?: boolean;
}

/** Classes of edges, each before those that are drawn over it. */
export const EDGE_PENS = {
  plain: { ink: 'muted', width: 1.4 },
  dropped: { ink: 'dropped', width: 1.4, dash: [1.5, 2.5] },
  candidate: { ink: 'candidate', width: 2.2, dash: [7, 5] },
  selected: { ink: 'selected', width: 4 },
  carrying: { ink: 'error', width: 3.5, dash: [12, 3, 3, 3] },
  added: { ink: 'selected', width: 3 },
  traced: { ink: 'focus', width: 4.5 },
} as const satisfies Readonly<Record<string, Pen>>;

/** Classes of nodes: their borders, each before those that go before it. */
export const NODE_PENS = {
  parameter: { ink: 'muted', width: 2.4 },
  group: { ink: 'muted', width: 2.4 },
  output: { ink: 'muted', width: 5, double: true },
  kink: { ink: 'foreground', width: 2.4, dash: [5, 3] },
  broken: { ink: 'error', width: 5, double: true },
  changed: { ink: 'candidate', width: 2.6 },
  added: { ink: 'selected', width: 3.5 },
  traced: { ink: 'focus', width: 3.5 },
} as const satisfies Readonly<Record<string, Pen>>;

/** Around a selected node, at a distance. */
export const CHOSEN_PEN: Pen = { ink: 'foreground', width: 2 };
/** What an edit took away. */
export const GONE_PEN: Pen = { ink: 'error', width: 1.8, dash: [2, 3] };

/** The pen of the last of these classes that has one. */
export function penOf(pens: Readonly<Record<string, Pen>>, classes: readonly string[]): Pen | undefined {
  const name = Object.keys(pens).findLast((each) => classes.includes(each));
  return name === undefined ? undefined : pens[name];
}

export function strokeOf({ ink, ...line }: Pen, theme: Theme): SvgStroke {
  return { ...line, colour: theme[ink] };
}
