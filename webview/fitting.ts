export interface Fitting {
  /** Something else is to be drawn. */
  redraw(): void;
}

/** Keeps a drawing in an element, as wide as the element but for `widest` CSS pixels: drawn again, not stretched, so that words keep their size. */
export function fitting(host: HTMLElement, widest: number, draw: (width: number) => Element): Fitting {
  let drawn = 0;
  const place = (): void => {
    const width = Math.min(widest, host.clientWidth);
    if (width === drawn || width === 0) return;
    drawn = width;
    host.replaceChildren(draw(width));
  };
  new ResizeObserver(place).observe(host);
  return {
    redraw() {
      drawn = 0;
      place();
    },
  };
}
