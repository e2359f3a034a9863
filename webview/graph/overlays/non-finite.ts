/** Where NaN and infinities begin, and in which words the view says so: pure. */
import type { GraphNumbers, NonFiniteView } from '../../../engine/index.ts';
import { formatNumber } from '../../format.ts';

export function nonFiniteAt({ nonFinite }: Pick<GraphNumbers, 'nonFinite'>, node: number): readonly NonFiniteView[] {
  return nonFinite.filter((each) => each.node === node);
}

/** The one that matters most: the first that reaches the output, or else the first. */
export function firstNonFinite({ nonFinite }: Pick<GraphNumbers, 'nonFinite'>): NonFiniteView | undefined {
  return nonFinite.find(({ reaches }) => reaches === 'output') ?? nonFinite[0];
}

/** `NaN begins at log(x): x = −1. It reaches the output.` */
export function nonFiniteSentence({ value, expression, operands, what, reaches }: NonFiniteView): string {
  const read = operands.map((operand) => `${operand.name} = ${formatNumber(operand.value)}`).join(', ');
  const where = what === 'partial' ? `the partial of ${expression}` : expression;
  return `${formatNumber(value)} begins at ${where}${read === '' ? '' : `: ${read}`}. ${REACHES[what][reaches]}`;
}

const REACHES: Readonly<Record<NonFiniteView['what'], Readonly<Record<NonFiniteView['reaches'], string>>>> = {
  value: {
    output: 'It reaches the output.',
    masked: 'It does not reach the output: a later operation makes it finite again.',
    unused: 'The output does not depend on it.',
  },
  partial: {
    output: 'A derivative is not finite because of it.',
    masked: 'It reaches no derivative.',
    unused: 'No derivative depends on it.',
  },
};
