import { LayerStack, type NetworkFactory } from './network.ts';

/** SmallConvNet of the paper (Appendix C): four 5 × 5 convolutions with padding 2 and ReLU, two average pools, for CIFAR-10. */
export const smallConv: NetworkFactory = {
  name: 'smallconv',
  example: [32, 32, 3],
  classes: 10,
  create: (batch, keep) =>
    new LayerStack(
      [batch, 32, 32, 3],
      [
        ...(
          [
            [3, 16],
            [16, 32],
            [32, 32],
            [32, 32],
          ] as const
        ).flatMap(([channels, maps], i) => [[`f${i + 1}`, [5, 5, channels, maps]] as const, [`b${i + 1}`, [maps]] as const]),
        ['w5', [2048, 10]],
        ['b5', [10]],
      ],
      keep,
    )
      .conv2d(2)
      .apply('relu')
      .conv2d(2)
      .apply('relu')
      .apply('averagePool')
      .conv2d(2)
      .apply('relu')
      .conv2d(2)
      .apply('relu')
      .apply('averagePool')
      .apply('flatten')
      .linear()
      .finish('smallconv', batch),
};
