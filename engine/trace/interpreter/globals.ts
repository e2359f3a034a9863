import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { BackpathError } from '../../diagnostics/diagnostic.ts';
import { at } from '../../invariant.ts';
import type { Global, VariableId } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { refuse, Thrown } from './failure.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { bindPattern } from './patterns.ts';
import { evaluate, execute } from './rules.ts';
import { type Cell, unset } from './values.ts';

/** The variables of modules, evaluated when they are first read, each once an evaluation. */
export class Globals {
  readonly #machine: Machine;
  readonly #cells = new Map<VariableId, Cell>();
  readonly #byVariable: ReadonlyMap<VariableId, Global>;
  readonly #hoisted = new Map<VariableId, Cell>();
  readonly #effects = new Set<number>();
  /** What the variables that functions assign held when their module was loaded. */
  readonly #loaded = new Map<VariableId, Cell['value']>();
  /** Statements that could not be run to their end. */
  readonly #spoiled = new Map<number, BackpathError>();
  /** What is to be run when all that stands before it has been. */
  readonly #inTurn = new Set<number>();
  /** Effects and declarations that are being run, innermost last, and the effects that wait for them. */
  readonly #running: Running[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#byVariable = new Map(
      machine.program.globals.flatMap((global) => global.variables.map((variable) => [variable, global] as const)),
    );
  }

  cell(variable: VariableId, span: Span): Cell {
    const known = this.#cells.get(variable);
    if (known && (known.value !== unset || known.absent)) return known;
    const global = this.#byVariable.get(variable);
    // A variable of a function that is read where it has no place yet: its block has not been entered.
    if (!global) return { value: unset };
    const why = this.#spoiled.size === 0 ? undefined : global.effects.map((effect) => this.#spoiled.get(effect)).find((one) => one);
    if (why) throw why;
    const hoisted = global.begins === 'undefined';
    const late = this.#running.some(
      ({ place, declares }) => (declares || hoisted) && place.module === global.module && place.position < global.position,
    );
    if (late && hoisted) return this.#early(variable);
    if (known || late) return refuse('BP4015', span, { name: this.#machine.nameOf(variable) });
    this.#evaluate(global);
    return at2(this.#cells, variable);
  }

  /** A variable that holds something else than when its module was loaded: the next call begins with that. */
  get changed(): VariableId | undefined {
    for (const [variable, loaded] of this.#loaded) if (!Object.is(at2(this.#cells, variable).value, loaded)) return variable;
    return undefined;
  }

  /** What happens when the modules are loaded; what only concerns the environment that they are loaded into is passed over. */
  load(span: Span): void {
    const { prelude } = this.#machine.program;
    for (const one of prelude) if ('effect' in one) this.#inTurn.add(one.effect);
    for (const one of prelude) {
      try {
        if ('effect' in one) {
          this.#inTurn.delete(one.effect);
          this.#run(one.effect);
        } else this.cell(one.variable, span);
      } catch (error) {
        // Whoever reads it is told.
        if ('needed' in one && !one.needed && (error instanceof BackpathError || error instanceof Thrown)) continue;
        if (!(error instanceof BackpathError) || !error.diagnostics.every(({ code }) => environment.has(code))) throw error;
        if ('effect' in one) this.#spoil(one.effect, error);
      }
    }
  }

  /**
   * What a call was to fill is not as it should be: whoever reads it is told why. Of an assignment only the one property is missing,
   * which is there for the environment.
   */
  #spoil(effect: number, error: BackpathError): void {
    const statement = at(this.#machine.program.effects, effect);
    if (statement.kind !== 'evaluate' || statement.expression.kind !== 'call') return;
    this.#spoiled.set(effect, error);
    for (const global of this.#machine.program.globals)
      if (global.effects.includes(effect)) for (const variable of global.variables) this.#cells.delete(variable);
  }

  #run(effect: number): void {
    if (this.#effects.has(effect) || this.#inTurn.has(effect)) return;
    const { effects, places } = this.#machine.program;
    const { module, position } = at(places, effect);
    // What stands later in the text waits for what is being run.
    const earlier = this.#running.find((one) => one.place.module === module && one.place.position < position);
    if (earlier) {
      earlier.waiting.push(effect);
      return;
    }
    this.#effects.add(effect);
    this.#hold(at(places, effect), false, () => execute(new Frame(this.#machine, undefined, undefined), at(effects, effect)));
  }

  /** Runs a piece of a module, and then what waited for it. */
  #hold(place: Running['place'], declares: boolean, run: () => void): void {
    const waiting: number[] = [];
    this.#running.push({ place, declares, waiting });
    try {
      run();
    } finally {
      this.#running.pop();
    }
    const { places } = this.#machine.program;
    for (const next of waiting.sort((a, b) => at(places, a).position - at(places, b).position)) this.#run(next);
  }

  /** A `var` whose declaration has not been reached. */
  #early(variable: VariableId): Cell {
    const known = this.#hoisted.get(variable);
    if (known) return known;
    const cell: Cell = { value: undefined };
    this.#hoisted.set(variable, cell);
    return cell;
  }

  #evaluate(global: Global): void {
    for (const variable of global.variables)
      this.#cells.set(
        variable,
        global.begins === 'undefined' ? this.#early(variable) : { value: unset, absent: global.begins === 'absent' },
      );
    const frame = new Frame(this.#machine, undefined, undefined);
    for (const variable of global.variables) frame.cells.set(variable, at2(this.#cells, variable));
    const { target, value, span } = global.statement;
    try {
      this.#hold(global, true, () =>
        this.#machine.inside(span, () => {
          if (global.begins !== 'absent') bindPattern(frame, target, value ? evaluate(frame, value) : undefined, span);
        }),
      );
    } catch (error) {
      // Whoever reads it later is told the same.
      for (const variable of global.variables) this.#cells.delete(variable);
      throw error;
    }
    for (const index of global.effects) this.#run(index);
    for (const variable of global.changes ? global.variables : []) {
      const { value: loaded } = at2(this.#cells, variable);
      if (loaded !== unset || global.begins === 'absent') this.#loaded.set(variable, loaded);
    }
  }
}

interface Running {
  readonly place: { readonly module: number; readonly position: number };
  readonly declares: boolean;
  readonly waiting: number[];
}

const environment: ReadonlySet<DiagnosticCode> = new Set(['BP2024', 'BP2025', 'BP2027']);

function at2<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError('a variable of a module without a place');
  return value;
}
