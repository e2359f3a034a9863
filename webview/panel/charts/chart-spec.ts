/** What a chart is told; nothing in here knows how it is drawn. */
import type { Theme } from '../../theme/theme.ts';

/** A role in the theme, or a place in its list of series colours. */
export type Stroke = 'accent' | 'selected' | 'exact' | 'candidate' | 'muted' | number;

export interface LineSpec {
  /** Short: stands in the legend. Unique in its chart. */
  readonly label: string;
  /** A phrase: tooltip and screen readers. */
  readonly meaning: string;
  readonly stroke: Stroke;
  readonly dash?: readonly number[];
  readonly wide?: boolean;
  /** Single marks instead of a line. */
  readonly marks?: boolean;
  /** Fills the space up to the line of this label: a band. */
  readonly bandTo?: string;
  /** An edge of a band: drawn faintly, and without an entry in the legend. */
  readonly edge?: boolean;
}

export interface ChartSpec {
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  /** `auto`: logarithmic when that is possible and needed. `zero`: linear, with 0 on the axis. `cosine`: from −1 to 1. */
  readonly scale: 'auto' | 'log' | 'linear' | 'zero' | 'cosine';
  /** Values hold for a whole iteration, so lines go in steps. */
  readonly steps?: boolean;
  /** Ticks at powers of two. */
  readonly binary?: boolean;
  readonly lines: readonly LineSpec[];
  readonly note?: string;
  format(value: number): string;
}

/** A value of a line: `null` where there is nothing to say, `undefined` where the point belongs to another line. */
export type Value = number | null | undefined;

/** A chart and its numbers. */
export interface ChartColumns {
  readonly spec: ChartSpec;
  /** Iterations on the axis, both included. */
  readonly extent: { readonly min: number; readonly max: number };
  /** Iterations that two points stand for (their least and largest value); 1 when every iteration is drawn. */
  readonly bucket: number;
  /** Ascending; for each line one value an abscissa. */
  readonly x: readonly number[];
  readonly columns: readonly (readonly Value[])[];
}

export function strokeColour(theme: Theme, stroke: Stroke): string {
  if (stroke === 'exact') return theme.foreground;
  if (typeof stroke === 'string') return theme[stroke];
  return theme.series[stroke % theme.series.length] ?? theme.foreground;
}
