import { escapeXml } from '../../view/svg/xml.ts';

/** A page that needs nothing else: no script, no request; light and dark. `body` is markup already. */
export function htmlPage(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${escapeXml(title)}</h1>`,
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

export function heading(content: string): string {
  return `<h2>${escapeXml(content)}</h2>`;
}

export function paragraph(content: string): string {
  return `<p>${escapeXml(content)}</p>`;
}

/** The first row is the head. */
export function htmlTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  const cells = (row: readonly string[], tag: string) => `<tr>${row.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells(head, 'th')}</thead><tbody>${rest.map((row) => cells(row, 'td')).join('\n')}</tbody></table>`;
}

const STYLE = [
  ':root{color-scheme:light dark;--c0:#1f6feb;--c1:#b35900;--c2:#2b7a1f;--c3:#8250df;--c4:#a40e26;--c5:#5e5e5e}',
  '@media (prefers-color-scheme:dark){:root{--c0:#79b8ff;--c1:#e2a36b;--c2:#89d185;--c3:#d2a8ff;--c4:#ff9492;--c5:#a0a0a0}}',
  'body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}',
  'table{border-collapse:collapse;font-variant-numeric:tabular-nums}',
  'th,td{padding:.2rem .8rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:right}',
  'th:first-child,td:first-child{text-align:left}',
  'svg{max-width:100%;height:auto;font:12px system-ui,sans-serif;fill:currentColor}',
].join('\n');
