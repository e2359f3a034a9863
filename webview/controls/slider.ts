import { attributes, element } from '../dom.ts';

export interface SliderOptions {
  readonly label: string;
  readonly help: string;
  /** What a screen reader says of a value. */
  describe(value: number, max: number): string;
  /** While it is dragged too. */
  onInput(value: number): void;
}

export interface Slider {
  readonly element: HTMLElement;
  /** From 0 to `max`; does not call `onInput`. What is being dragged stays where the hand is. */
  set(value: number, max: number): void;
}

/** A whole number chosen along a line. The browser's own, which has the keyboard and the screen reader right. */
export function slider({ label, help, describe, onInput }: SliderOptions): Slider {
  const control = element('input', 'slider');
  attributes(control, { type: 'range', min: 0, max: 0, step: 1, value: 0, 'aria-label': label, title: help });
  let held = false;
  const say = (): void => {
    attributes(control, { 'aria-valuetext': describe(Number(control.value), Number(control.max)) });
    const share = Number(control.max) > 0 ? (100 * Number(control.value)) / Number(control.max) : 0;
    control.style.setProperty('--share', `${share}%`);
  };
  control.addEventListener('pointerdown', () => {
    held = true;
  });
  for (const end of ['pointerup', 'pointercancel', 'blur'] as const)
    control.addEventListener(end, () => {
      held = false;
    });
  control.addEventListener('input', () => {
    say();
    onInput(Number(control.value));
  });
  return {
    element: control,
    set(value, max) {
      control.max = String(max);
      if (!held) control.value = String(value);
      say();
    },
  };
}
