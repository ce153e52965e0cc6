import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochDay, toEpochDay } from '../../dates/local-date.ts';
import { addMonths, firstDay, lastDay, type Period, period } from '../../dates/period.ts';
import { divRound } from '../../money/minor.ts';
import { decode1251, showIn1251 } from '../fixed-width/cp1251.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import { checkVatFiles, prepareVatFiles } from './check.ts';
import { documentType, documentTypeCodes, isInReturn } from './document-types.ts';
import { declarant } from './january-2026.fixture.ts';
import { readVatFiles } from './read-files.ts';
import { ledgerOrder } from './records.ts';
import { componentFields, computeReturnCells } from './return-cells.ts';

/** Nine digits with the check digit of an EIK. */
const eik = fc.integer({ min: 0, max: 99_999_999 }).map((value) => {
  const base = String(value).padStart(8, '0');
  const pass = (first: number) => [...base].reduce((total, digit, index) => total + Number(digit) * (first + index), 0) % 11;
  return `${base}${pass(1) < 10 ? pass(1) : pass(3) % 10}`;
});
const foreign = fc.integer({ min: 0, max: 999_999_999 }).map((value) => `DE${String(value).padStart(9, '0')}`);
const name = fc
  .string({ unit: fc.constantFrom(...'АБвгЪьюяABcd012 .,-"„“№&øßŽłΩαშѝ'), minLength: 1, maxLength: 70 })
  .filter((text) => text.trim() !== '');
const base = fc.bigInt(0n, 10n ** 12n);
// Amounts of the statement have twelve places, those of the ledgers fifteen.
const baseInVies = fc.bigInt(0n, 10n ** 8n);

/** A set of fields that belong together, and whether the partner has to be of another member state. */
const salesFields = fc.oneof(
  base.map((each) => ({ fields: { '02-11': each, '02-21': divRound(each * 20n, 100n) }, abroad: false })),
  base.map((each) => ({ fields: { '02-13': each, '02-24': divRound(each * 9n, 100n), '02-19': each }, abroad: false })),
  base.map((each) => ({ fields: { '02-12': each, '02-26': each, '02-22': divRound(each * 40n, 100n) }, abroad: false })),
  base.map((each) => ({ fields: { '02-14': each, '02-16': each, '02-18': each, '02-23': each }, abroad: false })),
  baseInVies.map((each) => ({ fields: { '02-15': each, '02-17': each, '02-25': each }, abroad: true })),
);
const purchaseFields = fc.oneof(
  base.map((each) => ({ fields: { '03-31': each, '03-41': divRound(each * 20n, 100n) }, abroad: false })),
  base.map((each) => ({ fields: { '03-32': each, '03-42': divRound(each * 9n, 100n), '03-30': each }, abroad: false })),
  base.map((each) => ({ fields: { '03-43': each }, abroad: true })),
);

const typesOf = (side: LedgerSide) =>
  documentTypeCodes
    .map((code) => documentType(code)!)
    .filter((type) => type[side] === 'yes' && !type.lapsed && !['04', '05'].includes(type.code));

const rowOf = (side: LedgerSide, month: Period): fc.Arbitrary<LedgerRow> =>
  fc
    .record({
      type: fc.constantFrom(...typesOf(side)),
      number: fc.integer({ min: 0, max: 9_999_999 }),
      day: fc.integer({ min: toEpochDay(firstDay(month)), max: toEpochDay(lastDay(month)) }),
      branch: fc.integer({ min: 0, max: 9_999 }),
      amounts: side === 'sales' ? salesFields : purchaseFields,
      negative: fc.boolean(),
      eik,
      foreign,
      name,
      subject: name,
      id: fc.uuid(),
    })
    .map(({ type, number, day, branch, amounts, negative, id, ...rest }) => ({
      side,
      branch,
      documentType: type.code,
      number: String(number).padStart(10, '0'),
      date: fromEpochDay(day),
      partner: { identifier: amounts.abroad ? rest.foreign : `BG${rest.eik}`, name: rest.name },
      subject: rest.subject,
      fields: Object.fromEntries(
        Object.entries<bigint>(amounts.fields).map(([code, amount]) => [code, negative || type.creditNote ? -amount : amount]),
      ),
      documentId: id,
      entryId: null,
    }));

const months = fc.integer({ min: 0, max: 60 }).map((count) => addMonths(period('2026-01'), count));
const submissions = months.chain((month) =>
  fc
    .record({
      sales: fc.array(rowOf('sales', month), { maxLength: 12 }),
      purchases: fc.array(rowOf('purchases', month), { maxLength: 12 }),
      coefficient: fc.bigInt(0n, 100n),
    })
    .map(({ sales, purchases, coefficient }) => {
      const rows = [...sales, ...purchases];
      return { declarant, period: month, rows, coefficient, cells: computeReturnCells(rows, coefficient) };
    }),
);

test('[V4] files of any valid month are read back as what was written, each record has its width, and nothing is an error', () => {
  fc.assert(
    fc.property(submissions, (submission) => {
      const { files, findings } = prepareVatFiles(submission);
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      const widths = { 'DEKLAR.TXT': 590, 'POKUPKI.TXT': 274, 'PRODAGBI.TXT': 424 } as const;
      for (const [file, width] of Object.entries(widths)) {
        const bytes = files![file as keyof typeof widths];
        expect(bytes.length % (width + 2)).toBe(0);
        for (let end = width; end < bytes.length; end += width + 2) expect([bytes[end], bytes[end + 1]]).toEqual([13, 10]);
      }

      const { records } = readVatFiles(files!);
      for (const side of ['sales', 'purchases'] as const) {
        const written = ledgerOrder(submission.rows, side);
        expect(records![side].length).toBe(written.length);
        const [number, date, partner, called, subject, branch] =
          side === 'sales'
            ? ['02-05', '02-06', '02-07', '02-08', '02-09', '02-02']
            : ['03-06', '03-07', '03-08', '03-09', '03-10', '03-03'];
        for (const [index, row] of written.entries()) {
          const values = records![side][index]!;
          expect([values[number!], values[date!], values[partner!]]).toEqual([row.number, row.date, row.partner.identifier]);
          expect(values[branch!]).toBe(BigInt(row.branch));
          for (const [code, text, width] of [
            [called!, row.partner.name, 50],
            [subject!, row.subject, 30],
          ] as const) {
            const shown = showIn1251(text);
            expect(shown.ok && shown.text.slice(0, width).trimEnd()).toBe(values[code]);
          }
          for (const code of componentFields[side]) expect(values[code]).toBe(row.fields[code] ?? 0n);
        }
      }
    }),
  );
});

test('[V4] the sums of the ledgers are the cells of the return, and those of the statement too', () => {
  fc.assert(
    fc.property(submissions, (submission) => {
      const records = readVatFiles(prepareVatFiles(submission).files!).records!;
      const sum = (side: LedgerSide, ...codes: string[]) =>
        records[side]
          .filter((values) => isInReturn(side, String(values[side === 'sales' ? '02-04' : '03-05'])))
          .flatMap((values) => codes.map((code) => values[code] as bigint))
          .reduce((total, each) => total + each, 0n);
      const cell = (code: string) => records.declaration[`01-${code}`];
      expect(cell('01')).toBe(sum('sales', '02-10'));
      expect(cell('20')).toBe(sum('sales', '02-20'));
      expect(cell('18')).toBe(sum('sales', '02-18', '02-25'));
      expect(cell('30')).toBe(sum('purchases', '03-30', '03-44'));
      expect((cell('50') as bigint) - (cell('60') as bigint)).toBe((cell('20') as bigint) - (cell('40') as bigint));
      const column = (code: string) => (records.vies?.lines ?? []).reduce((total, line) => total + (line[code] as bigint), 0n);
      expect([column('goods'), column('services'), column('triangular')]).toEqual([cell('15'), cell('17'), sum('sales', '02-25')]);
    }),
  );
});

test('[V4] the same rows in any order make the same bytes', () => {
  fc.assert(
    fc.property(submissions, (submission) => {
      const turned = prepareVatFiles({ ...submission, rows: submission.rows.toReversed() });
      expect(turned.files).toEqual(prepareVatFiles(submission).files);
    }),
  );
});

test('[V4] a digit of any amount of the ledgers that turns into another one is noticed', () => {
  fc.assert(
    fc.property(submissions, fc.nat(), (submission, seed) => {
      const { files } = prepareVatFiles(submission);
      const [file, width, from, to] = seed % 2 ? (['PRODAGBI.TXT', 426, 167, 422] as const) : (['POKUPKI.TXT', 276, 167, 272] as const);
      const bytes = Uint8Array.from(files![file]);
      const text = decode1251(bytes);
      const inSums = (at: number) => {
        const record = Math.floor(at / width) * width;
        return isInReturn(seed % 2 ? 'sales' : 'purchases', text.slice(record + 40, record + 42));
      };
      const digits = [...text].flatMap((each, at) => (/\d/.test(each) && at % width >= from && at % width < to && inSums(at) ? [at] : []));
      fc.pre(digits.length > 0);
      const at = digits[seed % digits.length]!;
      bytes[at] = bytes[at] === 0x39 ? 0x38 : bytes[at]! + 1;
      expect(checkVatFiles({ ...files!, [file]: bytes }).map(({ level }) => level)).toContain('error');
    }),
  );
});
