/** Markup from data: everything that comes from a program is escaped here and nowhere else. */
type Attributes = Readonly<Record<string, string | number>>;

export function element(tag: string, attributes: Attributes): string {
  return `<${tag}${print(attributes)}/>`;
}

export function text(content: string, attributes: Attributes): string {
  return `<text${print(attributes)}>${escapeXml(content)}</text>`;
}

export function attribute(value: string | number): string {
  return `"${escapeXml(typeof value === 'number' ? String(Math.round(value * 100) / 100) : value)}"`;
}

/** Also drops the control characters that XML 1.0 cannot hold at all. */
export function escapeXml(content: string): string {
  return content.replace(/[\p{Cc}\p{Cs}&<>"']/gu, (character) => entities[character] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': ' ',
  '\n': ' ',
};

function print(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}=${attribute(value)}`)
    .join('');
}
