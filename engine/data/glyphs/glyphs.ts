/**
 * Digits drawn by a program: the data set that comes with the engine, so that a network trains with nothing downloaded. Every
 * image is a function of its number, so it needs no bytes; slant, stretch, stroke, contrast, noise and stray lines make it hard
 * enough that a network's test accuracy says something.
 */
import { at } from '../../invariant.ts';
import { type RandomStream, stream } from '../../random/stream.ts';
import type { DataSet } from '../data-set.ts';
import type { ImageData } from '../images.ts';
import { handOf } from './hand.ts';
import { paint } from './paint.ts';
import { DIGITS, type Polyline } from './strokes.ts';

export interface GlyphForm {
  /** Pixels. */
  readonly side: number;
  /** 1: bright on dark, as MNIST; 3: ink and paper of any two colours. */
  readonly channels: 1 | 3;
}

/** The form in which a network reads an image of that shape: [h · w], [h, w], [h, w, c]; nothing where it is not square. */
export function glyphForm(example: readonly number[]): GlyphForm | undefined {
  const [first = 0, second, third] = example;
  const channels = example.length === 3 ? third : 1;
  const side = example.length === 1 ? Math.sqrt(first) : first;
  const square = example.length === 1 || second === side;
  if (!square || !Number.isSafeInteger(side) || side < LEAST_SIDE || (channels !== 1 && channels !== 3)) return undefined;
  return { side, channels };
}

/** 5,000 images to train on and 1,000 to test, as many of each digit. */
export function glyphs(form: GlyphForm, counts: { readonly train: number; readonly test: number } = { train: 5000, test: 1000 }): DataSet {
  return { train: part(form, counts.train, 0), test: part(form, counts.test, 1) };
}

/** With fewer pixels a digit cannot be told from another. */
const LEAST_SIDE = 8;
/** Keys of images share no word with those of a training. */
const SEED = 0x67_6c79_7068;

function part({ side, channels }: GlyphForm, count: number, which: number): ImageData {
  const size = side * side * channels;
  const pixels = new Uint8Array(count * size);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image++) {
    const label = image % DIGITS.length;
    labels[image] = label;
    draw(label, { side, channels }, stream({ seed: SEED, iteration: image, space: which, draw: 0 }), pixels.subarray(image * size));
  }
  return { count, height: side, width: side, channels, pixels, labels, classes: DIGITS.length };
}

function draw(label: number, { side, channels }: GlyphForm, random: RandomStream, into: Uint8Array): void {
  const hand = handOf(random);
  const radius = 0.022 + 0.05 * random.uniform();
  const ink = paint(at(DIGITS, label).map(hand), radius, side);
  const stray = paint([strayLine(random)], 0.02, side);
  const strength = 0.3 + 0.5 * random.uniform();
  const colours = Array.from({ length: channels }, () => colour(random, channels));
  const noise = 20 + 60 * random.uniform();
  let bits = 0;
  for (let pixel = 0; pixel < side * side; pixel++) {
    const covered = Math.max(ink[pixel] ?? 0, strength * (stray[pixel] ?? 0));
    for (let channel = 0; channel < channels; channel++) {
      const place = pixel * channels + channel;
      if (place % 4 === 0) bits = random.word();
      const byte = (bits >>> (8 * (place % 4))) & 255;
      const { paper, pen } = at(colours, channel);
      into[place] = Math.min(255, Math.max(0, Math.round(paper + covered * (pen - paper) + noise * (byte / 255 - 0.5))));
    }
  }
}

/** Across the image, anywhere. */
function strayLine(random: RandomStream): Polyline {
  return [
    [random.uniform(), random.uniform()],
    [random.uniform(), random.uniform()],
  ];
}

/** Ink differs from paper, in every channel by itself. */
function colour(random: RandomStream, channels: number): { readonly paper: number; readonly pen: number } {
  if (channels === 1) return { paper: 0, pen: 130 + 125 * random.uniform() };
  const paper = 255 * random.uniform();
  const away = 60 + 100 * random.uniform();
  return { paper, pen: paper < 128 ? paper + away : paper - away };
}
