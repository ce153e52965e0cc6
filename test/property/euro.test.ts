import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { toEuro } from '../../shared/jurisdictions/bg/euro.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { attempt, balances, close, counterparty, d, good, makeCompany, month, nextId, run } from '../support/company.ts';

// Random books in leva, converted somewhere in between and posted to on both sides of the day afterwards, in any order.

const accounts = ['101', '304', '498', '501', '503', '702'] as const;
const controls = ['411', '401', '412'];
const cents = fc.bigInt({ min: 1n, max: 5_000_000n });
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2025-12-${String(number).padStart(2, '0')}`);
const pick = fc.nat(1000);

type Step =
  | { readonly do: 'entry'; readonly on: string; readonly from: number; readonly to: number; readonly amount: bigint }
  | { readonly do: 'invoice'; readonly on: string; readonly net: bigint; readonly currency: 'BGN' | 'EUR' | 'USD' }
  | { readonly do: 'bill'; readonly on: string; readonly net: bigint; readonly currency: 'BGN' | 'EUR' | 'USD' }
  | { readonly do: 'advance'; readonly on: string; readonly gross: bigint }
  | { readonly do: 'use'; readonly of: number }
  | { readonly do: 'pay'; readonly on: string; readonly of: number; readonly share: number; readonly late: boolean }
  | { readonly do: 'reverse'; readonly of: number; readonly late: boolean }
  | { readonly do: 'void'; readonly of: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('entry' as const), on: day, from: pick, to: pick, amount: cents }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('invoice' as const, 'bill' as const),
      on: day,
      net: cents,
      currency: fc.constantFrom('BGN' as const, 'BGN' as const, 'EUR' as const, 'USD' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pay' as const), on: day, of: pick, share: fc.integer({ min: 1, max: 4 }), late: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), of: pick, late: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), of: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('advance' as const), on: day, gross: cents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('use' as const), of: pick }) },
);

class Books {
  readonly company: Company = makeCompany(
    { country: 'BG', name: 'ТЕСТ', taxId: '123456786', baseCurrency: 'BGN', id: nextId() },
    { now: () => Date.UTC(2026, 6, 20) },
  );
  readonly client = counterparty(this.company, 'КЛИЕНТ', { country: 'BG', taxId: '111111113', vatPayer: true });
  readonly entries: string[] = [];
  readonly documents: { id: string; direction: 'in' | 'out'; currency: string }[] = [];
  readonly payments: string[] = [];
  readonly advances: string[] = [];
  /** Whether January takes postings already. */
  isConverted = false;

  run(step: Step): void {
    const { company, client: counterpartyId } = this;
    if (step.do === 'entry') {
      const [from, to] = [accounts[step.from % accounts.length]!, accounts[step.to % accounts.length]!];
      const amount = writeDecimal(step.amount, 2);
      const lines = [
        { account: to, debit: amount },
        { account: from, credit: amount },
      ];
      this.entries.push(run(company, 'journal.post', { date: d(step.on), lines }).entryId);
    } else if (step.do === 'invoice' || step.do === 'bill') {
      const isSale = step.do === 'invoice';
      const trade = {
        date: d(step.on),
        counterpartyId,
        currency: step.currency,
        ...(step.currency === 'USD' ? { rate: '1.66667' } : {}),
        lines: [{ unitPrice: writeDecimal(step.net, 2), taxCode: isSale ? 'S20' : 'P20' }],
      };
      const made = isSale
        ? run(company, 'salesInvoice.post', trade)
        : run(company, 'purchaseBill.post', { ...trade, supplierNumber: String(this.documents.length + 1).padStart(10, '0') });
      this.documents.push({ id: made.id, direction: isSale ? 'in' : 'out', currency: step.currency });
    } else if (step.do === 'advance') {
      const advance = { date: d(step.on), counterpartyId, gross: writeDecimal(step.gross, 2), taxCode: 'S20' };
      this.advances.push(run(company, 'advance.receive', advance).id);
    } else if (step.do === 'use') {
      // Used up whole by an invoice of January.
      const documentId = this.advances[step.of % Math.max(1, this.advances.length)];
      if (!this.isConverted || documentId === undefined) return;
      const { open } = run(company, 'document.get', { id: documentId })!;
      if (decimal(open, 2) === 0n) return;
      const lines = [{ unitPrice: '100000', taxCode: 'S20' }];
      run(company, 'salesInvoice.post', { date: d('2026-01-10'), counterpartyId, lines, advances: [{ documentId, gross: open }] });
    } else if (step.do === 'pay') {
      const document = this.documents[step.of % Math.max(1, this.documents.length)];
      if (!document) return;
      const inJanuary = step.late && this.isConverted;
      const { open, currency, openCurrency } = run(company, 'document.get', { id: document.id })!;
      const left = decimal(open, 2);
      if (left === 0n) return;
      // On a day of December a document is settled in its own currency; as much of it as surely is open there.
      const unit = inJanuary ? (openCurrency ?? currency) : currency;
      const amount = writeDecimal(left / BigInt(step.share) || 1n, 2);
      const paid = attempt(company, 'payment.post', {
        direction: document.direction,
        date: inJanuary ? '2026-01-15' : step.on,
        currency: unit,
        ...(unit === 'USD' ? { rate: inJanuary ? '0.9' : '1.7' } : {}),
        amount,
        counterpartyId,
        allocations: [{ documentId: document.id, amount }],
      });
      if (paid.ok) {
        if (!inJanuary) this.payments.push((paid.value as { id: string }).id);
      } else expect(paid.rejections[0]!.code).toMatch(/^(SETTLED_AFTER_CHANGE|LINE_AMOUNT_ZERO)$/);
    } else if (step.do === 'reverse') {
      const entryId = this.entries[step.of % Math.max(1, this.entries.length)];
      if (entryId === undefined) return;
      const done = attempt(company, 'journal.reverse', { entryId, date: step.late && this.isConverted ? '2026-01-20' : '2025-12-31' });
      if (!done.ok) expect(done.rejections.map(({ code }) => code)).toContain('ALREADY_REVERSED');
    } else if (step.do === 'void') {
      const documentId = this.payments[step.of % Math.max(1, this.payments.length)];
      if (documentId === undefined) return;
      const { date } = run(company, 'document.get', { id: documentId })!;
      const done = attempt(company, 'document.void', { documentId, date, reason: 'x' });
      if (!done.ok) expect(done.rejections.map(({ code }) => code)).toContain('ALREADY_REVERSED');
    }
  }
}

const minorOf = (found: Record<string, string>, account: string): bigint => decimal(found[account] ?? '0', 2);

/** Balances that postings of January made, by account: what stands at its end less what it began with. */
function expectConverted(books: Books): void {
  const { company } = books;
  const inLeva = balances(company, { asOf: d('2025-12-31') });
  const inEuro = balances(company, { asOf: d('2026-01-01') });
  // Every account but those of documents, which convert one by one, and those that take roundings.
  const plain = [...new Set([...Object.keys(inLeva), ...Object.keys(inEuro)])].filter(
    (code) => ![...controls, '504', '729', '629'].includes(code),
  );
  for (const account of plain) expect([account, minorOf(inEuro, account)]).toEqual([account, toEuro(minorOf(inLeva, account))]);
  // The roundings stand on one account, and everything adds up.
  expect(Object.values(inEuro).reduce((sum, balance) => sum + decimal(balance, 2), 0n)).toBe(0n);
  expect(inEuro['729'] === undefined || inEuro['629'] === undefined).toBe(true);
  // Control accounts are the sum of what is open on each document, on both sides of the day and today.
  for (const period of ['2025-12', '2026-01'])
    expect(run(company, 'period.checks', { period: month(period) }).checks.find(({ id }) => id === 'control-accounts')).toMatchObject({
      state: 'ok',
    });
  const db = connect(company.file, { readonly: true });
  try {
    const broken = db.all(
      `SELECT d.number FROM open_item o JOIN document d ON d.position = o.position JOIN commodity c ON c.no = o.commodity_no
       WHERE (c.name = 'EUR' AND abs(o.open_minor) <> abs(o.open_base_minor) + o.vat_open_minor) OR (o.open_minor = 0) <> (o.open_base_minor = 0) AND c.name <> 'USD'
         OR (o.open_minor <> 0 AND c.name = 'BGN')`,
    );
    expect(broken).toEqual([]);
  } finally {
    db.close();
  }
}

test('[V10] whatever is posted before and after the conversion, the euro begin with the legal worth of the last balance in leva', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.array(step, { maxLength: 12 }), (before, after) => {
      const books = new Books();
      for (const each of before) books.run(each);
      run(books.company, 'baseCurrency.change', {});
      books.isConverted = true;
      expectConverted(books);
      for (const each of after) books.run(each);
      expectConverted(books);
      const { file } = books.company;
      close(books.company);
      expect(good(rebuild(file)).different).toEqual([]);
      expect(verifyFile(file)).toMatchObject({ ok: true });
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('[V10] the order of postings and conversion makes no difference to what the euro begin with', () => {
  fc.assert(
    fc.property(
      fc.array(
        step.filter((each) => each.do === 'entry' || each.do === 'invoice' || each.do === 'bill'),
        { minLength: 1, maxLength: 10 },
      ),
      fc.nat(10),
      (steps, at) => {
        const [late, early] = [new Books(), new Books()];
        for (const [index, each] of steps.entries()) {
          if (index === at % steps.length) run(early.company, 'baseCurrency.change', {});
          late.run(each);
          early.run(each);
        }
        run(late.company, 'baseCurrency.change', {});
        for (const asOf of ['2025-12-31', '2026-01-01'])
          expect(balances(early.company, { asOf: d(asOf) })).toEqual(balances(late.company, { asOf: d(asOf) }));
      },
    ),
    { numRuns: 10 },
  );
}, 60_000);
