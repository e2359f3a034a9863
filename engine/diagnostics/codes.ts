/**
 * Every diagnostic of Backpath: its kind, its severity and its words. A code, once released, keeps its meaning;
 * a retired code is not used again. Words in braces are arguments (`diagnostic.ts` fills them in, by type).
 * - BP1xxx: syntax and annotations.
 * - BP2xxx: language that is not supported yet, or that has no derivative.
 * - BP3xxx: names, imports, calls and returned values.
 * - BP4xxx: at a point: arguments given and numbers obtained.
 * - BP5xxx: our own bugs.
 * - BP6xxx: tensors: types, shapes and operations.
 */

export type Severity = 'error' | 'warning' | 'information';

export interface CodeEntry {
  /** Whose turn it is: the user can correct a `mistake`, can avoid what is `unsupported`, can only report an `internal` bug. */
  readonly kind: 'mistake' | 'unsupported' | 'internal';
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** The way out. */
  readonly help: string;
}

export type DiagnosticCode = keyof typeof diagnosticCodes;

export const diagnosticCodes = {
  BP1001: mistake('Syntax error: {detail}', 'Correct the text here.'),
  BP1002: unsupported('This is nested more than {limit} levels deep.', 'Give parts of it names of their own.'),
  BP1101: mistake('@{tag} names {name}, which is not a parameter of {function}.', 'The parameters are: {parameters}.'),
  BP1102: mistake('@{tag} is incomplete here.', 'Write it like this: {example}.'),
  BP1103: mistake('"{text}" is not a number.', 'Write a number or a simple constant such as 5, -0.5, 1e-3 or -Math.PI.'),
  BP1104: mistake('The domain of {name} is empty: {low} is not less than {high}.', 'Write the lower end first.'),
  BP1105: mistake('@{tag} gives {name} twice.', 'Keep one of them.'),
  BP1107: mistake('@differentiable stands on something that is not a function at the top level of the file.', 'Put it on such a function.'),
  BP1120: mistake('The data file "{path}" cannot be read.', 'Correct the path; it starts from the folder of this file.'),
  BP1121: mistake('"{path}" has no column {column}.', 'Its columns are: {columns}.'),
  BP1122: mistake('"{text}" in column {column} is not a number.', 'Write a number, or remove the row.'),
  BP1123: mistake('"{path}" has no rows.', 'Write the names of the columns in a first line, and at least one row of numbers below it.'),
  BP1124: mistake('{name} is an observation, which is not differentiated.', 'Remove it from @wrt, or from @data.'),
  BP1125: mistake('{name} cannot be read from columns of numbers.', 'Declare it as a number, an array, or a record of them.'),
  BP1126: mistake('This row has {actual} cells, the first line has {expected}.', 'Write a cell for each column.'),
  BP1127: mistake('The quotes in this row do not match.', 'Close every quote; write two for one inside a text.'),

  BP2010: mistake('A number has no property "{name}".', 'Declare it as what it is, or use the number itself.'),
  BP2014: mistake('Text is not a number and has no derivative.', 'Compute with numbers only.'),
  BP2015: mistake('The value {text} is not a number and has no derivative.', 'Compute with numbers only.'),
  BP2019: unsupported(
    'The keyword "{keyword}" is not supported here: values must come from parameters and constants.',
    'Pass the number as a parameter.',
  ),
  BP2020: mistake('An async function returns a promise, not a number.', 'Remove "async" and pass in the numbers that it waits for.'),
  BP2021: mistake('A generator function does not return a number.', 'Remove the "*" and return the number.'),
  BP2023: unsupported('The statement "{keyword}" is not supported.', 'Write declarations, assignments, branches, loops and a return.'),
  BP2024: unsupported('This expression is not supported.', 'Compute with numbers, text, arrays, objects and functions of your own.'),
  BP2025: unsupported('{name} is not supported.', 'Write what it does with operators and Math functions.'),
  BP2026: mistake(
    'Math.random has no derivative, and a function must give the same value each time.',
    'Pass the random number as a parameter.',
  ),
  BP2027: mistake('{name} reaches outside the function; nothing of your program is run.', 'Compute from parameters and constants only.'),
  BP2030: unsupported(
    'The parameter {name} is declared as {type}, of which no value can be given.',
    'Take numbers, text, truth values, and arrays and objects of them.',
  ),
  BP2031: mistake('The function is declared to return {type}, not a number.', 'Return one number.'),
  BP2033: mistake('The function returns {what}, not a number.', 'Return one number.'),

  BP3001: mistake('Unknown name {name}.', 'Declare it, import it, or correct the spelling.'),
  BP3002: mistake('{name} is used before its declaration.', 'Move the declaration up.'),
  BP3003: mistake('{name} is read before it has a value.', 'Assign a number to it first.'),
  BP3004: mistake('{name} is a constant and cannot be assigned.', 'Declare it with "let", or assign another variable.'),
  BP3005: mistake('{name} is declared twice in the same scope.', 'Rename one of them.'),
  BP3006: mistake('{name} is not a number.', 'Call it, or use a number.'),
  BP3007: mistake('{name} is not a function.', 'Call a function of this file, an imported one, or one of Math.'),
  BP3008: mistake('Unknown function {name}.', 'Declare it in this file, import it by a relative path, or correct the spelling.'),
  BP3009: mistake('{name} takes {expected}, not {actual}.', 'Change the arguments of the call.'),
  BP3010: mistake(
    'The function gives another value when it is called again: it changes {name}, a variable of its module.',
    'Declare it inside the function, or pass it as a parameter.',
  ),
  BP3011: mistake('The file "{path}" cannot be read.', 'Correct the path; .ts, .tsx, .js and index.ts are tried.'),
  BP3012: unsupported('The package "{path}" has no sources that can be read.', 'Import a file by a path that starts with "./" or "../".'),
  BP3014: mistake('"{path}" does not export {name}.', 'Export it there, or correct the spelling.'),
  BP3015: mistake('There is no function here to differentiate.', 'Place the cursor in a function at the top level of the file.'),
  BP3016: mistake('There is no function {name} at the top level of this file.', 'The file has: {functions}.'),
  BP3017: mistake('{name} returns no value on some path.', 'End it with "return" and a number.'),
  BP3018: mistake('This "return" gives no value.', 'Return a number.'),
  BP3019: mistake('{name} has no body.', 'Write the function itself in a file that can be read.'),
  BP3020: mistake('{name} must be given a value where it is declared.', 'Write = and a number.'),
  BP3021: mistake('The function {name} cannot be assigned.', 'Assign to a variable.'),

  BP4001: mistake('{name} takes {expected}, not {actual}.', 'Give one number for each parameter.'),
  BP4002: mistake('The argument for {name} is not a number: {text}.', 'Give a number.'),
  BP4003: mistake('{function} has no parameter {name}.', 'The parameters are: {parameters}.'),
  BP4004: warning('The value of {name} is {value}.', 'Look at the first such node in the graph, or choose another point.'),
  BP4005: warning('The derivative of {name} is {value} here.', 'Choose another point.'),
  BP4006: mistake('No value is given for the parameter {name}.', 'Name it too, or give it a @start value.'),
  BP4007: mistake('The function throws {message}.', 'Choose another point.'),
  BP4008: mistake('The function returns {what} here, not a number.', 'Return a number, or choose another point.'),
  BP4009: unsupported('{what} is not supported.', 'Write it with numbers, arrays, objects and functions of your own.'),
  BP4010: unsupported('The evaluation takes more than {limit} steps.', 'Choose another point, or fewer iterations.'),
  BP4011: unsupported('Calls are nested more than {limit} deep.', 'Choose another point, or write a loop.'),
  BP4012: unsupported('The evaluation records more than {limit} operations on numbers.', 'Choose fewer iterations or less data.'),
  BP4013: unsupported('The evaluation makes more than {limit} array elements, properties and characters.', 'Choose less data.'),
  BP4014: unsupported('Text made from a differentiated number is turned into a number again.', 'Compute with the number itself.'),
  BP4015: mistake('{name} is read while its own value is being computed, or before.', 'Move its declaration up.'),
  BP4016: warning(
    '{expression} is {value}{where}, and the output is {output}.',
    'Keep its argument away from there, or choose another point.',
  ),
  BP4017: note('{expression} is {value}{where}; what the function returns does not show it.', 'Nothing has to be done.'),
  BP4018: warning(
    'The derivative of {expression} with respect to {operand} is {value}{where}.',
    'The gradient is not finite here: choose another point.',
  ),

  BP5001: {
    kind: 'internal',
    severity: 'error',
    message: 'Backpath made an internal error: {detail}',
    help: 'Please report it with the text of the function.',
  },

  BP6001: mistake('The shape of {name} is not in its type.', 'Write it there: Tensor<[number, 784]>.'),
  BP6002: mistake('{text} is not the extent of an axis.', 'Write a whole number, or "number" where it is free, as the size of a batch is.'),
  BP6003: mistake('How many tensors {name} has is not in its type.', 'Write a tuple: [Tensor<[784, 300]>, Tensor<[300, 10]>].'),
  BP6004: mistake('{detail}.', '{function} is called like this: {usage}.'),
  BP6005: mistake('{operator} does not work on tensors.', 'Use {instead}.'),
  BP6006: mistake('{function} takes {expected} here, not {actual}.', 'Call it like this: {usage}.'),
  BP6007: mistake('{function} has no option {name}.', 'It has: {options}.'),
  BP6008: mistake(
    'This depends on a number that comes from tensors, which is not known before the function runs.',
    'Decide by shapes and constants only.',
  ),
  BP6009: mistake('The function returns a tensor of shape {shape}, not a number.', 'End it with sum, mean or a loss.'),
  BP6010: mistake('A tensor has no property {name}.', 'It has a shape; use the operations of "backpath" on it.'),
  BP6011: mistake(
    '{name} cannot be trained on images: {detail}.',
    'Take a batch of images and their labels, Tensor<[number, 784]> and Tensor<[number]>, and end with softmaxCrossEntropy(logits, labels).',
  ),
  BP6012: unsupported(
    '{what} is for functions of numbers; {name} has tensors.',
    'Train it instead: its graph shows it where a training begins.',
  ),
} as const satisfies Readonly<Record<`BP${number}`, CodeEntry>>;

function mistake<const M extends string, const H extends string>(message: M, help: H) {
  return { kind: 'mistake', severity: 'error', message, help } as const;
}

function unsupported<const M extends string, const H extends string>(message: M, help: H) {
  return { kind: 'unsupported', severity: 'error', message, help } as const;
}

function warning<const M extends string, const H extends string>(message: M, help: H) {
  return { kind: 'mistake', severity: 'warning', message, help } as const;
}

function note<const M extends string, const H extends string>(message: M, help: H) {
  return { kind: 'mistake', severity: 'information', message, help } as const;
}
