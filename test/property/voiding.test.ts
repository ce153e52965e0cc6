import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkControlAccounts } from '../../electron/closing/control-accounts.ts';
import { connect } from '../../electron/db/db.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { lastDay } from '../../shared/dates/period.ts';
import { attempt, close, closing, counterparty, d, makeCompany, openOf, run } from '../support/company.ts';

// Invoices, payments and advances in two currencies, set off and voided in any order that is allowed: whatever happened, the control accounts are their open items,
// on every date, and a file made again from its log is the same file.

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('invoice' as const),
      cents: fc.integer({ min: 100, max: 99_999 }),
      usd: fc.boolean(),
      day: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      cents: fc.integer({ min: 100, max: 150_000 }),
      usd: fc.boolean(),
      day: fc.integer({ min: 10, max: 19 }),
      rate: fc.constantFrom('2.6531', '2.70', '2.7777'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      cents: fc.integer({ min: 100, max: 50_000 }),
      day: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('use' as const), pick: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('match' as const),
      pick: fc.nat(9),
      other: fc.nat(9),
      part: fc.option(fc.integer({ min: 100, max: 9_000 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unmatch' as const), pick: fc.nat(9), late: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('void' as const), pick: fc.nat(9), late: fc.boolean() }) },
);
const money = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const on = (day: number) => d(`2026-05-${String(day).padStart(2, '0')}`);

test('[LED-2] [PRJ-1] whatever is paid, used and voided, control accounts are their open items on every date', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      const company = makeCompany();
      try {
        const customer = counterparty(company, 'Customer');
        const invoices: { id: string; usd: boolean }[] = [];
        const cancellable: string[] = [];
        const advances: string[] = [];
        const matches: string[] = [];
        const undone = new Set<string>();
        for (const each of steps) {
          if (each.do === 'invoice') {
            const { id } = run(company, 'salesInvoice.post', {
              date: on(each.day),
              counterpartyId: customer,
              lines: [{ unitPrice: money(each.cents), taxCode: 'S18' }],
              ...(each.usd ? { currency: 'USD', rate: '2.70' } : {}),
            });
            invoices.push({ id, usd: each.usd });
          } else if (each.do === 'pay') {
            let left = each.cents;
            const allocations = invoices
              .filter(({ usd }) => usd === each.usd)
              .flatMap(({ id }) => {
                const open = Number(openOf(company, id).replace('.', ''));
                const cents = Math.min(open, left);
                left -= cents;
                return cents > 0 ? [{ documentId: id, amount: money(cents) }] : [];
              });
            const { id } = run(company, 'payment.post', {
              date: on(each.day),
              direction: 'in',
              counterpartyId: customer,
              amount: money(each.cents),
              allocations,
              ...(each.usd ? { currency: 'USD', rate: each.rate } : {}),
            });
            cancellable.push(id);
          } else if (each.do === 'advance') {
            const { id } = run(company, 'advance.receive', {
              date: on(each.day),
              counterpartyId: customer,
              gross: money(each.cents),
              taxCode: 'S18A',
            });
            cancellable.push(id);
            advances.push(id);
          } else if (each.do === 'use') {
            const id = advances[each.pick % Math.max(1, advances.length)];
            if (id === undefined || !/[1-9]/.test(openOf(company, id))) continue;
            run(company, 'salesInvoice.post', {
              date: on(9),
              counterpartyId: customer,
              lines: [{ unitPrice: '1000', taxCode: 'S18' }],
              advances: [{ documentId: id, gross: openOf(company, id) }],
            });
          } else if (each.do === 'match') {
            const documentId = invoices[each.pick % Math.max(1, invoices.length)]?.id;
            const creditId = cancellable[each.other % Math.max(1, cancellable.length)];
            if (documentId === undefined || creditId === undefined) continue;
            const amount = each.part === null ? {} : { amount: money(each.part) };
            const shown = [documentId, creditId].map((id) => run(company, 'document.get', { id })!);
            const fits =
              shown[1]!.kind === 'payment-in' &&
              shown[1]!.voidedBy === null &&
              shown[0]!.currency === shown[1]!.currency &&
              shown.every(({ open }) => /[1-9]/.test(open) && (each.part === null || Number(open.replace('.', '')) >= each.part));
            const answer = attempt(company, 'openItem.match', { date: on(20), documentId, creditId, ...amount });
            expect(answer.ok).toBe(fits);
            if (answer.ok) matches.push((answer.value as { id: string }).id);
          } else if (each.do === 'unmatch') {
            const matchId = matches[each.pick % Math.max(1, matches.length)];
            if (matchId === undefined) continue;
            const answer = attempt(company, 'openItem.unmatch', { matchId, reason: 'x', ...(each.late ? { date: '2026-06-02' } : {}) });
            expect(answer.ok).toBe(!undone.has(matchId));
            undone.add(matchId);
          } else {
            const id = cancellable[each.pick % Math.max(1, cancellable.length)];
            if (id === undefined) continue;
            const shown = run(company, 'document.get', { id })!;
            // What it left open was used: an advance by an invoice, money that was left over by a set-off.
            const isUsed =
              shown.settlements.some(({ matchId }) => matchId !== undefined) || (advances.includes(id) && shown.settlements.length > 0);
            const answer = attempt(company, 'document.void', { documentId: id, reason: 'x', ...(each.late ? { date: '2026-06-03' } : {}) });
            expect(answer.ok).toBe(shown.voidedBy === null && !isUsed);
          }
        }
        const db = connect(company.file, { readonly: true });
        try {
          const scope = { db, company: readCompany(db) } as never;
          for (const end of [on(5), on(12), on(19), on(20), lastDay('2026-05' as never), d('2026-06-30')]) {
            expect(checkControlAccounts(scope, end).items, end).toEqual([]);
          }
        } finally {
          db.close();
        }
        expect(verifyFile(company.file).ok).toBe(true);
      } finally {
        close(closing(company));
      }
    }),
    { numRuns: 25 },
  );
});
