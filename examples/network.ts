/// <reference path="./backpath.d.ts" />
/*
 * Two networks that read digits, written as functions. The shapes stand in the types, and Backpath checks them while you type:
 * change 300 to 301 somewhere. Differentiate one to see its layers, or train it: `backpath train examples/network.ts#digits`.
 */
import { add, averagePool, conv2d, dropout, flatten, linear, multiply, relu, softmaxCrossEntropy, sum, type Tensor } from 'backpath';

/** A fully connected layer: a column of weights for each of its outputs, and a bias. */
type Dense<Inputs extends number, Outputs extends number> = { weights: Tensor<[Inputs, Outputs]>; bias: Tensor<[Outputs]> };
type Filters<Channels extends number, Maps extends number> = { filters: Tensor<[5, 5, Channels, Maps]>; bias: Tensor<[Maps]> };

function dense(x: Tensor, layer: { weights: Tensor; bias: Tensor }): Tensor {
  return linear(x, layer.weights, layer.bias);
}

/** What goes in is added to what the layer makes of it, so the gradient has two paths back: through the layer, and around it. */
function residual(x: Tensor, layer: { weights: Tensor; bias: Tensor }): Tensor {
  return add(x, relu(dense(x, layer)));
}

/**
 * Three hidden layers, the middle one with a shortcut around it; `decay` draws large weights back to 0.
 * @differentiable
 */
export function digits(
  images: Tensor<[number, 784]>,
  labels: Tensor<[number]>,
  first: Dense<784, 300>,
  middle: Dense<300, 300>,
  last: Dense<300, 10>,
  decay = 1e-4,
): number {
  const hidden = relu(dense(images, first));
  const logits = dense(dropout(residual(hidden, middle), { keep: 0.9 }), last);
  return softmaxCrossEntropy(logits, labels) + decay * sum(multiply(last.weights, last.weights));
}

/**
 * Two convolutions, each followed by a pooling that halves the picture.
 * @differentiable
 */
export function convolutions(
  images: Tensor<[number, 28, 28, 1]>,
  labels: Tensor<[number]>,
  layers: [Filters<1, 8>, Filters<8, 16>],
  last: Dense<784, 10>,
): number {
  let x: Tensor = images;
  for (const { filters, bias } of layers) x = averagePool(relu(conv2d(x, filters, bias, { padding: 2 })));
  return softmaxCrossEntropy(dense(flatten(x), last), labels);
}
