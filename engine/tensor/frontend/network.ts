import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import type { Extent } from '../../program/types.ts';
import type { Network, NetworkFactory } from '../models/network.ts';
import type { OperationTensor } from '../program.ts';
import { startsOf, type TensorFunction } from './function.ts';
import { withoutDropout } from './without-dropout.ts';

/**
 * A function with tensors as a network that can be trained on labelled images: of its two inputs with a free first extent the one is a
 * batch of images, the other their labels, which one `softmaxCrossEntropy` compares with the network's logits. Or what is missing for it.
 */
export function networkOf(fn: TensorFunction): NetworkFactory | Diagnostic {
  const found = rolesOf(fn);
  if (typeof found === 'string') return diagnostic('BP6011', fn.nameSpan, { name: fn.name, detail: found });
  const { batch, images } = found;
  const create = (size: number): Network => networkFor(fn.withExtents({ [batch]: size }), size);
  return {
    name: fn.name,
    example: at(fn.inputs, images).shape.slice(1),
    classes: at(found.logits, 1),
    create,
    createForEvaluation(size) {
      const network = create(size);
      return { ...network, ...withoutDropout(network) };
    },
    starts: startsOf(fn),
  };
}

interface Roles {
  /** The name of the free extent. */
  readonly batch: string;
  /** Indices in `inputs`. */
  readonly images: number;
  readonly labels: number;
  /** The shape of the logits. */
  readonly logits: readonly number[];
  readonly comparison: OperationTensor;
}

/** What plays which part; in words what is missing. */
function rolesOf({ program: { instructions }, inputs }: TensorFunction): Roles | string {
  const comparisons = instructions.filter((one) => one.kind === 'operation').filter((one) => one.operation === 'softmaxCrossEntropy');
  const [comparison] = comparisons;
  if (!comparison || comparisons.length > 1) return `it has ${comparisons.length} calls of softmaxCrossEntropy, not one`;
  const labels = inputs.findIndex(({ id }) => id === comparison.operands[1]);
  if (labels < 0) return 'the labels of softmaxCrossEntropy are not a parameter with a free extent';
  if (inputs.length !== 2) return `besides the labels it has ${inputs.length - 1} parameters that are not trained, not one`;
  const images = 1 - labels;
  const [batch, own]: (Extent | undefined)[] = [at(inputs, images).extents[0], at(inputs, labels).extents[0]];
  if (typeof batch !== 'string' || batch !== own) return 'images and labels do not begin with the same free extent';
  return { batch, images, labels, logits: at(instructions, at(comparison.operands, 0)).shape, comparison };
}

function networkFor(fn: TensorFunction, batch: number): Network {
  const roles = rolesOf(fn);
  if (typeof roles === 'string') throw new RangeError(roles);
  const { images, labels, comparison } = roles;
  const logits = at(comparison.operands, 0);
  return { name: fn.name, program: fn.program, batch, images: at(fn.inputs, images).id, labels: at(fn.inputs, labels).id, logits };
}
