/** Derivative listings, as a user would use them: checked by TypeScript at its strictest, and run. */
import ts from 'typescript';

export type Derivative = (...point: number[]) => { value: number; gradient: Record<string, number> };

/** The function that a listing exports. */
export function runListing(text: string, functionName: string): Derivative {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024 } });
  const exports: Record<string, Derivative> = {};
  new Function('exports', outputText)(exports);
  const found = exports[`${functionName}Gradient`];
  if (!found) throw new Error(`the listing exports no ${functionName}Gradient:\n${text}`);
  return found;
}

/** What TypeScript has to say about listings, each a module of its own. */
export function typeErrors(listings: readonly string[]): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    noUnusedLocals: true,
    noImplicitReturns: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    types: [],
    skipLibCheck: true,
    lib: ['lib.es2024.d.ts'],
  };
  const files = new Map(listings.map((text, index) => [`/listing-${index}.ts`, text]));
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined ? readFile(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => {
    return `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n${file?.text}`;
  });
}
