import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { close, counterparty, makeCompany, run } from '../support/company.ts';

const tree = { CC: ['ADMIN', 'SALES', 'SHOP'], PRJ: ['A-1', 'B-2'], '1': ['X'] } as const;
type Dimensions = Record<string, string>;

interface Line {
  readonly account: string;
  /** Minor units, debit positive. */
  readonly base: bigint;
  readonly dimensions: Dimensions;
}
type Act =
  | { readonly kind: 'entry'; readonly parts: readonly { readonly amount: number; readonly dimensions: Dimensions }[] }
  | { readonly kind: 'sale' | 'till' | 'bill'; readonly parts: readonly { readonly amount: number; readonly dimensions: Dimensions }[] }
  | { readonly kind: 'undo'; readonly which: number }
  | { readonly kind: 'correct'; readonly which: number; readonly dimensions: Dimensions };

const dimensions = fc
  .record({
    CC: fc.option(fc.constantFrom(...tree.CC)),
    PRJ: fc.option(fc.constantFrom(...tree.PRJ)),
    '1': fc.option(fc.constantFrom(...tree['1'])),
  })
  .map(
    (picked) =>
      Object.fromEntries(Object.entries(picked).flatMap(([code, value]) => (value === null ? [] : [[code, value]]))) as Dimensions,
  );
const parts = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 999_999 }), dimensions }), { minLength: 1, maxLength: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('entry' as const), parts }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('sale' as const, 'till' as const, 'bill' as const), parts }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(50), dimensions }) },
);

const text = (minor: number) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const on = '2026-05-04' as never;

/** Sums by account and value, as counted here from what was typed. */
class Expected {
  readonly sums = new Map<string, bigint>();
  add(lines: readonly Line[], sign: 1n | -1n): void {
    for (const { account, base, dimensions: of } of lines)
      for (const [code, value] of Object.entries(of)) {
        const key = `${code}=${value} ${account}`;
        this.sums.set(key, (this.sums.get(key) ?? 0n) + sign * base);
      }
  }
}

interface Made {
  readonly id: string;
  readonly kind: 'entry' | 'sale' | 'till' | 'bill';
  readonly lines: readonly Line[];
  readonly typed: readonly { readonly amount: number; readonly dimensions: Dimensions }[];
  isUndone: boolean;
}

function post(company: Company, customer: string, { kind, parts: typed }: Extract<Act, { parts: unknown }>): Made {
  const accounts = { entry: '7420', sale: '6110', till: '6110', bill: '7490' };
  const account = accounts[kind];
  const sign = kind === 'sale' || kind === 'till' ? -1n : 1n;
  const lines = typed.map(({ amount, dimensions: of }) => ({ account, base: sign * BigInt(amount), dimensions: of }));
  const document = {
    date: on,
    pricesIncludeVat: false,
    lines: typed.map(({ amount, dimensions: of }) => ({
      account,
      unitPrice: text(amount),
      taxCode: kind === 'bill' ? 'P18' : 'S18',
      dimensions: of,
    })),
  };
  const { id } =
    kind === 'entry'
      ? run(company, 'journal.post', { date: on, lines: entryLines(typed) })
      : kind === 'sale'
        ? run(company, 'salesInvoice.post', { ...document, counterpartyId: customer })
        : kind === 'till'
          ? run(company, 'salesReport.post', document)
          : run(company, 'purchaseBill.post', { ...document, counterpartyId: customer });
  return { id, kind, lines, typed, isUndone: false };
}

const entryLines = (typed: Made['typed']) => [
  ...typed.map(({ amount, dimensions: of }) => ({ account: '7420', debit: text(amount), dimensions: of })),
  { account: '1210', credit: text(typed.reduce((sum, { amount }) => sum + amount, 0)) },
];

/** Takes back: an entry is reversed, a report of the till voided, an invoice or a bill answered by a note for all of it. */
function undo(company: Company, customer: string, made: Made, expected: Expected): void {
  made.isUndone = true;
  if (made.kind === 'entry') run(company, 'journal.reverse', { entryId: made.id, date: on });
  else if (made.kind === 'till') run(company, 'document.void', { documentId: made.id, reason: 'wrong' });
  else {
    const isSale = made.kind === 'sale';
    // As the form fills it: with the lines of the document.
    const { lines } = run(company, 'document.get', { id: made.id })!;
    run(company, isSale ? 'salesCreditNote.post' : 'purchaseCreditNote.post', {
      ...{ date: on, counterpartyId: customer, correctsDocumentId: made.id, reason: 'cancelled' },
      lines: lines.map(({ account, unitPrice, taxCode, dimensions: of = [] }) => ({
        ...{ account, unitPrice, taxCode },
        dimensions: Object.fromEntries(of.map(({ dimension, value }) => [dimension, value])),
      })),
    });
    // Georgia books what comes back on an account of its own.
    expected.add(isSale ? made.lines.map((line) => ({ ...line, account: '6120' })) : made.lines, -1n);
    return;
  }
  expected.add(made.lines, -1n);
}

/** Sums of the table, which has to agree with the lines it speaks of. */
function sumsOf(company: Company): Map<string, bigint> {
  const db = connect(company.file, { readonly: true });
  expect(
    db.get<{ n: bigint }>(
      `SELECT count(*) AS n FROM line_dimension t LEFT JOIN journal_line l ON l.position = t.position AND l.line_no = t.line_no
       LEFT JOIN dimension_value v ON v.no = t.value_no
       WHERE l.base_minor IS NOT t.base_minor OR l.account_no IS NOT t.account_no OR l.day IS NOT t.day OR v.dimension_no IS NOT t.dimension_no`,
    )!.n,
  ).toBe(0n);
  const rows = db.all<{ of: string; sum: bigint }>(
    `SELECT d.code || '=' || v.code || ' ' || a.code AS of, sum(t.base_minor) AS sum FROM line_dimension t JOIN dimension_value v ON v.no = t.value_no
     JOIN dimension d ON d.no = t.dimension_no JOIN account a ON a.no = t.account_no GROUP BY 1`,
  );
  db.close();
  return new Map(rows.map(({ of, sum }) => [of, sum]));
}

const sorted = (sums: ReadonlyMap<string, bigint>) => [...sums].sort(([a], [b]) => (a < b ? -1 : 1));

test('[L15] [PRJ-1] what lines of a value add up to follows postings, reversals, notes, voids and corrections, and a replay gives it again', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 3, maxLength: 14 }), (acts) => {
      const company = makeCompany();
      for (const [code, values] of Object.entries(tree)) {
        const { id } = run(company, 'dimension.add', { code, name: code });
        for (const value of values) run(company, 'dimensionValue.add', { dimensionId: id, code: value, name: value });
      }
      const customer = counterparty(company, 'Customer');
      const expected = new Expected();
      const all: Made[] = [];
      for (const each of acts) {
        if ('parts' in each) {
          const made = post(company, customer, each);
          expected.add(made.lines, 1n);
          all.push(made);
          continue;
        }
        const open = all.filter(({ isUndone, kind }) => !isUndone && (each.kind === 'undo' || kind === 'entry'));
        const made = open[each.which % Math.max(open.length, 1)];
        if (!made) continue;
        if (each.kind === 'undo') {
          undo(company, customer, made, expected);
          continue;
        }
        made.isUndone = true;
        const typed = made.typed.map(({ amount }) => ({ amount, dimensions: each.dimensions }));
        const { id } = run(company, 'journal.correct', { entryId: made.id, date: on, reason: 'wrong', lines: entryLines(typed) });
        const lines = typed.map(({ amount, dimensions: of }) => ({ account: '7420', base: BigInt(amount), dimensions: of }));
        expected.add(made.lines, -1n);
        expected.add(lines, 1n);
        all.push({ id, kind: 'entry', lines, typed, isUndone: false });
      }
      expect(sorted(sumsOf(company))).toEqual(sorted(expected.sums));
      close(company);
      expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
      expect(rebuild(company.file)).toMatchObject({ ok: true });
      expect(sorted(sumsOf(company))).toEqual(sorted(expected.sums));
    }),
    { numRuns: 12 },
  );
});
