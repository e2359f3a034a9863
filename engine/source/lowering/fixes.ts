import type { QuickFix } from '../../diagnostics/diagnostic.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';

/** `let` in place of `const`, where the name is the only one that its declaration declares. */
export function letFix(context: Context, name: ts.Identifier | undefined): readonly QuickFix[] | undefined {
  const list = name?.parent.parent;
  if (!name || !list || !ts.isVariableDeclarationList(list) || list.declarations.length !== 1) return undefined;
  const { file } = context.module;
  const start = list.getStart(file.tree);
  if (name.getSourceFile() !== file.tree || file.text.slice(start, start + 'const'.length) !== 'const') return undefined;
  return [{ title: `Declare ${name.text} with let`, edits: [{ span: file.span(start, start + 'const'.length), newText: 'let' }] }];
}

/** Another name from a file that something is imported from already, and that exports it. */
export function importFix(context: Context, name: ts.Identifier): readonly QuickFix[] | undefined {
  const { module, program } = context;
  if (module !== program.modules.main) return undefined;
  const fixes = module.file.tree.statements.flatMap((statement): QuickFix[] => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { importClause: clause, moduleSpecifier: specifier } = statement;
    if (!clause || clause.phaseModifier !== undefined) return [];
    const found = program.modules.resolve({ kind: 'import', specifier, imported: name.text, node: name, module });
    return found.kind === 'binding' ? [importing(context, clause, name, specifier.text)] : [];
  });
  return fixes.length > 0 ? fixes.slice(0, 1) : undefined;
}

function importing(context: Context, clause: ts.ImportClause, name: ts.Identifier, from: string): QuickFix {
  const { namedBindings: named } = clause;
  if (named && ts.isNamespaceImport(named)) {
    const newText = `${named.name.text}.${name.text}`;
    return { title: `Use ${newText}`, edits: [{ span: context.spanOf(name), newText }] };
  }
  const last = named?.elements.at(-1);
  const { file } = context.module;
  const place = last?.end ?? (named ? named.getStart(file.tree) + 1 : clause.end);
  const newText = last ? `, ${name.text}` : named ? ` ${name.text}` : `, { ${name.text} }`;
  return { title: `Import ${name.text} from '${from}'`, edits: [{ span: file.span(place, place), newText }] };
}

/** A parameter in place of a call of `Math.random` that stands in the function itself. */
export function randomFix(context: Context, call: ts.CallExpression): readonly QuickFix[] | undefined {
  let owner: ts.Node = call.parent;
  while (!ts.isFunctionLike(owner) && !ts.isSourceFile(owner)) owner = owner.parent;
  if (!context.role.entry || context.outer || !ts.isFunctionLike(owner)) return undefined;
  const { file } = context.module;
  // Properties, such as the `random` of `Math`, are no names.
  const names = new Set(owner.getText(file.tree).match(/(?<![.\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  let name = 'random';
  for (let number = 2; names.has(name); number++) name = `random${number}`;
  const last = owner.parameters.at(-1);
  if (!last || last.dotDotDotToken) return undefined;
  const typed = /\.[cm]?tsx?$/i.test(file.fileName) ? ': number' : '';
  const parameter = { span: file.span(last.end, last.end), newText: `, ${name}${typed}` };
  return [{ title: `Pass it as the parameter ${name}`, edits: [parameter, { span: context.spanOf(call), newText: name }] }];
}

/** Without `async`, where nothing is waited for. */
export function asyncFix(context: Context, keyword: ts.Node): readonly QuickFix[] | undefined {
  const { file } = context.module;
  if (/\bawait\b/.test(keyword.parent.getText(file.tree))) return undefined;
  const start = keyword.getStart(file.tree);
  const end = keyword.end + (/^\s*/.exec(file.text.slice(keyword.end))?.[0].length ?? 0);
  return [{ title: 'Remove async', edits: [{ span: file.span(start, end), newText: '' }] }];
}
