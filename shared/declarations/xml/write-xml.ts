/** An element: its text, or its children in order. No text is an empty element. */
export interface XmlElement {
  readonly name: string;
  readonly content: string | readonly XmlElement[];
}

export const element = (name: string, content: string | readonly XmlElement[] = ''): XmlElement => ({ name, content });

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text an XML 1.0 document can hold: what no document may contain becomes a space. */
const escaped = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);

/** A document in UTF-8, without namespace, two spaces a level, a line an element. */
export const writeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;

function write({ name, content }: XmlElement, indent: string): string {
  if (typeof content === 'string') return content === '' ? `${indent}<${name}/>\n` : `${indent}<${name}>${escaped(content)}</${name}>\n`;
  return `${indent}<${name}>\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}
