import { type CodeEntry, type DiagnosticCode, diagnosticCodes } from './codes.ts';

/** The whole table as a Markdown page, in the order of the codes, one section a group. */
export function printDiagnosticTable(): string {
  const entries = Object.entries<CodeEntry>(diagnosticCodes).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = groups.map(([prefix, title]) => {
    const rows = entries.filter(([code]) => code.startsWith(prefix)).map(([code, entry]) => row(code, entry));
    return [`## ${title}`, '', '| Code | Kind | Severity | Message | Way out |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
  });
  const fixes = Object.entries(quickFixes).map(([code, fix]) => `- ${code}: ${fix}`);
  return ['# Diagnostics', '', introduction, '', ...sections, '## Quick fixes', '', ...fixes, ''].join('\n');
}

const introduction = `Every diagnostic of Backpath; \`codes.ts\` is the table that this page is printed from. A released code keeps its meaning.
A *mistake* is for the user to correct, what is *unsupported* for the user to avoid, what is *internal* for us to mend.`;

/** What editors offer to change, where it is safe. */
const quickFixes = {
  BP1104: 'swap the ends of the domain',
  BP2020: 'remove `async` where nothing is waited for',
  BP2026: 'pass the random number as a parameter',
  BP3001: 'write `Math.` before a name of it; import it from a file that something is imported from already',
  BP3004: 'declare the variable with `let`',
  BP3008: 'write `Math.` before a name of it; import it from a file that something is imported from already',
} as const satisfies Partial<Record<DiagnosticCode, string>>;

const groups = [
  ['BP1', 'BP1: syntax and annotations'],
  ['BP2', 'BP2: not supported yet, or without a derivative'],
  ['BP3', 'BP3: names, imports, calls and returned values'],
  ['BP4', 'BP4: at a point'],
  ['BP5', 'BP5: bugs of Backpath'],
  ['BP6', 'BP6: tensors'],
] as const;

function row(code: string, entry: CodeEntry): string {
  const cells = [code, entry.kind, entry.severity, entry.message, entry.help];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
