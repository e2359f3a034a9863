/** What keys, menus and commands of the editor do in the view. */
import type { GraphToHost } from '../protocol.ts';
import type { KeyAction } from './chrome/keys.ts';
import type { GraphCanvas } from './drawing/canvas.ts';
import { foldEntriesAt } from './folding/folding.ts';
import { type Item, nameOf } from './item.ts';
import type { GraphModel } from './model.ts';
import type { Outline } from './outline/outline.ts';
import type { IsolationKind } from './reading/isolation.ts';

export interface ActionTargets {
  readonly model: GraphModel;
  readonly canvas: GraphCanvas;
  readonly outline: Outline;
  post(message: GraphToHost): void;
  announce(words: string): void;
  focusSearch(): void;
  toggle(what: 'paths' | 'legend' | 'minimap' | 'help'): void;
}

export type Actions = (action: KeyAction) => void;

export function createActions(targets: ActionTargets): Actions {
  const { model, canvas, outline, post } = targets;
  const table: Readonly<Record<KeyAction, () => void>> = {
    search: () => targets.focusSearch(),
    fit: () => canvas.fit(),
    zoomIn: () => canvas.zoomBy(1),
    zoomOut: () => canvas.zoomBy(-1),
    actualSize: () => canvas.actualSize(),
    showUpstream: () => isolateHere(targets, 'upstream'),
    showDownstream: () => isolateHere(targets, 'downstream'),
    showBetween: () => isolateHere(targets, 'between'),
    showAll: () => {
      model.isolate(undefined);
      model.select(undefined, false);
    },
    nextNode: () => outline.go('nextNode'),
    previousNode: () => outline.go('previousNode'),
    nextBranch: () => outline.go('nextBranch'),
    previousBranch: () => outline.go('previousBranch'),
    togglePaths: () => targets.toggle('paths'),
    toggleLegend: () => targets.toggle('legend'),
    toggleMinimap: () => targets.toggle('minimap'),
    help: () => targets.toggle('help'),
    open: () => foldHere(targets, true),
    fold: () => foldHere(targets, false),
    openAll: () => post({ type: 'foldAll', to: 'open' }),
    foldAll: () => post({ type: 'foldAll', to: 'closed' }),
    direction: () => post({ type: 'direction', direction: model.scene?.graph.direction === 'down' ? 'right' : 'down' }),
  };
  return (action) => table[action]();
}

/** What is isolated is what is selected; where nothing is, what the keyboard is on. */
function isolateHere({ model, outline, announce }: ActionTargets, kind: IsolationKind, at?: Item): void {
  const { scene } = model;
  if (scene === undefined) return;
  const { graph, selected } = scene;
  const chosen = at !== undefined && !isSelected(at, selected.nodes) ? nodesAt(graph, at) : [...selected.nodes];
  const nodes = chosen.length > 0 ? chosen : outline.active === undefined ? [] : nodesAt(graph, outline.active);
  if (nodes.length < (kind === 'between' ? 2 : 1)) return announce(kind === 'between' ? TWO : ONE);
  model.isolate({ kind, of: nodes.flatMap((node) => graph.nodes[node]?.key ?? []), rest: 'faint' });
}

function isSelected(item: Item, nodes: ReadonlySet<number>): boolean {
  return 'node' in item && nodes.has(item.node);
}

const ONE = 'Select a node first: click it, or press Space on it in the outline.';
const TWO = 'Select two nodes first: click one, then another with Shift.';

function nodesAt(graph: NonNullable<GraphModel['scene']>['graph'], item: Item): readonly number[] {
  if ('node' in item) return [item.node];
  const edge = graph.edges[item.edge];
  return edge === undefined ? [] : [edge.target];
}

/** At what the keyboard is on, or what is selected. */
function foldHere({ model, outline, post, announce }: ActionTargets, open: boolean): void {
  const { scene } = model;
  if (scene === undefined) return;
  const [selected] = scene.selected.nodes;
  const item = outline.active ?? (selected === undefined ? undefined : { node: selected });
  const nodes = item === undefined ? [] : nodesAt(scene.graph, item);
  for (const node of nodes) {
    const group = open ? scene.graph.nodes[node]?.folded?.group : scene.graph.nodes[node]?.parent;
    const key = group === undefined ? undefined : scene.graph.groups[group]?.key;
    if (key !== undefined) return post({ type: 'fold', group: key, open });
  }
  announce(open ? 'Nothing is folded here.' : 'This node is in no group.');
}

/** What the menu of an item offers; of the background, where there is no item, what concerns all. */
export function menuEntries(targets: ActionTargets, act: Actions, item: Item | undefined, reveal: (item: Item) => void) {
  const { model, post } = targets;
  const { scene } = model;
  if (scene === undefined) return [];
  if (item === undefined) {
    return [
      { label: 'Show the whole graph', hint: '0', run: () => act('fit') },
      { label: 'Show all nodes again', hint: 'Esc', disabled: scene.isolation === undefined, run: () => act('showAll') },
      { label: 'Turn the layout', hint: 'V', run: () => act('direction') },
    ];
  }
  const node = 'node' in item ? item.node : undefined;
  const several = scene.selected.nodes.size > (node !== undefined && scene.selected.nodes.has(node) ? 1 : 0);
  return [
    { label: 'Show in the source', hint: 'Enter', run: () => reveal(item) },
    'separator' as const,
    { label: 'Only what leads here', hint: 'U', run: () => isolateHere(targets, 'upstream', item) },
    { label: 'Only what follows', hint: 'D', run: () => isolateHere(targets, 'downstream', item) },
    {
      label: 'Only what lies between this and the selection',
      hint: 'B',
      disabled: node === undefined || !several,
      run: () => {
        if (node !== undefined && !scene.selected.nodes.has(node)) model.select({ node }, true);
        isolateHere(targets, 'between');
      },
    },
    { label: 'Show all nodes again', hint: 'Esc', disabled: scene.isolation === undefined, run: () => act('showAll') },
    ...(node === undefined ? [] : withSeparator(foldEntriesAt(scene.graph, node, post))),
    'separator' as const,
    { label: `Select (${nameOf(item).startsWith('n') ? 'node' : 'edge'})`, hint: 'Space', run: () => model.select(item, true) },
  ];
}

function withSeparator<Entry>(entries: readonly Entry[]): readonly (Entry | 'separator')[] {
  return entries.length === 0 ? [] : ['separator', ...entries];
}
