/** The single keys of the graph view: one table for what they do and for the help that lists them. */
import { PAGE_ACTIONS, type PageAction } from '../../protocol.ts';

/** What keys do beyond the actions that the editor knows too. */
const OWN_ACTIONS = ['open', 'fold', 'openAll', 'foldAll', 'direction'] as const;
export type KeyAction = PageAction | (typeof OWN_ACTIONS)[number];

interface KeyDescription {
  readonly key: string;
  readonly words: string;
}

/** In the order of the help. */
export const KEYS: Readonly<Record<KeyAction, KeyDescription>> = {
  search: { key: '/', words: 'search' },
  fit: { key: '0', words: 'the whole graph' },
  zoomIn: { key: '+', words: 'larger' },
  zoomOut: { key: '-', words: 'smaller' },
  actualSize: { key: '1', words: 'actual size' },
  showUpstream: { key: 'u', words: 'only what leads to the selected nodes' },
  showDownstream: { key: 'd', words: 'only what follows from them' },
  showBetween: { key: 'b', words: 'only what lies between them' },
  showAll: { key: 'Escape', words: 'everything again' },
  nextNode: { key: ']', words: 'to the next node along the edge' },
  previousNode: { key: '[', words: 'to the node before' },
  nextBranch: { key: '}', words: 'to the next branch of the same tuple node' },
  previousBranch: { key: '{', words: 'to the branch before' },
  open: { key: 'o', words: 'open the group' },
  fold: { key: 'f', words: 'fold the group that the node is in' },
  openAll: { key: 'O', words: 'open all groups' },
  foldAll: { key: 'F', words: 'fold all groups' },
  direction: { key: 'v', words: 'parameters on the left or at the top' },
  togglePaths: { key: 'g', words: 'list of paths' },
  toggleMinimap: { key: 'm', words: 'minimap' },
  toggleLegend: { key: 'l', words: 'legend' },
  help: { key: '?', words: 'this help' },
};

/** Keys that other parts of the view handle, for the help. */
export const OTHER_KEYS: readonly KeyDescription[] = [
  { key: '.', words: 'step' },
  { key: ',', words: 'step back' },
  { key: 'p', words: 'play or pause' },
  { key: 'r', words: 'reset' },
  { key: '↑ ↓', words: 'up and down the outline' },
  { key: '← →', words: 'along the edges' },
  { key: 'Enter', words: 'show in the source' },
  { key: 'Space', words: 'select one more' },
  { key: 'Shift+F10', words: 'menu of the node' },
];

/** Calls `run` for the keys, wherever the focus is in the view, except while something is typed. */
export function listenForKeys(run: (action: KeyAction) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey || event.defaultPrevented || isTyping(event)) return;
    const action = event.ctrlKey ? (event.key === 'f' ? 'search' : undefined) : actionOf(event.key);
    if (action === undefined) return;
    event.preventDefault();
    run(action);
  });
}

function actionOf(key: string): KeyAction | undefined {
  // `=` is the key of `+` without Shift on many keyboards.
  const wanted = key === '=' ? '+' : key;
  return [...PAGE_ACTIONS, ...OWN_ACTIONS].find((action) => KEYS[action].key === wanted);
}

function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof HTMLElement && (target.matches('input, textarea, select, dialog, [role=combobox]') || target.isContentEditable),
    );
}
