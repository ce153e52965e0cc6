import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OssReturnInfo } from '../../shared/contracts/oss.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { attempt, balances, d, good, makeCompany, run } from '../support/company.ts';

const codes = ['OSS-DE-19G', 'OSS-DE-7S', 'OSS-FR-20G', 'OSS-FI-25.5S'] as const;
const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'] as const;
const firstDays = ['2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01'] as const;
const now = () => Date.UTC(2026, 9, 20, 9, 0);

const amount = fc.bigInt(1n, 100_000n).map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
const place = { quarter: fc.nat(quarters.length - 1), day: fc.nat(80) };
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      ...place,
      lines: fc.array(fc.tuple(fc.nat(3), amount), { minLength: 1, maxLength: 3 }),
      gross: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('give back' as const), ...place, of: fc.nat(), share: fc.bigInt(1n, 100n) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('file' as const), quarter: fc.nat(quarters.length - 1) }) },
);

const dayIn = (quarter: number, day: number): string =>
  new Date(Date.parse(firstDays[quarter]!) + day * 86_400_000).toISOString().slice(0, 10);
const cents = (text: string) => decimal(text, 2);
const sumOf = (rows: readonly { vat: string }[]) => rows.reduce((sum, { vat }) => sum + cents(vat), 0n);

test('[V5] whatever is sold, taken back and filed in whatever order: the returns together declare what stands on the account, and no filed one changes', () => {
  const seen = { notes: 0, corrections: 0, late: 0 };
  fc.assert(
    fc.property(fc.array(action, { minLength: 4, maxLength: 16 }), (actions) => {
      const company = makeCompany({ country: 'BG', taxId: '123456786' }, { now });
      run(company, 'oss.register', { from: d('2025-01-01') });
      const sales: { id: string; date: string; lines: readonly (readonly [number, string])[] }[] = [];
      const filed = new Map<string, OssReturnInfo>();
      const get = (quarter: string) => run(company, 'oss.get', { quarter });
      for (const step of actions) {
        if (step.do === 'sell') {
          const date = dayIn(step.quarter, step.day);
          const lines = step.lines.map(([code, unitPrice]) => ({ unitPrice, taxCode: codes[code]! }));
          const sold = attempt(company, 'salesInvoice.post', { date, lines, pricesIncludeVat: step.gross });
          if (sold.ok) sales.push({ id: (sold.value as { id: string }).id, date, lines: step.lines });
        } else if (step.do === 'give back') {
          const sale = sales[step.of % (sales.length || 1)];
          if (!sale) continue;
          const asked = dayIn(step.quarter, step.day);
          const [code, price] = sale.lines[0]!;
          const part = (cents(price) * step.share + 99n) / 100n;
          // More than is left is refused, and changes nothing.
          const taken = attempt(company, 'salesCreditNote.post', {
            ...{ date: asked < sale.date ? sale.date : asked, correctsDocumentId: sale.id, reason: 'returned' },
            lines: [{ unitPrice: `${part / 100n}.${String(part % 100n).padStart(2, '0')}`, taxCode: codes[code]! }],
          });
          if (taken.ok) seen.notes += 1;
        } else {
          const quarter = quarters[step.quarter]!;
          if (filed.has(quarter)) continue;
          const accepted = [...new Set(get(quarter).findings.map(({ rule }) => rule))].map((rule) => ({ rule, reason: 'seen' }));
          good(attempt(company, 'oss.file', { quarter, accepted }));
          filed.set(quarter, get(quarter));
        }
      }
      for (const [quarter, told] of filed) expect(get(quarter)).toEqual(told);
      // What came after the last quarter was filed waits in the next one.
      const all = [...quarters, '2026-Q4'].map(get);
      seen.corrections += all.filter(({ corrections }) => corrections.length > 0).length;
      seen.late += all.filter(({ corrections }) => corrections.some(({ vat }) => !vat.startsWith('-') && cents(vat) > 0n)).length;
      const declared = all.reduce((sum, { lines, corrections, tooLate }) => sum + sumOf(lines) + sumOf(corrections) + sumOf(tooLate), 0n);
      expect(declared).toBe(-cents(balances(company)['4591'] ?? '0'));
      for (const { lines, balances: states, totals } of all) {
        expect(lines.filter(({ base, vat }) => base.startsWith('-') || vat.startsWith('-'))).toEqual([]);
        const owed = states.reduce((sum, { balance }) => (balance.startsWith('-') ? sum : sum + cents(balance)), 0n);
        expect(cents(totals.payable)).toBe(owed);
      }
      company.close();
    }),
    { numRuns: 60 },
  );
  // Each of them really happened, sales to a quarter that was filed among them.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(5);
}, 60_000);
