/** The part of Papa Parse that is used. Its published types bring those of Node and of browsers along, which the engine does without. */
declare module 'papaparse/papaparse.js' {
  interface StepResult {
    readonly data: readonly string[];
    readonly errors: readonly { readonly type: string }[];
    readonly meta: { readonly delimiter: string; readonly cursor: number };
  }
  const Papa: { parse(text: string, settings: { step(result: StepResult): void }): unknown };
  export = Papa;
}
