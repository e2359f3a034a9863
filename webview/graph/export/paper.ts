import type { Theme } from '../../theme/theme.ts';

/** For printing on white: black lines, and inks that can be told apart in grey by width and dashes. */
export function onPaper(theme: Theme): Theme {
  return {
    ...theme,
    kind: 'light',
    highContrast: false,
    foreground: '#000000',
    muted: '#404040',
    background: '#ffffff',
    border: '#808080',
    grid: '#d0d0d0',
    accent: '#0b57d0',
    focus: '#0b57d0',
    selected: '#1b6e12',
    candidate: '#a04c00',
    dropped: '#5c5c5c',
    tuple: '#404040',
    warning: '#d9a400',
    error: '#b00020',
  };
}
