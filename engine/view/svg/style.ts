import { fontSize } from '../sizes.ts';

/**
 * What a drawing is coloured for. `auto` follows the reader's light or dark setting; `white` is for paper: no background, black
 * lines.
 */
export const svgThemes = ['auto', 'white', 'light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type SvgTheme = (typeof svgThemes)[number];

interface Palette {
  readonly page: string;
  readonly ink: string;
  readonly muted: string;
  readonly fill: string;
  readonly line: string;
  readonly tuple: string;
}

const light: Palette = { page: '#ffffff', ink: '#1f2328', muted: '#59636e', fill: '#f6f8fa', line: '#59636e', tuple: '#6639ba' };
const dark: Palette = { page: '#1f1f1f', ink: '#e6e6e6', muted: '#a8a8a8', fill: '#2b2b2b', line: '#9d9d9d', tuple: '#c39bf5' };
const palettes: Readonly<Record<Exclude<SvgTheme, 'auto'>, Palette>> = {
  light,
  dark,
  white: { page: '#ffffff', ink: '#000000', muted: '#404040', fill: '#ffffff', line: '#000000', tuple: '#404040' },
  'high-contrast': { page: '#000000', ink: '#ffffff', muted: '#ffffff', fill: '#000000', line: '#6fc3df', tuple: '#f38518' },
  'high-contrast-light': { page: '#ffffff', ink: '#292929', muted: '#292929', fill: '#ffffff', line: '#0f4a85', tuple: '#b5200d' },
};

export function styleOf(theme: SvgTheme): string {
  return `<style>
${variablesOf(theme)}
${rules}
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="arrow" d="M 0 0.5 L 8 4 L 0 7.5 z"/></marker></defs>`;
}

function variablesOf(theme: SvgTheme): string {
  if (theme !== 'auto') return `svg { ${variables(palettes[theme])} }`;
  return `svg { ${variables(light)} color-scheme: light dark; }\n@media (prefers-color-scheme: dark) { svg { ${variables(dark)} } }`;
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

const rules = `text { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: var(--ink); text-anchor: middle; }
.page { fill: var(--page); }
.label { font-size: ${fontSize.label}px; font-weight: bold; }
.number, .partial, .branch, .legend { font-size: ${fontSize.number}px; }
.adjoint, .legend { fill: var(--muted); }
.legend, .right .branch { text-anchor: start; }
.partial, .branch { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.shape { fill: var(--fill); stroke: var(--line); stroke-width: 1.2px; }
.parameter .shape { stroke-width: 2px; }
.rule { fill: none; stroke: var(--line); stroke-width: 0.5px; }
.sheet { fill: none; stroke: var(--line); stroke-width: 1px; }
.constant .shape { stroke: none; }
.tuple .shape, .port { fill: var(--tuple); stroke: none; }
.tuple .label { fill: var(--page); }
.edge path { fill: none; stroke: var(--line); stroke-width: 1.2px; marker-end: url(#arrow); }
.arrow { fill: var(--line); }`;
