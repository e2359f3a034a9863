/** From the program of a function with tensors to its tensor program, or to what is wrong with it. */
import { BackpathError, type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import { hasTensor } from '../../program/declared-types.ts';
import { printProgram } from '../../program/printer.ts';
import type { Program } from '../../program/types.ts';
import { run } from '../../trace/interpreter/calls.ts';
import { describe } from '../../trace/interpreter/describe.ts';
import { Machine } from '../../trace/interpreter/machine.ts';
import { TensorValue, Traced } from '../../trace/interpreter/values.ts';
import { entryValue, reporting, rules } from '../../trace/tracer.ts';
import type { TensorId } from '../program.ts';
import { shapeText } from '../shape.ts';
import { freeExtents, type TensorArgument, TensorArguments } from './arguments.ts';
import { TensorCalls } from './calls.ts';
import { finishProgram } from './finish.ts';
import type { TensorFunction, TensorParameter } from './function.ts';
import { printTensorProgram } from './listing.ts';
import { TensorRecorder } from './recorder.ts';

export interface TensorCompilation {
  /** `undefined` where something is wrong. */
  readonly fn: TensorFunction | undefined;
  /** All of it at once. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Free extents, where nobody says how large they are: the first, and by how much each further one is larger. */
const [STANDARD, STEP] = [16, 1];
/** A second reading of the program has these added, so that shapes which fit by chance are found. */
const SHIFT = 101;

/** Has the function that a program is about tensors among its parameters? */
export function isTensorProgram(program: Program): boolean {
  return at(program.functions, program.entry).parameters.some(({ type }) => hasTensor(type));
}

/** `extents`: how large free extents are, by name. Those of which nothing is said have a standard size. Never throws on bad text. */
export function compileTensors(program: Program, extents: Readonly<Record<string, number>> = {}): TensorCompilation {
  const free = freeExtents(at(program.functions, program.entry));
  const sizes = new Map(free.map((name, i) => [name, extents[name] ?? STANDARD + i * STEP]));
  const first = read(program, sizes);
  if (free.length === 0 || first.diagnostics.length > 0) return first;
  const { diagnostics } = read(program, new Map([...sizes].map(([name, size], i) => [name, size + SHIFT * (i + 1)])));
  return diagnostics.length > 0 ? { fn: undefined, diagnostics } : first;
}

function read(program: Program, extents: ReadonlyMap<string, number>): TensorCompilation {
  const entry = at(program.functions, program.entry);
  const recorder = new TensorRecorder();
  const calls = new TensorCalls(recorder);
  const failed = (...more: readonly Diagnostic[]): TensorCompilation => ({ fn: undefined, diagnostics: [...calls.diagnostics, ...more] });
  try {
    return reporting(entry.nameSpan, () => {
      const machine = new Machine(program, recorder, rules, calls);
      const given = new TensorArguments(recorder, entry, program.annotations, extents);
      const values = entry.parameters.map((parameter) => given.make(parameter));
      const { unusable } = given;
      if (unusable.length > 0) return failed(...unusable.map(({ span, name }) => diagnostic('BP2030', span, { name, type: 'something' })));
      machine.globals.load(entry.nameSpan);
      const outcome = run(machine, entryValue(machine, entry), undefined, values, entry.nameSpan);
      const { value, span } = outcome?.kind === 'return' ? outcome : { value: undefined, span: entry.nameSpan };
      if (value instanceof TensorValue) {
        return value.shape ? failed(diagnostic('BP6009', span, { shape: shapeText(value.shape) })) : failed();
      }
      if (typeof value !== 'number' && !(value instanceof Traced)) return failed(diagnostic('BP4008', span, { what: describe(value) }));
      if (calls.diagnostics.length > 0) return failed();
      const loss = recorder.tensorOf(machine.resultOf(value, span));
      return { fn: makeFunction(program, recorder, loss, given.list, extents), diagnostics: [] };
    });
  } catch (error) {
    if (error instanceof BackpathError) return failed(...error.diagnostics);
    throw error;
  }
}

function makeFunction(
  program: Program,
  recorder: TensorRecorder,
  loss: TensorId,
  given: readonly TensorArgument[],
  extents: ReadonlyMap<string, number>,
): TensorFunction {
  const { name, span, nameSpan } = at(program.functions, program.entry);
  const { ids, ...located } = finishProgram(recorder.finish(), loss);
  const parameter = ({ id, trained: _, ...rest }: TensorArgument): TensorParameter => {
    const tensor = recorder.tensorOf(id);
    return { ...rest, id: ids.get(tensor) ?? tensor };
  };
  return {
    name,
    span,
    nameSpan,
    annotations: program.annotations,
    ...located,
    parameters: given.filter(({ trained }) => trained).map(parameter),
    inputs: given.filter(({ trained }) => !trained).map(parameter),
    extents,
    listing: (form) => (form === 'program' ? printProgram(program) : printTensorProgram(located.program, form)),
    withExtents(other) {
      const { fn, diagnostics } = compileTensors(program, { ...Object.fromEntries(extents), ...other });
      if (!fn) throw new BackpathError(diagnostics);
      return fn;
    },
  };
}
