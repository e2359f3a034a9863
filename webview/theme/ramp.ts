/** Amounts as colours: the lightness of cividis (Nuñez, Anderton, Renslow 2018), which colour-blind people read like others. */
import type { ThemeKind } from './theme.ts';

export interface RampStep {
  readonly fill: string;
  /** What can be read on it: at least 4.5 : 1. */
  readonly ink: string;
}

/** From little to much; much stands out most from the theme's background. */
export function heatRamp(kind: ThemeKind): readonly RampStep[] {
  return kind === 'light' || kind === 'high-contrast-light' ? LIGHT : DARK;
}

const LIGHT: readonly RampStep[] = [
  { fill: '#f6efc4', ink: '#1a1a1a' },
  { fill: '#dccb78', ink: '#1a1a1a' },
  { fill: '#aaa076', ink: '#1a1a1a' },
  { fill: '#4d5468', ink: '#ffffff' },
  { fill: '#00224e', ink: '#ffffff' },
];

const DARK: readonly RampStep[] = [
  { fill: '#1d2c50', ink: '#ffffff' },
  { fill: '#454e6b', ink: '#ffffff' },
  { fill: '#8f8b77', ink: '#0a0a0a' },
  { fill: '#c4b56c', ink: '#0a0a0a' },
  { fill: '#fee838', ink: '#0a0a0a' },
];
