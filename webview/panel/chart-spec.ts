/** What a chart is told; nothing in here knows how it is drawn. */
import type { Theme } from '../theme/theme.ts';

/** A role in the theme, or a place in its list of series colours. */
export type Stroke = 'accent' | 'selected' | 'exact' | 'candidate' | number;

export interface LineSpec {
  /** Short: stands in the legend. */
  readonly label: string;
  /** A phrase: tooltip and screen readers. */
  readonly meaning: string;
  readonly stroke: Stroke;
  readonly dash?: readonly number[];
  readonly wide?: boolean;
  /** Single marks instead of a line. */
  readonly marks?: boolean;
}

export interface ChartSpec {
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  /** `auto`: logarithmic when that is possible and needed. `zero`: linear, with 0 on the axis. */
  readonly scale: 'auto' | 'log' | 'zero';
  /** Values hold for a whole iteration, so lines go in steps. */
  readonly steps?: boolean;
  readonly lines: readonly LineSpec[];
  readonly note?: string;
  format(value: number): string;
}

export function strokeColour(theme: Theme, stroke: Stroke): string {
  if (stroke === 'exact') return theme.foreground;
  if (typeof stroke === 'string') return theme[stroke];
  // Orange and green already mean candidate and selected.
  const free = theme.series.filter((colour) => colour !== theme.selected && colour !== theme.candidate);
  return free[stroke % free.length] ?? theme.foreground;
}
