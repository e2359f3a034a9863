/** Before and after: what the comparison says in words, and how it is chosen. */
import type { GraphChanges } from '../../../engine/index.ts';
import { type MenuEntry, plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { GraphToHost } from '../../protocol.ts';

export type Against = Extract<GraphToHost, { type: 'compare' }>['against'];

export function compareEntries(against: Against, choose: (against: Against) => void): readonly MenuEntry[] {
  const entry = (label: string, to: Against): MenuEntry => ({ label, checked: against === to, radio: true, run: () => choose(to) });
  return [
    entry('Do not compare', 'nothing'),
    entry('With the graph before the last edit', 'edit'),
    entry('With the iteration before', 'iteration'),
  ];
}

/** `Against the graph before the last edit: 2 new nodes, 1 gone, 3 changed.` */
export function changesInWords({ against, nodes, edges, removed }: GraphChanges): string {
  const countOf = (list: readonly string[], what: string): number => list.filter((each) => each === what).length;
  const parts = [
    ...amount(countOf(nodes, 'added'), 'new node'),
    ...amount(countOf(edges, 'added'), 'new edge'),
    ...amount(removed.nodes.length, 'node gone', 'nodes gone'),
    ...amount(removed.edges.length, 'edge gone', 'edges gone'),
    ...amount(countOf(nodes, 'changed'), 'node changed', 'nodes changed'),
    ...amount(countOf(edges, 'changed'), 'edge changed', 'edges changed'),
  ];
  const what = against === 'edit' ? 'Against the graph before the last edit' : 'Against the iteration before';
  return `${what}: ${parts.length === 0 ? 'no difference' : parts.join(', ')}.`;
}

export interface CompareNotice {
  readonly element: HTMLElement;
  show(against: Against, changes: GraphChanges | undefined): void;
}

export function createCompareNotice(onEnd: () => void): CompareNotice {
  const words = element('span', 'notice-words');
  const notice = element('div', 'bar', words, plainButton('Stop comparing', 'Show the graph alone', onEnd).element);
  attributes(notice, { role: 'status', 'data-notice': 'changes', hidden: true });
  return {
    element: notice,
    show(against, changes) {
      notice.hidden = against === 'nothing';
      words.textContent = changes === undefined ? NOTHING_BEFORE[against] : changesInWords(changes);
    },
  };
}

const NOTHING_BEFORE: Readonly<Record<Against, string>> = {
  edit: 'Edit the function: what changes in the graph will be marked.',
  iteration: 'Step: what changes from one iteration to the next will be marked.',
  nothing: '',
};

function amount(count: number, one: string, many = `${one}s`): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
