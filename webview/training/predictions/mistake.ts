import { attributes, element } from '../../dom.ts';
import { formatShare } from '../../format.ts';
import type { MistakenImage, Predictions } from '../../protocol.ts';

/** An image with its label, what the network says, and how sure it is. */
export function mistakenImage(mistake: MistakenImage, { width, height, channels, classes }: Predictions): HTMLElement {
  const { label, predicted, probability, image, pixels } = mistake;
  const canvas = element('canvas', 'mistake-image');
  canvas.width = width;
  canvas.height = height;
  const said = `${classes[label]}, taken for ${classes[predicted]}`;
  attributes(canvas, { role: 'img', 'aria-label': `Test image ${image}: ${said}` });
  const context = canvas.getContext('2d');
  context?.putImageData(new ImageData(coloured(pixels, channels), width, height), 0, 0);
  return element('li', 'mistake', canvas, element('span', '', said), element('span', 'card-note', `${formatShare(probability)} sure`));
}

function coloured(pixels: readonly number[], channels: number): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray((4 * pixels.length) / channels);
  for (let pixel = 0; pixel < pixels.length / channels; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      bytes[4 * pixel + channel] = pixels[pixel * channels + Math.min(channel, channels - 1)] ?? 0;
    bytes[4 * pixel + 3] = 255;
  }
  return bytes;
}
