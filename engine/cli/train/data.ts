import type { DataSet } from '../../data/data-set.ts';
import { DataError } from '../../data/errors.ts';
import { glyphForm, glyphs } from '../../data/glyphs/glyphs.ts';
import { readImageFiles } from '../../data/image-files.ts';
import type { ImageData } from '../../data/images.ts';
import type { NetworkFactory } from '../../tensor/models/network.ts';
import type { Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';

/** What `--data` names instead of a folder. */
const GLYPHS = 'glyphs';

/** The images of `--data`: drawn digits, or the files of a folder. Throws `DataError`. */
export function readDataSet(given: Given, network: NetworkFactory, terminal: Terminal): DataSet {
  const data = given.text('data');
  if (data === undefined) {
    throw new UsageError(`train: --data is missing: the folder with the files of MNIST or CIFAR-10, or ${GLYPHS}, which needs no files`);
  }
  const { train, test } = data === GLYPHS ? drawn(network) : stored(data, terminal);
  return { train: first(train, wholeNumber(given, 'train-images', 1)), test: first(test, wholeNumber(given, 'test-images', 1)) };
}

/** In the form that the network reads. */
function drawn({ name, example }: NetworkFactory): DataSet {
  const form = glyphForm(example);
  if (!form) throw new UsageError(`train: ${name} does not read square images, and ${GLYPHS} are square`);
  return glyphs(form);
}

function stored(folder: string, terminal: Terminal): DataSet {
  const sets = readImageFiles((name) => {
    for (const file of [`${folder}/${name}`, `${folder}/${name}.gz`]) {
      const bytes = terminal.readBytes(file);
      if (bytes) return { name: file, bytes };
    }
    return undefined;
  });
  if (!sets) {
    throw new DataError(folder, 'there are neither MNIST’s files (train-images-idx3-ubyte …) nor CIFAR-10’s (data_batch_1.bin …) here');
  }
  return sets;
}

function first(data: ImageData, count = data.count): ImageData {
  const kept = Math.min(count, data.count);
  const size = data.height * data.width * data.channels;
  return { ...data, count: kept, pixels: data.pixels.subarray(0, kept * size), labels: data.labels.subarray(0, kept) };
}
