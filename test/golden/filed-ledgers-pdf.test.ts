import { describe, expect, test } from 'vitest';
import { ledgerPdf } from '../../electron/pdf/ledger-pdf.ts';
import { viesPdf } from '../../electron/pdf/vies-pdf.ts';
import { figureOf, textOf } from '../../shared/declarations/fixed-width/layout.ts';
import { formatMinor } from '../../shared/money/format.ts';
import { sum } from '../../shared/money/minor.ts';
import { asGolden, golden } from './golden-file.ts';
import { totalsOf } from './printed-boxes.ts';
import { readFacts, readPdf } from './read-pdf.ts';
import { ledgerModel, longLedger, prints, viesModel } from './vat-form-fixtures.ts';

const bg = (amount: bigint): string => formatMinor(amount, 2, 'bg').replace(/\s/g, ' ');
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('printed ledgers and statement of Bulgaria', () => {
  test.each(['ledger-purchases.bg', 'ledger-sales.bg', 'ledger-sales.bg-en', 'vies.bg', 'vies.bg-en'])(
    '[V4] the worked month is printed as in the golden file, %s',
    async (name) => {
      const actual = asGolden(await readPdf(prints[name]!()));
      expect(actual).toBe(golden(`${name}.golden.txt`, actual));
    },
  );

  test('[V4] the totals of the columns are the cells of the return', async () => {
    const sales = totalsOf(await readPdf(ledgerPdf(ledgerModel('sales'))), ledgerModel('sales').ledger);
    expect(sales).toMatchObject({ '02-10': '9 270,00', '02-20': '809,00', '02-11': '1 720,00', '02-21': '344,00', '02-22': '410,00' });
    expect(sales).toMatchObject({ '02-15': '2 000,00', '02-17': '750,00', '02-19': '400,00', '02-25': '1 200,00', '02-24': '45,00' });
    const purchases = totalsOf(await readPdf(ledgerPdf(ledgerModel('purchases'))), ledgerModel('purchases').ledger);
    expect(purchases).toEqual({
      ...{ '03-30': '120,00', '03-31': '7 650,00', '03-41': '1 530,00', '03-32': '200,00', '03-42': '40,00' },
      ...{ '03-43': '0,00', '03-44': '0,00' },
    });
  });

  test.each(['sales', 'purchases'] as const)(
    '[V4] many pages: what is carried over is the sum of all records before it, and nothing is cut, %s',
    async (side) => {
      const model = longLedger(side, 120);
      const printed = await readPdf(ledgerPdf(model, 'ka'));
      const { pages } = await readFacts(ledgerPdf(model, 'ka'));
      expect(pages).toBeGreaterThan(4);
      const sequence = side === 'sales' ? '02-03' : '03-04';
      const left = 26 + 2.5;
      for (let page = 1; page <= pages; page += 1) {
        const here = printed.filter((piece) => piece.page === page);
        const numbers = here.filter((piece) => Math.abs(piece.x - left) < 1 && /^\d+$/.test(piece.text)).map(({ text }) => Number(text));
        // Each record shows its branch, 0, over its number.
        const last = Math.max(...numbers);
        const until = model.records.filter((record) => figureOf(record, sequence) <= BigInt(last) && model.counts(record));
        const label = page === pages ? 'Общо / სულ' : 'За пренасяне / გადასატანი';
        for (const [field, amount] of Object.entries(totalsOf(here, model.ledger, label)))
          expect(amount, `${page} ${field}`).toBe(bg(sum(until.map((record) => figureOf(record, field)))));
        if (page > 1) {
          const before = printed.filter((piece) => piece.page === page - 1);
          expect(totalsOf(here, model.ledger, 'От пренос / წინა გვერდიდან')).toEqual(
            totalsOf(before, model.ledger, 'За пренасяне / გადასატანი'),
          );
        }
      }
      expect(printed.every((piece) => piece.x >= 26 && piece.x < 816 && piece.y > 20)).toBe(true);
      const whole = plain(printed.map((piece) => piece.text).join(''));
      const name = side === 'sales' ? '02-08' : '03-09';
      for (const record of model.records) expect(whole.replaceAll(' ', '')).toContain(textOf(record, name).replaceAll(' ', ''));
      expect(whole).toContain(bg(-99_999_999_999_999n));
    },
  );

  test('[V4] a type that stays out of the return is marked and counts in no total', async () => {
    const model = longLedger('sales', 9);
    const outside = model.records.filter((record) => !model.counts(record));
    expect(outside).toHaveLength(1);
    const printed = await readPdf(ledgerPdf(model));
    expect(printed.map((piece) => piece.text)).toContain('11 °');
    const all = sum(model.records.map((record) => figureOf(record, '02-25')));
    const counted = sum(model.records.filter(model.counts).map((record) => figureOf(record, '02-25')));
    expect(counted).not.toBe(all);
    expect(totalsOf(printed, model.ledger)['02-25']).toBe(bg(counted));
  });

  test('[V4] a month without records is a page that says so, with totals of zero', async () => {
    const model = ledgerModel('purchases', []);
    const printed = await readPdf(ledgerPdf(model));
    expect(printed.map((piece) => piece.text)).toContain('Няма записи за месеца.');
    expect(new Set(Object.values(totalsOf(printed, model.ledger)))).toEqual(new Set(['0,00']));
  });

  test('[V4] the statement shows a line a partner and the totals of its file', async () => {
    const pieces = (await readPdf(viesPdf(viesModel))).map((piece) => plain(piece.text));
    for (const [number, ...amounts] of [
      ['ATU13585627', '0,00', '1 200,00', '0,00'],
      ['DE136695976', '2 000,00', '0,00', '0,00'],
      ['RO18547290', '0,00', '0,00', '750,00'],
      ['Общо', '2 000,00', '1 200,00', '750,00'],
    ]) {
      const at = pieces.indexOf(number!);
      expect(pieces.slice(at + 1, at + 4)).toEqual(amounts);
    }
    expect(pieces).toContain('3 950,00');
  });
});
