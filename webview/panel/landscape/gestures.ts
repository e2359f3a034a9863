/** Mouse, wheel and keys on the landscape, as what they mean. */
import type { Frame, Place } from './frame.ts';
import { fromPixel } from './frame.ts';

export interface Gestures {
  frame(): Frame | undefined;
  /** In units of the axes. */
  pan(by: Place): void;
  zoom(about: Place, factor: number): void;
  point(pixel: Place): void;
  /** The keyboard moves what is pointed at by so many steps. */
  move(steps: Place): void;
  start(): void;
  leave(): void;
  zoomHere(factor: number): void;
}

const CLOSER = 0.8;

/** A hand that moves less has clicked; CSS pixels. */
const STILL = 4;

export function listen(host: HTMLElement, gestures: Gestures): void {
  const pixelOf = (event: MouseEvent): Place => {
    const { left, top } = host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  let pressed: { readonly at: Place; last: Place; dragged: boolean } | undefined;
  host.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const at = pixelOf(event);
    pressed = { at, last: at, dragged: false };
    host.setPointerCapture(event.pointerId);
  });
  host.addEventListener('pointermove', (event) => {
    const frame = gestures.frame();
    if (pressed === undefined || frame === undefined) return;
    const now = pixelOf(event);
    pressed.dragged ||= Math.hypot(now.x - pressed.at.x, now.y - pressed.at.y) > STILL;
    if (!pressed.dragged) return;
    const [from, to] = [fromPixel(frame, pressed.last), fromPixel(frame, now)];
    pressed.last = now;
    gestures.pan({ x: from.x - to.x, y: from.y - to.y });
  });
  host.addEventListener('pointerup', (event) => {
    if (pressed !== undefined && !pressed.dragged) gestures.point(pixelOf(event));
    pressed = undefined;
  });
  host.addEventListener('dblclick', () => gestures.start());
  host.addEventListener(
    'wheel',
    (event) => {
      const frame = gestures.frame();
      if (frame === undefined) return;
      event.preventDefault();
      gestures.zoom(fromPixel(frame, pixelOf(event)), event.deltaY > 0 ? 1 / CLOSER : CLOSER);
    },
    { passive: false },
  );
  host.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? 0.1 : 1;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => gestures.move({ x: -step, y: 0 }),
      ArrowRight: () => gestures.move({ x: step, y: 0 }),
      ArrowUp: () => gestures.move({ x: 0, y: step }),
      ArrowDown: () => gestures.move({ x: 0, y: -step }),
      '+': () => gestures.zoomHere(CLOSER),
      '=': () => gestures.zoomHere(CLOSER),
      '-': () => gestures.zoomHere(1 / CLOSER),
      Enter: () => gestures.start(),
      Escape: () => gestures.leave(),
    };
    const action = keys[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
}
