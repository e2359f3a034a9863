import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../host/folders.ts';
import { backpath } from './process.ts';

const network = 'examples/network.ts';

describe('the command line on functions with tensors', function () {
  this.timeout('60s');
  const folder = temporaryFolder('tensors');
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const small = file(
    'small.ts',
    `import { meanSquaredError, matmul, type Tensor } from 'backpath';
/** @differentiable */
export function small(x: Tensor<[number, 2]>, y: Tensor<[number, 1]>, w: Tensor<[2, 1]>) {
  return meanSquaredError(matmul(x, w), y);
}
`,
  );

  it('check: lists their tensors with shapes, and says what does not fit', () => {
    assert.deepEqual(backpath('check', small), { code: 0, out: 'small(x: batch × 2, y: batch × 1, w: 2 × 1)\n', err: '' });
    const wrong = file('wrong.ts', readFileSync(small, 'utf8').replace('[2, 1]', '[3, 1]'));
    const { code, out, err } = backpath('check', wrong);
    assert.deepEqual([code, out], [1, '']);
    assert.ok(err.startsWith(`${wrong}:4:37 BP6004 `), err);
  });

  it('grad: value, and the gradient as norm, extremes and elements', () => {
    const { code, out } = backpath('grad', `${small}#small`);
    assert.equal(code, 0);
    const { gradient, extents } = JSON.parse(out);
    const { shape, norm, least, largest, elements } = gradient.w;
    assert.deepEqual([shape, elements.length, Object.keys(gradient), Object.keys(extents)], [[2, 1], 2, ['w'], ['batch']]);
    assert.ok(Math.abs(norm - Math.hypot(...elements)) < 1e-12 * norm);
    assert.deepEqual([least, largest], [Math.min(...elements), Math.max(...elements)]);
  });

  it('graph: nodes with shapes and bytes, and the paths of each parameter', () => {
    const { code, out } = backpath('graph', `${network}#digits`, '--json');
    assert.equal(code, 0);
    const { nodes, paths } = JSON.parse(out);
    // Through the layer with the shortcut there are two ways back; the last weights are read once by a layer, twice by the decay.
    assert.deepEqual(paths, {
      'first.weights': '2',
      'first.bias': '2',
      'middle.weights': '1',
      'middle.bias': '1',
      'last.weights': '3',
      'last.bias': '1',
    });
    const weights = nodes.find(({ label }: { label: string }) => label === 'first.weights');
    assert.deepEqual([weights.shape, weights.bytes], ['784 × 300', 784 * 300 * 4]);
  });

  it('listing: the line of operations on tensors', () => {
    const { code, out } = backpath('listing', `${small}#small`, '--form', 'ssa');
    assert.equal(code, 0);
    assert.match(out, /^w ← Param \[2, 1\]$/m);
    assert.match(out, /^matmul ← matmul\(x, w\) \[\d+, 1\]$/m);
    assert.match(out, /^Return meanSquaredError$/m);
  });

  it('listing: every tensor read once, with a tuple where it is read more often', () => {
    const { code, out } = backpath('listing', `${network}#digits`, '--form', 'ssa-sa');
    assert.equal(code, 0);
    assert.match(out, /^hidden1, hidden2 ← hidden$/m);
    assert.match(out, /^add ← add\(hidden2, relu\) /m);
    assert.match(out, /^last\.weights1, last\.weights2, last\.weights3 ← last\.weights$/m);
  });

  it('listing: the backward pass, with what each product reads of the forward pass', () => {
    const { code, out } = backpath('listing', `${small}#small`, '--form', 'derivative');
    assert.equal(code, 0);
    // Only w is trained: nothing goes back to x, and w itself is read by nothing.
    const back = out.slice(out.indexOf('∂'));
    assert.equal(
      back,
      `∂meanSquaredError ← 1
∂matmul ← ∂meanSquaredError · ∂meanSquaredError/∂prediction (reads matmul, y) [16, 1]
∂w ← ∂matmul · ∂matmul/∂b (reads x) [2, 1]
Return meanSquaredError, ∂w
`,
    );
  });

  it('gradcheck: agrees along all elements and along the steepest', () => {
    const { code, out } = backpath('gradcheck', `${small}#small`, '--json');
    assert.equal(code, 0);
    const { parameters } = JSON.parse(out);
    assert.deepEqual(
      parameters.map(({ name, agrees }: { name: string; agrees: boolean }) => [name, agrees]),
      [
        ['w', true],
        ['w', true],
      ],
    );
    for (const { gradient, difference } of parameters) assert.ok(Math.abs(gradient - difference) < 1e-6);
    assert.equal(backpath('gradcheck', `${small}#small`, '--at', 'w=1').code, 2);
  });

  it('what is for functions of numbers says so', () => {
    for (const command of ['paths', 'run']) {
      const { code, err } = backpath(command, `${small}#small`);
      assert.equal(code, 1, command);
      assert.ok(err.startsWith(`${small}:3:17 BP6012 `), err);
    }
  });

  it('train: learns from drawn digits, and does not go on with another program', () => {
    const text = `import { flatten, linear, relu, softmaxCrossEntropy, type Tensor } from 'backpath';
export function tiny(images: Tensor<[number, 8, 8, 1]>, labels: Tensor<[number]>, w: Tensor<[64, 32]>, b: Tensor<[32]>, v: Tensor<[32, 10]>, c: Tensor<[10]>) {
  return softmaxCrossEntropy(linear(relu(linear(flatten(images), w, b)), v, c), labels);
}
`;
    const tiny = file('tiny.ts', text);
    const settings = [
      '--data',
      'glyphs',
      '--batch',
      '50',
      '--lr',
      '0.01',
      '--evaluate',
      '100',
      '--train-images',
      '1000',
      '--test-images',
      '200',
    ];
    const train = (...more: string[]) => backpath('train', `${tiny}#tiny`, ...settings, '--json', ...more);
    const whole = join(folder, 'whole.jsonl');
    const { code, out, err } = train('--iterations', '200', '--out', whole);
    assert.equal(code, 0, err);
    const { test } = JSON.parse(out);
    // Chance is 0.1.
    assert.ok(test.accuracy > 0.3, `accuracy ${test.accuracy}`);
    writeFileSync(tiny, text.replace('relu(linear(flatten(images), w, b))', 'linear(flatten(images), w, b)'));
    const other = train('--iterations', '200', '--out', whole, '--resume');
    assert.equal(other.code, 1);
    assert.match(other.err, /whole\.jsonl/);
  });

  it('train: says what a function lacks to be trained on images', () => {
    const { code, err } = backpath('train', `${small}#small`, '--data', 'glyphs');
    assert.equal(code, 1);
    assert.ok(err.startsWith(`${small}:3:17 BP6011 `), err);
    assert.equal(backpath('train', 'examples/paper.ts#f2', '--data', 'glyphs').code, 2);
  });
});
