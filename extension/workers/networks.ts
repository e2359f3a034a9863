/** Networks that can be trained: the engine's own, and functions with tensors. */
import {
  compile,
  compileTensorFunction,
  type Diagnostic,
  findNetwork,
  type NetworkFactory,
  networkOf,
  paperSettings,
} from '../../engine/index.ts';
import type { NetworkOption } from '../../webview/protocol.ts';
import { compileOptions } from './compile-options.ts';
import type { FunctionSource, Source } from './service.ts';
import type { FoundNetwork } from './training-service.ts';

/** The network of that name, or the one that the function is. Throws `RangeError` where there is none. */
export function networkFor(name: string, source: FunctionSource | undefined): NetworkFactory {
  if (source === undefined) {
    const found = findNetwork(name);
    if (found === undefined) throw new RangeError(`There is no network ${name}.`);
    return found;
  }
  const { fn, diagnostics } = compileTensorFunction(source.text, source.name, compileOptions(source));
  const network = fn === undefined ? diagnostics[0] : networkOf(fn);
  if (network === undefined) throw new RangeError(`${source.name} has no tensors.`);
  if ('code' in network) throw new RangeError(network.message);
  return { ...network, name };
}

/** The annotated functions of a text that are networks, and why others are none. */
export function networksIn(source: Source): {
  readonly networks: readonly FoundNetwork[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { tensorFunctions } = compile(source.text, compileOptions(source));
  const found = tensorFunctions.map((fn) => ({ name: fn.name, network: networkOf(fn) }));
  return {
    networks: found.flatMap(({ name, network }) =>
      'code' in network ? [] : [{ name, option: optionOf({ ...network, name: ownName(source.fileName, name) }) }],
    ),
    diagnostics: found.flatMap(({ network }) => ('code' in network ? [network] : [])),
  };
}

/** What the form offers of a network. */
export function optionOf(factory: NetworkFactory): NetworkOption {
  const { name, example } = factory;
  const { program } = factory.create(1);
  const size = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);
  return {
    name,
    description: DESCRIPTIONS[name] ?? `Reads images of [${example.join(', ')}].`,
    own: findNetwork(name) === undefined,
    exampleSize: size(example),
    parameters: program.instructions.reduce((sum, { kind, shape }) => (kind === 'parameter' ? sum + size(shape) : sum), 0),
    standard: {
      ...paperSettings(name, ITERATIONS[name] ?? OWN_ITERATIONS),
      network: name,
      estimator: { name: 'full' },
      bootstrap: false,
      seed: 1,
    },
  };
}

/** `network.ts#digits`, in ASCII: names stand in the header of a training. */
function ownName(fileName: string, name: string): string {
  const file = fileName.slice(fileName.lastIndexOf('/') + 1);
  return `${encodeURIComponent(decodeURIComponent(file))}#${encodeURIComponent(name)}`;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  smallfc: 'SmallFCNet of the paper: three layers of 300 units with ReLU.',
  smallconv: 'SmallConvNet of the paper: four convolutions, two poolings, one linear layer.',
};

/** Iterations that a new training has: a minute, not the paper's hour. */
const ITERATIONS: Readonly<Record<string, number>> = { smallfc: 2000, smallconv: 1000 };
const OWN_ITERATIONS = 1000;
