/** The data sets: what is here, what can be downloaded, and folders of the person's own. */
import { button, progress } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatBytes } from '../../format.ts';
import { keyedList } from '../../keyed-list.ts';
import { durationOf } from '../../panel/runs/describe.ts';
import type { DataSetStatus, DataSetSummary, DataSetWish } from '../../protocol.ts';
import type { TrainingEvents, TrainingPage } from '../page.ts';

export function createDataPage({ post }: TrainingEvents): TrainingPage {
  const wish = (what: DataSetWish): void => post({ type: 'dataSet', wish: what });
  const list = element('ul', 'data-list');
  attributes(list, { 'aria-label': 'Data sets' });
  const fill = keyedList<DataSetSummary, Row>(list, ({ id }) => createRow(id, wish));
  const folder = button({
    label: 'Use a folder…',
    title: 'A folder with the files of MNIST or CIFAR-10, or of a set in their formats, as they are published',
    onClick: () => wish({ kind: 'folder' }),
  });
  const hint = element(
    'p',
    'card-note',
    'Downloads go into the extension’s storage on this machine and are checked. Nothing is downloaded before you ask for it.',
  );
  return {
    element: element('div', 'page data-page', element('div', 'page-tools', folder.element), list, hint),
    show: ({ sets }) => fill(sets, (row, set) => row.update(set)),
  };
}

interface Row {
  readonly element: HTMLElement;
  update(set: DataSetSummary): void;
}

const STATUSES: Readonly<Record<DataSetStatus, string>> = {
  ready: '✓ ready',
  absent: '○ not here',
  loading: '▶ downloading',
  stopped: '‖ stopped',
  failed: '✕ failed',
};

function createRow(id: string, wish: (wish: DataSetWish) => void): Row {
  const name = element('h2', 'data-name');
  const status = element('span', 'data-status');
  const description = element('p', 'card-note');
  const place = element('p', 'card-note code');
  const message = element('p', 'training-message');
  const bar = progress('Download');
  const download = button({ label: 'Download', title: 'Downloads and checks it', onClick: () => wish({ kind: 'download', id }) });
  const cancel = button({ label: 'Stop', title: 'Stops the download; what has come is kept', onClick: () => wish({ kind: 'cancel', id }) });
  const remove = button({
    label: 'Remove',
    title: 'Removes it from this list; downloaded files are deleted',
    onClick: () => wish({ kind: 'remove', id }),
  });
  const actions = element('div', 'data-actions', download.element, cancel.element, remove.element);
  const row = element('li', 'data-set', element('div', 'data-head', name, status), description, place, message, bar.element, actions);
  return {
    element: row,
    update(set) {
      row.dataset['set'] = id;
      row.dataset['status'] = set.status;
      name.textContent = set.name;
      status.textContent = STATUSES[set.status];
      description.textContent = set.description;
      place.textContent = set.place ?? '';
      place.hidden = set.place === undefined;
      message.textContent = set.message ?? '';
      message.hidden = set.message === undefined;
      const { bytes } = set;
      bar.element.hidden = bytes === undefined || set.status === 'ready' || (set.status !== 'loading' && bytes.here === 0);
      if (bytes) bar.set(bytes.here / bytes.total, loadWords(set));
      const can = set.public && set.status !== 'ready' && set.status !== 'loading';
      download.element.hidden = !can;
      download.set({
        label: set.status === 'stopped' || set.status === 'failed' ? 'Go on' : `Download ${bytes ? formatBytes(bytes.total) : ''}`.trim(),
      });
      cancel.element.hidden = set.status !== 'loading';
      remove.element.hidden = set.id === 'glyphs' || set.status === 'loading' || (set.public && set.status === 'absent');
      actions.hidden = [...actions.children].every((each) => each instanceof HTMLElement && each.hidden);
      for (const each of [download, cancel, remove]) attributes(each.element, { 'aria-description': set.name });
    },
  };
}

function loadWords({ bytes, rate }: DataSetSummary): string {
  if (bytes === undefined) return '';
  const left =
    rate !== undefined && rate > 0
      ? [`${formatBytes(Math.round(rate))} a second`, `${durationOf((bytes.total - bytes.here) / rate)} left`]
      : [];
  return [`${formatBytes(bytes.here)} of ${formatBytes(bytes.total)}`, ...left].join(' · ');
}
