import { attributes, element } from '../dom.ts';

export interface ProgressHandle {
  readonly element: HTMLElement;
  /** `share` in [0, 1]; `undefined` where nobody knows how much there is. */
  set(share: number | undefined, text: string): void;
}

/** A bar, and in words what it says. */
export function progress(label: string): ProgressHandle {
  const value = element('div', 'progress-value');
  const track = element('div', 'progress-track', value);
  const words = element('span', 'progress-text');
  attributes(track, { role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100 });
  return {
    element: element('div', 'progress', track, words),
    set(share, text) {
      const percent = share === undefined ? undefined : Math.round(100 * Math.min(1, Math.max(0, share)));
      attributes(track, { 'aria-valuenow': percent, 'aria-valuetext': text });
      track.classList.toggle('progress-unknown', percent === undefined);
      value.style.width = percent === undefined ? '100%' : `${percent}%`;
      words.textContent = text;
    },
  };
}
