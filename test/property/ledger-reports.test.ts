import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { addDays } from '../../shared/dates/local-date.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import type { ReportRow } from '../../shared/reports/report.ts';
import { attempt, counterparty, d, makeCompany, run } from '../support/company.ts';

const days = Array.from({ length: 24 }, (_, index) => `2026-0${1 + (index % 4)}-${String(1 + index).padStart(2, '0')}`);
const date = fc.constantFrom(...days);
const cents = fc.bigInt(1n, 500_000n).map((value) => writeDecimal(value, 2));
const pick = fc.nat(1000);

interface Play {
  readonly company: Company;
  readonly parties: readonly string[];
  readonly documents: { id: string; party: string; direction: 'in' | 'out'; currency: string }[];
  readonly payments: string[];
}
type Step = (play: Play) => unknown;
/** What the random books held: proves that they were worth comparing. */
const held = { documents: 0, payments: 0, advances: 0, voided: 0, overdue: 0, unallocated: 0, foreign: 0 };

const party = ({ parties }: Play, which: number): string => parties[which % parties.length]!;

const trade: fc.Arbitrary<Step> = fc
  .record({ on: date, due: fc.option(date), which: pick, unitPrice: cents, isSale: fc.boolean(), isForeign: fc.boolean() })
  .map(({ on, due, which, unitPrice, isSale, isForeign }) => (play: Play) => {
    const input = {
      date: on,
      ...(due === null || due < on ? {} : { dueDate: due }),
      counterpartyId: party(play, which),
      ...(isForeign ? { currency: 'USD', rate: '2.7' } : {}),
      lines: [{ unitPrice, taxCode: isSale ? 'S18' : 'P18' }],
    };
    const result = attempt(play.company, isSale ? 'salesInvoice.post' : 'purchaseBill.post', input);
    if (result.ok)
      play.documents.push({
        id: (result.value as { id: string }).id,
        party: input.counterpartyId,
        direction: isSale ? 'in' : 'out',
        currency: isForeign ? 'USD' : 'GEL',
      });
  });

const payment: fc.Arbitrary<Step> = fc
  .record({ on: date, which: pick, amount: cents, rest: fc.option(cents) })
  .map(({ on, which, amount, rest }) => (play: Play) => {
    const paid = play.documents[which % Math.max(1, play.documents.length)];
    if (!paid) return;
    const result = attempt(play.company, 'payment.post', {
      date: on,
      direction: paid.direction,
      counterpartyId: paid.party,
      ...(paid.currency === 'GEL' ? {} : { currency: paid.currency, rate: '2.9' }),
      amount: rest === null ? amount : writeDecimal(decimal(amount, 2) + decimal(rest, 2), 2),
      allocations: [{ documentId: paid.id, amount }],
    });
    if (result.ok) play.payments.push((result.value as { id: string }).id);
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: trade },
  { weight: 3, arbitrary: payment },
  {
    weight: 2,
    arbitrary: fc.tuple(date, cents, cents).map(([on, amount, more]) => ({ company }: Play) => {
      const both = writeDecimal(decimal(amount, 2) + decimal(more, 2), 2);
      return attempt(company, 'journal.post', {
        date: on,
        memo: `${amount} and ${more}`,
        lines: [
          { account: '7410', debit: amount },
          { account: '7420', debit: more },
          { account: '1210', credit: both },
        ],
      });
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(date, pick, cents).map(([on, which, gross]) => (play: Play) => {
      const input = { date: on, counterpartyId: party(play, which), gross, taxCode: 'S18A' };
      if (attempt(play.company, 'advance.receive', input).ok) held.advances += 1;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(date, pick).map(([on, which]) => ({ company, payments }: Play) => {
      const documentId = payments[which % Math.max(1, payments.length)];
      if (documentId && attempt(company, 'document.void', { documentId, date: on, reason: 'booked twice' }).ok) held.voided += 1;
    }),
  },
);

type Asked = Omit<InputOf<'report.get'>, 'limit' | 'offset'>;
const get = (company: Company, asked: Asked, page: { offset?: number; limit?: number } = {}): OutputOf<'report.get'> =>
  run(company, 'report.get', { limit: 5000, ...asked, ...page });

/** All rows, asked for a few at a time. */
function inSlices(company: Company, asked: Asked, limit: number): readonly ReportRow[] {
  const rows: ReportRow[] = [];
  for (;;) {
    const page = get(company, asked, { offset: rows.length, limit });
    rows.push(...page.rows);
    if (page.rows.length < limit) {
      expect(rows.length).toBe(page.total);
      return rows;
    }
  }
}

const minor = (text: string | undefined): bigint => decimal(text ?? '0.00', 2);
const zeroChecks = ({ checks }: OutputOf<'report.get'>): void =>
  expect(checks.filter(({ difference }) => difference !== '0.00')).toEqual([]);

function checkTurnover(company: Company, from: string, to: string): void {
  const sheet = get(company, { kind: 'turnover-sheet', from: d(from), to: d(to) });
  zeroChecks(sheet);
  const at = (asOf: string) => new Map(run(company, 'trialBalance.get', { asOf: d(asOf) }).rows.map((row) => [row.accountCode, row]));
  const [before, after] = [at(addDays(d(from), -1)), at(to)];
  // The trial balance beside that of the day before: the same accounts with the same amounts, and in balance.
  const both = get(company, { kind: 'trial-balance', from: d(from), to: d(to), compare: 'previous-period' });
  zeroChecks(both);
  const balances = both.rows.filter(({ kind }) => kind === 'line');
  expect(balances.map(({ code }) => code)).toEqual([...new Set([...before.keys(), ...after.keys()])].sort());
  for (const { code, cells } of balances) {
    const of = (pair: string) => minor(cells[`${pair}-debit`]) - minor(cells[`${pair}-credit`]);
    const [then, now] = [before.get(code), after.get(code)];
    expect([of('balance'), of('balance:compared')], code).toEqual([minor(now?.balance), minor(then?.balance)]);
    expect([minor(cells['turnover-debit']), minor(cells['turnover-credit'])], code).toEqual([
      minor(now?.debitTurnover),
      minor(now?.creditTurnover),
    ]);
  }
  const told = new Map(sheet.rows.filter(({ kind }) => kind === 'line').map((row) => [row.code, row.cells]));
  for (const code of new Set([...before.keys(), ...after.keys(), ...told.keys()])) {
    const [first, last, cells] = [before.get(code), after.get(code), told.get(code) ?? {}];
    const of = (pair: string) => minor(cells[`${pair}-debit`]) - minor(cells[`${pair}-credit`]);
    expect(of('opening'), code).toBe(minor(first?.balance));
    expect(of('closing'), code).toBe(minor(last?.balance));
    expect(minor(cells['turnover-debit']), code).toBe(minor(last?.debitTurnover) - minor(first?.debitTurnover));
    expect(minor(cells['turnover-credit']), code).toBe(minor(last?.creditTurnover) - minor(first?.creditTurnover));
    // A balance stands on one side.
    for (const pair of ['opening', 'closing'])
      expect([cells[`${pair}-debit`], cells[`${pair}-credit`]].some((side) => minor(side) === 0n)).toBe(true);
  }
  // What is told month by month is told in one.
  for (const each of ['month', 'quarter'] as const) {
    const parts = get(company, { kind: 'turnover-sheet', from: d(from), to: d(to), each });
    for (const { code, kind, cells } of parts.rows.filter((row) => row.kind === 'line' || row.kind === 'total')) {
      const whole = kind === 'total' ? sheet.rows.at(-1)!.cells : told.get(code)!;
      for (const side of ['debit', 'credit']) {
        const turned = parts.columns.filter(({ id }) => id.startsWith('turnover:') && id.endsWith(side));
        expect(turned.reduce((sum, { id }) => sum + minor(cells[id]), 0n)).toBe(minor(whole[`turnover-${side}`]));
      }
    }
    for (const column of parts.columns.filter(({ id }) => id.startsWith('turnover:'))) {
      const alone = get(company, { kind: 'turnover-sheet', from: column.from!, to: column.to! }).rows.at(-1)!.cells;
      expect(parts.rows.at(-1)!.cells[column.id]).toBe(alone[`turnover-${column.id.endsWith('debit') ? 'debit' : 'credit'}`]);
    }
  }
  // Every sum is that of the rows it says it adds.
  const rows = new Map(sheet.rows.map((row) => [row.id, row]));
  for (const row of sheet.rows.filter(({ adds }) => adds !== undefined)) {
    for (const { id } of sheet.columns) {
      const added = row.adds!.reduce((sum, { row: of, sign }) => sum + BigInt(sign) * minor(rows.get(of)!.cells[id]), 0n);
      expect(minor(row.cells[id]), `${row.id} ${id}`).toBe(added);
    }
  }
}

function checkLedger(company: Company, from: string, to: string, limit: number): void {
  const asked: Asked = { kind: 'general-ledger', from: d(from), to: d(to) };
  const whole = get(company, asked);
  zeroChecks(whole);
  expect(inSlices(company, asked, limit)).toEqual(whole.rows);
  const codes = whole.rows.filter(({ kind }) => kind === 'heading').map(({ code }) => code);
  for (const code of codes) {
    const card = run(company, 'account.card', { account: code, from: d(from), to: d(to), limit: 1000 });
    const alone = get(company, { ...asked, account: code }).rows;
    const start = whole.rows.findIndex(({ id }) => id === `account:${code}`);
    // The same rows as in the whole ledger, but for the total of both.
    expect(alone.slice(0, -1)).toEqual(whole.rows.slice(start, start + alone.length - 1));
    expect(alone[1]!.cells.balance).toBe(card.opening);
    expect(alone.at(-2)!.cells).toEqual({ debit: card.debit, credit: card.credit, balance: card.closing });
    const lines = alone
      .slice(2, -2)
      .map(({ cells, opens }) => [opens, cells.date, cells.number, minor(cells.debit), minor(cells.credit), cells.balance]);
    expect(lines).toEqual(
      card.rows.map((row) => [
        { to: 'entry', entryId: row.entryId },
        row.date,
        row.number,
        minor(row.debit),
        minor(row.credit),
        row.balance,
      ]),
    );
  }
}

function checkJournal(company: Company, from: string, to: string, limit: number): void {
  const asked: Asked = { kind: 'journal', from: d(from), to: d(to) };
  const whole = get(company, asked);
  expect(inSlices(company, asked, limit)).toEqual(whole.rows);
  const listed = run(company, 'journal.list', { from: d(from), to: d(to), limit: 1000 });
  const entries = whole.rows.filter(({ kind }) => kind === 'subtotal');
  expect(entries.map(({ opens, cells }) => [opens, cells.date, cells.number, cells.debit, cells.credit]).reverse()).toEqual(
    listed.rows.map((row) => [{ to: 'entry', entryId: row.entryId }, row.date, row.number, row.total, row.total]),
  );
  for (const [at, row] of whole.rows.entries()) {
    if (!row.sums) continue;
    const { side, rows, columns } = row.sums;
    const range = side === 'below' ? whole.rows.slice(at + 1, at + 1 + rows) : whole.rows.slice(at - rows, at);
    for (const id of columns)
      expect(minor(row.cells[id])).toBe(range.filter(({ sums }) => !sums).reduce((sum, { cells }) => sum + minor(cells[id]), 0n));
  }
  const sheet = get(company, { kind: 'turnover-sheet', from: d(from), to: d(to) });
  const [total, turnover] = [whole.rows.at(-1)!.cells, sheet.rows.at(-1)!.cells];
  expect([total.debit, total.credit]).toEqual([turnover['turnover-debit'], turnover['turnover-credit']]);
}

/** Open documents of a kind in base currency, told by another question. */
function openIn(company: Company, kinds: InputOf<'document.list'>['kinds'], to: string): Map<string, bigint> {
  const { rows } = run(company, 'document.list', { kinds, openOnly: true, asOf: d(to), limit: 1000 });
  return new Map(rows.filter(({ currency }) => currency === 'GEL').map(({ id, open }) => [id, minor(open)]));
}

function checkAged(company: Company, to: string): void {
  for (const kind of ['aged-receivables', 'aged-payables'] as const) {
    const asked: Asked = { kind, to: d(to) };
    const report = get(company, asked);
    zeroChecks(report);
    const documents = new Map(
      report.rows.filter(({ kind: of }) => of === 'detail').map((row) => [row.id.slice('document:'.length), row.cells]),
    );
    const open = openIn(company, kind === 'aged-receivables' ? ['sales-invoice', 'payment-in'] : ['purchase-bill', 'payment-out'], to);
    for (const [id, amount] of open) {
      const { total = '0.00' } = documents.get(id) ?? {};
      const size = minor(total) < 0n ? -minor(total) : minor(total);
      expect(size, id).toBe(amount);
    }
    for (const cells of documents.values()) {
      if ('unallocated' in cells) held.unallocated += 1;
      if ('days-30' in cells || 'days-60' in cells) held.overdue += 1;
    }
    const sum = [...documents.values()].reduce((all, { total }) => all + minor(total), 0n);
    expect(minor(report.rows.at(-1)!.cells.total)).toBe(sum);
    for (const row of report.rows.filter(({ kind: of }) => of === 'subtotal')) {
      const buckets = ['not-due', 'days-30', 'days-60', 'days-90', 'older', 'unallocated'];
      expect(minor(row.cells.total)).toBe(buckets.reduce((all, id) => all + minor(row.cells[id]), 0n));
    }
  }
}

const answers = (company: Company, from: string, to: string, knownOn?: number) =>
  (['turnover-sheet', 'general-ledger', 'journal', 'aged-receivables', 'aged-payables'] as const).map((kind) => {
    const days = kind.startsWith('aged') ? { to: d(to) } : { from: d(from), to: d(to) };
    const each = kind === 'turnover-sheet' ? { each: 'month' as const } : {};
    return get(company, { kind, ...days, ...each, ...(knownOn === undefined ? {} : { knownOn }) }, { offset: 1, limit: 17 });
  });

test('[LED-2] ledger reports agree with the trial balance, account cards, the journal and open documents, slice by slice and as known on', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 12, maxLength: 30, size: 'max' }),
      fc.tuple(date, date).map(([one, other]) => (one < other ? [one, other] : [other, one]) as [string, string]),
      fc.integer({ min: 1, max: 9 }),
      (steps, [from, to], limit) => {
        const company = makeCompany();
        try {
          const play: Play = {
            company,
            parties: [counterparty(company, 'Alpha'), counterparty(company, 'Beta')],
            documents: [],
            payments: [],
          };
          let then: { position: number; told: unknown } | undefined;
          for (const [index, each] of steps.entries()) {
            each(play);
            if (index === Math.floor(steps.length / 2))
              then = { position: run(company, 'company.info', {}).position, told: answers(company, from, to) };
          }
          checkTurnover(company, from, to);
          checkLedger(company, from, to, limit);
          checkJournal(company, from, to, limit);
          checkAged(company, to);
          expect(answers(company, from, to, then!.position)).toEqual(then!.told);
          held.documents += play.documents.length;
          held.payments += play.payments.length;
          held.foreign += play.documents.filter(({ currency }) => currency === 'USD').length;
        } finally {
          company.close();
        }
      },
    ),
    { numRuns: 12 },
  );
  for (const [what, times] of Object.entries(held)) expect(times, what).toBeGreaterThan(4);
}, 120_000);
