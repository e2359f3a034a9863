/** The table of networks: the one place that knows them by name. */
import type { NetworkFactory } from './network.ts';
import { smallConv } from './small-conv.ts';
import { smallFc } from './small-fc.ts';

export const networks: readonly NetworkFactory[] = [smallFc, smallConv];

export function findNetwork(name: string): NetworkFactory | undefined {
  return networks.find((network) => network.name === name);
}
