import { DataError, type DataSet, glyphForm, glyphs, type NetworkFactory, readImageFiles, withoutZip } from '../../engine/index.ts';
import type { TrainingData } from './training-service.ts';

/** The images, as the network reads them. Throws `DataError` or `RangeError` with what is wrong. */
export function readTrainingData(data: TrainingData, { name, example }: NetworkFactory): DataSet {
  if (data.kind === 'glyphs') {
    const form = glyphForm(example);
    if (form === undefined) throw new RangeError(`${name} does not read square images, and the drawn digits are square.`);
    return glyphs(form);
  }
  const sets = readImageFiles((name) => data.files.find((file) => withoutZip(file.name) === name));
  if (sets === undefined) throw new DataError('The folder', 'it holds neither the files of MNIST nor those of CIFAR-10');
  return sets;
}
