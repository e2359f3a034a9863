import { fontSize } from '../sizes.ts';
import type { SvgStroke } from './dressing.ts';
import { escapeXml } from './xml.ts';

/**
 * What a drawing is coloured for. `auto` follows the reader's light or dark setting; `white` is for paper: no background, black
 * lines.
 */
export const svgThemes = ['auto', 'white', 'light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type SvgTheme = (typeof svgThemes)[number];

/** CSS colours. */
export interface SvgPalette {
  readonly page: string;
  readonly ink: string;
  readonly muted: string;
  readonly fill: string;
  readonly line: string;
  readonly tuple: string;
}

const light: SvgPalette = { page: '#ffffff', ink: '#1f2328', muted: '#59636e', fill: '#f6f8fa', line: '#59636e', tuple: '#6639ba' };
const dark: SvgPalette = { page: '#1f1f1f', ink: '#e6e6e6', muted: '#a8a8a8', fill: '#2b2b2b', line: '#9d9d9d', tuple: '#c39bf5' };
const palettes: Readonly<Record<Exclude<SvgTheme, 'auto'>, SvgPalette>> = {
  light,
  dark,
  white: { page: '#ffffff', ink: '#000000', muted: '#404040', fill: '#ffffff', line: '#000000', tuple: '#404040' },
  'high-contrast': { page: '#000000', ink: '#ffffff', muted: '#ffffff', fill: '#000000', line: '#6fc3df', tuple: '#f38518' },
  'high-contrast-light': { page: '#ffffff', ink: '#292929', muted: '#292929', fill: '#ffffff', line: '#0f4a85', tuple: '#b5200d' },
};

export function styleOf(theme: SvgTheme | SvgPalette): string {
  return `<style>
${escapeXml(variablesOf(theme))}
${rules}
</style>`;
}

/** As the text of a style attribute; nothing for the palette's own line. */
export function strokeOf(stroke: SvgStroke | undefined): string {
  if (stroke === undefined) return '';
  const { colour, width, dash } = stroke;
  return `stroke: ${colour}; stroke-width: ${Math.round(width * 100) / 100}px${dash === undefined ? '' : `; stroke-dasharray: ${dash.join(' ')}`}`;
}

function variablesOf(theme: SvgTheme | SvgPalette): string {
  if (typeof theme !== 'string') return `svg { ${variables(theme)} }`;
  if (theme !== 'auto') return `svg { ${variables(palettes[theme])} }`;
  return [
    `svg { ${variables(light)} color-scheme: light dark; }`,
    `@media (prefers-color-scheme: dark) { svg { ${variables(dark)} } }`,
  ].join(' ');
}

function variables(palette: SvgPalette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

const rules = `text { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: var(--ink); }
.label, .number, .words, .badge text { text-anchor: middle; }
.page { fill: var(--page); }
.label { font-size: ${fontSize.label}px; font-weight: bold; }
.number, .partial, .branch, .legend, .words, .badge text { font-size: ${fontSize.number}px; }
.legend { fill: var(--muted); }
.legend { text-anchor: start; }
.words { font-weight: bold; }
.behind { fill: var(--page); }
.shape, .box { fill: var(--fill); stroke: var(--line); stroke-width: 1.2px; }
.parameter .shape, .parameter .box { stroke-width: 2px; }
.rule { fill: none; stroke: var(--line); stroke-width: 0.5px; }
.sheet { fill: none; stroke: var(--line); stroke-width: 1px; }
.constant .shape, .constant .box { stroke: none; }
.tuple .shape, .tuple .box, .port { fill: var(--tuple); stroke: none; }
.tuple .label { fill: var(--page); }
.badge rect { fill: var(--page); stroke: var(--line); stroke-width: 1px; }
.line { fill: none; stroke: var(--line); stroke-width: 1.2px; stroke-linejoin: round; }
.arrow { fill: var(--line); }
.halo { fill: none; stroke-linejoin: round; opacity: 0.45; }
.around { fill: none; }
.faint { opacity: 0.25; }`;
