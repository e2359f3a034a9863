/** The editor's variables as VS Code's own four default themes set them: those that the views and controls read. */
import type { ThemeKind } from '../../webview/theme/theme.ts';

export const THEME_KINDS: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

/** As on the root element of a webview: `--vscode-…`. */
export function themeVariables(kind: ThemeKind): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...FONTS, ...COLOURS[kind] })) variables[`--vscode-${name}`] = value;
  return variables;
}

/** The classes that VS Code sets on a webview's body. */
export function themeClasses(kind: ThemeKind): string {
  return kind === 'high-contrast-light' ? 'vscode-high-contrast vscode-high-contrast-light' : `vscode-${kind}`;
}

const FONTS = {
  'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': '"Droid Sans Mono", monospace',
  'editor-font-size': '14px',
};

const COLOURS: Readonly<Record<ThemeKind, Readonly<Record<string, string>>>> = {
  dark: {
    foreground: '#cccccc', descriptionForeground: '#9d9d9d', disabledForeground: 'rgba(204, 204, 204, 0.5)', errorForeground: '#f85149',
    focusBorder: '#0078d4', 'textLink-foreground': '#4daafc', 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc',
    'panel-background': '#181818', 'panel-border': '#2b2b2b', 'sideBar-background': '#181818', 'widget-border': '#313131',
    'editorIndentGuide-background1': '#404040', 'editorWarning-foreground': '#cca700', 'editorError-foreground': '#f14c4c',
    'badge-background': '#616161', 'badge-foreground': '#f8f8f8',
    'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'button-border': 'rgba(255, 255, 255, 0.07)',
    'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c',
    'checkbox-background': '#313131', 'checkbox-border': '#3c3c3c', 'checkbox-foreground': '#cccccc',
    'dropdown-background': '#313131', 'dropdown-border': '#3c3c3c', 'dropdown-foreground': '#cccccc', 'settings-dropdownListBorder': '#454545',
    'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c', 'input-placeholderForeground': '#989898',
    'inputOption-activeBackground': 'rgba(36, 137, 219, 0.51)', 'inputOption-activeBorder': '#2488db', 'inputOption-activeForeground': '#ffffff',
    'inputValidation-errorBackground': '#5a1d1d', 'inputValidation-errorBorder': '#be1100',
    'list-activeSelectionBackground': '#04395e', 'list-activeSelectionForeground': '#ffffff', 'list-hoverBackground': '#2a2d2e',
    'charts-foreground': '#cccccc', 'charts-lines': 'rgba(204, 204, 204, 0.5)', 'charts-red': '#f14c4c', 'charts-blue': '#59a4f9',
    'charts-yellow': '#cca700', 'charts-orange': '#d18616', 'charts-green': '#89d185', 'charts-purple': '#b180d7',
    'scrollbarSlider-background': 'rgba(121, 121, 121, 0.4)',
  },
  light: {
    foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', disabledForeground: 'rgba(97, 97, 97, 0.5)', errorForeground: '#f85149',
    focusBorder: '#005fb8', 'textLink-foreground': '#005fb8', 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b',
    'panel-background': '#f8f8f8', 'panel-border': '#e5e5e5', 'sideBar-background': '#f8f8f8', 'widget-border': '#e5e5e5',
    'editorIndentGuide-background1': '#d3d3d3', 'editorWarning-foreground': '#bf8803', 'editorError-foreground': '#e51400',
    'badge-background': '#cccccc', 'badge-foreground': '#3b3b3b',
    'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'button-border': 'rgba(0, 0, 0, 0.1)',
    'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc',
    'checkbox-background': '#f8f8f8', 'checkbox-border': '#cecece', 'checkbox-foreground': '#3b3b3b',
    'dropdown-background': '#ffffff', 'dropdown-border': '#cecece', 'dropdown-foreground': '#3b3b3b', 'settings-dropdownListBorder': '#cecece',
    'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece', 'input-placeholderForeground': '#767676',
    'inputOption-activeBackground': '#bed6ed', 'inputOption-activeBorder': '#005fb8', 'inputOption-activeForeground': '#000000',
    'inputValidation-errorBackground': '#f2dede', 'inputValidation-errorBorder': '#be1100',
    'list-activeSelectionBackground': '#e8e8e8', 'list-activeSelectionForeground': '#000000', 'list-hoverBackground': '#f2f2f2',
    'charts-foreground': '#3b3b3b', 'charts-lines': 'rgba(59, 59, 59, 0.5)', 'charts-red': '#e51400', 'charts-blue': '#0063d3',
    'charts-yellow': '#bf8803', 'charts-orange': '#d18616', 'charts-green': '#388a34', 'charts-purple': '#652d90',
    'scrollbarSlider-background': 'rgba(100, 100, 100, 0.4)',
  },
  'high-contrast': {
    foreground: '#ffffff', descriptionForeground: 'rgba(255, 255, 255, 0.7)', disabledForeground: '#a5a5a5', errorForeground: '#f48771',
    contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518', focusBorder: '#f38518', 'textLink-foreground': '#21a6ff',
    'editor-background': '#000000', 'editor-foreground': '#ffffff', 'panel-background': '#000000', 'panel-border': '#6fc3df',
    'sideBar-background': '#000000', 'widget-border': '#6fc3df', 'editorIndentGuide-background1': '#ffffff',
    'editorWarning-foreground': '#ffd370', 'editorError-foreground': '#f48771', 'badge-background': '#000000', 'badge-foreground': '#ffffff',
    'button-foreground': '#ffffff', 'button-border': '#6fc3df', 'button-secondaryForeground': '#ffffff',
    'checkbox-background': '#000000', 'checkbox-border': '#6fc3df', 'checkbox-foreground': '#ffffff',
    'dropdown-background': '#000000', 'dropdown-border': '#6fc3df', 'dropdown-foreground': '#ffffff', 'settings-dropdownListBorder': '#ffffff',
    'input-background': '#000000', 'input-foreground': '#ffffff', 'input-border': '#6fc3df', 'input-placeholderForeground': 'rgba(255, 255, 255, 0.7)',
    'inputOption-activeBackground': 'rgba(0, 0, 0, 0)', 'inputOption-activeBorder': '#6fc3df', 'inputOption-activeForeground': '#ffffff',
    'inputValidation-errorBackground': '#000000', 'inputValidation-errorBorder': '#be1100',
    'charts-foreground': '#ffffff', 'charts-lines': 'rgba(255, 255, 255, 0.5)', 'charts-red': '#f48771', 'charts-blue': '#59a4f9',
    'charts-yellow': '#ffd370', 'charts-orange': '#d18616', 'charts-green': '#89d185', 'charts-purple': '#b180d7',
    'scrollbarSlider-background': 'rgba(111, 195, 223, 0.6)',
  },
  'high-contrast-light': {
    foreground: '#292929', descriptionForeground: 'rgba(41, 41, 41, 0.7)', disabledForeground: '#7f7f7f', errorForeground: '#b5200d',
    contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd', focusBorder: '#006bbd', 'textLink-foreground': '#0f4a85',
    'editor-background': '#ffffff', 'editor-foreground': '#292929', 'panel-background': '#ffffff', 'panel-border': '#0f4a85',
    'sideBar-background': '#ffffff', 'widget-border': '#0f4a85', 'editorIndentGuide-background1': '#cccccc',
    'editorWarning-foreground': '#895503', 'editorError-foreground': '#b5200d', 'badge-background': '#0f4a85', 'badge-foreground': '#ffffff',
    'button-background': '#0f4a85', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0f4a85', 'button-border': '#0f4a85',
    'button-secondaryBackground': '#ffffff', 'button-secondaryForeground': '#292929',
    'checkbox-background': '#ffffff', 'checkbox-border': '#0f4a85', 'checkbox-foreground': '#292929',
    'dropdown-background': '#ffffff', 'dropdown-border': '#0f4a85', 'dropdown-foreground': '#292929', 'settings-dropdownListBorder': '#0f4a85',
    'input-background': '#ffffff', 'input-foreground': '#292929', 'input-border': '#0f4a85', 'input-placeholderForeground': 'rgba(41, 41, 41, 0.7)',
    'inputOption-activeBackground': 'rgba(0, 0, 0, 0)', 'inputOption-activeBorder': '#0f4a85', 'inputOption-activeForeground': '#292929',
    'inputValidation-errorBackground': '#ffffff', 'inputValidation-errorBorder': '#be1100',
    'charts-foreground': '#292929', 'charts-lines': 'rgba(41, 41, 41, 0.5)', 'charts-red': '#b5200d', 'charts-blue': '#0063d3',
    'charts-yellow': '#895503', 'charts-orange': '#d18616', 'charts-green': '#374e06', 'charts-purple': '#652d90',
    'scrollbarSlider-background': 'rgba(15, 74, 133, 0.4)',
  },
};
