/** Experiments: started here, watched while their intervals narrow, kept beside the paper's numbers. */
import { button, progress } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { keyedList } from '../../keyed-list.ts';
import type { ExperimentState, ExperimentWish } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Page, PageEvents } from '../page.ts';
import { STATUSES } from '../runs/describe.ts';
import { NO_EXPERIMENTS } from '../words.ts';
import { progressWords } from './cells.ts';
import { createExperimentForm } from './form.ts';
import { successTables } from './success-table.ts';
import { sweepChart } from './sweep-chart.ts';

interface Card {
  readonly element: HTMLElement;
  update(state: ExperimentState, theme: Theme): void;
}

export function createExperimentsPage(events: PageEvents): Page {
  const wish = (what: ExperimentWish): void => events.post({ type: 'experiments', wish: what });
  const form = createExperimentForm((draft) => {
    wish({ kind: 'start', draft });
    openForm(false);
  });
  let open: boolean | undefined;
  const openForm = (next: boolean): void => {
    open = next;
    form.hidden = !next;
    fresh.set({ pressed: next });
  };
  const fresh = button({ label: 'New experiment…', title: 'Choose what to count', onClick: () => openForm(form.hidden !== false) });
  const nothing = element('p', 'page-message', NO_EXPERIMENTS);
  const list = element('div', 'experiments-list');
  const fill = keyedList<ExperimentState, Card>(list, ({ id }) => createCard(id, wish));
  return {
    element: element('div', 'page experiments-page', element('div', 'page-tools', fresh.element), form, nothing, list),
    show({ experiments }, theme) {
      const all = experiments ?? [];
      // Where there is nothing yet, the form is what one came for.
      if (open === undefined) {
        const empty = experiments !== undefined && all.length === 0;
        form.hidden = !empty;
        fresh.set({ pressed: empty });
      }
      nothing.hidden = experiments === undefined || all.length > 0;
      fill(all, (card, state) => card.update(state, theme));
    },
  };
}

function createCard(id: string, wish: (wish: ExperimentWish) => void): Card {
  const title = element('h2', 'card-title');
  const status = element('span', 'run-status');
  const bar = progress('Progress of the experiment');
  const message = element('p', 'run-message');
  const slow = element('p', 'experiment-note');
  const cancel = button({ label: 'Cancel', title: 'Ends it; what was computed stays', onClick: () => wish({ kind: 'cancel', id }) });
  const resume = button({ label: 'Resume', title: 'Goes on with what is missing', onClick: () => wish({ kind: 'resume', id }) });
  const save = (['csv', 'jsonl', 'html'] as const).map((format) =>
    button({
      label: `Export ${format.toUpperCase()}`,
      title: `Save as ${format.toUpperCase()}`,
      onClick: () => wish({ kind: 'export', id, format }),
    }),
  );
  const remove = button({ label: 'Delete', icon: 'delete', title: 'Delete', onClick: () => wish({ kind: 'delete', id }) });
  const buttons = element('div', 'experiment-actions', ...[cancel, resume, ...save, remove].map((each) => each.element));
  const body = element('div', 'experiment-body');
  const card = element(
    'section',
    'card experiment-card',
    element('div', 'run-line', title, status),
    bar.element,
    message,
    slow,
    buttons,
    body,
  );
  card.dataset['experiment'] = id;
  let drawn: readonly unknown[] = [];
  return {
    element: card,
    update(state, theme) {
      card.dataset['status'] = state.status;
      title.textContent = state.title;
      const { glyph, word } = STATUSES[state.status];
      status.textContent = `${glyph} ${word}`;
      attributes(card, { 'aria-label': state.title });
      bar.set(state.units.total > 0 ? state.units.done / state.units.total : undefined, progressWords(state));
      message.textContent = state.message ?? '';
      message.hidden = state.message === undefined;
      slow.textContent = steppedWords(state);
      slow.hidden = state.stepped.length === 0;
      cancel.element.hidden = state.status !== 'running';
      resume.element.hidden = state.status !== 'cancelled' && state.status !== 'failed';
      if (drawn[0] === state.cells && drawn[1] === theme) return;
      drawn = [state.cells, theme];
      body.replaceChildren(
        ...(state.kind === 'sweep' ? state.epsilons.map((epsilon) => sweepChart(state, epsilon, theme)) : []),
        ...successTables(state),
      );
    },
  };
}

/** Why runs take long. */
function steppedWords({ stepped }: ExperimentState): string {
  const each = stepped.map(({ function: name, methods, because }) => `${methods.join(', ')} of ${name}, since ${because}`);
  return `Done one step at a time, which takes longer: ${each.join('; ')}.`;
}
