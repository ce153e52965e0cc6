import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of the message: its text, or its children in order. */
interface Element {
  readonly name: string;
  readonly content: RegExp | readonly Element[];
  /** How often it comes; once unless given. */
  readonly times?: readonly [least: number, most: number];
}

const of = (name: string, content: Element['content'], times?: Element['times']): Element => ({
  name,
  content,
  ...(times ? { times } : {}),
});
const anyText = /(?:)/;
const required = /\S/;
const whole = /^-?\d{1,18}$/;
const positive = /^(?!0+$)\d{1,18}$/;
const country = /^[A-Z]{2}$/;
const partyType = /^[0-4]$/;
const any: Element['times'] = [0, 99_999];

const address = ['streetNumber', 'city', 'postalCode', 'phoneNumber', 'faxNumber'];
const contact = ['contactStreetNumber', 'contactCity', 'contactPostalCode', 'phoneNumber', 'mobilePhoneNumber', 'e-mail'];
const texts = (names: readonly string[]): Element[] => names.map((name) => of(name, anyText));

/** Mass and supplementary quantity of an item are more than zero. */
const item = of(
  'Item',
  [
    of('itemNumber', positive),
    of('CN8', [of('CN8Code', /^\d{8}$/)]),
    of('vinNumber', /^([A-Z]{2}[A-Z0-9+*]{2,12})?$/),
    of('countryOfOriginCode', country),
    of('MSConsDestCode', country),
    of('nationalityOfTransportVehicle', /^([A-Z]{2})?$/),
    of('netMass', /^(?!0+\.0+$)\d{1,15}\.\d{3}$/),
    of('invoicedAmount', positive),
    of('statisticalValue', /^((?!0+$)\d{1,18})?$/),
    of('supplementaryUnit', /^((?!0+\.0+$)\d{1,15}\.\d{3})?$/),
    of('NatureOfTransaction', [of('natureOfTransactionACode', /^\d$/), of('natureOfTransactionBCode', /^\d$/)]),
    of('modeOfTransportCode', /^[1-9]$/),
    of('regionCode', /^[A-Z]{3}$/),
    of('DeliveryTerms', [of('TODCode', /^[A-Z]{3}$/)]),
    of('action', /^(NEW|EDITED-OLD|EDITED-NEW|DELETED)?$/),
  ],
  any,
);

const declaration = of(
  'Declaration',
  [
    of('declarationId', positive),
    of('referencePeriod', /^\d{4}-(0[1-9]|1[0-2])$/),
    of('PSIId', required),
    of('PSIIdType', partyType),
    of('Function', /^(REGULAR|CORRECTIVE|NIL)$/),
    of('flowCode', /^[AD]$/),
    of('totalNetMass', /^-?\d{1,15}\.\d{3}$/),
    of('totalInvoicedAmount', whole),
    of('totalStatisticalValue', whole),
    of('totalNumberDetailedLines', /^\d{1,5}$/),
    item,
  ],
  [1, 99_999],
);

const message = of('INSTAT', [
  of('Envelope', [
    of('DateTime', [of('date', /^\d{4}-\d{2}-\d{2}$/), of('time', /^\d{2}:\d{2}:\d{2}$/)]),
    of('Party', [
      of('partyId', required),
      of('partyIdType', partyType),
      of('Address', texts(address)),
      of('ContactPerson', [of('contactPersonName', anyText), of('ContactPersonAddress', texts(contact))]),
    ]),
    declaration,
    of('numberOfDeclarations', positive),
  ]),
]);

type Node = Readonly<Record<string, readonly Node[] | string>>;

const parser = new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false, ignoreDeclaration: true });
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '';

/**
 * What a message is not, read back from its text: elements in their order, how often each comes, and the form of each value. Places are paths with the
 * number of the element among its like, from 1. Empty where it is as the format says. There is no official schema.
 * @source NRA, "Format of the files for XML messages", version 2022; bulgaria.md 7.3
 */
export function structureFaults(xml: string): readonly string[] {
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) return [`no XML: line ${wellFormed.err.line}`];
  return faultsOf([message], elementsOf(parser.parse(xml) as readonly Node[]), '');
}

/** Line breaks between elements are nothing. */
const elementsOf = (nodes: readonly Node[]): readonly Node[] => nodes.filter((node) => nameOf(node) !== '#text');

function faultsOf(expected: readonly Element[], found: readonly Node[], path: string): string[] {
  const faults: string[] = [];
  let at = 0;
  for (const { name, content, times = [1, 1] } of expected) {
    let count = 0;
    while (at < found.length && nameOf(found[at]!) === name) {
      count += 1;
      const children = found[at]![name] as readonly Node[];
      const place = `${path}/${name}${times[1] > 1 ? `[${count}]` : ''}`;
      if (content instanceof RegExp) {
        const text = children.map((child) => String(child['#text'] ?? '')).join('');
        if (elementsOf(children).length > 0 || !content.test(text)) faults.push(`${place}: "${text}"`);
      } else faults.push(...faultsOf(content, elementsOf(children), place));
      at += 1;
    }
    if (count < times[0] || count > times[1]) faults.push(`${path}/${name}: ${count} times`);
  }
  for (const rest of found.slice(at)) faults.push(`${path}/${nameOf(rest)}: not here`);
  return faults;
}
