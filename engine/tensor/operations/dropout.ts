import { elements } from '../shape.ts';
import { item, numberOf, type TensorOperation } from './types.ts';

/**
 * Each element is kept with probability `keep` (0.5) and divided by it, or is 0 (Hinton et al. 2012, scaled as is usual now).
 * It keeps one bit an element.
 */
export const dropout: TensorOperation = {
  name: 'dropout',
  summary: 'dropout(x, { keep })',
  operands: ['x'],
  options: ['keep'],
  shape: ([x = []]) => x,
  saves: ({ output }) => [{ kind: 'notes', bytes: Math.ceil(elements(output) / 8) }],
  forward({ values: [x], result, notes, attributes, random: drawn }) {
    const keep = numberOf(attributes, 'keep', 0.5);
    const random = drawn();
    if (!x || !notes) return;
    notes.fill(0);
    for (let i = 0; i < result.length; i++) {
      const kept = random.word() < keep * 2 ** 32;
      result[i] = kept ? item(x, i) / keep : 0;
      if (kept) notes[i >> 3] = (notes[i >> 3] ?? 0) | (1 << (i & 7));
    }
  },
  vjp({ notes, attributes, adjoint, adjoints: [target] }) {
    const keep = numberOf(attributes, 'keep', 0.5);
    if (!notes || !target) return;
    for (let i = 0; i < adjoint.length; i++) {
      if (((notes[i >> 3] ?? 0) >> (i & 7)) & 1) target[i] = item(target, i) + item(adjoint, i) / keep;
    }
  },
  vjpInPlace({ notes, adjoint, attributes }) {
    const keep = numberOf(attributes, 'keep', 0.5);
    if (!notes) return;
    for (let i = 0; i < adjoint.length; i++) adjoint[i] = ((notes[i >> 3] ?? 0) >> (i & 7)) & 1 ? item(adjoint, i) / keep : 0;
  },
};
