/** The methods of JavaScript's own objects that programs can call. */
export const arrayMethods: ReadonlySet<string> = new Set([
  ...['at', 'concat', 'copyWithin', 'every', 'entries', 'fill', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat'],
  ...['flatMap', 'forEach', 'includes', 'indexOf', 'join', 'keys', 'lastIndexOf', 'map', 'pop', 'push', 'reduce', 'reduceRight'],
  ...['reverse', 'set', 'shift', 'slice', 'some', 'sort', 'splice', 'subarray', 'toReversed', 'toSorted', 'toString', 'unshift'],
  ...['values', 'with', 'hasOwnProperty'],
]);

export const textMethods: ReadonlySet<string> = new Set([
  ...['at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'padEnd', 'padStart'],
  ...[
    'repeat',
    'replace',
    'replaceAll',
    'slice',
    'split',
    'search',
    'match',
    'matchAll',
    'startsWith',
    'substr',
    'substring',
    'toLowerCase',
    'toString',
  ],
  ...['toUpperCase', 'trim', 'trimEnd', 'trimStart', 'valueOf'],
]);

export const numberMethods: ReadonlySet<string> = new Set(['toExponential', 'toFixed', 'toPrecision', 'toString', 'valueOf']);

/** Of every object. */
export const recordMethods: ReadonlySet<string> = new Set(['hasOwnProperty', 'propertyIsEnumerable', 'toString', 'valueOf']);

/** Of what a generator function makes. */
export const generatorMethods: ReadonlySet<string> = new Set(['next', 'return', 'throw']);

export const collectionMethods: ReadonlySet<string> = new Set([
  ...['add', 'clear', 'delete', 'entries', 'forEach', 'get', 'has', 'keys', 'set', 'values'],
]);

export const weakMethods: ReadonlySet<string> = new Set(['add', 'delete', 'get', 'has', 'set']);

export const functionMethods: ReadonlySet<string> = new Set(['call', 'apply', 'bind', 'hasOwnProperty', 'propertyIsEnumerable']);
