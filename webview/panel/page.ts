/** What the panel's pages have in common. */
import type { PanelToHost, PanelTopic } from '../protocol.ts';
import type { Theme } from '../theme/theme.ts';
import type { PanelModel } from './model.ts';

/** What a page sends; `hover` goes to the other charts as well as to the host. */
export interface PageEvents {
  post(message: PanelToHost): void;
  hover(iteration: number | undefined): void;
  /** Brings another page on screen. */
  open(page: PageName): void;
  /** How the person arranged the panel, as it is now. */
  readonly view: PanelView;
  /** Something of it has changed. */
  keep(view: Partial<PanelView>): void;
}

export interface Page {
  readonly element: HTMLElement;
  /** Only while it is on screen. */
  show(model: PanelModel, theme: Theme): void;
  hover?(iteration: number | undefined): void;
}

export type PageName = 'iteration' | 'charts' | 'runs' | 'compare' | 'landscape' | 'experiments';

/** What the host must send for a page. */
export const TOPICS: Readonly<Record<PageName, readonly PanelTopic[]>> = {
  iteration: ['bench', 'charts', 'raster', 'advice'],
  charts: ['bench', 'charts'],
  runs: ['runs', 'bench'],
  compare: ['compare', 'runs', 'bench'],
  landscape: ['landscape', 'bench'],
  experiments: ['experiments'],
};

/** The page on which a part of the panel is. */
export const PAGE_OF: Readonly<Record<PanelTopic, PageName>> = {
  bench: 'iteration',
  raster: 'iteration',
  advice: 'iteration',
  charts: 'charts',
  runs: 'runs',
  compare: 'compare',
  landscape: 'landscape',
  experiments: 'experiments',
};

/** What the person arranged; kept over reloads. */
export interface PanelView {
  readonly page: PageName;
  readonly settings: boolean;
  readonly more: boolean;
  /** Charts that are shown as tables, by name. */
  readonly tables: readonly string[];
  /** Runs that were compared last, by id. */
  readonly compared: readonly string[];
  readonly quantity: string;
}

export const FIRST_VIEW: PanelView = { page: 'iteration', settings: false, more: false, tables: [], compared: [], quantity: 'objective' };
