import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { period } from '../../dates/period.ts';
import { checkInstat } from './check.ts';
import { regions } from './codes.ts';
import {
  combineLines,
  correctiveItems,
  declarationTotals,
  type IntrastatDeclaration,
  type IntrastatLine,
  type IntrastatMessage,
  regularItems,
} from './declaration.ts';
import { watchThreshold } from './threshold-watch.ts';
import { intrastatThresholds } from './thresholds.ts';
import { writeInstat } from './write-message.ts';

const line: IntrastatLine = {
  ...{ cn8: '73181300', partnerVatNumber: 'EL123456789', originCountry: 'GR', partnerState: 'GR', vehicleCountry: 'BG' },
  ...{ netMassGrams: 320_000n, value: 167_249n, statisticalValue: null, supplementaryMilli: null, nature: '1.1' },
  ...{ transportMode: '3', region: 'XXX', deliveryTerms: 'EXW', documentId: 'invoice-1' },
};
const declaration = (to: Partial<IntrastatDeclaration> = {}): IntrastatDeclaration => ({
  ...{ id: 1, period: period('2026-05'), operator: { id: '123456786', idType: 0 }, function: 'REGULAR', flow: 'D' },
  items: regularItems([line]),
  ...to,
});
const message = (...declarations: IntrastatDeclaration[]): IntrastatMessage => ({
  createdOn: date('2026-06-13'),
  createdTime: '16:52:25',
  filer: {
    id: '123456786',
    idType: 0,
    address: { street: 'УЛ. ПРИМЕРНА 1', city: 'СОФИЯ', postCode: '1000', phone: '', fax: '' },
    contact: { name: 'Иван <Ив> & Ко', street: '', city: '', postCode: '', phone: '+359 2 000', mobile: '', email: 'a@b.bg' },
  },
  declarations,
});

const head = `<?xml version="1.0" encoding="UTF-8"?>
<INSTAT>
  <Envelope>
    <DateTime>
      <date>2026-06-13</date>
      <time>16:52:25</time>
    </DateTime>
    <Party>
      <partyId>123456786</partyId>
      <partyIdType>0</partyIdType>
      <Address>
        <streetNumber>УЛ. ПРИМЕРНА 1</streetNumber>
        <city>СОФИЯ</city>
        <postalCode>1000</postalCode>
        <phoneNumber/>
        <faxNumber/>
      </Address>
      <ContactPerson>
        <contactPersonName>Иван &lt;Ив&gt; &amp; Ко</contactPersonName>
        <ContactPersonAddress>
          <contactStreetNumber/>
          <contactCity/>
          <contactPostalCode/>
          <phoneNumber>+359 2 000</phoneNumber>
          <mobilePhoneNumber/>
          <e-mail>a@b.bg</e-mail>
        </ContactPersonAddress>
      </ContactPerson>
    </Party>
`;

test('[V6] a dispatch and its message, written by hand', () => {
  const second: IntrastatLine = {
    ...{ cn8: '02031959', partnerVatNumber: 'FR25432701258', originCountry: 'BG', partnerState: 'FR', vehicleCountry: '' },
    ...{ netMassGrams: 16_389_005n, value: 801_450n, statisticalValue: 1_261_900n, supplementaryMilli: 12_000n, nature: '3.2' },
    ...{ transportMode: '1', region: 'PDV', deliveryTerms: 'FOB', documentId: null },
  };
  // 1672.49 is 1672, 8014.50 is 8015; 320.000 + 16389.005 kg.
  expect(writeInstat(message(declaration({ items: regularItems([line, second]) })))).toBe(`${head}    <Declaration>
      <declarationId>1</declarationId>
      <referencePeriod>2026-05</referencePeriod>
      <PSIId>123456786</PSIId>
      <PSIIdType>0</PSIIdType>
      <Function>REGULAR</Function>
      <flowCode>D</flowCode>
      <totalNetMass>16709.005</totalNetMass>
      <totalInvoicedAmount>9687</totalInvoicedAmount>
      <totalStatisticalValue>12619</totalStatisticalValue>
      <totalNumberDetailedLines>2</totalNumberDetailedLines>
      <Item>
        <itemNumber>1</itemNumber>
        <CN8>
          <CN8Code>73181300</CN8Code>
        </CN8>
        <vinNumber>EL123456789</vinNumber>
        <countryOfOriginCode>GR</countryOfOriginCode>
        <MSConsDestCode>GR</MSConsDestCode>
        <nationalityOfTransportVehicle>BG</nationalityOfTransportVehicle>
        <netMass>320.000</netMass>
        <invoicedAmount>1672</invoicedAmount>
        <statisticalValue/>
        <supplementaryUnit/>
        <NatureOfTransaction>
          <natureOfTransactionACode>1</natureOfTransactionACode>
          <natureOfTransactionBCode>1</natureOfTransactionBCode>
        </NatureOfTransaction>
        <modeOfTransportCode>3</modeOfTransportCode>
        <regionCode>XXX</regionCode>
        <DeliveryTerms>
          <TODCode>EXW</TODCode>
        </DeliveryTerms>
        <action/>
      </Item>
      <Item>
        <itemNumber>2</itemNumber>
        <CN8>
          <CN8Code>02031959</CN8Code>
        </CN8>
        <vinNumber>FR25432701258</vinNumber>
        <countryOfOriginCode>BG</countryOfOriginCode>
        <MSConsDestCode>FR</MSConsDestCode>
        <nationalityOfTransportVehicle/>
        <netMass>16389.005</netMass>
        <invoicedAmount>8015</invoicedAmount>
        <statisticalValue>12619</statisticalValue>
        <supplementaryUnit>12.000</supplementaryUnit>
        <NatureOfTransaction>
          <natureOfTransactionACode>3</natureOfTransactionACode>
          <natureOfTransactionBCode>2</natureOfTransactionBCode>
        </NatureOfTransaction>
        <modeOfTransportCode>1</modeOfTransportCode>
        <regionCode>PDV</regionCode>
        <DeliveryTerms>
          <TODCode>FOB</TODCode>
        </DeliveryTerms>
        <action/>
      </Item>
    </Declaration>
    <numberOfDeclarations>1</numberOfDeclarations>
  </Envelope>
</INSTAT>
`);
});

test('[V6] a month without movements', () => {
  const nil = declaration({ function: 'NIL', items: [], flow: 'A' });
  expect(writeInstat(message(nil))).toBe(`${head}    <Declaration>
      <declarationId>1</declarationId>
      <referencePeriod>2026-05</referencePeriod>
      <PSIId>123456786</PSIId>
      <PSIIdType>0</PSIIdType>
      <Function>NIL</Function>
      <flowCode>A</flowCode>
      <totalNetMass>0.000</totalNetMass>
      <totalInvoicedAmount>0</totalInvoicedAmount>
      <totalStatisticalValue>0</totalStatisticalValue>
      <totalNumberDetailedLines>0</totalNumberDetailedLines>
    </Declaration>
    <numberOfDeclarations>1</numberOfDeclarations>
  </Envelope>
</INSTAT>
`);
  expect(checkInstat(message(nil)).map(({ level, code }) => [level, code])).toEqual([['warning', 'UNCONFIRMED_NIL']]);
});

test('[V6] a correction states by how much it changes what was filed', () => {
  // One line deleted (320 kg, 1672), one edited from 8014 to 6565 with the same mass, a new one of 10 kg and 100.
  const edited = { ...line, cn8: '02031959', netMassGrams: 16_389_000n };
  const items = correctiveItems([
    { filed: { ...line, value: 167_200n }, corrected: null },
    {
      filed: { ...edited, value: 801_400n, statisticalValue: 1_261_900n },
      corrected: { ...edited, value: 656_500n, statisticalValue: 1_117_000n },
    },
    { filed: null, corrected: { ...line, value: 10_000n, netMassGrams: 10_000n } },
    { filed: null, corrected: null },
  ]);
  expect(items.map(({ number, action }) => [number, action])).toEqual([
    [1, 'DELETED'],
    [2, 'EDITED-OLD'],
    [2, 'EDITED-NEW'],
    [3, 'NEW'],
  ]);
  expect(declarationTotals(items)).toEqual({ netMassGrams: -310_000n, value: -3_021n, statisticalValue: -1_449n });
  const xml = writeInstat(message(declaration({ function: 'CORRECTIVE', items })));
  expect(xml).toContain('<totalNetMass>-310.000</totalNetMass>');
  expect(xml).toContain('<totalInvoicedAmount>-3021</totalInvoicedAmount>');
  expect(xml).toContain('<totalNumberDetailedLines>4</totalNumberDetailedLines>');
  expect(xml.match(/<action>(.*)<\/action>/g)).toEqual(
    ['DELETED', 'EDITED-OLD', 'EDITED-NEW', 'NEW'].map((each) => `<action>${each}</action>`),
  );
  expect(checkInstat(message(declaration({ function: 'CORRECTIVE', items })))).toEqual([]);
});

test('[V6] totals of the corrective declaration of the published samples', () => {
  const of = (cn8: string, kilograms: bigint, value: bigint, statistical: bigint): IntrastatLine => ({
    ...line,
    ...{ cn8, netMassGrams: kilograms * 1_000n, value: value * 100n, statisticalValue: statistical * 100n },
  });
  const items = correctiveItems([
    { filed: of('73181300', 320n, 1_672n, 1_672n), corrected: null },
    { filed: of('02031219', 19_382n, 50_418n, 56_476n), corrected: of('02031219', 19_176n, 49_882n, 55_940n) },
    { filed: of('02031959', 16_389n, 8_014n, 12_619n), corrected: of('02031959', 16_389n, 6_565n, 11_170n) },
  ]);
  // As the sample states them: -526.000, -3657, -3657 and five lines.
  expect(declarationTotals(items)).toEqual({ netMassGrams: -526_000n, value: -3_657n, statisticalValue: -3_657n });
  expect(items.length).toBe(5);
});

test('[V6] lines that differ in nothing but amounts become one', () => {
  const other = { ...line, region: 'SOF' };
  const counted = { ...line, supplementaryMilli: 1_000n };
  expect(combineLines([line, other, { ...line, documentId: 'invoice-2' }, counted, counted])).toEqual([
    { ...line, netMassGrams: 640_000n, value: 334_498n, documentId: null },
    other,
    { ...counted, netMassGrams: 640_000n, value: 334_498n, supplementaryMilli: 2_000n },
  ]);
});

test('[V6] totals are those of the items, and every text comes back from the message', () => {
  const any = fc.record({
    grams: fc.bigInt(1n, 10n ** 12n),
    value: fc.bigInt(50n, 10n ** 12n),
    statistical: fc.option(fc.bigInt(50n, 10n ** 12n)),
    region: fc.constantFrom(...regions),
  });
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Item' });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 20 }), (rows, name) => {
      const lines = rows.map(({ grams, value, statistical, region }) => ({
        ...line,
        netMassGrams: grams,
        value,
        statisticalValue: statistical,
        region,
      }));
      const sent = message(declaration({ items: regularItems(lines) }));
      const xml = writeInstat({ ...sent, filer: { ...sent.filer, contact: { ...sent.filer.contact, name: `x${name}x` } } });
      const { Declaration, Party } = (parser.parse(xml) as { INSTAT: { Envelope: Record<string, Record<string, never>> } }).INSTAT.Envelope;
      const items = Declaration!.Item as unknown as Record<string, string>[];
      expect(items.length).toBe(rows.length);
      expect(BigInt(Declaration!.totalInvoicedAmount!)).toBe(items.reduce((sum, each) => sum + BigInt(each.invoicedAmount!), 0n));
      const milli = (text: string) => BigInt(text.replace('.', ''));
      expect(milli(Declaration!.totalNetMass!)).toBe(items.reduce((sum, each) => sum + milli(each.netMass!), 0n));
      expect(items.map(({ regionCode }) => regionCode)).toEqual(lines.map(({ region }) => region));
      expect(Party).toBeDefined();
      expect([...xml].every((each) => each >= ' ' || each === '\n')).toBe(true);
    }),
  );
});

const said = (to: Partial<IntrastatLine>, flow: 'A' | 'D' = 'D', due = false) =>
  checkInstat(message(declaration({ flow, items: regularItems([{ ...line, ...to }]) })), { A: due, D: due }).map(
    ({ rule, level, code }) => `${rule} ${level} ${code}`,
  );

test.each<[Partial<IntrastatLine>, string]>([
  [{ cn8: '7318130' }, 'BG-INTRASTAT-1 error CN8_INVALID'],
  [{ partnerVatNumber: '' }, 'BG-INTRASTAT-2 error PARTNER_NUMBER_REQUIRED'],
  [{ partnerVatNumber: 'BG123456786' }, 'BG-INTRASTAT-2 error PARTNER_NUMBER_REQUIRED'],
  [{ partnerVatNumber: 'GR123456789', nature: '1.2' }, 'BG-INTRASTAT-2 error PARTNER_NUMBER_REQUIRED'],
  [{ originCountry: 'EL' }, 'BG-INTRASTAT-3 error ORIGIN_INVALID'],
  [{ originCountry: '' }, 'BG-INTRASTAT-3 error ORIGIN_INVALID'],
  [{ partnerState: 'EL' }, 'BG-INTRASTAT-4 error STATE_INVALID'],
  [{ partnerState: 'BG' }, 'BG-INTRASTAT-4 error STATE_INVALID'],
  [{ partnerState: 'CH' }, 'BG-INTRASTAT-4 error STATE_INVALID'],
  [{ vehicleCountry: 'UK' }, 'BG-INTRASTAT-5 error VEHICLE_INVALID'],
  [{ netMassGrams: 0n }, 'BG-INTRASTAT-6 error MASS_NOT_POSITIVE'],
  [{ value: 49n }, 'BG-INTRASTAT-7 error VALUE_NOT_POSITIVE'],
  [{ statisticalValue: 0n }, 'BG-INTRASTAT-8 error STATISTICAL_VALUE_NOT_POSITIVE'],
  [{ supplementaryMilli: 0n }, 'BG-INTRASTAT-9 error SUPPLEMENTARY_NOT_POSITIVE'],
  [{ nature: '1.3' }, 'BG-INTRASTAT-10 error NATURE_INVALID'],
  [{ transportMode: '6' }, 'BG-INTRASTAT-11 error TRANSPORT_INVALID'],
  [{ region: 'BG411' }, 'BG-INTRASTAT-12 error REGION_INVALID'],
  [{ deliveryTerms: 'XXX' }, 'BG-INTRASTAT-13 warning DELIVERY_TERMS_UNKNOWN'],
])('[V6] %o: %s', (to, expected) => {
  expect(said(to)).toEqual([expected]);
});

test('[V6] lines that are right', () => {
  expect(said({})).toEqual([]);
  expect(said({ partnerVatNumber: '', nature: '1.2' })).toEqual([]);
  expect(said({ partnerState: 'XI', partnerVatNumber: 'XI123456789' })).toEqual([]);
  expect(said({ partnerVatNumber: '' }, 'A')).toEqual([]);
  expect(said({}, 'A')).toEqual(['BG-INTRASTAT-2 error PARTNER_NUMBER_NOT_ALLOWED']);
  expect(said({}, 'D', true)).toEqual(['BG-INTRASTAT-8 error STATISTICAL_VALUE_MISSING']);
});

test('[V6] what is wrong with a declaration as a whole', () => {
  const codes = (to: Partial<IntrastatDeclaration>) =>
    checkInstat(message(declaration(to))).map(({ code, place }) => [code, place.declaration, place.item]);
  expect(codes({ items: [] })).toEqual([['NOTHING_DECLARED', 1, null]]);
  expect(codes({ function: 'NIL' })).toEqual([
    ['NIL_WITH_ITEMS', 1, null],
    ['UNCONFIRMED_NIL', 1, null],
  ]);
  expect(codes({ function: 'CORRECTIVE' })).toEqual([['ACTION_INVALID', 1, 1]]);
  expect(codes({ items: [{ number: 1, line, action: 'NEW' }] })).toEqual([['ACTION_INVALID', 1, 1]]);
  expect(codes({ operator: { id: '123456789', idType: 0 } })).toEqual([['PARTY_NUMBER_INVALID', 1, null]]);
  // What is taken back is repeated as it was filed.
  const wrong = { ...line, cn8: 'x' };
  expect(codes({ function: 'CORRECTIVE', items: correctiveItems([{ filed: wrong, corrected: line }]) })).toEqual([]);
});

const month = (text: string, amount: bigint) => ({ period: period(text), amount });

test('[V6] who passes the limit reports from the month after, and all of the following year', () => {
  // Arrivals 2025: BGN 1,700,000.
  const months = [month('2025-03', 100_000_000n), month('2025-06', 70_000_000n), month('2025-09', 1n), month('2025-10', -80_000_000n)];
  const now = watchThreshold(2025, 'A', months);
  expect(now).toMatchObject({
    limit: 170_000_000n,
    total: 90_000_001n,
    passedIn: '2025-09',
    reportsFrom: '2025-10',
    because: 'passed-this-year',
  });
  expect(watchThreshold(2026, 'A', months)).toMatchObject({
    total: 0n,
    passedIn: null,
    reportsFrom: '2026-01',
    because: 'passed-last-year',
  });
  expect(watchThreshold(2027, 'A', months)).toMatchObject({ threshold: null, limit: null, shareBp: null, reportsFrom: null });
  expect(watchThreshold(2025, 'D', months)).toMatchObject({ passedIn: null, reportsFrom: null, because: null });
});

test('[V6] exactly the limit does not pass it; shares are rounded down', () => {
  const exact = watchThreshold(2025, 'A', [month('2025-01', 170_000_000n)]);
  expect(exact).toMatchObject({ passedIn: null, shareBp: 10_000n, reportsFrom: null });
  expect(watchThreshold(2025, 'A', [month('2025-01', 169_999_999n)]).shareBp).toBe(9_999n);
  expect(watchThreshold(2025, 'A', [month('2025-01', -5n)]).shareBp).toBe(0n);
});

test('[V6] passed in December, the duty begins in January', () => {
  const months = [month('2026-12', 90_000_000n)];
  expect(watchThreshold(2026, 'A', months)).toMatchObject({ passedIn: '2026-12', reportsFrom: null, because: null });
  expect(watchThreshold(2027, 'A', months)).toMatchObject({ reportsFrom: '2027-01', because: 'passed-last-year' });
});

test('[V6] the limits of 2026 are marked unconfirmed, and a company may set its own', () => {
  const of2026 = intrastatThresholds.filter(({ year }) => year === 2026);
  expect(of2026.map(({ flow, reporting, currency, confirmed }) => [flow, reporting, currency, confirmed])).toEqual([
    ['A', 89_987_371n, 'EUR', false],
    ['D', 115_040_673n, 'EUR', false],
  ]);
  // 1,760,000 and 2,250,000 BGN at 1.95583.
  const toEuro = (bgn: bigint) => (2n * bgn * 100_000n + 195_583n) / (2n * 195_583n);
  expect(of2026.map(({ reporting }) => reporting)).toEqual([176_000_000n, 225_000_000n].map(toEuro));
  const own = of2026.map((each) => ({ ...each, reporting: 90_000_000n }));
  expect(watchThreshold(2026, 'A', [month('2026-02', 89_999_999n)], 'reporting', own).passedIn).toBeNull();
  expect(watchThreshold(2026, 'A', [month('2026-02', 89_999_999n)]).passedIn).toBe('2026-02');
});

test('[V6] the statistical value has a limit of its own, unknown for 2026', () => {
  const months = [month('2025-02', 1_700_000_001n)];
  expect(watchThreshold(2025, 'A', months, 'statisticalValue')).toMatchObject({ limit: 1_700_000_000n, reportsFrom: '2025-03' });
  expect(watchThreshold(2026, 'A', months, 'statisticalValue')).toMatchObject({ limit: null, reportsFrom: '2026-01' });
});
