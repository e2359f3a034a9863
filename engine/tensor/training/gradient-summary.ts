/** A parameter's gradient in a few numbers, for views: its norm, and a histogram of magnitudes. */
import type { GradientRows } from '../gradient.ts';
import { item } from '../operations/types.ts';

/** The magnitudes that histograms tell apart: half powers of ten from 1e-12 to 1e3. */
export const HISTOGRAM = { from: -12, to: 3, perDecade: 2 } as const;

export interface GradientSummary {
  /** Of the parameter. */
  readonly name: string;
  readonly elements: number;
  readonly norm: number;
  /** Elements that are 0: not kept, or behind a ReLU that let nothing through. */
  readonly zeros: number;
  /** Elements that are NaN or infinite. */
  readonly nonFinite: number;
  /**
   * How many elements have a magnitude in each class of `HISTOGRAM`, smallest first: class i begins at
   * 10 ** (from + i / perDecade). The first takes all that is smaller, the last all that is larger.
   */
  readonly counts: readonly number[];
}

/** Reads a gradient once. */
export function summarizeGradient(name: string, { rows, width, row }: GradientRows): GradientSummary {
  const { from, to, perDecade } = HISTOGRAM;
  const counts = new Array<number>((to - from) * perDecade).fill(0);
  let [squares, zeros, nonFinite] = [0, 0, 0];
  for (let index = 0; index < rows; index++) {
    const own = row(index);
    if (!own) {
      zeros += width;
      continue;
    }
    for (let i = own.from; i < own.from + width; i++) {
      const value = own.scale * item(own.values, i);
      squares += value * value;
      if (value === 0) zeros++;
      else if (!Number.isFinite(value)) nonFinite++;
      else {
        const place = Math.floor((Math.log10(Math.abs(value)) - from) * perDecade);
        const kept = Math.min(counts.length - 1, Math.max(0, place));
        counts[kept] = (counts[kept] ?? 0) + 1;
      }
    }
  }
  return { name, elements: rows * width, norm: Math.sqrt(squares), zeros, nonFinite, counts };
}

export type SignalHealth = 'steady' | 'vanishing' | 'exploding';

/** How far from the layer next to the loss a layer's gradients may be before they are said to vanish or to explode. */
const FAR = 1000;

/**
 * Whether the signal vanishes or explodes on its way back from the loss: the root mean square of each gradient that is not 0
 * beside that of the first, a thousandth or a thousand times. `summaries` in the order of the backward pass. Gradients of one axis,
 * biases, are compared like all others.
 */
export function signalHealth(summaries: readonly GradientSummary[]): readonly SignalHealth[] {
  const sizes = summaries.map(({ norm, elements, zeros }) => norm / Math.sqrt(Math.max(1, elements - zeros)));
  const first = sizes.find((size) => size > 0);
  return summaries.map(({ nonFinite }, index) => {
    const size = sizes[index] ?? 0;
    if (nonFinite > 0 || !Number.isFinite(size) || (first !== undefined && size > FAR * first)) return 'exploding';
    return first === undefined || size < first / FAR ? 'vanishing' : 'steady';
  });
}
