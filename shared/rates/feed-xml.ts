import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Attributes begin with this in what the parser gives. */
export const attribute = '@';

/** Every value stays the text it is in the file: a rate is never a number. Entities are not resolved, so none can grow. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: attribute,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
});

/** The tree of a well-formed XML text, or undefined. Document types are refused: no feed of rates has one. */
export function readXml(text: string): Record<string, unknown> | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  try {
    if (XMLValidator.validate(text) !== true) return undefined;
    const tree: unknown = parser.parse(text);
    return isNode(tree) ? tree : undefined;
  } catch {
    return undefined;
  }
}

export const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Children of one name: none, one or several, as a list. */
export const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
