import { DataError, type DataSet, findNetwork, glyphForm, glyphs, readImageFiles } from '../../engine/index.ts';
import type { TrainingData } from './training-service.ts';

/** The images, as the network reads them. Throws `DataError` or `RangeError` with what is wrong. */
export function readTrainingData(data: TrainingData, network: string): DataSet {
  if (data.kind === 'glyphs') {
    const form = glyphForm(findNetwork(network)?.example ?? []);
    if (form === undefined) throw new RangeError(`${network} does not read square images, and the drawn digits are square.`);
    return glyphs(form);
  }
  const sets = readImageFiles((name) => data.files.find((file) => withoutZip(file.name) === name));
  if (sets === undefined) throw new DataError('The folder', 'it holds neither the files of MNIST nor those of CIFAR-10');
  return sets;
}

function withoutZip(name: string): string {
  return name.endsWith('.gz') ? name.slice(0, -3) : name;
}
