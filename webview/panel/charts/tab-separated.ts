import type { ChartColumns } from './chart-spec.ts';

/** A chart's numbers for a spreadsheet: in full precision, one header line. */
export function tabSeparated({ spec, x, columns }: ChartColumns): string {
  const header = ['iteration', ...spec.lines.map(({ label }) => label)];
  const rows = x.map((iteration, row) => [iteration, ...columns.map((column) => column[row] ?? '')]);
  return [header, ...rows].map((row) => row.join('\t')).join('\n');
}
