import { unreachable } from '../../invariant.ts';
import { escapeXml } from '../../view/svg/xml.ts';
import type { Block } from './blocks.ts';

/** A page that needs nothing else: no script, no request; light and dark. */
export function htmlPage(title: string, blocks: readonly Block[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${escapeXml(title)}</h1>`,
    ...blocks.map(markup),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function markup(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level ?? 2}>${escapeXml(block.text)}</h${block.level ?? 2}>`;
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`;
    case 'table':
      return htmlTable(block.rows);
    case 'chart':
      return `<figure>${block.svg}</figure>`;
    default:
      return unreachable(block);
  }
}

/** A wide table is scrolled by keyboard too. */
function htmlTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  const row = ([first = '', ...others]: readonly string[]) =>
    `<tr><th scope="row">${escapeXml(first)}</th>${others.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`;
  const heads = head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  return `<div class="wide" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${rest.map(row).join('\n')}</tbody></table></div>`;
}

const STYLE = [
  ':root{color-scheme:light dark;--c0:#1f6feb;--c1:#b35900;--c2:#2b7a1f;--c3:#8250df;--c4:#a40e26;--c5:#5e5e5e}',
  '@media (prefers-color-scheme:dark){:root{--c0:#79b8ff;--c1:#e2a36b;--c2:#89d185;--c3:#d2a8ff;--c4:#ff9492;--c5:#a0a0a0}}',
  'body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}',
  'table{border-collapse:collapse;font-variant-numeric:tabular-nums}',
  'th,td{padding:.2rem .8rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:right}',
  'td,th{white-space:nowrap}',
  'th[scope=row]{font-weight:normal}',
  'figure{margin:0}',
  '.wide{overflow-x:auto}',
  'th:first-child{text-align:left}',
  'svg{max-width:100%;height:auto;font:12px system-ui,sans-serif;fill:currentColor}',
].join('\n');
