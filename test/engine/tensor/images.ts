import type { ImageData } from '../../../engine/data/images.ts';
import { stream } from '../../../engine/random/stream.ts';

/** Images of 28 × 28 in which a bright square stands at a place of its own for each of ten labels, in noise. */
export function squares(count: number, seed: number): ImageData {
  const random = stream({ seed, iteration: 0, space: 0, draw: 0 });
  const pixels = Uint8Array.from({ length: count * 784 }, () => Math.floor(96 * random.uniform()));
  const labels = Uint8Array.from({ length: count }, () => Number(random.below(10n)));
  for (const [image, label] of labels.entries()) {
    for (let i = 0; i < 25; i++) {
      const [y, x] = [2 + 13 * Math.floor(label / 5) + Math.floor(i / 5), 1 + 5 * (label % 5) + (i % 5)];
      pixels[image * 784 + y * 28 + x] = 255;
    }
  }
  return { count, height: 28, width: 28, channels: 1, pixels, labels, classes: 10 };
}
