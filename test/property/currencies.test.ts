import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { addDays, date } from '../../shared/dates/local-date.ts';
import { toBase } from '../../shared/money/convert.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { balances, close, counterparty, makeCompany, openOf, run } from '../support/company.ts';

// Currencies with three, two and no decimals; rates in ten-thousandths or millionths of a lari.
const currencies = {
  USD: { scale: 2, rate: fc.integer({ min: 25_000, max: 30_000 }).map((n) => writeDecimal(BigInt(n), 4)) },
  JPY: { scale: 0, rate: fc.integer({ min: 15_000, max: 20_000 }).map((n) => writeDecimal(BigInt(n), 6)) },
  KWD: { scale: 3, rate: fc.integer({ min: 80_000, max: 92_000 }).map((n) => writeDecimal(BigInt(n), 4)) },
} as const;
type Code = keyof typeof currencies;
const codes = Object.keys(currencies) as Code[];

const day = fc.integer({ min: 0, max: 100 });
const rates = fc.record({ USD: currencies.USD.rate, JPY: currencies.JPY.rate, KWD: currencies.KWD.rate });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('issue' as const),
      day,
      isSale: fc.boolean(),
      currency: fc.constantFrom(...codes),
      rates,
      amount: fc.integer({ min: 1, max: 900_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      after: fc.integer({ min: 0, max: 40 }),
      which: fc.nat(),
      part: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 1000 })),
      rates,
      extra: fc.constantFrom(0, 0, 0, 7),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revalue' as const), day, rates }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setting' as const), releaseNextDay: fc.boolean() }) },
);

interface Item {
  readonly id: string;
  readonly on: string;
  readonly currency: Code;
  readonly isOwedToUs: boolean;
}

interface Moved {
  readonly id: string;
  readonly on: string;
  readonly currency: Code;
  /** What is owed to us is above zero. */
  readonly amount: bigint;
}

/** What each document is worth at the end of a day, in one sum. */
function worthOn(moved: readonly Moved[], on: string, rates: Record<Code, string>): bigint {
  const open = new Map<string, { currency: Code; amount: bigint }>();
  for (const { id, currency, amount } of moved.filter((each) => each.on <= on))
    open.set(id, { currency, amount: (open.get(id)?.amount ?? 0n) + amount });
  return [...open.values()].reduce((sum, { currency, amount }) => sum + toBase(amount, currencies[currency].scale, rates[currency], 2), 0n);
}

const first = date('2026-01-05');
const last = date('2026-06-30');
const text = (minor: bigint, currency: Code) => writeDecimal(minor, currencies[currency].scale);
const given = (of: Record<Code, string>) => codes.map((currency) => ({ currency, rate: of[currency] }));

/** Control accounts hold what the open items hold, in lari and in each currency. [LED-2] */
function expectAgreement(company: Company): void {
  const db = connect(company.file, { readonly: true });
  try {
    for (const code of ['1410', '3110']) {
      const ledger = db.all(
        `SELECT x.commodity_no AS commodity, sum(l.base_minor) AS base, sum(x.quantity) AS quantity
         FROM journal_line l LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no JOIN account a ON a.no = l.account_no
         WHERE a.code = ? GROUP BY 1 HAVING sum(l.base_minor) <> 0 OR sum(x.quantity) <> 0 ORDER BY 1`,
        code,
      );
      const items = db.all(
        `SELECT o.commodity_no AS commodity, sum(o.open_base_minor) AS base, sum(o.open_minor) AS quantity FROM open_item o JOIN account a ON a.no = o.account_no
         WHERE a.code = ? GROUP BY 1 HAVING sum(o.open_base_minor) <> 0 OR sum(o.open_minor) <> 0 ORDER BY 1`,
        code,
      );
      expect(items, code).toEqual(ledger);
    }
    // Nothing stays in lari where nothing is open in the currency, but for a revaluation of a day by which it was settled: that goes with the next one.
    expect(
      db.all(
        `SELECT position FROM open_item o WHERE open_minor = 0 AND open_base_minor <> 0 AND NOT EXISTS (SELECT 1 FROM settlement s JOIN document d ON d.position = s.position
           JOIN open_item_revaluation r ON r.item = s.item JOIN revaluation v ON v.position = r.position AND v.day >= d.day AND v.position < d.position WHERE s.item = o.position)`,
      ),
    ).toEqual([]);
  } finally {
    db.close();
  }
}

test('[L8] whatever is issued, paid and revalued in whatever order: settled in full, control accounts are empty and the exchange result is what cash brought beyond the books', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 18 }), rates, (steps, closing) => {
      const company = makeCompany();
      try {
        const party = counterparty(company, 'Party');
        const items: Item[] = [];
        // Told independently of the books: cash by currency, and what was sold and bought at the rate of its day.
        const cash: Record<Code, bigint> = { USD: 0n, JPY: 0n, KWD: 0n };
        let sold = 0n;
        const moved: Moved[] = [];
        const revalued = new Map<string, Record<Code, string>>();

        const pay = (item: Item, amount: bigint, on: string, rate: string, extra = 0n) => {
          const direction = item.isOwedToUs ? 'in' : 'out';
          const { id } = run(company, 'payment.post', {
            direction,
            date: on as never,
            counterpartyId: party,
            currency: item.currency,
            rate,
            amount: text(amount + extra, item.currency),
            allocations: [{ documentId: item.id, amount: text(amount, item.currency) }],
          });
          cash[item.currency] += item.isOwedToUs ? amount + extra : -(amount + extra);
          moved.push({ id: item.id, on, currency: item.currency, amount: item.isOwedToUs ? -amount : amount });
          // What was paid too much is owed the other way.
          if (extra > 0n) {
            items.push({ id, on, currency: item.currency, isOwedToUs: !item.isOwedToUs });
            moved.push({ id, on, currency: item.currency, amount: item.isOwedToUs ? -extra : extra });
          }
        };
        const openMinor = (item: Item) => decimal(openOf(company, item.id), currencies[item.currency].scale);

        for (const each of steps) {
          if (each.do === 'setting') run(company, 'exchangeSettings.change', { releaseNextDay: each.releaseNextDay });
          else if (each.do === 'revalue') {
            run(company, 'revaluation.post', { on: addDays(first, each.day), rates: given(each.rates) });
            revalued.set(addDays(first, each.day), each.rates);
          } else if (each.do === 'issue') {
            const { currency } = each;
            const { scale } = currencies[currency];
            const on = addDays(first, each.day);
            const rate = each.rates[currency];
            const amount = BigInt(each.amount);
            const input = { date: on, counterpartyId: party, currency, rate };
            const unitPrice = text(amount, currency);
            const { id } = each.isSale
              ? run(company, 'salesInvoice.post', { ...input, lines: [{ unitPrice, taxCode: 'S0X' }] })
              : run(company, 'purchaseBill.post', { ...input, lines: [{ unitPrice, taxCode: 'P0', account: '7450' }] });
            const base = toBase(amount, scale, rate, 2);
            sold += each.isSale ? base : -base;
            moved.push({ id, on, currency, amount: each.isSale ? amount : -amount });
            items.push({ id, on, currency, isOwedToUs: each.isSale });
          } else {
            const open = items.filter((item) => openMinor(item) > 0n);
            const item = open[each.which % Math.max(open.length, 1)];
            if (!item) continue;
            const left = openMinor(item);
            const part = (left * BigInt(each.part)) / 1000n;
            pay(item, part === 0n ? left : part, addDays(item.on as never, each.after), each.rates[item.currency], BigInt(each.extra));
          }
          expectAgreement(company);
        }
        for (let at = 0; at < items.length; at += 1) {
          const left = openMinor(items[at]!);
          if (left > 0n) pay(items[at]!, left, last, closing[items[at]!.currency]);
        }
        expectAgreement(company);
        const inCurrency = run(company, 'trialBalance.get', { in: 'commodity' }).rows;
        for (const { accountCode, balance } of inCurrency) {
          if (accountCode === '1410' || accountCode === '3110') expect(balance).toMatch(/^0(\.0+)?$/);
        }

        // Revalued anew, what is owed is worth its amount at the rate of each of these days, whenever it was recorded.
        const owedOn = (on: string) => {
          const shown = balances(company, { asOf: on as never });
          return decimal(shown['1410'] ?? '0.00', 2) + decimal(shown['3110'] ?? '0.00', 2);
        };
        const again = [...revalued].sort(([a], [b]) => (a < b ? -1 : 1));
        for (const [on, of] of again) run(company, 'revaluation.post', { on: on as never, rates: given(of) });
        for (const [on, of] of again) expect([on, owedOn(on)]).toEqual([on, worthOn(moved, on, of)]);
        expectAgreement(company);

        // With the bank at the closing rate, gains less losses are what the cash is worth beyond what was booked as sold and bought.
        run(company, 'exchangeSettings.change', { releaseNextDay: false });
        run(company, 'revaluation.post', { on: last, rates: given(closing) });
        const worth = codes.reduce((sum, code) => sum + toBase(cash[code], currencies[code].scale, closing[code], 2), 0n);
        const shown = balances(company);
        const minor = (account: string) => decimal(shown[account] ?? '0.00', 2);
        expect(minor('1220')).toBe(worth);
        expect(-(minor('8140') + minor('8240'))).toBe(worth - sold);
        expect([shown['1410'], shown['3110']]).toEqual([undefined, undefined]);
        company.close();
        expect(verifyFile(company.file)).toMatchObject({ ok: true });
      } finally {
        close(company);
      }
    }),
    { numRuns: 40 },
  );
}, 180_000);
