import { LayerStack, type NetworkFactory } from './network.ts';

/** SmallFCNet of the paper (Appendix C): 784-300-300-300-10 with ReLU, for MNIST. */
export const smallFc: NetworkFactory = {
  name: 'smallfc',
  example: [784],
  classes: 10,
  create: (batch, keep) =>
    new LayerStack(
      [batch, 784],
      [
        ...[784, 300, 300].flatMap((inputs, i) => [[`w${i + 1}`, [inputs, 300]] as const, [`b${i + 1}`, [300]] as const]),
        ['w4', [300, 10]],
        ['b4', [10]],
      ],
      keep,
    )
      .linear()
      .apply('relu')
      .linear()
      .apply('relu')
      .linear()
      .apply('relu')
      .linear()
      .finish('smallfc', batch),
};
