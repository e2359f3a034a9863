/** Runs in the background: start them, watch them, keep them. */
import { button } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import { keyedList } from '../../keyed-list.ts';
import type { RunSummary, RunWish } from '../../protocol.ts';
import { compareFromHereButton } from '../compare/from-here.ts';
import type { Page, PageEvents } from '../page.ts';
import { NO_RUNS, NO_RUNS_YET } from '../words.ts';
import { createRunForm } from './form.ts';
import type { RunRow } from './row.ts';
import { createRunRow } from './row.ts';

export function createRunsPage(events: PageEvents): Page {
  const wish = (what: RunWish): void => events.post({ type: 'runs', wish: what });
  let chosen: ReadonlySet<string> = new Set();
  let known: readonly string[] = [];
  let formOpen = false;
  const form = createRunForm({ check: (draft) => wish({ kind: 'check', draft }), start: (draft) => wish({ kind: 'start', draft }) });
  const fresh = button({
    label: 'New run…',
    title: 'Choose the estimator, the optimizer and how long, and run in the background',
    onClick: () => {
      openForm(!formOpen);
      if (formOpen) form.check();
    },
  });
  const three = compareFromHereButton(events);
  const selected = element('span', 'runs-selected');
  const several = [
    button({ label: 'Compare', title: 'Overlay the selected runs', onClick: () => compare() }),
    button({ label: 'Export JSONL', title: 'Settings and all records, as JSON lines', onClick: () => exported('jsonl') }),
    button({ label: 'Export CSV', title: 'One row an iteration', onClick: () => exported('csv') }),
    button({ label: 'Delete', title: 'Delete the selected runs', onClick: () => wish({ kind: 'delete', ids: [...chosen] }) }),
  ];
  const compare = (): void => {
    wish({ kind: 'compare', ids: known.filter((id) => chosen.has(id)) });
    events.open('compare');
  };
  const exported = (format: 'jsonl' | 'csv'): void => wish({ kind: 'export', ids: [...chosen], format });
  const bulk = element('div', 'runs-bulk', selected, ...several.map((each) => each.element));
  const list = element('ul', 'runs-list');
  attributes(list, { 'aria-label': 'Runs, newest first' });
  const fill = keyedList<RunSummary, RunRow>(list, (run) =>
    createRunRow(run, { wish, choose: (id, on) => choose(withId(chosen, id, on)) }),
  );
  const nothing = element('p', 'page-message', NO_RUNS);
  const openForm = (open: boolean): void => {
    formOpen = open;
    form.element.hidden = !open;
    fresh.set({ pressed: open });
  };
  openForm(false);
  const choose = (next: ReadonlySet<string>): void => {
    chosen = next;
    arrangeBulk();
  };
  const arrangeBulk = (): void => {
    const count = known.filter((id) => chosen.has(id)).length;
    bulk.hidden = count === 0;
    selected.textContent = `${formatCount(count)} selected`;
  };
  const page = element(
    'div',
    'page runs-page',
    element('div', 'page-tools', three.element, fresh.element),
    form.element,
    bulk,
    nothing,
    list,
  );
  return {
    element: page,
    show({ session, runs, defaults, checked, position }) {
      fresh.element.hidden = session === undefined;
      three.element.hidden = session === undefined;
      if (session === undefined) openForm(false);
      else if (defaults !== undefined) form.update({ settings: session.settings, defaults, checked, here: position?.point });
      known = (runs ?? []).map(({ id }) => id);
      nothing.hidden = runs === undefined || runs.length > 0;
      nothing.textContent = session === undefined ? NO_RUNS_YET : NO_RUNS;
      fill(runs ?? [], (row, run) => row.update(run, chosen.has(run.id)));
      arrangeBulk();
    },
  };
}

function withId(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
