import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect, connectMemory, type Db } from '../../electron/db/db.ts';
import { migrate } from '../../electron/db/migrate.ts';
import type { Company } from '../../electron/engine/index.ts';
import type { JournalPosted } from '../../electron/log/events.ts';
import { readEvents } from '../../electron/log/read.ts';
import { applyBatch, batchesOf, replayInPlace, type StoredBatch } from '../../electron/log/replay.ts';
import { ProjectionContext } from '../../electron/projections/context.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { attempt, counterparty, makeCompany, reopen, run, tempFolder } from '../support/company.ts';

// Several devices keep copies of one company, work without seeing each other, and their logs come together in any order.

interface Copy {
  readonly company: Company;
  readonly party: string;
  readonly invoices: string[];
  opened: number;
}
type Step = (copy: Copy) => unknown;

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
const cents = fc.bigInt(100n, 900_000n).map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`);
const names = { ka: 'ა', bg: 'а', ru: 'а', en: 'a' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(day, cents).map(
    ([date, amount]): Step =>
      ({ company }) =>
        run(company, 'journal.post', {
          date: date as never,
          lines: [
            { account: '1210', debit: amount },
            { account: '5150', credit: amount },
          ],
        }),
  ),
  fc.tuple(day, cents).map(
    ([date, unitPrice]): Step =>
      ({ company, party, invoices }) =>
        invoices.push(
          run(company, 'salesInvoice.post', { date: date as never, counterpartyId: party, lines: [{ unitPrice, taxCode: 'S18' }] }).id,
        ),
  ),
  fc.tuple(day, fc.nat(50)).map(
    ([date, which]): Step =>
      ({ company, party, invoices }) => {
        const documentId = invoices[which % Math.max(1, invoices.length)];
        return (
          documentId &&
          attempt(company, 'payment.post', {
            date,
            direction: 'in',
            counterpartyId: party,
            amount: '1',
            allocations: [{ documentId, amount: '1' }],
          })
        );
      },
  ),
  fc.tuple(day, cents).map(
    ([date, amount]): Step =>
      (copy) => {
        // An account of its own, with a code no other device takes.
        copy.opened += 1;
        const code = `12${copy.party.slice(-3)}${copy.opened}`;
        run(copy.company, 'account.open', { code, names, type: 'asset' });
        run(copy.company, 'journal.post', {
          date: date as never,
          lines: [
            { account: code, debit: amount },
            { account: '5150', credit: amount },
          ],
        });
      },
  ),
);

/** All logs in one order that keeps the order of each copy: what was there before a batch was made stays before it. */
function merged(copies: readonly (readonly StoredBatch[])[], next: () => number): StoredBatch[] {
  const order: StoredBatch[] = [];
  const taken = new Set<string>();
  const at = copies.map(() => 0);
  let position = 1n;
  for (;;) {
    const waiting = copies.flatMap((batches, index) => (at[index]! < batches.length ? [index] : []));
    if (waiting.length === 0) return order;
    const index = waiting[next() % waiting.length]!;
    const batch = copies[index]![at[index]!]!;
    at[index]! += 1;
    const key = `${batch.log}/${batch.seq}`;
    if (taken.has(key)) continue;
    taken.add(key);
    order.push({ ...batch, first_position: position });
    position += batch.event_count;
  }
}

/** What the books say, without the numbers of rows, which depend on the order of arrival. */
function figures(order: readonly StoredBatch[]): Record<string, unknown> {
  const db = connectMemory();
  try {
    migrate(db, replayInPlace);
    const context = new ProjectionContext(db);
    for (const batch of order) applyBatch(context, batch, readEvents(Number(batch.packed), batch.payload));
    const rows = (sql: string) => db.all<Record<string, unknown>>(sql).map((row) => Object.values(row).join(' '));
    return {
      balances: rows(
        'SELECT a.code, b.day, b.debit_minor, b.credit_minor FROM balance_day b JOIN account a ON a.no = b.account_no ORDER BY a.code, b.day',
      ),
      months: rows(
        'SELECT a.code, b.month, b.debit_minor, b.credit_minor FROM balance_month b JOIN account a ON a.no = b.account_no ORDER BY a.code, b.month',
      ),
      open: rows(
        'SELECT d.id, o.open_minor, o.open_base_minor, o.vat_open_minor FROM open_item o JOIN document d ON d.position = o.position ORDER BY d.id',
      ),
      vat: rows(
        'SELECT month, tax_code, direction, sum(taxable_minor), sum(vat_minor), count(*) FROM vat_ledger GROUP BY month, tax_code, direction ORDER BY month, tax_code, direction',
      ),
      numbers: rows('SELECT series, value, number, state FROM number_register ORDER BY series, value'),
      printed: rows('SELECT number, kind FROM document ORDER BY kind, number'),
    };
  } finally {
    db.close();
  }
}

/** Balances by account id, added up from the events themselves. */
function sums(order: readonly StoredBatch[]): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const batch of order) {
    for (const event of readEvents(Number(batch.packed), batch.payload)) {
      if (event.type !== 'journal.posted') continue;
      for (const line of (event.data as unknown as JournalPosted).lines) {
        const amount = decimal(line.debit ?? '0', 2) - decimal(line.credit ?? '0', 2);
        found.set(line.account, (found.get(line.account) ?? 0n) + amount);
      }
    }
  }
  return found;
}

const logOf = (db: Db): StoredBatch[] => [...batchesOf(db)];

test('[LED-1] [NUM-1] [PRJ-1] logs of three devices that worked apart give the same books in whatever order they come together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), step), { minLength: 10, maxLength: 30 }),
      fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
      (steps, dice) => {
        const first = makeCompany();
        const shared = counterparty(first, 'Shared');
        const common = run(first, 'salesInvoice.post', {
          date: '2026-05-01' as never,
          counterpartyId: shared,
          lines: [{ unitPrice: '50', taxCode: 'S18' }],
        }).id;
        first.close();
        // A copy that travels without the key is another device's.
        const files = [first.file, ...['second', 'third'].map((name) => join(tempFolder(), `${name}.davtari`))];
        for (const file of files.slice(1)) copyFileSync(first.file, file);
        const copies = files.map((file): Copy => {
          const company = reopen(file);
          return { company, party: counterparty(company, 'Own'), invoices: [], opened: 0 };
        });
        for (const [which, each] of steps) each(copies[which]!);
        // The invoice all of them know is paid on one of them only.
        run(copies[1]!.company, 'payment.post', {
          date: '2026-05-20' as never,
          direction: 'in',
          counterpartyId: shared,
          amount: '9',
          allocations: [{ documentId: common, amount: '9' }],
        });
        for (const { company } of copies) company.close();
        for (const file of files) expect(verifyFile(file)).toMatchObject({ ok: true });
        const logs = files.map((file) => {
          const db = connect(file, { readonly: true });
          try {
            return logOf(db);
          } finally {
            db.close();
          }
        });
        const orders = [0, 1, 2, 3].map((turn) => {
          let at = turn;
          return merged(logs, () => {
            at += 1 + turn;
            return dice[at % dice.length]! + turn;
          });
        });
        const [one, ...others] = orders.map(figures);
        expect(new Set(orders.map((order) => order.map(({ log, seq }) => `${log}/${seq}`).join())).size).toBeGreaterThan(1);
        for (const other of others) expect(other).toEqual(one);
        const total = [...sums(orders[0]!).values()];
        expect(total.reduce((a, b) => a + b, 0n)).toBe(0n);
        for (const order of orders.slice(1)) expect([...sums(order)].sort()).toEqual([...sums(orders[0]!)].sort());
        // No printed number twice, whichever device drew it.
        expect(new Set(one!.printed as string[]).size).toBe((one!.printed as string[]).length);
      },
    ),
    { numRuns: 8 },
  );
}, 240_000);
