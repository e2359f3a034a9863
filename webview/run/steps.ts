/** To the start, back, on, to the end: of a run that is there already. */
import { button } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';

export function createRunSteps(jump: (iteration: number) => void, here: () => number): HTMLElement {
  const bar = element(
    'div',
    'transport',
    button({ label: 'To the start', icon: 'reset', title: 'To the start', onClick: () => jump(0) }).element,
    button({ label: 'Step back', icon: 'stepBack', title: 'One iteration back (,)', keyShortcuts: ',', onClick: () => jump(here() - 1) })
      .element,
    button({ label: 'Step', icon: 'step', title: 'One iteration on (.)', keyShortcuts: '.', onClick: () => jump(here() + 1) }).element,
  );
  attributes(bar, { role: 'toolbar', 'aria-label': 'Stepping' });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.composedPath().some((each) => each instanceof HTMLInputElement)) return;
    if (event.key === '.') jump(here() + 1);
    else if (event.key === ',') jump(here() - 1);
  });
  return bar;
}
