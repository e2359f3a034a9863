import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ProgramBuilder } from '../../program/builder.ts';
import type { Annotations, Program, VariableId } from '../../program/types.ts';
import { errorsIn, type FunctionSyntax } from '../functions.ts';
import type { ConstantBinding } from '../modules/bindings.ts';
import type { ModuleGraph } from '../modules/graph.ts';
import type { Module } from '../modules/module.ts';
import type { ts } from '../typescript.ts';
import { constantEntity, lowerConstant } from './constants.ts';
import type { Entity } from './entities.ts';
import { lowerExpression } from './expressions.ts';
import { type LoweredFunction, lowerFunction } from './function.ts';
import { lowerStatement, lowerStatements } from './statements.ts';

/** Lowers one function with everything that it reaches: helpers and constants, each once, when first met. */
export class ProgramLowering {
  readonly builder = new ProgramBuilder();
  readonly modules: ModuleGraph;
  /** The rules that contain each other; syntax families reach them through their context, so that no file imports in a circle. */
  readonly rules = { expression: lowerExpression, statement: lowerStatement, statements: lowerStatements };
  readonly diagnostics: Diagnostic[] = [];
  /** Only the entry's parameters may be passive. */
  readonly wrt: ReadonlySet<string> | undefined;
  readonly #functions = new Map<FunctionSyntax, LoweredFunction | 'lowering' | 'broken'>();
  readonly #constants = new Map<ConstantBinding, VariableId | 'lowering'>();
  /** The constants read since each function or constant that is being lowered was begun, innermost last. */
  readonly #readers: Set<ConstantBinding>[] = [];
  readonly #reads = new Map<FunctionSyntax, ReadonlySet<ConstantBinding>>();

  constructor(modules: ModuleGraph, wrt: ReadonlySet<string> | undefined) {
    this.modules = modules;
    this.wrt = wrt;
  }

  /** The whole program, unless anything was reported. */
  lower(definition: FunctionSyntax, module: Module, annotations: Annotations): Program | undefined {
    const entry = this.function(definition, module);
    return typeof entry === 'string' || this.diagnostics.length > 0 ? undefined : this.builder.finish(entry.id, annotations);
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** Reports the syntax errors in a part of a file, if there are any: that part is not lowered. */
  reportErrors(module: Module, node: ts.Node): boolean {
    const errors = errorsIn(module.errors, node);
    for (const error of errors) this.report(error.diagnostic);
    return errors.length > 0;
  }

  /** `lowering` if the function is being lowered right now: it calls itself. */
  function(definition: FunctionSyntax, module: Module): LoweredFunction | 'lowering' | 'broken' {
    const known = this.#functions.get(definition);
    if (known) {
      this.#noteReads(this.#reads.get(definition) ?? []);
      return known;
    }
    this.#functions.set(definition, 'lowering');
    const reads = new Set<ConstantBinding>();
    const active = this.#functions.size === 1 ? this.wrt : undefined;
    const lowered = this.#collecting(reads, () => lowerFunction(this, definition, module, active));
    this.#reads.set(definition, reads);
    this.#functions.set(definition, lowered);
    this.#noteReads(reads);
    return lowered;
  }

  /** What a constant of a module stands for. */
  constantEntity(binding: ConstantBinding): Entity {
    return constantEntity(this, binding);
  }

  /** `lowering` if the constant is being lowered right now: its value depends on itself. */
  constant(binding: ConstantBinding): VariableId | 'lowering' {
    this.#noteReads([binding]);
    const known = this.#constants.get(binding);
    if (known !== undefined) return known;
    this.#constants.set(binding, 'lowering');
    const variable = this.#collecting(new Set(), () => lowerConstant(this, binding));
    this.#constants.set(binding, variable);
    return variable;
  }

  /** The constants that a lowered function reads, itself or in what it calls. */
  readsOf(definition: FunctionSyntax): Iterable<ConstantBinding> {
    return this.#reads.get(definition) ?? [];
  }

  #noteReads(bindings: Iterable<ConstantBinding>): void {
    for (const binding of bindings) this.#readers.at(-1)?.add(binding);
  }

  #collecting<T>(reads: Set<ConstantBinding>, lower: () => T): T {
    this.#readers.push(reads);
    const result = lower();
    this.#readers.pop();
    return result;
  }
}
