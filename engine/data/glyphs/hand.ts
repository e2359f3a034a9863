import type { RandomStream } from '../../random/stream.ts';
import type { Point, Polyline } from './strokes.ts';

/** How far a hand strays from the model. */
const TURN = 0.3;
const SLANT = 0.35;
const SHIFT = 0.1;
const WAVE = 0.035;
const [LEAST_SIZE, MOST_SIZE] = [0.62, 1.02];

/** A hand: the same model comes out turned, slanted, stretched, moved and a little wavy. */
export function handOf(random: RandomStream): (line: Polyline) => Polyline {
  const turn = spread(random, TURN);
  const slant = spread(random, SLANT);
  const [width, height] = [size(random), size(random)];
  const [right, down] = [spread(random, SHIFT), spread(random, SHIFT)];
  const wave = { size: spread(random, WAVE), length: 5 + 6 * random.uniform(), phase: 2 * Math.PI * random.uniform() };
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const written = ([x, y]: Point): Point => {
    const across = width * (x - 0.5 + wave.size * Math.sin(wave.length * y + wave.phase));
    const along = height * (y - 0.5);
    const slanted = across - slant * along;
    return [0.5 + right + cos * slanted - sin * along, 0.5 + down + sin * slanted + cos * along];
  };
  return (line) => line.map(written);
}

/** Somewhere from −most to most, more often near 0. */
function spread(random: RandomStream, most: number): number {
  return most * (random.uniform() + random.uniform() - 1);
}

function size(random: RandomStream): number {
  return LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * random.uniform();
}
