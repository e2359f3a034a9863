import { type CodeEntry, diagnosticCodes } from './codes.ts';

/** The whole table as a Markdown page, in the order of the codes, one section a group. */
export function printDiagnosticTable(): string {
  const entries = Object.entries<CodeEntry>(diagnosticCodes).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = groups.map(([prefix, title]) => {
    const rows = entries.filter(([code]) => code.startsWith(prefix)).map(([code, entry]) => row(code, entry));
    return [`## ${title}`, '', '| Code | Kind | Severity | Message | Way out |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
  });
  return ['# Diagnostics', '', ...sections].join('\n');
}

const groups = [
  ['BP1', 'BP1: syntax and annotations'],
  ['BP2', 'BP2: not supported yet, or without a derivative'],
  ['BP3', 'BP3: names, imports, calls and returned values'],
  ['BP4', 'BP4: at a point'],
  ['BP5', 'BP5: bugs of Backpath'],
] as const;

function row(code: string, entry: CodeEntry): string {
  const cells = [code, entry.kind, entry.severity, entry.message, entry.help];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
