import type { Direction } from '../../../engine/index.ts';
import type { MenuEntry } from '../../controls/index.ts';
import type { Actions } from '../actions.ts';
import type { Scene } from '../drawing/scene.ts';

/** Ways of reading less at once, and of looking at it. */
export function focusEntries({ graph, selected, isolation }: Scene, act: Actions): readonly MenuEntry[] {
  const count = selected.nodes.size;
  const turnTo = (direction: Direction) => (): void => {
    if (graph.direction !== direction) act('direction');
  };
  return [
    { heading: count === 0 ? 'Select a node first' : count === 1 ? 'Of the selected node' : `Of the ${count} selected nodes` },
    { label: 'Only what leads there', hint: 'U', disabled: count === 0, run: () => act('showUpstream') },
    { label: 'Only what follows', hint: 'D', disabled: count === 0, run: () => act('showDownstream') },
    { label: 'Only what lies between', hint: 'B', disabled: count < 2, run: () => act('showBetween') },
    { label: 'Everything again', hint: 'Esc', disabled: isolation === undefined, run: () => act('showAll') },
    'separator',
    { label: 'Parameters on the left', checked: graph.direction === 'right', radio: true, run: turnTo('right') },
    { label: 'Parameters at the top', checked: graph.direction === 'down', radio: true, run: turnTo('down') },
    'separator',
    { label: 'Actual size', hint: '1', run: () => act('actualSize') },
    { label: 'Minimap', hint: 'M', run: () => act('toggleMinimap') },
  ];
}
