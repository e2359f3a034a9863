import { fontSize } from '../sizes.ts';

/** Colours as variables, so that the drawing follows the reader's light or dark setting. */
export const style = `<style>
svg { --page: #ffffff; --ink: #1f2328; --muted: #59636e; --fill: #f6f8fa; --line: #59636e; --tuple: #6639ba; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  svg { --page: #1f1f1f; --ink: #e6e6e6; --muted: #a8a8a8; --fill: #2b2b2b; --line: #9d9d9d; --tuple: #c39bf5; }
}
text { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: var(--ink); text-anchor: middle; }
.page { fill: var(--page); }
.label { font-size: ${fontSize.label}px; font-weight: bold; }
.number, .partial, .branch, .legend { font-size: ${fontSize.number}px; }
.adjoint, .legend { fill: var(--muted); }
.legend, .branch { text-anchor: start; }
.partial, .branch { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.shape { fill: var(--fill); stroke: var(--line); stroke-width: 1.2px; }
.parameter .shape { stroke-width: 2px; }
.sheet { fill: none; stroke: var(--line); stroke-width: 1px; }
.constant .shape { stroke: none; }
.tuple .shape, .port { fill: var(--tuple); stroke: none; }
.tuple .label { fill: var(--page); }
.edge path { fill: none; stroke: var(--line); stroke-width: 1.2px; marker-end: url(#arrow); }
.arrow { fill: var(--line); }
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="arrow" d="M 0 0.5 L 8 4 L 0 7.5 z"/></marker></defs>`;
