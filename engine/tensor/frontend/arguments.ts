import { hasTensor } from '../../program/declared-types.ts';
import type { Annotations, DeclaredType, Extent, Parameter, ProgramFunction, StartValue } from '../../program/types.ts';
import { ArrayValue, RecordValue, TensorValue, Traced, type Value } from '../../trace/interpreter/values.ts';
import type { ValueId } from '../../trace/types.ts';
import type { TensorParameter } from './function.ts';
import type { TensorRecorder } from './recorder.ts';

/** A tensor among the arguments of a function, while that is recorded. */
export interface TensorArgument extends Omit<TensorParameter, 'id'> {
  readonly id: ValueId;
  readonly trained: boolean;
}

/**
 * Makes the arguments of a function with tensors and records what of them are parameters. Trained is what `@wrt` names; without it, every
 * tensor and every number but those with a free extent (a batch), those of `@data`, and numbers with a default value, which
 * are constants. Where that leaves nothing, the free ones are what is differentiated.
 */
export class TensorArguments {
  readonly list: TensorArgument[] = [];
  /** Parameters of whose type no value can be made. */
  readonly unusable: Parameter[] = [];
  readonly #recorder: TensorRecorder;
  readonly #extents: ReadonlyMap<string, number>;
  readonly #annotations: Annotations;
  readonly #freeToo: boolean;

  constructor(recorder: TensorRecorder, { parameters }: ProgramFunction, annotations: Annotations, extents: ReadonlyMap<string, number>) {
    this.#recorder = recorder;
    this.#extents = extents;
    this.#annotations = annotations;
    const bound = parameters.some(({ active, type }) => active && hasBound(type));
    const chosen = parameters.some(({ active, name }) => !active && !annotations.data?.names.includes(name));
    this.#freeToo = chosen || !bound;
  }

  make(parameter: Parameter): Value {
    const { type, defaultValue } = parameter;
    if (type.kind === 'passive') return type.value;
    if (defaultValue && !hasTensor(type)) return undefined;
    return this.#value(parameter, type, parameter.name, this.#annotations.start.get(parameter.name));
  }

  #value(parameter: Parameter, type: DeclaredType, name: string, start: StartValue | undefined): Value {
    switch (type.kind) {
      case 'number':
        return new Traced(this.#tensor(parameter, [], name, start), Number.NaN);
      case 'tensor': {
        const { extents = [] } = type;
        const id = this.#tensor(parameter, extents, name, start);
        return new TensorValue(id, this.#recorder.shapeOf(id));
      }
      case 'tuple':
        return new ArrayValue(type.elements.map((each, i) => this.#value(parameter, each, `${name}[${i}]`, itemOf(start, i))));
      case 'record':
        return new RecordValue(
          [...type.fields].map(([key, each]) => [key, this.#value(parameter, each, `${name}.${key}`, start)] as const),
        );
      case 'passive':
        return type.value;
      case 'array':
      case 'unknown':
        this.unusable.push(parameter);
        return undefined;
    }
  }

  #tensor({ active, span }: Parameter, extents: readonly Extent[], name: string, start: StartValue | undefined): ValueId {
    const shape = extents.map((extent) => (typeof extent === 'number' ? extent : (this.#extents.get(extent) ?? 1)));
    const trained = active && (this.#freeToo || extents.every((extent) => typeof extent === 'number'));
    const id = trained ? this.#recorder.parameter(name, shape, span) : this.#recorder.input(name, shape, span);
    this.list.push({ id, name, shape, extents, trained, start: typeof start === 'number' ? start : undefined, span });
    return id;
  }
}

/** The names of the free extents of a function's parameters, in order. */
export function freeExtents({ parameters }: ProgramFunction): readonly string[] {
  const names = (type: DeclaredType): readonly string[] => {
    if (type.kind === 'tensor') return (type.extents ?? []).filter((extent) => typeof extent === 'string');
    if (type.kind === 'tuple') return type.elements.flatMap(names);
    return type.kind === 'record' ? [...type.fields.values()].flatMap(names) : [];
  };
  return [...new Set(parameters.flatMap(({ type }) => names(type)))];
}

/** Is there a number, or a tensor of which every extent is known? */
function hasBound(type: DeclaredType): boolean {
  if (type.kind === 'tensor') return (type.extents ?? []).every((extent) => typeof extent === 'number');
  if (type.kind === 'tuple') return type.elements.some(hasBound);
  return type.kind === 'number' || (type.kind === 'record' && [...type.fields.values()].some(hasBound));
}

function itemOf(start: StartValue | undefined, index: number): StartValue | undefined {
  return typeof start === 'object' ? start[index] : start;
}
