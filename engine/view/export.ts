import { printLatex } from '../codegen/latex.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import { toJson } from '../run/json.ts';
import { printDot } from './dot.ts';
import { graphJson } from './json.ts';
import { printMermaid } from './mermaid.ts';
import type { Drawing } from './model.ts';
import { tellNonFinite } from './non-finite.ts';
import { graphNumbers } from './numbers.ts';
import type { SvgDressing } from './svg/dressing.ts';
import type { SvgTheme } from './svg/style.ts';
import { printSvg } from './svg.ts';
import { printText } from './text.ts';

export const graphFormats = ['text', 'json', 'dot', 'svg', 'mermaid', 'latex'] as const;
export type GraphFormat = (typeof graphFormats)[number];

export interface PrintOptions {
  readonly format: GraphFormat;
  /** One a leaf, as `point` has one number. */
  readonly names: readonly string[];
  readonly point: ArrayLike<number>;
  /** `svg` only. */
  readonly theme?: SvgTheme;
  /** `svg` only: as the graph view shows it. */
  readonly dressing?: SvgDressing;
}

/** A graph as text: as it is folded and laid out, but `json`, which is the whole LCG, and `latex`, which is its derivative. */
export function printGraph(drawing: Drawing, { format, names, point, theme = 'auto', dressing }: PrintOptions): string {
  const { view, traced } = drawing;
  const numbers = () => graphNumbers(drawing, names, point);
  switch (format) {
    case 'text':
      return printText(view, numbers());
    case 'dot':
      return printDot(view, numbers());
    case 'svg':
      return printSvg(view, numbers(), theme, dressing);
    case 'mermaid':
      return printMermaid(view, numbers());
    case 'latex':
      return printLatex(view.functionName, traced.ssa, traced.graph);
    case 'json': {
      if (traced.tensors) return `${toJson(traced.tensors.json())}\n`;
      const primal = evaluateTrace(traced.ssa, point);
      const linearization = linearizeAt(traced.graph, primal);
      return `${toJson(graphJson(linearization, tellNonFinite(traced, primal, linearization.partials)))}\n`;
    }
  }
}
