import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTensorFunction } from '../../../engine/compile.ts';
import { tensorFunctions } from '../../../engine/program/builtins.ts';
import { exampleArguments } from '../../../engine/tensor/frontend/example.ts';
import * as library from '../../../engine/tensor/library/index.ts';
import { evaluateReference } from '../../../engine/tensor/reference.ts';
import { temporaryFolder } from '../../host/folders.ts';
import { examplesFolder } from '../../host/paths.ts';

const { add, matmul, reshape, sum, tensor, conv2d, dropout } = library;

describe('the module of tensors, run', () => {
  it('has every operation that a program can name', () => {
    assert.deepEqual(Object.keys(library).sort(), [...tensorFunctions, 'ShapeError', 'Tensor', 'tensor'].sort());
  });

  it('computes', () => {
    const a = tensor([2, 3], [1, 2, 3, 4, 5, 6]);
    const b = tensor([3, 1], [1, 0, -1]);
    assert.deepEqual(matmul(a, b).shape, [2, 1]);
    assert.deepEqual([...matmul(a, b).elements], [-2, -2]);
    assert.deepEqual([...add(a, 1).elements], [2, 3, 4, 5, 6, 7]);
    assert.equal(sum(a), 21);
    assert.deepEqual(reshape(a, [3, -1]).shape, [3, 2]);
    assert.deepEqual([...tensor([2], 7).elements], [7, 7]);
  });

  it('says what does not fit', () => {
    assert.throws(() => matmul(tensor([2, 3], 0), tensor([2, 3], 0)), { name: 'ShapeError' });
    assert.throws(() => tensor([2, 3], [1, 2]), { name: 'ShapeError' });
    assert.throws(() => matmul(1, 2), TypeError);
    assert.throws(() => dropout(tensor([2], 1), { keep: 2 }), TypeError);
    assert.throws(() => conv2d(tensor([1, 2, 2, 1], 1), tensor([1, 1, 1, 1], 1), tensor([1], 0), { dilation: 2 }), TypeError);
  });

  it('runs the example, which has the value that the engine compiles it to, bit for bit', async () => {
    const file = join(examplesFolder, 'network.ts');
    const source = readFileSync(file, 'utf8');
    const { fn } = compileTensorFunction(source, 'convolutions', { fileName: file, extents: { batch: 2 } });
    assert.ok(fn);
    const given = exampleArguments(fn, 5);
    const tensorsOf = Object.fromEntries(
      [...fn.inputs, ...fn.parameters].map(({ id, name, shape }) => [name, tensor(shape, given.get(id) ?? [])]),
    );
    const of = (name: string) => tensorsOf[name];
    const layers = [0, 1].map((i) => ({ filters: of(`layers[${i}].filters`), bias: of(`layers[${i}].bias`) }));
    const runnable = join(temporaryFolder('library'), 'network.ts');
    writeFileSync(
      runnable,
      source.replace("from 'backpath'", `from '${new URL('../../../engine/tensor/library/index.ts', import.meta.url).href}'`),
    );
    const { convolutions } = await import(pathToFileURL(runnable).href);
    const value = convolutions(of('images'), of('labels'), layers, { weights: of('last.weights'), bias: of('last.bias') });
    assert.equal(value, evaluateReference(fn.program, given).loss);
  });
});
