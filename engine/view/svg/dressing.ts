/**
 * How a picture is to look beyond what a view and its numbers say: what is written, and which lines, colours and legend tell
 * what was selected, found or left out. The graph view sends what is on its screen; the command line has the standard.
 */
import { at } from '../../invariant.ts';
import { formatNumber } from '../format.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from '../types.ts';
import { type LegendEntry, standardLegend } from './legend.ts';
import type { SvgPalette } from './style.ts';

export interface SvgStroke {
  readonly colour: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels drawn and left out, in turn; without it, a whole line. */
  readonly dash?: readonly number[];
  /** Two thin lines at its borders. */
  readonly double?: boolean;
}

interface Dress {
  /** `gone`: not drawn; the picture is cut to what is left. */
  readonly presence: 'full' | 'faint' | 'gone';
  /** The palette's line where it is absent. */
  readonly stroke?: SvgStroke;
  /** A broad line of this colour behind it: it was found, or selected. */
  readonly halo?: string;
}

export interface SvgNodeDress extends Dress {
  /** Below the label. */
  readonly lines: readonly string[];
  /** On the lower edge; empty for most. */
  readonly badge: string;
  readonly fill?: string;
  /** Of what is written on it. */
  readonly ink?: string;
  /** Around it, at a distance. */
  readonly outline?: SvgStroke;
}

export interface SvgEdgeDress extends Dress {
  /** At the arrow, its centre so many pixels before the end; where the layout has left room for it if nothing is said. */
  readonly head: string;
  readonly headOffset?: number;
  /** Behind the port of a branch. */
  readonly tail: string;
}

/** Indices are those of the view. */
export interface SvgDressing {
  readonly nodes: readonly SvgNodeDress[];
  readonly edges: readonly SvgEdgeDress[];
  readonly legend: readonly LegendEntry[];
  /** Sentences below the legend. */
  readonly notes: readonly string[];
  /** What is not there any more, where it stood. */
  readonly gone?: { readonly nodes: readonly GraphNodeView[]; readonly edges: readonly GraphEdgeView[]; readonly stroke: SvgStroke };
  /** The theme's where it is absent. */
  readonly palette?: SvgPalette;
}

/** Values, adjoints and partials of everything. */
export function standardDressing(view: GraphView, { values, adjoints, partials }: GraphNumbers): SvgDressing {
  return {
    nodes: view.nodes.map(({ id, kind }) => ({
      presence: 'full',
      lines: kind === 'tuple' ? [] : [formatNumber(at(values, id)), `∂ ${formatNumber(at(adjoints, id))}`],
      badge: '',
    })),
    edges: view.edges.map(({ id, members, formula, branch = '' }) => ({
      presence: 'full',
      head: members.length > 1 ? formula : formatNumber(at(partials, id)),
      tail: branch,
    })),
    legend: standardLegend(view),
    notes: ['In a node: its value, and ∂ its adjoint. On an edge: the partial of its head by its tail.'],
  };
}
