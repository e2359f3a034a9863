/** The paths of a parameter, largest contribution first, asked for as the list is scrolled; the chosen one is lit everywhere. */
import type { GraphView, PathView } from '../../../engine/index.ts';
import { plainButton } from '../../controls/index.ts';
import { attributes, element, uniqueId } from '../../dom.ts';
import { formatDigits } from '../../format.ts';
import type { GraphToHost, HostToGraph } from '../../protocol.ts';
import { pathOption, totalInWords } from './words.ts';

export interface PathListEvents {
  post(message: Extract<GraphToHost, { type: 'paths' | 'light' }>): void;
  /** The path that is chosen; undefined: none. */
  onChoose(path: PathView | undefined): void;
  onClose(): void;
}

const PAGE = 40;
/** Pixels from the end at which more is asked for. */
const NEAR = 80;

export class PathList {
  readonly #select = element('select', 'paths-parameter');
  readonly #total = element('p', 'paths-total');
  readonly #list = element('ul', 'paths-list');
  readonly element: HTMLElement;
  readonly #events: PathListEvents;
  #paths: PathView[] = [];
  #asked = { request: 0, open: false };
  #complete = false;
  #current = -1;

  constructor(events: PathListEvents) {
    this.#events = events;
    const close = plainButton('×', 'Close the list of paths', () => events.onClose());
    attributes(this.#select, { 'aria-label': 'Parameter' });
    attributes(this.#list, { role: 'listbox', tabindex: 0, 'aria-label': 'Paths, largest contribution first' });
    attributes(this.#total, { role: 'status' });
    const head = element('div', 'paths-head', element('h2', 'paths-title', 'Paths of'), this.#select, close.element);
    this.element = element('section', 'paths', head, this.#total, this.#list);
    attributes(this.element, { 'aria-label': 'Paths', hidden: true });
    this.#select.addEventListener('change', () => this.#restart());
    this.#list.addEventListener('scroll', () => this.#askNearEnd());
    this.#list.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
      if (option !== null) this.#choose(Number(option.dataset['rank']));
    });
  }

  /** Opens and closes it; closed, it asks for nothing. */
  turn(open: boolean): void {
    if (this.element.hidden !== open) return;
    this.element.hidden = !open;
    if (open) this.#restart();
    else this.#choose(-1);
  }

  /** Another graph: the same parameter where it is still there. */
  show({ parameters }: GraphView): void {
    const chosen = this.#select.value;
    const options = parameters.map(({ name, paths }, index) => {
      const option = element('option', '', `${name} (${formatDigits(paths)})`);
      option.value = String(index);
      return option;
    });
    this.#select.replaceChildren(...options);
    if (parameters[Number(chosen)] !== undefined && chosen !== '') this.#select.value = chosen;
    this.refresh();
  }

  /** The numbers are others, and so may be the order. */
  refresh(): void {
    if (!this.element.hidden) this.#restart();
  }

  receive({ request, from, total, paths }: Extract<HostToGraph, { type: 'paths' }>): void {
    if (request !== this.#asked.request || from !== this.#paths.length) return;
    this.#asked.open = false;
    this.#complete = paths.length < PAGE;
    this.#paths.push(...paths);
    if (from === 0) this.#list.replaceChildren();
    this.#list.append(...paths.map((path) => pathOption(path, uniqueId('path'))));
    this.#total.textContent = totalInWords(total, this.#paths);
    if (this.#current >= 0) this.#choose(this.#current);
    this.#askNearEnd();
  }

  focus(): void {
    this.#list.focus();
  }

  #restart(): void {
    this.#paths = [];
    this.#complete = false;
    this.#asked.open = false;
    this.#ask();
  }

  #ask(): void {
    if (this.#asked.open || this.#complete) return;
    this.#asked = { request: this.#asked.request + 1, open: true };
    const { request } = this.#asked;
    this.#events.post({ type: 'paths', request, parameter: this.#parameter, from: this.#paths.length, count: PAGE });
  }

  #askNearEnd(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#list;
    if (this.#paths.length > 0 && scrollTop + clientHeight > scrollHeight - NEAR) this.#ask();
  }

  get #parameter(): number {
    return Number(this.#select.value);
  }

  /** By rank; a rank that is not in the list chooses none. */
  #choose(rank: number): void {
    const path = this.#paths[rank];
    this.#current = path === undefined ? -1 : rank;
    for (const [index, option] of [...this.#list.children].entries()) attributes(option, { 'aria-selected': String(index === rank) });
    const option = this.#list.children[rank];
    attributes(this.#list, { 'aria-activedescendant': option?.id });
    option?.scrollIntoView({ block: 'nearest' });
    this.#events.onChoose(path);
    this.#events.post({ type: 'light', ...(path && { path: { parameter: this.#parameter, rank } }) });
  }

  #onKey(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.#current + 1,
      ArrowUp: this.#current - 1,
      Home: 0,
      End: this.#paths.length - 1,
    };
    const to = moves[event.key];
    if (event.key === 'Escape') this.#choose(-1);
    else if (to === undefined) return;
    else this.#choose(Math.max(0, Math.min(this.#paths.length - 1, to)));
    event.preventDefault();
    event.stopPropagation();
  }
}
