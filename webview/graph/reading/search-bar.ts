import type { GraphNumbers, GraphView } from '../../../engine/index.ts';
import { plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { Item } from '../item.ts';
import { findItems } from './search.ts';

export interface SearchBar {
  readonly element: HTMLElement;
  focus(): void;
  /** Another graph, or other numbers: finds anew, and stays where it is. */
  update(graph: GraphView, numbers: GraphNumbers): void;
}

export interface SearchEvents {
  /** What the query finds, and which of it is the current one. */
  onFind(items: readonly Item[], current: Item | undefined): void;
  /** Escape in an empty field. */
  onLeave(): void;
}

/** A field, how many items match, and the way from one to the next. */
export function createSearchBar({ onFind, onLeave }: SearchEvents): SearchBar {
  const field = element('input', 'search-field');
  attributes(field, { type: 'search', placeholder: 'Search', 'aria-label': 'Search nodes and branches', spellcheck: 'false' });
  field.title = 'A name, or kind:tuple, value>1, adjoint<=0.5, partial=NaN, bytes>0, share>10%; several must all hold.';
  const count = element('span', 'search-count');
  attributes(count, { role: 'status' });
  let shown: { readonly graph: GraphView; readonly numbers: GraphNumbers } | undefined;
  let found: readonly Item[] = [];
  let position = 0;

  const tell = (jump: boolean): void => {
    count.textContent = field.value.trim() === '' ? '' : found.length === 0 ? 'nothing found' : `${position + 1} of ${found.length}`;
    attributes(count, { 'data-count': found.length });
    previous.enable(found.length > 1);
    next.enable(found.length > 1);
    onFind(found, jump ? found[position] : undefined);
  };
  const find = (jump: boolean): void => {
    found = shown === undefined ? [] : findItems(shown.graph, shown.numbers, field.value);
    position = jump ? 0 : Math.min(position, Math.max(0, found.length - 1));
    tell(jump);
  };
  const step = (by: 1 | -1): void => {
    if (found.length === 0) return;
    position = (position + by + found.length) % found.length;
    tell(true);
  };
  const previous = plainButton('‹', 'Previous match (Shift+Enter)', () => step(-1));
  const next = plainButton('›', 'Next match (Enter)', () => step(1));
  previous.enable(false);
  next.enable(false);
  field.addEventListener('input', () => find(true));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && field.value === '') onLeave();
    else if (event.key === 'Escape') {
      field.value = '';
      find(true);
    } else return;
    event.preventDefault();
  });
  const bar = element('div', 'search', field, count, previous.element, next.element);
  attributes(bar, { role: 'search' });
  return {
    element: bar,
    focus() {
      field.focus();
      field.select();
    },
    update(graph, numbers) {
      if (shown?.graph === graph && shown.numbers === numbers) return;
      shown = { graph, numbers };
      if (field.value !== '') find(false);
    },
  };
}
