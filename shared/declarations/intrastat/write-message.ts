import { writeDecimal } from '../../money/decimal.ts';
import { element, writeXml, type XmlElement } from '../xml/write-xml.ts';
import {
  declarationTotals,
  type IntrastatDeclaration,
  type IntrastatItem,
  type IntrastatLine,
  type IntrastatMessage,
  wholeUnits,
} from './declaration.ts';

/**
 * The message INSTAT: all elements are there, those without a value empty. Amounts are whole units of the period's currency.
 * @source NRA, "Format of the files for XML messages", version 2022, with its samples
 */
export const writeInstat = (message: IntrastatMessage): string =>
  writeXml(
    element('INSTAT', [
      element('Envelope', [
        element('DateTime', [element('date', message.createdOn), element('time', message.createdTime)]),
        party(message.filer),
        ...message.declarations.map(declaration),
        element('numberOfDeclarations', String(message.declarations.length)),
      ]),
    ]),
  );

const party = ({ id, idType, address, contact }: IntrastatMessage['filer']): XmlElement =>
  element('Party', [
    element('partyId', id),
    element('partyIdType', String(idType)),
    element('Address', [
      element('streetNumber', address.street),
      element('city', address.city),
      element('postalCode', address.postCode),
      element('phoneNumber', address.phone),
      element('faxNumber', address.fax),
    ]),
    element('ContactPerson', [
      element('contactPersonName', contact.name),
      element('ContactPersonAddress', [
        element('contactStreetNumber', contact.street),
        element('contactCity', contact.city),
        element('contactPostalCode', contact.postCode),
        element('phoneNumber', contact.phone),
        element('mobilePhoneNumber', contact.mobile),
        element('e-mail', contact.email),
      ]),
    ]),
  ]);

function declaration({ id, period, operator, function: kind, flow, items }: IntrastatDeclaration): XmlElement {
  const totals = declarationTotals(items);
  return element('Declaration', [
    element('declarationId', String(id)),
    element('referencePeriod', period),
    element('PSIId', operator.id),
    element('PSIIdType', String(operator.idType)),
    element('Function', kind),
    element('flowCode', flow),
    element('totalNetMass', writeDecimal(totals.netMassGrams, 3)),
    element('totalInvoicedAmount', String(totals.value)),
    element('totalStatisticalValue', String(totals.statisticalValue)),
    element('totalNumberDetailedLines', String(items.length)),
    ...items.map(item),
  ]);
}

function item({ number, line, action }: IntrastatItem): XmlElement {
  const [natureA = '', natureB = ''] = line.nature.split('.');
  return element('Item', [
    element('itemNumber', String(number)),
    element('CN8', [element('CN8Code', line.cn8)]),
    element('vinNumber', line.partnerVatNumber),
    element('countryOfOriginCode', line.originCountry),
    element('MSConsDestCode', line.partnerState),
    element('nationalityOfTransportVehicle', line.vehicleCountry),
    element('netMass', writeDecimal(line.netMassGrams, 3)),
    element('invoicedAmount', String(wholeUnits(line.value))),
    element('statisticalValue', line.statisticalValue === null ? '' : String(wholeUnits(line.statisticalValue))),
    element('supplementaryUnit', supplementary(line)),
    element('NatureOfTransaction', [element('natureOfTransactionACode', natureA), element('natureOfTransactionBCode', natureB)]),
    element('modeOfTransportCode', line.transportMode),
    element('regionCode', line.region),
    element('DeliveryTerms', [element('TODCode', line.deliveryTerms)]),
    element('action', action ?? ''),
  ]);
}

/** Three decimals as the sample writes them; the text of the description says "integer". */
const supplementary = ({ supplementaryMilli }: IntrastatLine): string =>
  supplementaryMilli === null ? '' : writeDecimal(supplementaryMilli, 3);
