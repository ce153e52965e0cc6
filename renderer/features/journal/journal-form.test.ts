import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { emptyEntry, emptyLine, type JournalForm, type JournalLineForm, restoreEntry } from './journal-form.ts';
import { entryInput } from './journal-input.ts';
import { balanceOn, convertOn, missingOn, sumsOf } from './journal-sums.ts';

const base = { baseCurrency: 'GEL', baseScale: 2 };
const line = (more: Partial<JournalLineForm>): JournalLineForm => ({ ...emptyLine(), ...more });
const entry = (...lines: JournalLineForm[]): JournalForm => ({
  ...emptyEntry('019ab000-0000-7000-8000-000000000009', 'ka', '2026-11-21' as LocalDate),
  lines,
});
const refusals = (now: JournalForm) => {
  const answer = entryInput(now, base);
  return answer.ok ? [] : answer.rejections.map(({ code, line: at, field }) => [code, at ?? field]);
};

describe('[L2] the running difference', () => {
  test('adds what can be read and leaves out what can not', () => {
    const now = entry(line({ debit: '1 234,50' }), line({ credit: '1 000' }), line({ credit: 'abc' }));
    expect(sumsOf(now, 2)).toEqual({ debit: 123450n, credit: 100000n, difference: 23450n });
  });

  test('is exact where floating point is not', () => {
    const now = entry(...Array.from({ length: 10 }, () => line({ debit: '0,1' })), line({ credit: '1' }));
    expect(sumsOf(now, 2).difference).toBe(0n);
  });

  test('is offered on an empty line, on the side that lacks it', () => {
    const now = entry(line({ debit: '100' }), line({ credit: '40' }), line({}));
    expect(missingOn(now, 2, 2)).toEqual({ side: 'credit', typed: '60,00' });
    expect(missingOn(now, 1, 2)).toBeUndefined();
    expect(missingOn(entry(line({ credit: '5' }), line({})), 1, 2)).toEqual({ side: 'debit', typed: '5,00' });
    expect(missingOn(entry(line({ debit: '5' }), line({ credit: '5' }), line({})), 2, 2)).toBeUndefined();
  });

  test('fills a line, in place of what it had', () => {
    const now = balanceOn(entry(line({ debit: '100' }), line({ credit: '40' }), line({ debit: '7' })), 2, 2);
    expect(now.lines[2]).toMatchObject({ debit: '', credit: '60,00' });
    expect(sumsOf(now, 2).difference).toBe(0n);
  });
});

describe('[L2] reading an entry', () => {
  test('sends neutral decimals and leaves out empty lines at the end', () => {
    const now = entry(line({ account: '1110', debit: '1 234,5' }), line({ account: '6110', credit: '1234.50' }), line({}));
    expect(entryInput(now, base)).toMatchObject({
      ok: true,
      value: {
        lines: [
          { account: '1110', debit: '1234.5' },
          { account: '6110', credit: '1234.50' },
        ],
      },
    });
  });

  test('names every fault with its line', () => {
    const now = entry(
      line({ account: '1110', debit: '1', credit: '1' }),
      line({ account: '1110' }),
      line({ account: '', debit: '0' }),
      line({ account: '1110', debit: '1,234' }),
    );
    expect(refusals(now)).toEqual([
      ['LINE_BOTH_SIDES', 1],
      ['LINE_SIDE_MISSING', 2],
      ['INPUT_INVALID', 'lines.2.account'],
      ['LINE_AMOUNT_ZERO', 3],
      ['INPUT_INVALID', 'lines.3.debit'],
    ]);
  });

  test('does not balance by itself: names the difference and the last line', () => {
    const now = entry(line({ account: '1110', debit: '100' }), line({ account: '6110', credit: '99,99' }));
    const answer = entryInput(now, base);
    expect(answer).toMatchObject({ ok: false, rejections: [{ code: 'UNBALANCED_ENTRY', difference: '0.01', field: 'lines.1.credit' }] });
  });

  test('needs two lines', () => {
    expect(refusals(entry(line({ account: '1110', debit: '100' }), line({})))).toEqual([['INPUT_INVALID', 'lines.1.account']]);
  });

  test('a foreign amount goes with its rate, and converts as the engine checks it', () => {
    const euro = line({ account: '1220', currency: 'EUR', foreignAmount: '100', rate: '3,12345' });
    const now = convertOn(entry(euro, line({ account: '1210' })), 0, 2);
    expect(now.lines[0]?.debit).toBe('312,35');
    const balanced = balanceOn(now, 1, 2);
    expect(entryInput(balanced, base)).toMatchObject({
      ok: true,
      value: { lines: [{ debit: '312.35', currency: 'EUR', foreignAmount: '100', rate: '3.12345' }, { credit: '312.35' }] },
    });
    expect(refusals(entry({ ...euro, debit: '5', rate: '' }, line({ account: '1210', credit: '5' })))).toEqual([
      ['INPUT_INVALID', 'lines.0.rate'],
    ]);
  });
});

test('[X7] a draft of an entry comes back exactly as typed', () => {
  const now = entry(line({ account: '1110', debit: '12,' }), line({ memo: 'ღ', credit: 'x' }));
  const bare = ({ lines, ...rest }: JournalForm) => ({ ...rest, lines: lines.map(({ key: _key, ...each }) => each) });
  const back = restoreEntry(JSON.parse(JSON.stringify(now)), 'ka');
  expect(back && bare(back)).toEqual(bare(now));
});
