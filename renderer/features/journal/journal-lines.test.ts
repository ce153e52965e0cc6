import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { emptyEntry, emptyLine, type JournalForm, type JournalLineForm } from './journal-form.ts';
import { entryInput } from './journal-input.ts';
import { actOnLine, splitBasis, splitInto, withPasted } from './journal-lines.ts';
import { entryLines, sumsOf } from './journal-sums.ts';

const line = (more: Partial<JournalLineForm>): JournalLineForm => ({ ...emptyLine(), ...more });
const entry = (...lines: JournalLineForm[]): JournalForm => ({
  ...emptyEntry('019ab000-0000-7000-8000-000000000009', 'ka', '2026-11-21' as LocalDate),
  lines,
});
const rows = ({ lines }: JournalForm) => lines.map(({ account, debit, credit }) => [account, debit, credit]);
const two = entry(line({ account: '7420', debit: '100' }), line({ account: '1110', credit: '60' }));
const done = (form: JournalForm, act: Parameters<typeof actOnLine>[1], index: number) => actOnLine(form, act, index, 2)!;

describe('[X6] what is done with a line of an entry', () => {
  test('copy, swap, balance, move, insert and remove, each with the line to go on with', () => {
    expect([rows(done(two, 'copy', 1).form), done(two, 'copy', 1).index]).toEqual([
      [
        ['7420', '100', ''],
        ['1110', '', '60'],
        ['1110', '', '60'],
      ],
      2,
    ]);
    expect(rows(done(two, 'swap', 1).form)[1]).toEqual(['1110', '60', '']);
    expect(rows(done(two, 'balance', 1).form)[1]).toEqual(['1110', '', '100,00']);
    expect(rows(done(two, 'up', 1).form).map(([account]) => account)).toEqual(['1110', '7420']);
    expect(actOnLine(two, 'up', 0, 2)).toBeUndefined();
    expect(rows(done(two, 'insert', 0).form).map(([account]) => account)).toEqual(['7420', '', '1110']);
    // Two lines are the least: what is removed leaves an empty one.
    expect(rows(done(two, 'remove', 0).form)).toEqual([
      ['1110', '', '60'],
      ['', '', ''],
    ]);
  });

  test('[L15] what it is sorted by goes with it: copied, split, swapped and pasted, and a new line begins without', () => {
    const sorted = entry(line({ account: '7420', debit: '100', dimensions: { CC: 'TB' } }), line({ account: '1110', credit: '100' }));
    const by = ({ lines }: JournalForm) => lines.map(({ dimensions }) => dimensions);
    expect(by(done(sorted, 'copy', 0).form)).toEqual([{ CC: 'TB' }, { CC: 'TB' }, {}]);
    expect(by(done(sorted, 'swap', 0).form)).toEqual([{ CC: 'TB' }, {}]);
    expect(by(splitInto(sorted, 0, ['40', '60'], 2))).toEqual([{ CC: 'TB' }, { CC: 'TB' }, {}]);
    expect(by(done(sorted, 'insert', 0).form)).toEqual([{ CC: 'TB' }, {}, {}]);
    const pasted = withPasted(sorted, 1, [{ row: 0, account: '7430', debit: '5', dimensions: { CC: 'BT' } }], () => null);
    expect(by(pasted)).toEqual([{ CC: 'TB' }, {}, { CC: 'BT' }]);
    // A line that has nothing else yet is begun all the same: nothing chosen is dropped unseen.
    const chosen = entry(...two.lines, line({ dimensions: { CC: 'TB' } }));
    expect(entryInput(chosen, { baseCurrency: 'GEL', baseScale: 2 })).toMatchObject({
      ok: false,
      rejections: [{ field: 'lines.2.account' }, {}],
    });
  });

  test('lines stay different lines of the screen', () => {
    const { form } = done(two, 'copy', 0);
    expect(new Set(form.lines.map(({ key }) => key)).size).toBe(3);
  });

  test('parts add up to the line, on its side', () => {
    const split = splitInto(two, 0, ['33,33', '33,33', '33,34'], 2);
    expect(rows(split).slice(0, 3)).toEqual([
      ['7420', '33,33', ''],
      ['7420', '33,33', ''],
      ['7420', '33,34', ''],
    ]);
    expect(sumsOf(split, 2).debit).toBe(10000n);
    expect(splitBasis(two.lines[1]!, 2)).toEqual({ typed: '60', scale: 2 });
  });

  test('a foreign line is split in its currency, and each part is worth what the books will check', () => {
    const foreign = entry(
      line({ account: '1210', debit: '270,11', currency: 'USD', foreignAmount: '100', rate: '2,7011' }),
      line({ account: '3190', credit: '270,11' }),
    );
    expect(splitBasis(foreign.lines[0]!, 2)).toEqual({ typed: '100', scale: 2 });
    const split = splitInto(foreign, 0, ['33,33', '66,67'], 2);
    // 33.33 and 66.67 at 2.7011 are 90.03 and 180.08.
    expect(split.lines.slice(0, 2).map(({ foreignAmount, debit }) => [foreignAmount, debit])).toEqual([
      ['33,33', '90,03'],
      ['66,67', '180,08'],
    ]);
    expect(entryInput(split, { baseCurrency: 'GEL', baseScale: 2 }).ok).toBe(true);
  });

  test('pasted lines take the place of empty ones and stand as if typed', () => {
    const party = { id: '019ab000-0000-7000-8000-000000000001', name: 'Alpha', taxId: '' };
    const pasted = withPasted(
      entry(line({ account: '7420', debit: '5' }), line({}), line({})),
      1,
      [
        { row: 0, account: '7430', debit: '1234.5', counterparty: 'Alpha', memo: 'heat' },
        { row: 1, account: '1110', credit: '20' },
      ],
      (text) => (text === 'Alpha' ? party : null),
    );
    expect(rows(pasted)).toEqual([
      ['7420', '5', ''],
      ['7430', '1\u00a0234,5', ''],
      ['1110', '', '20'],
    ]);
    expect(pasted.lines[1]).toMatchObject({ counterparty: party, memo: 'heat' });
    expect(entryLines(pasted, 2).map(({ account, base }) => [account, base])).toEqual([
      ['7420', 500n],
      ['7430', 123450n],
      ['1110', -2000n],
    ]);
  });
});
