import { type ErrorDetail, ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { BrokenInvariant } from '../../shared/assert.ts';

/** A fault of an XML file. `line` counts from 1 and is 0 where none can be named; `element` is empty where the text is no XML at all. */
export interface XmlFault {
  readonly line: number;
  readonly element: string;
  readonly reason: string;
}

/** Official schemas, by libxml2: the judge of what we write and of what others wrote. */
export class Xsd {
  readonly #validator: XsdValidator;

  /** Throws when the schema itself can't be read. */
  constructor(schema: string) {
    const document = parse(Buffer.from(schema, 'utf8'));
    if (!(document instanceof XmlDocument)) throw new BrokenInvariant(`the schema can't be read: ${document[0]?.message}`);
    try {
      this.#validator = XsdValidator.fromDoc(document);
    } finally {
      document.dispose();
    }
  }

  /** Faults of one document in its order; none when it is valid. The document is held whole. */
  faults(document: Uint8Array): XmlFault[] {
    const parsed = parse(document);
    if (!(parsed instanceof XmlDocument)) return parsed.filter(({ level }) => level > 1).map(readable);
    try {
      this.#validator.validate(parsed);
      return [];
    } catch (error) {
      if (error instanceof XmlLibError) return error.details.map(readable);
      throw error;
    } finally {
      parsed.dispose();
    }
  }

  dispose(): void {
    this.#validator.dispose();
  }
}

// Nothing is ever loaded from outside: neither network nor other files.
const options = ParseOption.XML_PARSE_BIG_LINES | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET;

/**
 * The official schema and samples declare a namespace that is no URI. libxml2 goes on after saying so, but its wrapper takes the remark for a failure; such
 * a document is read again with remarks off. Anything else that is wrong stays wrong.
 */
function parse(document: Uint8Array): XmlDocument | ErrorDetail[] {
  try {
    return XmlDocument.fromBuffer(document, { option: options });
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const { details } = error;
    const isRemark = (detail: ErrorDetail) => detail.level < 2 || /^xmlns:\w+: '.*' is not a valid URI$/.test(detail.message.trim());
    if (details.length === 0 || !details.every(isRemark)) return details;
    return XmlDocument.fromBuffer(document, { option: options | ParseOption.XML_PARSE_NOERROR });
  }
}

function readable(detail: ErrorDetail): XmlFault {
  const message = detail.message.trim().replaceAll(/\{[^{}\s]*:[^{}\s]*\}/g, ''); // without namespaces
  const [, element = '', said = message] = /^Element '([^']*)'(?:, attribute '[^']*')?: (.*)$/s.exec(message) ?? [];
  return { line: detail.line, element, reason: reasonOf(said) };
}

/** libxml2's sentence as an accountant reads it; one that is not known stays as it is. */
function reasonOf(said: string): string {
  for (const [pattern, sentence] of sentences) {
    const found = pattern.exec(said);
    if (found) return sentence(...found.slice(1).map((part) => part ?? ''));
  }
  return said;
}

const sentences: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^\[facet 'pattern'\] The value '(.*)' is not accepted by the pattern '(.*)'\.$/s,
    (value, pattern) => `"${value}" ${forms[pattern] ?? `does not have the form ${pattern}`}`,
  ],
  [
    /^\[facet 'maxLength'\] The value(?: '(.*)')? has a length of '(\d+)'; this exceeds the allowed maximum length of '(\d+)'\.$/s,
    (value, length, most) => `${named(value)} has ${length} characters, at most ${most} are allowed`,
  ],
  [
    /^\[facet 'length'\] The value(?: '(.*)')? has a length of '(\d+)'; this differs from the allowed length of '(\d+)'\.$/s,
    (value, length, exactly) => `${named(value)} has ${length} characters, it has to have ${exactly}`,
  ],
  [
    /^\[facet 'totalDigits'\] The value '(.*)' has more digits than are allowed \('(\d+)'\)\.$/s,
    (value, most) => `${value} has more than ${most} digits`,
  ],
  [
    /^\[facet 'fractionDigits'\] The value '(.*)' has more fractional digits than are allowed \('(\d+)'\)\.$/s,
    (value, most) => `${value} has more than ${most} decimals`,
  ],
  [
    /^\[facet 'enumeration'\] The value '(.*)' is not an element of the set \{(.*)\}\.$/s,
    (value, set) => `"${value}" is not one of ${set.replaceAll("'", '')}`,
  ],
  [
    /^\[facet 'minInclusive'\] The value '(.*)' is less than the minimum value allowed \('(.*)'\)\.$/s,
    (value, least) => `${value} is below ${least}`,
  ],
  [
    /^\[facet 'maxInclusive'\] The value '(.*)' is greater than the maximum value allowed \('(.*)'\)\.$/s,
    (value, most) => `${value} is above ${most}`,
  ],
  [/^'(.*)' is not a valid value of the (?:local )?(?:atomic|union|list) type(?: 'xs:(\w+)')?\.$/s, (value, type) => notOf(value, type)],
  [/^This element is not expected\. Expected is \( (.*) \)\.$/, (expected) => `stands where ${expected} has to stand`],
  [/^This element is not expected\. Expected is one of \( (.*) \)\.$/, (expected) => `stands where one of ${expected} has to stand`],
  [/^This element is not expected\.$/, () => 'may not stand here'],
  [/^Missing child element\(s\)\. Expected is \( (.*) \)\.$/, (expected) => `lacks ${expected}`],
  [/^Missing child element\(s\)\. Expected is one of \( (.*) \)\.$/, (expected) => `lacks one of ${expected}`],
  [
    /^No matching global declaration available for the validation root\.$/,
    () => 'is not the root of a file of this kind, or has another namespace',
  ],
];

const named = (value: string): string => (value === '' ? 'the value' : `"${value}"`);

/** Patterns of the schemas as people say them. */
const forms: Readonly<Record<string, string>> = {
  '[1-9][0-9]{2,4}': 'is no account of three to five digits',
};

const typeNames: Readonly<Record<string, string>> = {
  date: 'a date (YYYY-MM-DD)',
  time: 'a time (hh:mm:ss)',
  decimal: 'a decimal number',
  nonNegativeInteger: 'a whole number from 0',
  anyURI: 'an address (URI)',
};
const notOf = (value: string, type: string): string => `"${value}" is not ${typeNames[type] ?? `a value of type ${type}`}`;
