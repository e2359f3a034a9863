import { digest } from '../../graph/keys.ts';
import { networkOf } from '../../tensor/frontend/network.ts';
import { findNetwork, networks } from '../../tensor/models/index.ts';
import type { NetworkFactory } from '../../tensor/models/network.ts';
import type { Given } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import { load } from '../input.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The network that `train` names: one of the paper's, or `FILE#FN`, a function with tensors. The name of the latter ends with a digest of
 * its program, so that a training is not gone on with by another.
 */
export function networkFor({ operand, ...rest }: Given, terminal: Terminal): NetworkFactory {
  if (!operand.includes('#')) {
    const found = findNetwork(operand);
    if (found) return found;
    const names = networks.map(({ name }) => name).join(', ');
    throw new UsageError(`train: ${operand} is not a network; there are ${names}, and functions with tensors: FILE#FN`);
  }
  // The files of `--data` are images here, not observations.
  const loaded = load({ ...rest, operand, text: () => undefined }, terminal);
  if (loaded.kind === 'numbers') throw new UsageError(`train: ${operand} has no tensors; use run`);
  const network = networkOf(loaded.fn);
  if ('code' in network) throw new InputError([network]);
  return { ...network, name: `${operand}@${digest(loaded.fn.listing('program'))}` };
}
