import type { ButtonHandle } from '../../controls/index.ts';
import { button } from '../../controls/index.ts';
import type { PageEvents } from '../page.ts';

/** One click to the paper's Figure 3: three methods from where the person stands. */
export function compareFromHereButton(events: PageEvents): ButtonHandle {
  return button({
    label: 'GD, RAD and SPAD from here',
    title: 'Runs GD once, and RAD and SPAD with several seeds, from the current point, and overlays them',
    appearance: 'primary',
    onClick: () => {
      events.post({ type: 'runs', wish: { kind: 'compareFromHere' } });
      if (events.view.page !== 'compare') events.open('compare');
    },
  });
}
