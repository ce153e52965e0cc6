import fc from 'fast-check';
import { expect, test } from 'vitest';
import { period } from '../../dates/period.ts';
import { bg } from '../../jurisdictions/bg/index.ts';
import { asDeclared, changesSince } from './changes.ts';
import { structureFaults } from './check-structure.ts';
import { combineLines, correctiveItems, declarationTotals, type IntrastatLine, lineKey, regularItems } from './declaration.ts';
import { movementOf, takenBack, withoutNothing } from './movement.ts';
import { inCurrencyOfLimit } from './threshold-watch.ts';
import { writeInstat } from './write-message.ts';

const january = period('2026-01');
const march = period('2026-03');

test('[V6] goods sent back move the other way in their own month, other notes change the month of their document', () => {
  expect(movementOf('D', march, undefined)).toEqual({ flow: 'D', period: march, correctsValue: false, takesBack: false });
  const note = (kind: 'credit' | 'debit', reason: string) => movementOf('D', march, { kind, reason, correctedMonth: january });
  expect(note('credit', 'returned')).toEqual({ flow: 'A', period: march, correctsValue: false, takesBack: false });
  expect(note('credit', 'price-changed')).toEqual({ flow: 'D', period: january, correctsValue: true, takesBack: true });
  expect(note('credit', 'cancelled')).toEqual({ flow: 'D', period: january, correctsValue: true, takesBack: true });
  expect(note('debit', 'price-changed')).toEqual({ flow: 'D', period: january, correctsValue: true, takesBack: false });
});

test('[V6] tax codes that move goods: acquisitions, exempt or not, and supplies to other member states; no services, no intermediary', () => {
  const of = (flow: string) => [...new Set(bg.taxCodes.filter(({ intrastat }) => intrastat === flow).map(({ code }) => code))].sort();
  expect(of('arrivals')).toEqual(['RICA20', 'RICA20N', 'RICA20P', 'RICA9', 'RICA9N', 'RICA9P', 'RICAX', 'RTRI', 'RTRIN', 'RTRIP']);
  expect(of('dispatches').filter((code) => !code.startsWith('OSS-'))).toEqual(['SEICS', 'SZICS']);
  // Goods for consumers of other member states leave the country too; services do not.
  const scheme = bg.taxCodes.filter(({ consumption }) => consumption);
  expect(scheme.length).toBeGreaterThan(50);
  expect(scheme.every(({ consumption, intrastat }) => (consumption!.kind === 'goods') === (intrastat === 'dispatches'))).toBe(true);
});

test('[V6] limits are in the currency of their year, at the fixed rate', () => {
  expect(inCurrencyOfLimit(period('2025-12'), 100_000n, 'EUR')).toBe(195_583n);
  expect(inCurrencyOfLimit(january, 195_583n, 'BGN')).toBe(100_000n);
  expect(inCurrencyOfLimit(january, 7n, 'EUR')).toBe(7n);
});

const line: IntrastatLine = {
  ...{ cn8: '73181300', partnerVatNumber: 'DE136695976', originCountry: 'BG', partnerState: 'DE', vehicleCountry: '' },
  ...{ netMassGrams: 320_000n, value: 167_249n, statisticalValue: null, supplementaryMilli: null, nature: '1.1' },
  ...{ transportMode: '3', region: 'SOF', deliveryTerms: 'EXW', documentId: null },
};

test('[V6] what is taken back wholly leaves no line', () => {
  expect(withoutNothing(combineLines([line, takenBack(line)]))).toEqual([]);
  expect(withoutNothing(combineLines([line, takenBack({ ...line, netMassGrams: 0n, value: 67_249n })]))).toMatchObject([
    { netMassGrams: 320_000n, value: 100_000n },
  ]);
});

const anyLine = fc
  .record({
    cn8: fc.constantFrom('73181300', '02031959', '84879090'),
    region: fc.constantFrom('SOF', 'PDV'),
    netMassGrams: fc.bigInt(1n, 10n ** 9n),
    value: fc.bigInt(50n, 10n ** 9n),
    statisticalValue: fc.option(fc.bigInt(50n, 10n ** 9n)),
    supplementaryMilli: fc.option(fc.bigInt(1n, 10n ** 6n)),
  })
  .map((some): IntrastatLine => ({ ...line, ...some }));
const anyLines = fc.array(anyLine, { maxLength: 6 }).map((lines) => combineLines(lines));

test('[V6] what was filed with the correction applied is what the books say; nothing changed, nothing to correct', () => {
  fc.assert(
    fc.property(anyLines, anyLines, (before, now) => {
      const filed = before.map(asDeclared);
      const changes = changesSince(filed, now);
      const after = new Map(filed.map((each) => [lineKey(each), each]));
      for (const { filed: old, corrected } of changes) {
        if (old) after.delete(lineKey(old));
        if (corrected) after.set(lineKey(corrected), corrected);
      }
      const sorted = (lines: Iterable<IntrastatLine>) => [...lines].map((each) => [lineKey(each), each]).sort();
      expect(sorted(after.values())).toEqual(sorted(now.map(asDeclared)));
      expect(changesSince(now.map(asDeclared), now)).toEqual([]);
      // The totals of a correction are the difference of the totals.
      const [was, is] = [declarationTotals(regularItems(filed)), declarationTotals(regularItems(now))];
      const difference = declarationTotals(correctiveItems(changes));
      expect(difference).toEqual({
        netMassGrams: is.netMassGrams - was.netMassGrams,
        value: is.value - was.value,
        statisticalValue: is.statisticalValue - was.statisticalValue,
      });
    }),
  );
});

const message = (lines: readonly IntrastatLine[]) =>
  writeInstat({
    createdOn: '2026-02-10' as never,
    createdTime: '09:00:00',
    filer: {
      ...{ id: '123456786', idType: 0 },
      address: { street: 'a', city: 'b', postCode: '', phone: '', fax: '' },
      contact: { name: '<x> & y', street: '', city: '', postCode: '', phone: '', mobile: '', email: '' },
    },
    declarations: [
      { id: 1, period: january, operator: { id: '123456786', idType: 0 }, function: 'REGULAR', flow: 'D', items: regularItems(lines) },
    ],
  });

test('[V6] the structure of a message is read back: any right message has none of the faults', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      expect(structureFaults(message(lines))).toEqual([]);
    }),
  );
});

test.each<[string, (xml: string) => string, string]>([
  ['an element left out', (xml) => xml.replace(/ *<regionCode>.*\n/, ''), '/INSTAT/Envelope/Declaration[1]/Item[1]/regionCode: 0 times'],
  ['an element twice', (xml) => xml.replace(/( *<flowCode>.*\n)/, '$1$1'), '/INSTAT/Envelope/Declaration[1]/flowCode: 2 times'],
  ['an element nobody knows', (xml) => xml.replace('<flowCode>', '<currencyCode>EUR</currencyCode><flowCode>'), 'flowCode: 0 times'],
  ['seven digits', (xml) => xml.replace('73181300', '7318130'), '/INSTAT/Envelope/Declaration[1]/Item[1]/CN8/CN8Code: "7318130"'],
  ['decimals in an amount', (xml) => xml.replace('>1672<', '>1672.49<'), '/INSTAT/Envelope/Declaration[1]/totalInvoicedAmount: "1672.49"'],
  ['a mass of nothing', (xml) => xml.replace('<netMass>320.000', '<netMass>0.000'), 'netMass: "0.000"'],
  ['a flow nobody knows', (xml) => xml.replace('>D<', '>X<'), 'flowCode: "X"'],
  ['text that ends early', (xml) => xml.slice(0, -10), 'no XML'],
])('[V6] a message with %s is none', (_name, spoil, said) => {
  expect(structureFaults(message([line]))).toEqual([]);
  expect(structureFaults(spoil(message([line]))).join('\n')).toContain(said);
});
