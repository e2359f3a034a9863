/**
 * The editor's theme as plain colour strings. Canvas and Cytoscape cannot read CSS variables,
 * so whatever they draw takes its colours from here and is drawn again when the theme changes.
 */

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export interface Theme {
  readonly kind: ThemeKind;
  /** Either of the high-contrast kinds: draw outlines, and never tell two things apart by fill alone. */
  readonly highContrast: boolean;
  readonly foreground: string;
  /** Secondary text and axes. */
  readonly muted: string;
  readonly background: string;
  /** Lines around things; in high contrast the theme's own contrast border. */
  readonly border: string;
  /** Grid lines: fainter than borders. */
  readonly grid: string;
  readonly accent: string;
  /** Keyboard focus and what is active; in high contrast the theme's own active contrast border. */
  readonly focus: string;
  /** The kept path. */
  readonly selected: string;
  /** Compared at this iteration. */
  readonly candidate: string;
  /** Left out at this iteration. */
  readonly dropped: string;
  readonly tuple: string;
  readonly warning: string;
  readonly error: string;
  /** Chart lines, in the order in which they should be used. */
  readonly series: readonly string[];
  readonly fontFamily: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly editorFontFamily: string;
  /** Pixels. */
  readonly editorFontSize: number;
}

/** Reads the variables that VS Code sets on the document; every one has a fallback for the theme's kind. */
export function readTheme(): Theme {
  const kind = readKind();
  const highContrast = kind === 'high-contrast' || kind === 'high-contrast-light';
  const standard = FALLBACKS[kind];
  const style = getComputedStyle(document.documentElement);
  /** The first of these variables that the theme defines. */
  const read = (fallback: string, ...names: readonly string[]): string => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return value;
    }
    return fallback;
  };
  const foreground = read(standard.foreground, 'foreground', 'editor-foreground');
  const border = read(standard.border, 'contrastBorder', 'panel-border', 'widget-border', 'editorGroup-border');
  return {
    kind,
    highContrast,
    foreground,
    muted: highContrast ? foreground : read(standard.muted, 'descriptionForeground'),
    background: read(standard.background, 'editor-background'),
    border,
    grid: highContrast ? standard.grid : read(standard.grid, 'editorIndentGuide-background1', 'editorIndentGuide-background'),
    accent: read(standard.blue, 'textLink-foreground', 'focusBorder'),
    focus: read(standard.focus, 'contrastActiveBorder', 'focusBorder'),
    selected: read(standard.green, 'backpath-selected', 'charts-green'),
    candidate: read(standard.orange, 'backpath-candidate', 'charts-orange'),
    dropped: read(standard.muted, 'backpath-dropped', 'disabledForeground', 'descriptionForeground'),
    tuple: read(standard.purple, 'backpath-tuple', 'charts-purple'),
    warning: read(standard.orange, 'editorWarning-foreground', 'charts-orange'),
    error: read(standard.red, 'errorForeground', 'editorError-foreground', 'charts-red'),
    series: SERIES.map((name) => read(standard[name], `charts-${name}`)),
    fontFamily: read('sans-serif', 'font-family'),
    fontSize: pixels(read('13px', 'font-size')),
    editorFontFamily: read('monospace', 'editor-font-family'),
    editorFontSize: pixels(read('13px', 'editor-font-size')),
  };
}

/** Calls back after every change of theme, once a frame at most; returns how to stop. */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => listener(readTheme()));
  });
  // VS Code keeps the kind in the body's class and the variables in the root's style.
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'style'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

/** Green and orange mean selected and candidate. */
const SERIES = ['blue', 'purple', 'yellow', 'red'] as const;

type Hue = (typeof SERIES)[number] | 'green' | 'orange';

type Fallback = Readonly<Record<'foreground' | 'muted' | 'background' | 'border' | 'grid' | 'focus' | Hue, string>>;

const FALLBACKS: Readonly<Record<ThemeKind, Fallback>> = {
  light: {
    foreground: '#3b3b3b',
    muted: '#616161',
    background: '#ffffff',
    border: '#d0d0d0',
    grid: '#e5e5e5',
    focus: '#005fb8',
    blue: '#0063d3',
    orange: '#b35900',
    green: '#2b7a1f',
    purple: '#652d90',
    red: '#c4161c',
    yellow: '#806000',
  },
  dark: {
    foreground: '#cccccc',
    muted: '#9d9d9d',
    background: '#1f1f1f',
    border: '#4a4a4a',
    grid: '#353535',
    focus: '#0078d4',
    blue: '#59a4f9',
    orange: '#e2a36b',
    green: '#89d185',
    purple: '#b180d7',
    red: '#f14c4c',
    yellow: '#cca700',
  },
  'high-contrast': {
    foreground: '#ffffff',
    muted: '#ffffff',
    background: '#000000',
    border: '#6fc3df',
    grid: '#404040',
    focus: '#f38518',
    blue: '#59a4f9',
    orange: '#ffb267',
    green: '#89d185',
    purple: '#d2a8ff',
    red: '#ff6b6b',
    yellow: '#ffd700',
  },
  'high-contrast-light': {
    foreground: '#292929',
    muted: '#292929',
    background: '#ffffff',
    border: '#0f4a85',
    grid: '#c8c8c8',
    focus: '#006bbd',
    blue: '#0f4a85',
    orange: '#8a4b00',
    green: '#185e1f',
    purple: '#5b2482',
    red: '#b5200d',
    yellow: '#6b5000',
  },
};

function readKind(): ThemeKind {
  const { classList } = document.body;
  // The light high-contrast theme carries the class of the dark one too, so it is asked for first.
  if (classList.contains('vscode-high-contrast-light')) return 'high-contrast-light';
  if (classList.contains('vscode-high-contrast')) return 'high-contrast';
  return classList.contains('vscode-light') ? 'light' : 'dark';
}

function pixels(length: string): number {
  const size = Number.parseFloat(length);
  return Number.isFinite(size) && size > 0 ? size : 13;
}
