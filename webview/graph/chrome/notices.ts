import type { Diagnostic } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import type { Stale } from '../../protocol.ts';

export interface Notice<Content> {
  readonly element: HTMLElement;
  /** undefined hides it. */
  show(content: Content | undefined): void;
}

/** The source has errors and the graph on screen is the last good one. `onOpen` shows where an error is. */
export function createStaleBanner(onOpen: (diagnostic: Diagnostic) => void): Notice<Stale> {
  const title = element('p', 'notice-title', 'The source has errors. This is the last good graph.');
  const list = element('ul', 'notice-list');
  const banner = element('section', 'banner', title, list);
  attributes(banner, { role: 'status', hidden: true });
  return {
    element: banner,
    show(stale) {
      banner.hidden = stale === undefined;
      list.replaceChildren(...(stale?.diagnostics ?? []).map((diagnostic) => problem(diagnostic, onOpen)));
    },
  };
}

export interface Emptiness {
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** There is no graph: why, and what to do about it. */
export function createEmptyState(onOpen: (diagnostic: Diagnostic) => void): Notice<Emptiness> {
  const reason = element('p', 'empty-reason');
  const list = element('ul', 'notice-list');
  const state = element('section', 'empty', element('h2', 'empty-title', 'No graph'), reason, list);
  attributes(state, { role: 'status', hidden: true });
  return {
    element: state,
    show(emptiness) {
      state.hidden = emptiness === undefined;
      reason.textContent = emptiness?.reason ?? '';
      list.replaceChildren(...(emptiness?.diagnostics ?? []).map((diagnostic) => problem(diagnostic, onOpen)));
    },
  };
}

function problem(diagnostic: Diagnostic, onOpen: (diagnostic: Diagnostic) => void): HTMLElement {
  const { code, message, severity, span } = diagnostic;
  const link = element('button', 'problem-place', `${span.line}:${span.column}`);
  attributes(link, { type: 'button', title: 'Show in the source' });
  link.addEventListener('click', () => onOpen(diagnostic));
  const item = element('li', 'problem', link, ` ${severity} ${code}: ${message}`);
  attributes(item, { 'data-code': code, 'data-severity': severity });
  return item;
}
