import type { MenuEntry } from '../../controls/index.ts';
import { EXPORT_FORMATS, type GraphExportFormat, type GraphToHost } from '../../protocol.ts';

const LABELS: Readonly<Record<GraphExportFormat, { readonly label: string; readonly hint: string }>> = {
  svg: { label: 'SVG', hint: 'picture, scales' },
  png: { label: 'PNG', hint: 'picture, pixels' },
  dot: { label: 'DOT', hint: 'Graphviz' },
  mermaid: { label: 'Mermaid', hint: 'Markdown' },
  json: { label: 'JSON', hint: 'nodes, edges, numbers' },
  latex: { label: 'LaTeX', hint: 'the derivative' },
};

/** Saved through the host, which asks where; texts also to the clipboard. */
export function exportEntries(post: (message: Extract<GraphToHost, { type: 'export' }>) => void): readonly MenuEntry[] {
  return [
    { heading: 'Save' },
    ...EXPORT_FORMATS.map((format) => ({ ...LABELS[format], run: () => post({ type: 'export', format }) })),
    { heading: 'Copy' },
    ...EXPORT_FORMATS.filter((format) => format !== 'png').map((format) => ({
      label: `Copy ${LABELS[format].label}`,
      run: () => post({ type: 'export', format, to: 'clipboard' }),
    })),
  ];
}
