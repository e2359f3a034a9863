/** The names of JavaScript's own that a program can use; what they mean is the tracer's business (`trace/builtins`). */
export const typedArrayNames = [
  ...(['Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray'] as const),
  ...(['Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'] as const),
] as const;

export const errorNames = ['Error', 'RangeError', 'TypeError', 'SyntaxError', 'EvalError', 'ReferenceError', 'URIError'] as const;

export const collectionNames = ['Map', 'Set', 'WeakMap', 'WeakSet'] as const;

/** The module whose functions are operations on tensors. It is not read from a file: the engine knows what they mean. */
export const tensorModule = 'backpath';

/** Makes a tensor, where a program runs; a function that is differentiated is given its tensors. */
export const tensorMaker = 'tensor';

/** The operations that the module exports. */
export const tensorFunctions: readonly string[] = [
  ...['add', 'averagePool', 'conv2d', 'dropout', 'flatten', 'gelu', 'layerNorm', 'linear', 'matmul', 'maxPool', 'mean'],
  ...['meanSquaredError', 'multiply', 'relu', 'reshape', 'sigmoid', 'softmaxCrossEntropy', 'sum', 'tanh'],
];

export const builtinNames: readonly string[] = [
  ...['Math', 'Number', 'String', 'Boolean', 'Array', 'Object', 'RegExp', 'Function', 'Symbol', 'ArrayBuffer', 'Date', 'JSON', 'BigInt'],
  ...['isNaN', 'isFinite', 'parseFloat', 'parseInt', 'structuredClone', 'atob', 'btoa'],
  ...collectionNames,
  ...typedArrayNames,
  ...errorNames,
];

/** Symbols are text that no program writes, `@@iterator`: properties that they name are not listed. */
export function symbolKey(name: string): string {
  return `@@${name}`;
}

export function isSymbol(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('@@');
}

/** Does `Symbol` have a symbol of that name? */
export function isWellKnownSymbol(property: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(Symbol, property)?.value === 'symbol';
}

/** `Symbol.iterator`: the name under which an object has the function that goes through it. */
export const iteratorKey = symbolKey('iterator');

/** Those that are objects only, and cannot be called. */
export function isNamespace(name: string): boolean {
  return name === 'Math' || name === 'JSON' || name.endsWith('.prototype');
}

/** The functions among the members of those that are objects. */
export const supportedMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'Math',
    new Set([
      ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp'],
      ...['expm1', 'floor', 'fround', 'hypot', 'imul', 'log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow', 'random'],
      ...['round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'],
    ]),
  ],
  ['Number', new Set(['isFinite', 'isInteger', 'isNaN', 'isSafeInteger', 'parseFloat', 'parseInt'])],
  ['Array', new Set(['from', 'isArray', 'of'])],
  [
    'Object',
    new Set([
      ...['assign', 'create', 'defineProperty', 'entries', 'freeze', 'fromEntries', 'getOwnPropertyNames', 'getPrototypeOf'],
      ...['is', 'isFrozen', 'keys', 'seal', 'setPrototypeOf', 'values', 'hasOwn'],
    ]),
  ],
  ['String', new Set(['fromCharCode'])],
  ['ArrayBuffer', new Set(['isView'])],
  ['Symbol', new Set(['for'])],
  ['BigInt', new Set(['asIntN', 'asUintN'])],
  ['Date', new Set(['UTC', 'parse'])],
  ['JSON', new Set(['parse', 'stringify'])],
  [tensorModule, new Set(tensorFunctions)],
  ...typedArrayNames.map((name) => [name, new Set(['from', 'of'])] as const),
]);
