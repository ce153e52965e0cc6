import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import { attempt, counterparty, d, makeCompany, month, run } from '../support/company.ts';

// The brute-force answer to "as known on": what the same question was answered when the log ended there.

const days = Array.from({ length: 28 }, (_, index) => `2026-0${1 + (index % 4)}-${String(1 + index).padStart(2, '0')}`);
const date = fc.constantFrom(...days);
const cents = fc.bigInt(1n, 500_000n).map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`);
const pick = fc.nat(1000);

type Step = (play: Play) => unknown;
interface Play {
  readonly company: Company;
  readonly party: string;
  readonly invoices: string[];
  readonly bills: string[];
  readonly payments: string[];
  readonly entries: string[];
}
/** Payments that were cancelled: proves that the random books hold some. */
let voided = 0;
const keep = (list: string[], result: ReturnType<typeof attempt>) => {
  if (result.ok) list.push((result.value as { id: string }).id);
};
const chosen = (list: readonly string[], which: number): string | undefined => list[which % Math.max(1, list.length)];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(date, cents).map(
      ([on, amount]): Step =>
        ({ company, entries }) =>
          keep(
            entries,
            attempt(company, 'journal.post', {
              date: on,
              lines: [
                { account: '1210', debit: amount },
                { account: '5150', credit: amount },
              ],
            }),
          ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(date, date, cents).map(
      ([on, taxPoint, unitPrice]): Step =>
        ({ company, party, invoices }) =>
          keep(
            invoices,
            attempt(company, 'salesInvoice.post', { date: on, taxPoint, counterpartyId: party, lines: [{ unitPrice, taxCode: 'S18' }] }),
          ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(date, cents).map(
      ([on, unitPrice]): Step =>
        ({ company, party, bills }) =>
          keep(bills, attempt(company, 'purchaseBill.post', { date: on, counterpartyId: party, lines: [{ unitPrice, taxCode: 'P18' }] })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(date, pick, cents).map(
      ([on, which, amount]): Step =>
        ({ company, party, invoices, payments }) => {
          const documentId = chosen(invoices, which);
          const allocations = [{ documentId, amount }];
          if (documentId)
            keep(payments, attempt(company, 'payment.post', { date: on, direction: 'in', counterpartyId: party, amount, allocations }));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(date, pick).map(
      ([on, which]): Step =>
        ({ company, payments }) => {
          const documentId = chosen(payments, which);
          if (documentId && attempt(company, 'document.void', { documentId, date: on, reason: 'booked twice' }).ok) voided += 1;
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(date, pick, cents).map(
      ([on, which, unitPrice]): Step =>
        ({ company, party, invoices }) => {
          const correctsDocumentId = chosen(invoices, which);
          return (
            correctsDocumentId &&
            attempt(company, 'salesCreditNote.post', {
              date: on,
              counterpartyId: party,
              correctsDocumentId,
              reason: 'returned',
              lines: [{ unitPrice, taxCode: 'S18' }],
            })
          );
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(date, pick).map(
      ([on, which]): Step =>
        ({ company, entries }) => {
          const entryId = chosen(entries, which);
          return entryId && attempt(company, 'journal.reverse', { date: on, entryId });
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-01', '2026-02').map(
      (period): Step =>
        ({ company }) =>
          attempt(company, 'vatReturn.file', { period }),
    ),
  },
);

/** Every report that knows both clocks, asked about a date. */
const reports = (company: Company, on: string, knownOn?: number | string): Record<string, unknown> => {
  const known = knownOn === undefined ? {} : { knownOn };
  const balance = run(company, 'trialBalance.get', { asOf: d(on), ...known } as InputOf<'trialBalance.get'>);
  const everything = run(company, 'trialBalance.get', { in: 'commodity', ...known });
  return {
    'trial balance': balance.rows,
    'trial balance of everything': everything.rows,
    'account card': run(company, 'account.card', { account: '1410', from: d('2026-01-10'), to: d(on), limit: 3, offset: 2, ...known }),
    'account card of one day': run(company, 'account.card', { account: '1210', from: d(on), to: d(on), limit: 50, ...known }),
    'account balance': run(company, 'account.balance', { account: '3330', asOf: d(on), ...known }),
    'open invoices': run(company, 'document.list', {
      kinds: ['sales-invoice', 'payment-in'],
      openOnly: true,
      asOf: d(on),
      limit: 50,
      ...known,
    }),
    documents: run(company, 'document.list', { kinds: ['sales-invoice', 'sales-credit-note', 'purchase-bill'], limit: 50, ...known }),
    journal: run(company, 'journal.list', { from: d('2026-01-10'), to: d(on), limit: 5, ...known }),
    'VAT return': run(company, 'vatReturn.get', { period: month(on.slice(0, 7)), ...known }),
    'proof of numbers': run(company, 'number.continuity', { remarks: true, limit: 3, ...known }),
    'rows of the VAT return': run(company, 'vatReturn.rows', { period: month(on.slice(0, 7)), cell: 'I.1.base', ...known }),
  };
};

test('[L6] every report as of any date, as known on any position or time, is what it was when the log ended there', () => {
  let pairs = 0;
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }),
      fc.array(date, { minLength: 4, maxLength: 4 }),
      (steps, asked) => {
        let wall = Date.UTC(2026, 6, 20, 9);
        const company = makeCompany({}, { now: () => wall });
        try {
          const play: Play = { company, party: counterparty(company, 'Party'), invoices: [], bills: [], payments: [], entries: [] };
          const told: { position: number; at: string; on: string; answers: Record<string, unknown> }[] = [];
          for (const [index, each] of steps.entries()) {
            wall += 60_000;
            each(play);
            const { position } = run(company, 'company.info', {});
            for (const on of [asked[index % 4]!, asked[(index + 1) % 4]!])
              told.push({ position, at: new Date(wall + 30_000).toISOString(), on, answers: reports(company, on) });
          }
          for (const { position, at, on, answers } of told) {
            expect(reports(company, on, position), `as of ${on}, known on ${position}`).toEqual(answers);
            expect(reports(company, on, at), `as of ${on}, known at ${at}`).toEqual(answers);
            pairs += 2;
          }
        } finally {
          company.close();
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(pairs).toBeGreaterThan(2000);
  expect(voided).toBeGreaterThan(5);
}, 240_000);
