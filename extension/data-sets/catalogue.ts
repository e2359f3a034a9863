/** The data sets that are known by name: where their publishers have them, and what their bytes must be. */

export interface PublicFile {
  /** As it is stored. */
  readonly name: string;
  /** Where it can be had, the first first. */
  readonly urls: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
}

export interface PublicSet {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Numbers in an image. */
  readonly exampleSize: number;
  /** Images to train on. */
  readonly images: number;
  readonly files: readonly PublicFile[];
}

type Digest = readonly [name: string, bytes: number, sha256: string];

const MNIST: readonly Digest[] = [
  ['train-images-idx3-ubyte.gz', 9_912_422, '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609'],
  ['train-labels-idx1-ubyte.gz', 28_881, '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c'],
  ['t10k-images-idx3-ubyte.gz', 1_648_877, '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6'],
  ['t10k-labels-idx1-ubyte.gz', 4542, 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6'],
];

const FASHION: readonly Digest[] = [
  ['train-images-idx3-ubyte.gz', 26_421_880, '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84'],
  ['train-labels-idx1-ubyte.gz', 29_515, 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845'],
  ['t10k-images-idx3-ubyte.gz', 4_422_102, '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073'],
  ['t10k-labels-idx1-ubyte.gz', 5148, '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'],
];

const CIFAR: Digest = ['cifar-10-binary.tar.gz', 170_052_171, 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd'];

export const PUBLIC_SETS: readonly PublicSet[] = [
  {
    id: 'mnist',
    name: 'MNIST',
    description: 'Handwritten digits (LeCun, Cortes and Burges): 60,000 to train on, 10,000 to test with, 28 × 28 pixels.',
    exampleSize: 784,
    images: 60_000,
    files: filesAt(MNIST, ['https://ossci-datasets.s3.amazonaws.com/mnist/', 'https://storage.googleapis.com/cvdf-datasets/mnist/']),
  },
  {
    id: 'fashion-mnist',
    name: 'Fashion-MNIST',
    description: 'Pictures of clothes (Zalando Research) in MNIST’s form: 60,000 to train on, 10,000 to test with.',
    exampleSize: 784,
    images: 60_000,
    files: filesAt(FASHION, [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://fashion-mnist.s3.eu-central-1.amazonaws.com/',
    ]),
  },
  {
    id: 'cifar-10',
    name: 'CIFAR-10',
    description: 'Small colour pictures of ten kinds (Krizhevsky): 50,000 to train on, 10,000 to test with, 32 × 32 pixels.',
    exampleSize: 3072,
    images: 50_000,
    files: filesAt([CIFAR], ['https://www.cs.toronto.edu/~kriz/']),
  },
];

function filesAt(digests: readonly Digest[], folders: readonly string[]): readonly PublicFile[] {
  return digests.map(([name, bytes, sha256]) => ({ name, bytes, sha256, urls: folders.map((folder) => `${folder}${name}`) }));
}
