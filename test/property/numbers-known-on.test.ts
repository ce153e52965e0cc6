import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { attempt, makeCompany, run } from '../support/company.ts';
import { movedElsewhere } from '../support/moved.ts';

// The register of numbers as known on any position or time, against what it answered when the log ended there: drawn, reserved, used later, given up,
// taken back, in branches and years, and gone on with after a move.

const series = ['sales-invoice', 'sales-invoice:TB', 'journal-entry/2025', 'journal-entry/2026', 'sales-credit-note'] as const;

interface Play {
  company: Company;
  readonly now: () => number;
  readonly invoices: string[];
  readonly entries: string[];
}
type Step = (play: Play) => string | undefined;

const date = fc.constantFrom('2025-11-03', '2026-01-15', '2026-02-03', '2026-03-31');
const lines = [
  { account: '1210', debit: '5' },
  { account: '5150', credit: '5' },
];
const sale = [{ unitPrice: '10', taxCode: 'S18' }];
const branch = fc.constantFrom(undefined, 'TB');
const at = (code: string | undefined) => (code === undefined ? {} : { branch: code });
const pick = fc.nat(1000);
const chosen = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];

function keep(list: string[], result: ReturnType<typeof attempt>): boolean {
  if (result.ok) list.push((result.value as Posted).id);
  return result.ok;
}

const freeIn = (company: Company, code: string | undefined) =>
  run(company, 'number.register', { series: code === undefined ? 'sales-invoice' : `sales-invoice:${code}`, limit: 500 }).rows.filter(
    ({ state }) => state === 'leased',
  );

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(date, branch).map(
    ([on, code]): Step =>
      ({ company, invoices }) =>
        keep(invoices, attempt(company, 'salesInvoice.post', { date: on, lines: sale, ...at(code) })) ? 'drawn' : undefined,
  ),
  date.map(
    (on): Step =>
      ({ company, entries }) =>
        keep(entries, attempt(company, 'journal.post', { date: on, lines })) ? 'drawn' : undefined,
  ),
  fc.tuple(date, branch, fc.integer({ min: 1, max: 4 })).map(
    ([on, code, count]): Step =>
      ({ company }) =>
        attempt(company, 'number.reserve', { kind: 'sales-invoice', date: on, count, purpose: 'paper book', ...at(code) }).ok
          ? 'reserved'
          : undefined,
  ),
  fc.tuple(date, branch, pick).map(
    ([on, code, which]): Step =>
      ({ company, invoices }) => {
        const free = chosen(freeIn(company, code), which);
        if (!free) return undefined;
        return keep(invoices, attempt(company, 'salesInvoice.post', { date: on, lines: sale, number: free.number, ...at(code) }))
          ? 'reserved used'
          : undefined;
      },
  ),
  fc.tuple(branch, pick, fc.nat(2)).map(
    ([code, which, more]): Step =>
      ({ company }) => {
        const free = chosen(freeIn(company, code), which);
        const of = code === undefined ? 'sales-invoice' : `sales-invoice:${code}`;
        if (!free) return undefined;
        return attempt(company, 'number.void', { series: of, first: free.value, last: free.value + more, reason: 'torn' }).ok
          ? 'given up'
          : undefined;
      },
  ),
  fc.tuple(date, pick, fc.constantFrom('cancelled', 'returned')).map(
    ([on, which, reason]): Step =>
      ({ company, invoices }) => {
        const correctsDocumentId = chosen(invoices, which);
        const credit = { date: on, correctsDocumentId, reason, lines: sale };
        return correctsDocumentId && attempt(company, 'salesCreditNote.post', credit).ok ? reason : undefined;
      },
  ),
  fc.tuple(date, pick).map(
    ([on, which]): Step =>
      ({ company, entries }) => {
        const entryId = chosen(entries, which);
        return entryId && attempt(company, 'journal.reverse', { date: on, entryId }).ok ? 'reversed' : undefined;
      },
  ),
  fc.boolean().map(
    (isContinued): Step =>
      (play) => {
        play.company = movedElsewhere(play.company, { now: play.now });
        if (!isContinued) return 'moved';
        return attempt(play.company, 'numbering.takeOver', { reason: 'new computer' }).ok ? 'taken over' : undefined;
      },
  ),
);

const answersOf = (company: Company, knownOn?: number | string) => {
  const known = knownOn === undefined ? {} : { knownOn };
  return {
    continuity: run(company, 'number.continuity', { remarks: true, limit: 4, offset: 1, ...known }),
    one: run(company, 'number.continuity', { series: 'sales-invoice:TB', limit: 2, ...known }),
    registers: series.map((name) => run(company, 'number.register', { series: name, limit: 200, ...known })),
    page: run(company, 'number.register', { series: 'sales-invoice', newestFirst: true, limit: 3, offset: 2, ...known }),
    part: run(company, 'number.register', { series: 'sales-invoice', from: 2, to: 5, limit: 3, offset: 1, ...known }),
    ranges: series.map((name) => run(company, 'number.ranges', { series: name, ...known })),
  };
};

test('[L6] [NUM-1] the register as known on any position or time is what it was when the log ended there', () => {
  const happened = new Map<string, number>();
  let pairs = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }), (steps) => {
      let wall = Date.UTC(2026, 6, 20, 9);
      const now = () => wall;
      const play: Play = { company: makeCompany({}, { now }), now, invoices: [], entries: [] };
      run(play.company, 'branch.open', { code: 'TB', name: 'Tbilisi' });
      run(play.company, 'numbering.configure', { kind: 'journal-entry', digits: 6, resets: 'yearly' });
      try {
        const told: { position: number; at: string; answers: ReturnType<typeof answersOf> }[] = [];
        for (const each of steps) {
          wall += 60_000;
          const what = each(play);
          if (what !== undefined) happened.set(what, (happened.get(what) ?? 0) + 1);
          const { position } = run(play.company, 'company.info', {});
          told.push({ position, at: new Date(wall + 30_000).toISOString(), answers: answersOf(play.company) });
        }
        for (const { position, at: moment, answers } of told) {
          // At each position every number up to the head has one state.
          for (const { head, used, voided, leased, missing } of answers.continuity)
            expect([used + voided + leased, missing]).toEqual([head, []]);
          expect(answersOf(play.company, position), `known on ${position}`).toEqual(answers);
          expect(answersOf(play.company, moment), `known at ${moment}`).toEqual(answers);
          pairs += 2;
        }
        const first = run(play.company, 'number.continuity', { knownOn: 0 });
        expect(first).toEqual([]);
      } finally {
        play.company.close();
      }
    }),
    { numRuns: 20 },
  );
  expect(pairs).toBeGreaterThan(800);
  for (const what of ['drawn', 'reserved', 'reserved used', 'given up', 'cancelled', 'returned', 'reversed', 'moved', 'taken over'])
    expect([what, (happened.get(what) ?? 0) > 8]).toEqual([what, true]);
}, 240_000);
