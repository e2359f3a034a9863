/** What stands above every page: which function and method, the transport, and where in the run. */
import { estimatorChoice } from '../controls/choices.ts';
import { badge, button, createTransport, dropdown } from '../controls/index.ts';
import { element } from '../dom.ts';
import type { BenchWish, FunctionIdentity, SessionTitle, TransportAction } from '../protocol.ts';
import { createScrubber } from './bench/scrubber.ts';
import type { Session } from './model.ts';
import { bias } from './words.ts';

export interface Header {
  readonly element: HTMLElement;
  /** Opened and closed by the button in the header. */
  readonly more: HTMLElement;
  update(session: Session, open: { readonly settings: boolean; readonly more: boolean }): void;
}

export interface HeaderEvents {
  transport(action: TransportAction): void;
  wish(wish: BenchWish): void;
  activate(session: FunctionIdentity): void;
  toggle(part: 'settings' | 'more'): void;
}

export function createHeader(events: HeaderEvents): Header {
  const name = element('h1', 'panel-name');
  const switcher = element('div', 'panel-switcher');
  const method = element('span', 'panel-method');
  const kind = badge('');
  const stale = badge('old source', 'The source has errors: this is the run of the last text without.');
  const transport = createTransport(events.transport);
  const scrubber = createScrubber(events);
  const settings = button({
    label: 'Settings',
    icon: 'settings',
    title: 'Estimator and optimizer of this run',
    onClick: () => events.toggle('settings'),
  });
  const more = button({
    label: 'Go to…',
    title: 'Speed, jump to an iteration, run until a condition',
    onClick: () => events.toggle('more'),
  });
  let listed: readonly SessionTitle[] = [];
  const list = (sessions: readonly SessionTitle[]): void => {
    if (sessions === listed) return;
    listed = sessions;
    switcher.hidden = sessions.length < 2;
    name.hidden = !switcher.hidden;
    const options = sessions.map((each, index) => ({ value: String(index), label: `${each.name} (${each.file})` }));
    const control = dropdown({
      label: 'Function',
      help: 'Which of the functions under study is shown',
      options,
      value: String(sessions.findIndex(({ active }) => active)),
      onChange: (value) => {
        const chosen = sessions[Number(value)];
        if (chosen !== undefined) events.activate({ uri: chosen.uri, name: chosen.name });
      },
    });
    switcher.replaceChildren(control.element);
  };
  return {
    element: element(
      'header',
      'panel-header',
      element('div', 'panel-title', name, switcher, method, kind.element, stale.element),
      element('div', 'panel-transport', transport.element, scrubber.element),
      element('div', 'panel-toggles', more.element, settings.element),
    ),
    more: scrubber.more,
    update(session, open) {
      name.textContent = session.title;
      list(session.sessions);
      method.textContent = estimatorChoice(session.settings.estimator.name)?.label ?? session.settings.estimator.name;
      const { text, title } = bias(session.unbiased);
      kind.set(text, title);
      stale.element.hidden = !session.stale;
      transport.update(session.transport);
      scrubber.update(session.transport, session.leaves);
      settings.set({ pressed: open.settings });
      more.set({ pressed: open.more });
    },
  };
}
