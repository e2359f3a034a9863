/** What is folded away and how to get it back. */
import type { GraphView, GroupView } from '../../../engine/index.ts';
import { type MenuEntry, plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { GraphToHost } from '../../protocol.ts';

type Post = (message: Extract<GraphToHost, { type: 'fold' | 'foldAll' }>) => void;

/** Menus end somewhere: beyond so many groups there is the outline and the graph itself. */
const LISTED = 24;

/** All, none, as at first; and a switch for each group that is on screen. */
export function foldEntries({ groups }: GraphView, post: Post): readonly MenuEntry[] {
  const visible = groups.filter((group) => group.visible);
  const all: MenuEntry[] = [
    { label: 'Open all', hint: 'Shift+O', disabled: groups.every(({ open }) => open), run: () => post({ type: 'foldAll', to: 'open' }) },
    { label: 'Fold all', hint: 'Shift+F', disabled: !groups.some(({ open }) => open), run: () => post({ type: 'foldAll', to: 'closed' }) },
    { label: 'As many as are readable', run: () => post({ type: 'foldAll', to: 'budget' }) },
  ];
  if (groups.length === 0) return [{ label: 'Nothing to fold: no loops, calls or arrays', disabled: true, run: () => undefined }];
  return [
    ...all,
    'separator',
    ...visible.slice(0, LISTED).map((group) => ({
      label: `${'  '.repeat(depthOf(groups, group))}${group.label}`,
      hint: `${group.size} nodes`,
      checked: group.open,
      radio: true,
      run: () => post({ type: 'fold', group: group.key, open: !group.open }),
    })),
    ...(visible.length > LISTED ? [{ heading: `and ${visible.length - LISTED} more in the graph` }] : []),
  ];
}

/** What the menu of a node offers about groups: opening what is folded there, folding what it is in. */
export function foldEntriesAt({ groups, nodes }: GraphView, node: number, post: Post): readonly MenuEntry[] {
  const { folded, parent } = nodes[node] ?? {};
  const [inside, around] = [folded && groups[folded.group], parent === undefined ? undefined : groups[parent]];
  return [
    ...(inside === undefined
      ? []
      : [{ label: `Open ${inside.label}`, hint: 'O', run: () => post({ type: 'fold', group: inside.key, open: true }) }]),
    ...(around === undefined
      ? []
      : [{ label: `Fold ${around.label}`, hint: 'F', run: () => post({ type: 'fold', group: around.key, open: false }) }]),
  ];
}

export interface FoldNotice {
  readonly element: HTMLElement;
  update(graph: GraphView): void;
}

/** How many nodes are not on screen, and the way to them. */
export function createFoldNotice(post: Post): FoldNotice {
  const words = element('span', 'notice-words');
  const open = plainButton('Show all', 'Open every group', () => post({ type: 'foldAll', to: 'open' }));
  const notice = element('div', 'bar', words, open.element);
  attributes(notice, { role: 'status', 'data-notice': 'folds', hidden: true });
  return {
    element: notice,
    update({ groups, hidden, simplified }) {
      const folded = groups.filter((group) => group.visible && !group.open).length;
      const parts = [
        ...(hidden > 0 ? [`${formatCount(hidden)} nodes are folded into ${folded === 1 ? 'one' : formatCount(folded)}.`] : []),
        ...(simplified ? ['The layout ran out of time: lines cross more than they need.'] : []),
      ];
      notice.hidden = parts.length === 0;
      words.textContent = parts.join(' ');
      open.element.hidden = hidden === 0;
      attributes(notice, { 'data-hidden': hidden });
    },
  };
}

function depthOf(groups: readonly GroupView[], { parent }: GroupView): number {
  const above = parent === undefined ? undefined : groups[parent];
  return above === undefined ? 0 : 1 + depthOf(groups, above);
}
