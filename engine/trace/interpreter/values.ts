import type { collectionNames } from '../../program/builtins.ts';
import type { ClassDefinition, ProgramFunction, VariableId } from '../../program/types.ts';
import type { RegularExpression } from '../regexp/types.ts';
import type { ValueId } from '../types.ts';

/**
 * The values of the interpreter. Numbers, text and truth values that do not depend on a parameter are those of JavaScript
 * itself. Objects are our own and never the host's, so that no property of theirs leads out of the program.
 */
export type Value = number | bigint | string | boolean | null | undefined | Traced | TensorValue | Text | ObjectValue;

export type ObjectValue =
  | ArrayValue
  | RecordValue
  | CollectionValue
  | RegExpValue
  | BufferValue
  | DateValue
  | GeneratorValue
  | FunctionValue;

/** A number that depends on a parameter: what the trace calls it, and what it is at the point. */
export class Traced {
  readonly id: ValueId;
  readonly value: number;

  constructor(id: ValueId, value: number) {
    this.id = id;
    this.value = value;
  }
}

/** A tensor of a network: what the recorder calls it, and its shape; no shape where it stands for one that was refused. */
export class TensorValue {
  readonly id: ValueId;
  readonly shape: readonly number[] | undefined;

  constructor(id: ValueId, shape: readonly number[] | undefined) {
    this.id = id;
    this.shape = shape;
  }
}

/** Text that was made from a traced number. Turned into a number again it would have lost its derivative. */
export class Text {
  readonly text: string;
  /** The number, where the text is all of it and nothing else. */
  readonly source: Traced | undefined;
  /** What it is the JSON of. */
  readonly structure: Value;

  constructor(text: string, source?: Traced, structure?: Value) {
    this.text = text;
    this.source = source;
    this.structure = structure;
  }
}

export class ArrayValue {
  /** `Array`, or the name of a typed array. */
  readonly type: string;
  frozen = false;
  items: Value[];
  /** Of a typed array whose bytes others see: where they are. */
  buffer: BufferValue | undefined;
  /** What it has besides its elements, if anything. */
  properties: Map<string, Value> | undefined;
  /** Of these, those that are not listed, and the names that were made from traced numbers. */
  hidden: Set<string> | undefined;
  traced: Map<string, Text> | undefined;
  /** What it was made by, where that is a class that extends arrays. */
  readonly class: ClassValue | undefined;

  constructor(items: Value[], type = 'Array', cls?: ClassValue) {
    this.items = items;
    this.type = type;
    this.class = cls;
  }
}

/** A property: what it holds, or the functions that read and assign it. */
export type Slot = { value: Value } | Accessor;

export interface Accessor {
  readonly get: FunctionValue | undefined;
  readonly set: FunctionValue | undefined;
}

/** An object; its properties in the order in which they were made. Names are ordinary keys, `__proto__` too. */
export class RecordValue {
  readonly fields = new Map<string, Slot>();
  /** What it was made by. */
  readonly class: ClassValue | undefined;
  frozen = false;
  /** It gets no properties that it does not have. */
  sealed = false;
  /** Properties that are not listed, and those that keep their values. */
  readonly hidden = new Set<string>();
  readonly fixed = new Set<string>();
  /** Where it looks for what it does not have itself. */
  prototype: RecordValue | undefined;
  /** It has no prototype at all, not even that of every object. */
  bare = false;
  /** Of a function's own prototype: the function. */
  maker: FunctionValue | undefined;
  /** Property names that were made from traced numbers. */
  readonly traced = new Map<string, Text>();

  constructor(fields: Iterable<readonly [string, Value]> = [], cls?: ClassValue) {
    for (const [name, value] of fields) this.fields.set(name, { value });
    this.class = cls;
  }
}

export type CollectionType = (typeof collectionNames)[number];

/** A `Map` or a `Set`, by the values of its keys; the weak ones hold their keys as the others do. */
export class CollectionValue {
  readonly type: CollectionType;
  readonly entries = new Map<unknown, [key: Value, value: Value]>();
  /** What it has besides its entries, if anything. */
  properties: Map<string, Value> | undefined;
  /** What it was made by, where that is a class that extends maps or sets. */
  readonly class: ClassValue | undefined;

  constructor(type: CollectionType, cls?: ClassValue) {
    this.type = type;
    this.class = cls;
  }
}

/** An `ArrayBuffer`; `floats`: the traced numbers that were put into it, by their place in bytes. */
export class BufferValue {
  readonly bytes: DataView;
  readonly floats = new Map<number, Traced>();

  constructor(length: number) {
    this.bytes = new DataView(new ArrayBuffer(length));
  }
}

/** A `Date`: milliseconds since 1970. */
export class DateValue {
  time: number | Traced;

  constructor(time: number | Traced) {
    this.time = time;
  }
}

/** `throw`: as if the `yield` at which the generator waits had thrown it. */
export type GeneratorSteps = Required<Iterator<Value, Value, Value>>;

/** What a generator function makes: runs from one `yield` to the next. It gives what the function returns at its end. */
export class GeneratorValue {
  readonly steps: GeneratorSteps;

  constructor(steps: GeneratorSteps) {
    this.steps = steps;
  }
}

export class RegExpValue {
  readonly source: string;
  readonly flags: string;
  readonly expression: RegularExpression;
  lastIndex = 0;

  constructor(source: string, flags: string, expression: RegularExpression) {
    this.source = source;
    this.flags = flags;
    this.expression = expression;
  }
}

export type FunctionValue = ClosureValue | BuiltinValue | BoundValue | ClassValue | MethodValue;

/** A variable's place. */
export interface Cell {
  value: Value | typeof unset;
  /** It can be assigned before it is there: nobody declares it. */
  readonly absent?: boolean;
}

/** What a variable holds before its declaration is passed. */
export const unset = Symbol('unset');

export class ClosureValue {
  readonly definition: ProgramFunction;
  readonly cells: readonly (readonly [VariableId, Cell])[];
  /** Of an arrow function: where it was made. */
  readonly receiver: Value;
  readonly home: ClassValue | undefined;
  readonly properties = new Map<string, Value>();
  /** Of these, those that are not listed, and those that keep their values. */
  readonly hidden = new Set<string>();
  readonly fixed = new Set<string>();
  /** What it looks for properties in that it does not have itself: another function. */
  parent: FunctionValue | undefined;
  #prototype: RecordValue | undefined;

  constructor(definition: ProgramFunction, cells: ClosureValue['cells'], receiver: Value, home: ClassValue | undefined) {
    this.definition = definition;
    this.cells = cells;
    this.receiver = receiver;
    this.home = home;
  }

  /** What the objects that it makes with `new` share. */
  get prototype(): RecordValue {
    if (!this.#prototype) {
      this.#prototype = new RecordValue();
      this.#prototype.maker = this;
    }
    return this.#prototype;
  }

  set prototype(prototype: RecordValue) {
    this.#prototype = prototype;
  }
}

/** A function or an object of JavaScript's own, by name. */
export class BuiltinValue {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A method of JavaScript's own objects, `Array.prototype.slice` or `[].slice`: what it is called on is given by the call. */
export class MethodValue {
  /** Whose prototype has it: `Array`, `String`, a typed array, … */
  readonly owner: string;
  readonly name: string;

  constructor(owner: string, name: string) {
    this.owner = owner;
    this.name = name;
  }
}

/** A function that `bind` made. */
export class BoundValue {
  readonly receiver: Value;
  readonly target: FunctionValue;
  readonly args: readonly Value[];

  constructor(receiver: Value, target: FunctionValue, args: readonly Value[]) {
    this.receiver = receiver;
    this.target = target;
    this.args = args;
  }
}

export class ClassValue {
  readonly definition: ClassDefinition;
  readonly parent: ClassValue | BuiltinValue | undefined;
  construct: ClosureValue | undefined;
  readonly methods = new Map<string, ClosureValue>();
  readonly getters = new Map<string, ClosureValue>();
  readonly setters = new Map<string, ClosureValue>();
  /** In order; a field without a function begins undefined. */
  readonly fields: (readonly [string, ClosureValue | undefined])[] = [];
  readonly statics = new Map<string, Value>();
  readonly staticGetters = new Map<string, ClosureValue>();
  readonly staticSetters = new Map<string, ClosureValue>();
  /** `Class.prototype`, where it was asked for. */
  prototype: RecordValue | undefined;

  constructor(definition: ClassDefinition, parent: ClassValue | BuiltinValue | undefined) {
    this.definition = definition;
    this.parent = parent;
  }
}

/** What a class makes: an object, or an array or a collection of its own kind. */
export type Instance = RecordValue | ArrayValue | CollectionValue;

export function isInstanceValue(value: Value): value is Instance {
  return value instanceof RecordValue || value instanceof ArrayValue || value instanceof CollectionValue;
}

export function isFunction(value: Value): value is FunctionValue {
  return (
    value instanceof ClosureValue ||
    value instanceof BoundValue ||
    value instanceof ClassValue ||
    value instanceof BuiltinValue ||
    value instanceof MethodValue
  );
}

export function isObject(value: Value): value is ObjectValue {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Traced) && !(value instanceof TensorValue) && !(value instanceof Text)
  );
}
