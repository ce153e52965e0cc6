import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { OutputOf } from '../../shared/contracts/index.ts';
import { type DocumentKind, purchaseSide, salesSide } from '../../shared/documents/kinds.ts';
import type { DimensionFilter } from '../../shared/ledger/line-dimensions.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { attempt, counterparty, d, makeCompany, nextId, run } from '../support/company.ts';

const tree: Readonly<Record<string, readonly string[]>> = { CC: ['ADMIN', 'SHOP'], PRJ: ['A-1', 'B.2'] };
type Values = Readonly<Record<string, string>>;

/** A document as it was typed, with what each of its lines was given. */
interface Typed {
  readonly id: string;
  readonly lines: readonly Values[];
}
interface Book {
  readonly company: Company;
  readonly parties: readonly string[];
  readonly typed: Typed[];
  readonly trade: { readonly id: string; readonly date: string; readonly party: string; readonly isSale: boolean }[];
}
type Step = (book: Book) => void;

const day = fc.constantFrom('2026-01-10', '2026-02-05', '2026-02-28', '2026-03-20', '2026-04-15');
const cents = fc.bigInt(1n, 90_000n).map((value) => writeDecimal(value, 2));
const dimensions = fc
  .record(Object.fromEntries(Object.entries(tree).map(([code, values]) => [code, fc.constantFrom('', ...values)])))
  .map((picked): Values => Object.fromEntries(Object.entries(picked).filter(([, value]) => value !== '')));
const lines = fc.array(fc.record({ unitPrice: cents, dimensions }), { minLength: 1, maxLength: 3 });
const which = fc.nat(100);
const at = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

function keep({ company, typed }: Book, method: Parameters<typeof attempt>[1], input: object, of: readonly Values[]): string | undefined {
  const posted = attempt(company, method, input);
  if (!posted.ok) return undefined;
  const { id } = posted.value as { id: string };
  typed.push({ id, lines: of });
  return id;
}

const trade: fc.Arbitrary<Step> = fc
  .record({ date: day, dueDate: day, party: which, isSale: fc.boolean(), typed: lines })
  .map(({ date, dueDate, party, isSale, typed }) => (book: Book) => {
    const counterpartyId = at(book.parties, party)!;
    const input = {
      date,
      ...(dueDate < date ? {} : { dueDate }),
      counterpartyId,
      lines: typed.map((line) => ({ ...line, taxCode: isSale ? 'S18' : 'P18' })),
    };
    const id = keep(
      book,
      isSale ? 'salesInvoice.post' : 'purchaseBill.post',
      input,
      typed.map((line) => line.dimensions),
    );
    if (id !== undefined) book.trade.push({ id, date, party: counterpartyId, isSale });
  });
const credit: fc.Arbitrary<Step> = fc.record({ date: day, of: which, typed: lines }).map(({ date, of, typed }) => (book: Book) => {
  const corrected = at(book.trade, of);
  if (!corrected || date < corrected.date) return;
  const input = {
    ...{ date, counterpartyId: corrected.party, correctsDocumentId: corrected.id, reason: 'returned' },
    lines: typed.map((line) => ({ ...line, taxCode: corrected.isSale ? 'S18' : 'P18' })),
  };
  keep(
    book,
    corrected.isSale ? 'salesCreditNote.post' : 'purchaseCreditNote.post',
    input,
    typed.map((line) => line.dimensions),
  );
});
/** More than is allocated stays open on the payment itself, which has no lines. What is paid before its own day is listed from that day on: not here. */
const payment: fc.Arbitrary<Step> = fc
  .record({ date: day, of: which, amount: cents, rest: cents })
  .map(({ date, of, amount, rest }) => (book: Book) => {
    const paid = at(book.trade, of);
    if (!paid || date < paid.date) return;
    const input = {
      ...{ date, direction: paid.isSale ? 'in' : 'out', counterpartyId: paid.party },
      amount: writeDecimal(decimal(amount, 2) + decimal(rest, 2), 2),
      allocations: [{ documentId: paid.id, amount }],
    };
    keep(book, 'payment.post', input, []);
  });
const advance: fc.Arbitrary<Step> = fc.record({ date: day, party: which, gross: cents }).map(({ date, party, gross }) => (book: Book) => {
  keep(book, 'advance.receive', { date, counterpartyId: at(book.parties, party), gross, taxCode: 'S18A' }, []);
});
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: trade },
    { weight: 2, arbitrary: payment },
    { weight: 1, arbitrary: credit },
    { weight: 1, arbitrary: advance },
  ),
  { minLength: 10, maxLength: 18 },
);
const filterOf = fc
  .record(
    Object.fromEntries(
      Object.entries(tree).map(([code, values]) => [code, fc.option(fc.subarray(['', ...values], { minLength: 1 }), { freq: 2 })]),
    ),
  )
  .map(
    (picked): DimensionFilter =>
      Object.fromEntries(Object.entries(picked).flatMap(([code, values]) => (values === null ? [] : [[code, values as string[]]]))),
  )
  .filter((filter) => Object.keys(filter).length > 0);

const minor = (text: string | undefined): bigint => decimal(text ?? '0.00', 2);
/** What a document of a kind adds to what is owed, for what is open on it. */
const signs: Partial<Record<DocumentKind, bigint>> = { 'sales-invoice': 1n, 'purchase-bill': 1n };
/** None of the advances here is used up, and their VAT stands on an account of its own. */
const open = (rows: OutputOf<'document.list'>['rows']): bigint =>
  sum(rows.map((row) => (signs[row.kind] ?? -1n) * minor(row.kind === 'advance-received' ? row.net : row.open)));
/** By the rule as it is written down: a line of it is among the lines, and what has no lines counts as one without values. */
const isLeft = (of: readonly Values[], filter: DimensionFilter): boolean =>
  (of.length === 0 ? [{}] : of).some((line: Values) => Object.entries(filter).every(([code, values]) => values.includes(line[code] ?? '')));

const always: readonly DimensionFilter[] = [{ CC: [''] }, { CC: ['SHOP'] }, { CC: ['', 'SHOP'] }, { CC: ['', 'ADMIN'], PRJ: ['', 'A-1'] }];

test('[L15] an aged figure of a filter by dimensions is the sum of the documents it opens, and these are the ones with such a line', () => {
  const held = { left: 0, notLeft: 0, mixed: 0, withoutLines: 0, past: 0 };
  fc.assert(
    fc.property(steps, fc.array(filterOf, { minLength: 2, maxLength: 2 }), (typed, filters) => {
      const company = makeCompany({ id: nextId() });
      for (const [code, values] of Object.entries(tree)) {
        const { id } = run(company, 'dimension.add', { code, name: code });
        for (const value of values) run(company, 'dimensionValue.add', { dimensionId: id, code: value, name: value });
      }
      const book: Book = { company, parties: [counterparty(company, 'One'), counterparty(company, 'Two')], typed: [], trade: [] };
      for (const step of typed) step(book);
      const lineValues = new Map(book.typed.map(({ id, lines: of }) => [id, of]));
      for (const filter of [...always, ...filters]) {
        for (const to of ['2026-03-01', '2026-06-30'].map(d)) {
          for (const [kind, kinds] of [
            ['aged-receivables', salesSide],
            ['aged-payables', purchaseSide],
          ] as const) {
            const ask = { kinds: [...kinds], openOnly: true, asOf: to, limit: 1000 };
            const report = run(company, 'report.get', { kind, to, dimensions: filter, limit: 5000 });
            for (const row of report.rows) {
              if (row.kind === 'detail') continue;
              const counterpartyId = row.opens?.to === 'counterparty' ? row.opens.counterpartyId : undefined;
              const of = counterpartyId === undefined ? {} : { counterpartyId };
              const opened = run(company, 'document.list', { ...ask, ...of, dimensions: filter });
              expect(open(opened.rows), `${kind} ${row.id} ${to} ${JSON.stringify(filter)}`).toBe(
                minor(row.cells.total) + minor(row.cells.advances),
              );
            }
            const listed = run(company, 'document.list', { ...ask, dimensions: filter }).rows.map(({ id }) => id);
            const shown = report.rows.flatMap(({ id }) => (id.startsWith('document:') ? [id.slice('document:'.length)] : []));
            expect([...shown].sort()).toEqual([...listed].sort());
            for (const { id } of run(company, 'document.list', ask).rows) {
              const of = lineValues.get(id)!;
              expect(listed.includes(id), `${id} ${JSON.stringify([of, filter])}`).toBe(isLeft(of, filter));
              held[listed.includes(id) ? 'left' : 'notLeft'] += 1;
              if (of.length === 0 && listed.includes(id)) held.withoutLines += 1;
              // Where "a line without a value" and "no line with one" are not the same.
              if (filter.CC?.includes('') && of.some(({ CC }) => CC === undefined) && of.some(({ CC }) => CC !== undefined))
                held.mixed += 1;
              if (to < '2026-06-30') held.past += 1;
            }
          }
        }
      }
    }),
    { numRuns: 4 },
  );
  for (const [what, count] of Object.entries(held)) expect(count, what).toBeGreaterThan(0);
});
