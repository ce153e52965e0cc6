import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkControlAccounts } from '../../electron/closing/control-accounts.ts';
import { connect, type Db } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { computeReturn } from '../../electron/queries/vat-return.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { Contract, InputOf } from '../../shared/contracts/index.ts';
import { addDays, date, toDayNumber } from '../../shared/dates/local-date.ts';
import { lastDay, type Period } from '../../shared/dates/period.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { attempt, close, codes, counterparty, makeCompany, month, openOf, run } from '../support/company.ts';

// A year of everything an accountant does, in any order: after every step the figures agree with each other, closed months stay what was certified,
// and what was known earlier is still told as it was.

const scales = { GEL: 2, USD: 2, EUR: 2, JPY: 0 } as const;
type Currency = keyof typeof scales;
const foreign = ['USD', 'EUR', 'JPY'] as const;
const rate = (low: number, high: number, places: number) => fc.integer({ min: low, max: high }).map((n) => writeDecimal(BigInt(n), places));
const rates = fc.record({ USD: rate(25_000, 29_000, 4), EUR: rate(28_000, 33_000, 4), JPY: rate(15_000, 20_000, 6) });
type Rates = Record<(typeof foreign)[number], string>;

const year = 2025;
const day = fc.integer({ min: 0, max: 364 });
const onDay = (at: number) => addDays(date(`${year}-01-01`), at);
const monthNo = fc.integer({ min: 1, max: 12 });
const periodNo = (at: number): Period => month(`${year}-${String(at).padStart(2, '0')}`);
const currency = fc.constantFrom<Currency>('GEL', 'GEL', 'USD', 'EUR', 'JPY');
const amount = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1000, max: 900_000 }));
const pick = fc.nat(99);
const maybe = (of: fc.Arbitrary<number>): fc.Arbitrary<number | null> => fc.option(of);
const part = fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 1000 }));

const does = <T extends string, R extends Record<string, fc.Arbitrary<unknown>>>(name: T, weight: number, fields: R) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<
    { do: T } & { [K in keyof R]: R[K] extends fc.Arbitrary<infer V> ? V : never }
  >,
});
const step = fc.oneof(
  does('invoice', 5, {
    day,
    currency,
    rates,
    amounts: fc.array(amount, { minLength: 1, maxLength: 3 }),
    code: fc.constantFrom('S18', 'S18', 'S0X'),
    included: fc.boolean(),
    advance: maybe(pick),
  }),
  does('bill', 4, { day, currency, rates, amount, code: fc.constantFrom('P18', 'P0', 'RC18'), account: fc.constantFrom('7410', '1610') }),
  does('advance', 2, { day, amount }),
  does('declaration', 1, { day, amount, duty: amount }),
  does('pay', 7, { day, which: pick, part, extra: fc.constantFrom(0, 0, 5), rates }),
  does('credit', 4, { which: pick, after: fc.integer({ min: 0, max: 90 }), part }),
  does('journal', 2, { day, amount, rates, inDollars: fc.boolean() }),
  does('reverse', 2, { which: pick, after: fc.integer({ min: 0, max: 60 }), correct: fc.boolean(), amount }),
  does('void', 3, { which: pick, on: maybe(day) }),
  does('revalue', 3, { month: monthNo, rates }),
  does('setting', 1, { releaseNextDay: fc.boolean() }),
  does('file', 2, { month: monthNo }),
  does('closeMonth', 2, { month: monthNo, hard: fc.boolean() }),
  does('reopenMonth', 2, { month: monthNo }),
);

/** Why a step may be refused: what it is about has changed meanwhile. Everything else is a fault. */
const mayRefuse: Partial<Record<keyof Contract, readonly string[]>> = {
  'salesInvoice.post': ['DOCUMENT_TOTAL_ZERO', 'ADVANCE_EXCEEDS', 'ADVANCE_NOT_APPLICABLE'],
  'purchaseBill.post': ['DOCUMENT_TOTAL_ZERO'],
  'importDeclaration.post': ['DOCUMENT_TOTAL_ZERO'],
  'payment.post': ['LINE_AMOUNT_ZERO'],
  'salesCreditNote.post': ['CORRECTION_EXCEEDS', 'DOCUMENT_TOTAL_ZERO'],
  'purchaseCreditNote.post': ['CORRECTION_EXCEEDS', 'DOCUMENT_TOTAL_ZERO'],
  'journal.reverse': ['ALREADY_REVERSED'],
  'journal.correct': ['ALREADY_REVERSED'],
  'document.void': ['ALREADY_REVERSED', 'DOCUMENT_SETTLED', 'REVERSAL_BEFORE_ENTRY', 'RETURN_ALREADY_FILED'],
  'vatReturn.file': ['RETURN_ALREADY_FILED'],
  'period.close': ['PERIOD_ALREADY_CLOSED'],
  'period.reopen': ['PERIOD_NOT_CLOSED', 'PERIOD_LATER_CLOSED'],
};

const pack = packFor('GE')!;
const vatAccounts = [
  ...new Set(pack.taxCodes.flatMap(({ outputAccount, inputAccount }) => [outputAccount ?? '', inputAccount ?? ''])),
].filter((code) => /^3/.test(code));
const monthEnds = [...[1, 3, 7, 11, 12].map((at) => lastDay(periodNo(at))), date(`${year + 1}-04-30`)];

class Books {
  readonly company: Company = makeCompany({}, { now: () => Date.UTC(year + 1, 1, 10, 9) });
  readonly #db: Db = connect(this.company.file, { readonly: true });
  readonly party = counterparty(this.company, 'Party');
  readonly #certified = new Map<Period, string>();
  readonly #known: { position: number; shown: string }[] = [];

  end(): void {
    this.#db.close();
    close(this.company);
  }

  try<M extends keyof Contract>(method: M, input: Omit<InputOf<M>, 'id'>): { id: string } | undefined {
    const answer = attempt(this.company, method, input);
    if (answer.ok) return answer.value as { id: string };
    const allowed = ['PERIOD_CLOSED', ...(mayRefuse[method] ?? [])];
    expect(
      codes(answer).filter((code) => !allowed.includes(code)),
      `${method} ${JSON.stringify(input)}`,
    ).toEqual([]);
    return undefined;
  }

  /** Months closed for good seal themselves and all before them, also those nobody closed. */
  closed(): void {
    const last = this.sum("SELECT max(month) AS sum FROM period WHERE state = 'hard-closed'");
    for (let no = 1; no <= 12; no += 1) {
      const period = periodNo(no);
      if (Number(period.replace('-', '')) > last) this.#certified.delete(period);
      else if (!this.#certified.has(period)) this.#certified.set(period, this.#asOf(lastDay(period)));
    }
  }

  #asOf = (on: string): string => JSON.stringify(run(this.company, 'trialBalance.get', { asOf: on as never }).rows);

  sum(sql: string, ...values: unknown[]): bigint {
    return this.#db.get<{ sum: bigint | null }>(sql, ...values)?.sum ?? 0n;
  }

  /** Movement of the VAT accounts in a month, owed positive. */
  vatMovement(period: Period, without = ''): bigint {
    const first = toDayNumber(date(`${period}-01`));
    return -this.sum(
      `SELECT sum(l.base_minor) AS sum FROM journal_line l JOIN journal_entry e ON e.position = l.position JOIN account a ON a.no = l.account_no
       WHERE e.day BETWEEN ? AND ? AND e.kind <> ? AND a.code IN (${vatAccounts.map((code) => `'${code}'`).join(', ')})`,
      first,
      first + 30,
      without,
    );
  }

  check(): void {
    const db = this.#db;
    // [LED-1] every entry balances, and what is kept a day and a month is what the lines say.
    expect(db.all('SELECT position FROM journal_line GROUP BY position HAVING sum(base_minor) <> 0')).toEqual([]);
    const ofLines = db.all(
      `SELECT l.account_no, coalesce(x.commodity_no, 1) AS commodity_no, sum(l.base_minor) AS base, sum(coalesce(x.quantity, l.base_minor)) AS quantity
       FROM journal_line l LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    for (const table of ['balance_day', 'balance_month']) {
      const kept = db.all(
        `SELECT account_no, commodity_no, sum(debit_minor - credit_minor) AS base, sum(debit_quantity - credit_quantity) AS quantity
         FROM ${table} GROUP BY 1, 2 ORDER BY 1, 2`,
      );
      expect(kept, table).toEqual(ofLines);
    }
    // [LED-2]
    const scope = { db, company: readCompany(db) } as never;
    for (const end of monthEnds) expect(checkControlAccounts(scope, end).items, `control accounts at ${end}`).toEqual([]);
    expect(db.all('SELECT * FROM open_item WHERE open_minor * amount_minor < 0')).toEqual([]);
    // What a revaluation made of it before it was settled for a day by then remains until the next one.
    const remains = `SELECT 1 FROM settlement s JOIN open_item_revaluation r ON r.item = s.item JOIN revaluation v ON v.position = r.position
      LEFT JOIN document d ON d.position = s.position LEFT JOIN journal_entry e ON e.position = s.position LEFT JOIN item_match t ON t.position = s.position
      WHERE s.item = o.position AND v.position < s.position AND v.day >= coalesce(d.day, e.day, t.day)`;
    expect(
      db.all(
        `SELECT * FROM open_item o WHERE (open_minor = 0 AND open_base_minor <> 0 OR sign(open_minor) * sign(open_base_minor) < 0) AND NOT EXISTS (${remains})`,
      ),
    ).toEqual([]);
    // [NUM-1]
    for (const series of run(this.company, 'number.continuity', {})) expect(series.missing, series.series).toEqual([]);
    // [PER-1]
    for (const [period, sealed] of this.#certified) expect(this.#asOf(lastDay(period)), `closed ${period}`).toBe(sealed);
    // [VAT-1] a return but for its rounding is what moved on the VAT accounts.
    for (let at = 1; at <= 12; at += 1) {
      const { cells, roundingDifference } = computeReturn(db, pack, periodNo(at));
      const owed = cells.get(pack.vatReturn.payable)!.amount - cells.get(pack.vatReturn.credit)!.amount;
      expect(owed - roundingDifference, `VAT of ${periodNo(at)}`).toBe(this.vatMovement(periodNo(at), 'vat-rounding'));
    }
    const shown = run(this.company, 'trialBalance.get', { in: 'commodity' });
    this.#known.push({ position: shown.knownOn, shown: JSON.stringify(shown.rows) });
  }

  /** [LED-1] what was shown at every earlier position is shown again. */
  checkKnown(): void {
    for (const { position, shown } of this.#known) {
      const rows = run(this.company, 'trialBalance.get', { in: 'commodity', knownOn: position as never }).rows;
      const moved = (text: string) =>
        (JSON.parse(text) as { debitTurnover: string; creditTurnover: string }[]).filter(({ debitTurnover, creditTurnover }) =>
          /[1-9]/.test(debitTurnover + creditTurnover),
        );
      expect(moved(JSON.stringify(rows)), `known on ${position}`).toEqual(moved(shown));
    }
  }

  checkFile(): void {
    expect(verifyFile(this.company.file)).toMatchObject({ ok: true });
    expect(rebuild(this.company.file)).toMatchObject({ ok: true, value: { different: [] } });
  }
}

interface Item {
  readonly id: string;
  readonly kind: 'sale' | 'purchase' | 'other';
  readonly on: string;
  readonly currency: Currency;
  readonly code: string;
  readonly included: boolean;
  readonly amount: number;
}

const text = (minor: bigint | number, of: Currency) => writeDecimal(BigInt(minor), scales[of]);
const money = (of: Currency, given: Rates) => (of === 'GEL' ? {} : { currency: of, rate: given[of] });
const given = (of: Rates) => foreign.map((code) => ({ currency: code, rate: of[code] }));
const at = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(list.length, 1)];

test('[LED-1] [LED-2] [NUM-1] [PER-1] [VAT-1] [PRJ-1] a year of everything, in any order, closed, opened and closed again', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 45 }), rates, (steps, closing) => {
      const books = new Books();
      const { company, party } = books;
      try {
        const items: Item[] = [];
        const advances: string[] = [];
        const cancellable: string[] = [];
        const entries: { id: string; on: string }[] = [];
        const openMinor = ({ id, currency: of }: Item) => decimal(openOf(company, id), scales[of]);

        for (const each of steps) {
          if (each.do === 'invoice') {
            const on = onDay(each.day);
            const advance = each.advance === null || each.currency !== 'GEL' ? undefined : at(advances, each.advance);
            const open = advance === undefined ? '0.00' : openOf(company, advance);
            const posted = books.try('salesInvoice.post', {
              date: on,
              counterpartyId: party,
              pricesIncludeVat: each.included,
              lines: each.amounts.map((n) => ({ unitPrice: text(n, each.currency), taxCode: each.code })),
              ...money(each.currency, each.rates),
              ...(advance !== undefined && /[1-9]/.test(open) ? { advances: [{ documentId: advance, gross: open }] } : {}),
            });
            const [first] = each.amounts;
            if (posted) items.push({ ...each, id: posted.id, kind: 'sale', on, amount: first! });
          } else if (each.do === 'bill') {
            const on = onDay(each.day);
            const posted = books.try('purchaseBill.post', {
              date: on,
              counterpartyId: party,
              lines: [{ unitPrice: text(each.amount, each.currency), taxCode: each.code, account: each.account }],
              ...money(each.currency, each.rates),
            });
            if (posted) items.push({ ...each, id: posted.id, kind: 'purchase', on, included: false });
          } else if (each.do === 'advance') {
            const posted = books.try('advance.receive', {
              date: onDay(each.day),
              counterpartyId: party,
              gross: text(each.amount, 'GEL'),
              taxCode: 'S18A',
            });
            if (posted) advances.push(posted.id);
            if (posted) cancellable.push(posted.id);
          } else if (each.do === 'declaration') {
            const posted = books.try('importDeclaration.post', {
              date: onDay(each.day),
              customsValue: text(each.amount, 'GEL'),
              duty: text(each.duty, 'GEL'),
              taxCode: 'PIM',
            });
            if (posted) cancellable.push(posted.id);
          } else if (each.do === 'pay') {
            const item = at(
              items.filter((candidate) => openMinor(candidate) !== 0n),
              each.which,
            );
            if (!item) continue;
            const left = openMinor(item);
            const isOwedToUs = books.sum(
              'SELECT o.open_minor AS sum FROM open_item o JOIN document d ON d.position = o.position WHERE d.id = ?',
              item.id,
            );
            const share = (left * BigInt(each.part)) / 1000n;
            const paid = share === 0n ? left : share;
            const on = onDay(each.day);
            const posted = books.try('payment.post', {
              date: on,
              direction: isOwedToUs > 0n ? 'in' : 'out',
              counterpartyId: party,
              amount: text(paid + BigInt(each.extra), item.currency),
              allocations: [{ documentId: item.id, amount: text(paid, item.currency) }],
              ...money(item.currency, each.rates),
            });
            if (!posted) continue;
            cancellable.push(posted.id);
            if (each.extra > 0) items.push({ ...item, id: posted.id, kind: 'other', on });
          } else if (each.do === 'credit') {
            const item = at(
              items.filter(({ kind }) => kind !== 'other'),
              each.which,
            );
            if (!item) continue;
            const share = Math.max(1, Math.floor((item.amount * each.part) / 1000));
            const on = addDays(item.on as never, each.after);
            const posted = books.try(item.kind === 'sale' ? 'salesCreditNote.post' : 'purchaseCreditNote.post', {
              date: on,
              counterpartyId: party,
              correctsDocumentId: item.id,
              reason: 'returned',
              pricesIncludeVat: item.included,
              currency: item.currency,
              lines: [{ unitPrice: text(share, item.currency), taxCode: item.code, ...(item.kind === 'sale' ? {} : { account: '7410' }) }],
            });
            if (posted) items.push({ ...item, id: posted.id, kind: 'other', on });
          } else if (each.do === 'journal') {
            const on = onDay(each.day);
            const base = text(each.amount, 'GEL');
            const posted = books.try('journal.post', {
              date: on,
              lines: [
                { account: '7410', debit: base },
                { account: '3130', credit: base },
              ],
            });
            if (posted) entries.push({ id: posted.id, on });
          } else if (each.do === 'reverse') {
            const entry = at(entries, each.which);
            if (!entry) continue;
            const on = addDays(entry.on as never, each.after);
            if (!each.correct) books.try('journal.reverse', { entryId: entry.id, date: on });
            else {
              const base = text(each.amount, 'GEL');
              const posted = books.try('journal.correct', {
                entryId: entry.id,
                date: on,
                reason: 'x',
                lines: [
                  { account: '7410', debit: base },
                  { account: '3130', credit: base },
                ],
              });
              if (posted) entries.push({ id: posted.id, on });
            }
          } else if (each.do === 'void') {
            const id = at(cancellable, each.which);
            if (id === undefined) continue;
            books.try('document.void', { documentId: id, reason: 'x', ...(each.on === null ? {} : { date: onDay(each.on) }) });
          } else if (each.do === 'revalue') {
            books.try('revaluation.post', { on: lastDay(periodNo(each.month)), rates: given(each.rates) });
          } else if (each.do === 'setting') {
            run(company, 'exchangeSettings.change', { releaseNextDay: each.releaseNextDay });
          } else if (each.do === 'file') {
            const period = periodNo(each.month);
            if (!books.try('vatReturn.file', { period })) continue;
            const { payable, credit } = run(company, 'vatReturn.get', { period });
            expect(books.vatMovement(period)).toBe(decimal(payable, 2) - decimal(credit, 2));
          } else if (each.do === 'closeMonth') {
            const period = periodNo(each.month);
            const mode = each.hard ? 'hard' : 'soft';
            const acceptWarnings = [
              'drafts',
              'approvals',
              'vat-return',
              'revaluation',
              'suspense',
              'year-closing',
              'not-over',
              'future-dates',
            ];
            books.try('period.close', { period, mode, closeEarlier: true, acceptWarnings: acceptWarnings as never });
            books.closed();
          } else {
            books.try('period.reopen', { period: periodNo(each.month), reason: 'x' });
            books.closed();
          }
          books.check();
        }

        // The year end: whatever is closed is opened, everything revalued, and the year closed, opened and closed again.
        for (let no = 12; no >= 1; no -= 1) {
          books.try('period.reopen', { period: periodNo(no), reason: 'year end' });
          books.closed();
        }
        const end = lastDay(periodNo(12));
        run(company, 'revaluation.post', { on: end, rates: given(closing) });
        books.check();
        const profit = -books.sum(
          "SELECT sum(l.base_minor) AS sum FROM journal_line l JOIN account a ON a.no = l.account_no WHERE a.code >= '6' AND l.day <= ?",
          toDayNumber(end),
        );
        const before = JSON.stringify(run(company, 'trialBalance.get', { asOf: end }).rows.map((row) => [row.accountCode, row.balance]));
        for (let round = 0; round < 2; round += 1) {
          const { result } = run(company, 'year.close', { year, closeMonths: true });
          expect(decimal(result, 2)).toBe(profit);
          books.check();
          const { rows } = run(company, 'trialBalance.get', { asOf: end });
          const standing = rows.filter((row) => /[1-9]/.test(row.balance));
          expect(standing.filter(({ accountCode }) => accountCode >= '6' || accountCode === '5330')).toEqual([]);
          const carried = standing.filter(({ accountCode }) => accountCode === '5310' || accountCode === '5320');
          expect(carried.reduce((total, { balance }) => total - decimal(balance, 2), 0n)).toBe(profit);
          expect(codes(attempt(company, 'revaluation.post', { on: end, rates: given(closing) }))).toContain('PERIOD_CLOSED');
          // The next year goes on meanwhile.
          run(company, 'journal.post', {
            date: date(`${year + 1}-01-15`),
            lines: [
              { account: '7410', debit: '1' },
              { account: '3130', credit: '1' },
            ],
          });
          if (round === 0) {
            run(company, 'year.reopen', { year, reason: 'x' });
            const again = run(company, 'trialBalance.get', { asOf: end }).rows.map((row) => [row.accountCode, row.balance]);
            const zero = ([, balance]: [string, string]) => /[1-9]/.test(balance);
            expect((again as [string, string][]).filter(zero)).toEqual((JSON.parse(before) as [string, string][]).filter(zero));
            books.check();
          }
        }
        books.checkKnown();
        books.checkFile();
      } finally {
        books.end();
      }
    }),
    { numRuns: 12 },
  );
}, 600_000);
