import assert from 'node:assert/strict';

export interface XmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The elements of a document in order of their start tags. Fails where the text is not well-formed XML. */
export function elementsOf(document: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of document.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    checkText(document.slice(end, match.index), open);
    end = match.index + match[0].length;
    const [, closing, tag = '', attributes = '', empty] = match;
    if (closing === '/') {
      assert.equal(open.pop(), tag, `</${tag}> closes its own element`);
      continue;
    }
    elements.push({ tag, attributes: attributesOf(attributes) });
    if (empty !== '/') open.push(tag);
  }
  checkText(document.slice(end), open);
  assert.deepEqual(open, [], 'every element is closed');
  return elements;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    assert.ok(!attributes.has(name), `${name} is given once`);
    checkText(value, ['attribute']);
    attributes.set(name, value);
  }
  return attributes;
}

/** No loose markup, only known entities, only characters that XML allows, and no text outside the root. */
function checkText(text: string, open: readonly string[]): void {
  assert.doesNotMatch(text, /[<]|&(?!(?:amp|lt|gt|quot|#39);)/);
  for (const character of text) assert.ok(character >= ' ' || character === '\n' || character === '\t', 'only characters of XML 1.0');
  if (open.length === 0) assert.equal(text.trim(), '');
}
