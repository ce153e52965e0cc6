import * as XLSX from '@e965/xlsx';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readEvents } from '../../electron/log/read.ts';
import { answerQuery } from '../../electron/workers/answer-query.ts';
import { counterpartySorts } from '../../shared/contracts/counterparties.ts';
import type { DocumentRow } from '../../shared/contracts/documents.ts';
import { documentGroupings, documentSorts } from '../../shared/contracts/documents.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import { type EntryRow, journalGroupings, journalSorts } from '../../shared/contracts/journal.ts';
import type { RegisterGroups } from '../../shared/contracts/registers.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { attempt, codes, counterparty, d, makeCompany, reopen, run } from '../support/company.ts';

// Whatever a register is asked, its rows are those a person would find by going through all of them.

let company: Company;
let entries: EntryRow[];
let documents: DocumentRow[];
let parties: string[];
let colleague: string;
/** Accounts of the lines of each entry, and whom they name. */
const accountsOf = new Map<string, Set<string>>();
type Tags = Readonly<Record<string, string>>;
/** What each line of an entry, and of a document, was tagged with. */
const tagsOf = new Map<string, Tags[]>();
/** How many files were attached to what. */
const filesOf = new Map<string, number>();
const kinds: DocumentKind[] = ['sales-invoice', 'sales-credit-note', 'purchase-bill', 'payment-in', 'payment-out'];

beforeAll(() => {
  company = makeCompany();
  run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' });
  run(company, 'branch.open', { code: 'KU', name: 'Kutaisi' });
  parties = ['შპს ბეტა', 'Alpha', 'ООО Гамма'].map((name) => counterparty(company, name));
  colleague = run(company, 'user.add', { name: 'Ana', role: 'accountant' }).id;
  const ana = reopen(company.file, { userId: 'Ana' });
  for (const [code, values] of [
    ['CC', ['A', 'B', 'C']],
    ['PR', ['X', 'Y']],
  ] as const) {
    const dimension = run(company, 'dimension.add', { code, name: code.toLowerCase() });
    for (const value of values) run(company, 'dimensionValue.add', { dimensionId: dimension.id, code: value, name: `${code} ${value}` });
  }
  const tagged = (index: number): { dimensions?: Tags } =>
    [
      {},
      { dimensions: { CC: 'A' } },
      { dimensions: { CC: 'B', PR: 'X' } },
      { dimensions: { PR: 'Y' } },
      { dimensions: { CC: 'A', PR: 'X' } },
    ][index % 5]!;
  const branches = [{}, { branch: 'TB' }, { branch: 'KU' }];
  const invoices: { id: string; date: string; party: string; gross: string }[] = [];
  for (let index = 0; index < 24; index += 1) {
    const date = d(`2026-0${1 + (index % 4)}-${String(1 + ((index * 7) % 27)).padStart(2, '0')}`);
    const by = index % 3 === 0 ? ana : company;
    const amount = String(((index * 37) % 11) * 10 + 5);
    const party = parties[index % 3]!;
    const usd = index % 8 === 3 ? { currency: 'USD', rate: '2.7' } : {};
    const code = 'currency' in usd ? 'S0X' : 'S18';
    const invoice = run(by, 'salesInvoice.post', {
      ...{ date, counterpartyId: party, ...usd, ...branches[index % 3] },
      ...(index % 2 === 0 ? { dueDate: d(`2026-0${4 + (index % 5)}-15`) } : {}),
      lines: [
        { unitPrice: amount, taxCode: code, ...tagged(index) },
        { unitPrice: '0.10', taxCode: code, ...tagged(index + 3) },
      ],
    });
    if (!('currency' in usd))
      invoices.push({ id: invoice.id, date, party, gross: run(company, 'document.get', { id: invoice.id })!.gross });
    run(by, 'purchaseBill.post', {
      ...{ date, counterpartyId: parties[(index + 1) % 3]!, supplierNumber: index % 4 === 0 ? '' : `S${(index * 5) % 9}` },
      lines: [{ unitPrice: amount, taxCode: 'P18' }],
    });
    const entry = run(company, 'journal.post', {
      ...{ date, memo: ['rent', 'Rent', 'bank 5%', ''][index % 4]!, ...branches[(index + 1) % 3] },
      lines: [
        { account: '7490', debit: amount, ...tagged(index + 1) },
        { account: index % 5 === 0 ? '1110' : '1210', credit: amount },
      ],
    });
    if (index % 6 === 0) run(by, 'journal.reverse', { entryId: entry.id, date });
  }
  for (const [index, { id, date, party, gross }] of invoices.entries()) {
    if (index % 3 === 0)
      run(company, 'salesCreditNote.post', {
        ...{ date: d(date), counterpartyId: party, correctsDocumentId: id, reason: 'returned' },
        lines: [{ unitPrice: '1', taxCode: 'S18' }],
      });
    if (index % 3 === 1)
      run(company, 'payment.post', {
        ...{ direction: 'in', date: d(date), counterpartyId: party, amount: index % 2 === 0 ? gross : '2' },
        allocations: [{ documentId: id, amount: index % 2 === 0 ? gross : '2' }],
      });
    if (index % 7 === 2) {
      const paid = run(company, 'payment.post', { direction: 'out', date: d(date), counterpartyId: party, amount: '3' });
      run(company, 'document.void', { documentId: paid.id, date: d(date), reason: 'twice' });
    }
  }
  let files = 0;
  const attach = (objectId: string): string => {
    files += 1;
    const content = Buffer.from(`paid ${files}`).toString('base64');
    return run(company, 'attachment.add', { objectId, name: 'note.txt', content }).attachmentId;
  };
  for (const [index, { entryId, documentId }] of run(company, 'journal.list', { limit: 1000 }).rows.entries()) {
    // By the entry or by its document, which is one thing; and what is taken off again is no file any more.
    if (index % 4 === 0) attach(index % 8 === 0 ? (documentId ?? entryId) : entryId);
    if (index % 12 === 0) attach(entryId);
    if (index % 5 === 0) run(company, 'attachment.remove', { attachmentId: attach(entryId) });
  }
  entries = run(company, 'journal.list', { limit: 1000 }).rows;
  documents = run(company, 'document.list', { kinds, limit: 1000 }).rows;
  for (const { entryId } of entries) {
    const lines = run(company, 'journal.entry', { entryId })!.lines;
    accountsOf.set(entryId, new Set(lines.map(({ accountCode }) => accountCode)));
    tagsOf.set(entryId, lines.map(tagsIn));
  }
  for (const { id } of documents) tagsOf.set(id, run(company, 'document.get', { id })!.lines.map(tagsIn));
  for (const { entryId, documentId } of entries)
    filesOf.set(
      documentId ?? entryId,
      run(company, 'attachment.list', { objectId: entryId }).attachments.filter(({ removedAt }) => removedAt === null).length,
    );
});

const tagsIn = ({ dimensions = [] }: { dimensions?: { dimension: string; value: string }[] }): Tags =>
  Object.fromEntries(dimensions.map(({ dimension, value }) => [dimension, value]));

/** Of one line at least every dimension that is asked for has one of the values. */
const isTagged = (lines: readonly Tags[], asked: Readonly<Record<string, readonly string[]>> | undefined): boolean =>
  asked === undefined || lines.some((line) => Object.entries(asked).every(([code, values]) => values.includes(line[code] ?? '')));

type Sorted<Row> = Record<string, (row: Row) => string | bigint | null>;
const minor = (text: string) => decimal(text, 2);
const entrySorts: Sorted<EntryRow> = {
  number: (row) => row.number,
  kind: (row) => row.kind,
  document: (row) => row.documentNumber,
  memo: (row) => row.memo,
  total: (row) => minor(row.total),
  branch: (row) => row.branch ?? null,
  recorded: (row) => BigInt(row.position),
};
/** As the register shows it: a credit note takes back what its invoice said. */
const taken = ({ kind }: DocumentRow) => (kind === 'sales-credit-note' ? -1n : 1n);
const documentSortsBy: Sorted<DocumentRow> = {
  number: (row) => row.number,
  kind: (row) => row.kind,
  counterparty: (row) => row.counterparty.toLowerCase() || null,
  supplierNumber: (row) => row.supplierNumber || null,
  due: (row) => row.dueDate,
  net: (row) => taken(row) * minor(row.net),
  vat: (row) => taken(row) * minor(row.vat),
  gross: (row) => taken(row) * minor(row.gross),
  open: (row) => taken(row) * minor(row.open),
  branch: (row) => row.branch ?? null,
};

/** The same order worked out in memory. */
function naively<Row extends { date: string; position: number }>(
  rows: readonly Row[],
  sort: { by: string; direction: 'asc' | 'desc' } | undefined,
  by: Sorted<Row>,
): Row[] {
  const newest = (a: Row, b: Row) => (a.date === b.date ? b.position - a.position : a.date < b.date ? 1 : -1);
  if (sort === undefined) return [...rows].sort(newest);
  if (sort.by === 'date') return [...rows].sort((a, b) => (sort.direction === 'desc' ? newest(a, b) : newest(b, a)));
  const turn = sort.direction === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [by[sort.by]!(a), by[sort.by]!(b)];
    if (x === y) return newest(a, b);
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -turn : turn;
  });
}

// One or two filters at once, mostly: with all of them nothing is left to compare.
const optional = <T>(values: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
const days = ['2026-01-15', '2026-02-01', '2026-03-10', '2026-04-30'];
const direction = fc.constantFrom('asc' as const, 'desc' as const);
const defined = <T extends object>(input: T): T =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;

const dimensions = optional<Readonly<Record<string, string[]>>>([
  { CC: ['A'] },
  { CC: ['B', 'C'] },
  { CC: ['C'] },
  { CC: [''] },
  { CC: ['', 'B'], PR: ['X', 'Y'] },
  { CC: ['A'], PR: ['X'] },
  { CC: [''], PR: [''] },
]);

const journalInput = fc
  .record({
    from: optional(days),
    to: optional(days),
    search: optional(['rent', '5%', '1210', '0000', 'zzz']),
    kinds: optional([['journal-entry'], ['sales-invoice', 'purchase-bill'], ['reversal']]),
    account: optional(['1210', '1110', '7490', '3330', 'none']),
    counterparty: optional([0, 1, 2]),
    branch: optional(['TB', 'KU', 'none']),
    state: optional(['reversed', 'reversal', 'standing'] as const),
    ofColleague: optional([true]),
    least: optional(['-1', '25', '25.001', '54.999']),
    most: optional(['25', '65.005', '1000000000000']),
    attached: optional([true, false]),
    dimensions,
    sort: fc.option(fc.record({ by: fc.constantFrom(...journalSorts), direction }), { nil: undefined }),
  })
  .map(({ counterparty: party, ofColleague, ...rest }) => ({ ...rest, party, ofColleague }));
type Asked = typeof journalInput extends fc.Arbitrary<infer T> ? T : never;

const filterOf = ({ party, ofColleague, sort: _, ...rest }: Asked) =>
  defined({
    ...rest,
    counterpartyId: party === undefined ? undefined : parties[party],
    user: ofColleague ? colleague : undefined,
  }) as Omit<InputOf<'journal.list'>, 'sort'>;

const thousandths = (text: string) => decimal(text, 3);
function entryIsAsked(row: EntryRow, asked: Asked): boolean {
  const document = documents.find(({ id }) => id === row.documentId);
  const accounts = accountsOf.get(row.entryId)!;
  const text = asked.search?.toLowerCase() ?? '';
  return (
    (asked.from === undefined || row.date >= asked.from) &&
    (asked.to === undefined || row.date <= asked.to) &&
    (text === '' || `${row.memo}\n${row.number}`.toLowerCase().includes(text) || accounts.has(text)) &&
    (asked.kinds === undefined || asked.kinds.includes(row.kind)) &&
    (asked.account === undefined || accounts.has(asked.account)) &&
    (asked.party === undefined || document?.counterpartyId === parties[asked.party]) &&
    (asked.branch === undefined || (row.branch ?? 'none') === asked.branch) &&
    (asked.state === undefined ||
      { reversed: row.reversedBy !== null, reversal: row.reverses !== null, standing: row.reversedBy === null && row.reverses === null }[
        asked.state
      ]) &&
    (!asked.ofColleague || row.recordedBy === 'Ana') &&
    (asked.least === undefined || thousandths(row.total) >= thousandths(asked.least)) &&
    (asked.most === undefined || thousandths(row.total) <= thousandths(asked.most)) &&
    (asked.attached === undefined || filesOf.get(row.documentId ?? row.entryId)! > 0 === asked.attached) &&
    isTagged(tagsOf.get(row.entryId)!, asked.dimensions)
  );
}

/** The rows of a register asked for page by page, in several sizes: also those that hold the whole list. */
function paged<Row>(ask: (limit: number, offset: number) => { rows: Row[]; total: number }, size: number): Row[] {
  const first = ask(size, 0);
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const page = ask(size, rows.length);
    expect(page.total).toBe(first.total);
    expect(page.rows.length, 'a page within the list has rows').toBeGreaterThan(0);
    rows.push(...page.rows);
  }
  expect(ask(1000, 3).rows, 'from the held list').toEqual(rows.slice(3));
  return rows;
}

test('[L11] the journal sorted and filtered is what going through all of it finds, page after page', () => {
  expect(entries.length).toBeGreaterThan(80);
  for (const { entryId, documentId, attachments } of entries) expect(attachments).toBe(filesOf.get(documentId ?? entryId));
  for (const { id, attachments } of documents) expect(attachments).toBe(filesOf.get(id));
  expect(new Set(filesOf.values())).toEqual(new Set([0, 1, 2]));
  let found = 0;
  fc.assert(
    fc.property(journalInput, fc.integer({ min: 5, max: 40 }), (asked, size) => {
      const filter = filterOf(asked);
      const sort = asked.sort;
      const rows = paged((limit, offset) => run(company, 'journal.list', { ...filter, ...(sort ? { sort } : {}), limit, offset }), size);
      const expected = naively(
        entries.filter((row) => entryIsAsked(row, asked)),
        sort,
        entrySorts,
      );
      found += expected.length;
      expect(rows.map(({ position }) => position)).toEqual(expected.map(({ position }) => position));
      expect(rows).toEqual(expected);
      // Groups have every row once, and sums as added up by hand.
      for (const by of journalGroupings) {
        const groups: RegisterGroups<'total'> = run(company, 'journal.groups', { ...filter, by });
        const key = (row: EntryRow) => ({ none: '', month: row.date.slice(0, 7), kind: row.kind, branch: row.branch ?? '' })[by];
        expect(Object.fromEntries(groups.groups.map((group) => [group.key, [group.count, group.sums[0]!.amounts.total]]))).toEqual(
          totals(expected, key, (row) => minor(row.total)),
        );
      }
    }),
    { numRuns: 120 },
  );
  expect(found, 'the filters leave something to compare').toBeGreaterThan(300);
});

function totals<Row>(rows: readonly Row[], key: (row: Row) => string, of: (row: Row) => bigint): Record<string, [number, string]> {
  const sums = new Map<string, [number, bigint]>();
  for (const row of rows) {
    const [count, sum] = sums.get(key(row)) ?? [0, 0n];
    sums.set(key(row), [count + 1, sum + of(row)]);
  }
  return Object.fromEntries([...sums].map(([name, [count, sum]]) => [name, [count, writeDecimal(sum, 2)]]));
}

const documentInput = fc.record({
  kinds: fc.constantFrom(
    kinds,
    ['sales-invoice' as const, 'sales-credit-note' as const],
    ['purchase-bill' as const],
    ['payment-out' as const],
  ),
  from: optional(days),
  to: optional(days),
  search: optional(['beta', 'alpha', 'ბეტა', 's5', '000', 'zzz']),
  openOnly: optional([true]),
  party: optional([0, 1, 2]),
  branch: optional(['TB', 'KU', 'none']),
  currency: optional(['GEL', 'USD', 'EUR']),
  state: optional(['open', 'partly', 'settled', 'overdue', 'voided'] as const),
  least: optional(['25', '29.5', '29.501']),
  most: optional(['29.5', '100']),
  attached: optional([true, false]),
  dimensions,
  sort: fc.option(fc.record({ by: fc.constantFrom(...documentSorts), direction }), { nil: undefined }),
});
type AskedDocuments = typeof documentInput extends fc.Arbitrary<infer T> ? T : never;
const today = d('2026-06-01');

function documentIsAsked(row: DocumentRow, asked: AskedDocuments): boolean {
  const text = asked.search?.toLowerCase() ?? '';
  const left = minor(row.open) !== 0n;
  const voided = row.voidedBy !== null;
  return (
    asked.kinds.some((kind) => kind === row.kind) &&
    (asked.from === undefined || row.date >= asked.from) &&
    (asked.to === undefined || row.date <= asked.to) &&
    (text === '' || [row.number, row.supplierNumber, row.uid, row.counterparty].some((field) => field.toLowerCase().includes(text))) &&
    (!asked.openOnly || left) &&
    (asked.party === undefined || row.counterpartyId === parties[asked.party]) &&
    (asked.branch === undefined || (row.branch ?? 'none') === asked.branch) &&
    (asked.currency === undefined || row.currency === asked.currency) &&
    (asked.state === undefined ||
      {
        open: !voided && left,
        partly: !voided && left && row.open !== row.gross,
        settled: !voided && !left,
        overdue: !voided && left && row.dueDate !== null && row.dueDate < today,
        voided,
      }[asked.state]) &&
    (asked.least === undefined || thousandths(row.gross) >= thousandths(asked.least)) &&
    (asked.most === undefined || thousandths(row.gross) <= thousandths(asked.most)) &&
    (asked.attached === undefined || filesOf.get(row.id)! > 0 === asked.attached) &&
    isTagged(tagsOf.get(row.id)!, asked.dimensions)
  );
}

test('[L11] documents sorted and filtered are what going through all of them finds, and groups add up to the whole', () => {
  let found = 0;
  fc.assert(
    fc.property(documentInput, fc.integer({ min: 5, max: 40 }), (asked, size) => {
      const { party, sort, ...rest } = asked;
      const filter = defined({ ...rest, today, counterpartyId: party === undefined ? undefined : parties[party] }) as Omit<
        InputOf<'document.list'>,
        'sort'
      >;
      const rows = paged((limit, offset) => run(company, 'document.list', { ...filter, ...(sort ? { sort } : {}), limit, offset }), size);
      const expected = naively(
        documents.filter((row) => documentIsAsked(row, asked)),
        sort,
        documentSortsBy,
      );
      found += expected.length;
      expect(rows).toEqual(expected);
      const share = (row: DocumentRow) => (row.voidedBy !== null ? 0n : taken(row));
      for (const by of documentGroupings) {
        const { groups } = run(company, 'document.groups', { ...filter, by });
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
        for (const amount of ['net', 'vat', 'gross', 'open'] as const) {
          const answered = new Map<string, bigint>();
          for (const { sums } of groups)
            for (const { currency, amounts } of sums) answered.set(currency, (answered.get(currency) ?? 0n) + minor(amounts[amount]));
          const byHand = new Map<string, bigint>();
          for (const row of expected) byHand.set(row.currency, (byHand.get(row.currency) ?? 0n) + share(row) * minor(row[amount]));
          expect(answered).toEqual(byHand);
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(found).toBeGreaterThan(200);
});

/** A table that was saved: its heading, its titles, its rows. */
function readCsv({ base64 }: { base64: string }): { heading: string; titles: string[]; rows: string[][] } {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [heading, titles, ...rows] = Papa.parse<string[]>(text.slice(1).replace(/\r\n$/, '')).data;
  return { heading: heading![0]!, titles: titles!, rows };
}
const readSheet = ({ base64 }: { base64: string }): XLSX.WorkSheet => {
  const book = XLSX.read(Buffer.from(base64, 'base64'), { cellFormula: true });
  return book.Sheets[book.SheetNames[0]!]!;
};
const asTable = { language: 'en', format: 'csv' } as const;
/** As a spreadsheet is given it: no formula. */
const cell = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);

test('[L11] a file of a register has the rows that are shown, in their order and columns', () => {
  let found = 0;
  fc.assert(
    fc.property(journalInput, documentInput, (asked, askedDocuments) => {
      const sorted = asked.sort ? { sort: asked.sort } : {};
      const filter = { ...filterOf(asked), ...sorted };
      const shown = run(company, 'journal.list', { ...filter, limit: 1000 }).rows;
      found += shown.length;
      const file = readCsv(
        run(company, 'journal.export', { ...filter, ...asTable, columns: ['total', 'number', 'date', 'attachments', 'memo'] }),
      );
      expect(file.titles).toEqual(['Amount', 'Amount, currency', 'Number', 'Date', 'Attachments', 'Description']);
      expect(file.rows).toEqual(
        shown.map((row) => [row.total, 'GEL', row.number, row.date, row.attachments === 0 ? '' : String(row.attachments), cell(row.memo)]),
      );
      const { party, sort, ...rest } = askedDocuments;
      const documentFilter = defined({ ...rest, today, counterpartyId: party === undefined ? undefined : parties[party], sort });
      const papers = run(company, 'document.list', { ...documentFilter, limit: 1000 } as InputOf<'document.list'>).rows;
      const table = readCsv(
        run(company, 'document.export', {
          ...documentFilter,
          ...asTable,
          columns: ['counterparty', 'gross', 'number'],
        } as InputOf<'document.export'>),
      );
      const share = (row: DocumentRow) => (row.voidedBy !== null ? 0n : taken(row));
      expect(table.rows.map(([name, gross, currency, number]) => [name, minor(gross!), currency, number])).toEqual(
        papers.map((row) => [row.counterparty, share(row) * minor(row.gross), row.currency, row.number]),
      );
    }),
    { numRuns: 40 },
  );
  expect(found, 'the filters leave something to compare').toBeGreaterThan(100);
});

test('[L11] a file says which rows it has, and a workbook adds up what is in one currency', () => {
  const asked = {
    search: 'rent',
    least: '25',
    branch: 'KU',
    attached: false,
    dimensions: { CC: ['A', ''] },
    user: colleague,
    knownOn: 100,
  };
  const { heading } = readCsv(run(company, 'journal.export', { ...asked, from: d('2026-01-01'), to: d('2026-03-31'), ...asTable }));
  for (const said of ['Journal', '01/01/2026 – 31/03/2026', 'Search: rent', 'Amount from: 25', 'Branch: KU', 'Without attachments'])
    expect(heading).toContain(said);
  for (const said of ['cc', 'CC A', 'Recorded by: Ana', 'As known at event 100']) expect(heading).toContain(said);
  expect(readCsv(run(company, 'journal.export', { ...asTable, language: 'bg' })).heading).not.toContain(':');

  const rows = run(company, 'journal.list', { search: 'rent', limit: 1000 }).rows;
  const sheet = readSheet(
    run(company, 'journal.export', { search: 'rent', format: 'xlsx', language: 'ka', columns: ['date', 'memo', 'total'] }),
  );
  const last = 4 + rows.length;
  expect(sheet[`C${last + 1}`]).toMatchObject({
    t: 'n',
    f: `SUBTOTAL(9,C5:C${last})`,
    v: Number(
      totals(
        rows,
        () => '',
        (row) => minor(row.total),
      )['']![1],
    ),
  });
  expect(sheet.A5).toMatchObject({ t: 'n' });
  expect(sheet.B5!.v).toBe(rows[0]!.memo);
  expect(sheet[`D${last}`]!.v).toBe('GEL');
  // In two currencies each has a sum of its own, the one that stands below the list on screen.
  const mixed = readSheet(
    run(company, 'document.export', { kinds: ['sales-invoice'], format: 'xlsx', language: 'en', columns: ['number', 'gross'] }),
  );
  const end = 4 + run(company, 'document.list', { kinds: ['sales-invoice'] }).total;
  const [whole] = run(company, 'document.groups', { kinds: ['sales-invoice'], by: 'none' }).groups;
  const byCurrency = whole!.sums.toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
  expect(byCurrency.length).toBeGreaterThan(1);
  expect(XLSX.utils.decode_range(mixed['!ref']!).e.r + 1).toBe(end + byCurrency.length);
  for (const [index, { currency, amounts }] of byCurrency.entries()) {
    const row = end + 1 + index;
    expect([mixed[`A${row}`]!.v, mixed[`C${row}`]!.v]).toEqual(['Total', currency]);
    expect(mixed[`B${row}`]).toMatchObject({ t: 'n', f: `SUMIF(C5:C${end},"${currency}",B5:B${end})`, v: Number(amounts.gross) });
  }
});

test('[L11] a file of a long list puts it in order once, also in a thread that remembers nothing', () => {
  const db = connect(company.file);
  const remembered: string[] = [];
  const userId = run(company, 'company.info', {}).user.id;
  const asked = { method: 'journal.export' as const, input: { ...asTable, sort: { by: 'total', direction: 'asc' } }, userId, nowMs: 0 };
  const answer = answerQuery(db, asked, (name, read) => {
    remembered.push(name);
    return read();
  });
  db.close();
  expect(answer.ok).toBe(true);
  expect(remembered.filter((name) => name.includes('registers'))).toEqual([]);
});

test('[L11] a file of an account card has its lines as they are shown: with their balance, or filtered with what they come to', () => {
  const card = { account: '7490', from: d('2026-01-01'), to: d('2026-12-31') };
  const whole = run(company, 'account.card', { ...card, direction: 'desc', limit: 1000 });
  const file = readCsv(
    run(company, 'account.exportCard', { ...card, direction: 'desc', ...asTable, columns: ['balance', 'credit', 'debit', 'number'] }),
  );
  expect(file.titles).toEqual(['Balance', 'Credit', 'Debit', 'Currency', 'Number']);
  expect(file.rows).toEqual(whole.rows.map((row) => [row.balance, row.credit, row.debit, 'GEL', row.number]));
  expect(file.heading).toContain(`Opening balance: ${whole.opening} GEL`);
  expect(file.heading.replaceAll(',', '')).toContain(`Closing balance: ${whole.closing} GEL`);
  const narrowed = { ...card, side: 'credit', least: '20' } as const;
  const part = run(company, 'account.card', { ...narrowed, limit: 1000 });
  expect(part.rows.length).toBeGreaterThan(0);
  const sheet = readSheet(
    run(company, 'account.exportCard', { ...narrowed, format: 'xlsx', language: 'en', columns: ['date', 'credit', 'number'] }),
  );
  expect([sheet.A1!.v, sheet.A3!.v]).toEqual([expect.stringContaining('7490'), 'Side: Credit · Amount from: 20']);
  expect(sheet[`B${part.rows.length + 6}`]!.v).toBe(Number(part.filtered![0]!.amounts.credit));
  // Of the lines of a value: a card of their own, which opens and closes.
  const ofValue = { ...card, dimensions: { CC: ['A'] } };
  const tagged = run(company, 'account.card', { ...ofValue, limit: 1000 });
  const table = readCsv(run(company, 'account.exportCard', { ...ofValue, ...asTable, columns: ['number', 'balance'] }));
  expect(tagged.total).toBeGreaterThan(0);
  expect(table.rows).toEqual(tagged.rows.map((row) => [row.number, row.balance, 'GEL']));
  for (const said of ['CC A', 'Closing balance']) expect(table.heading).toContain(said);
  expect(codes(attempt(company, 'account.exportCard', { ...card, account: '0000', ...asTable }))).toEqual(['UNKNOWN_ACCOUNT']);
  expect(codes(attempt(company, 'journal.export', { ...asTable, columns: ['position'] }))).toEqual(['INPUT_INVALID']);
});

test('[L11] a group opens to its rows: its key as a filter leaves as many as it counts', () => {
  for (const { key, count } of run(company, 'document.groups', { kinds, by: 'counterparty' }).groups)
    expect(run(company, 'document.list', { kinds, counterpartyId: key === '' ? 'none' : key }).total).toBe(count);
  for (const { key, count } of run(company, 'document.groups', { kinds, by: 'branch' }).groups)
    expect(run(company, 'document.list', { kinds, branch: key === '' ? 'none' : key }).total).toBe(count);
  for (const { key, count } of run(company, 'journal.groups', { by: 'kind' }).groups)
    expect(run(company, 'journal.list', { kinds: [key] }).total).toBe(count);
  expect(run(company, 'document.groups', { kinds, by: 'counterparty' }).groups.map(({ name }) => name)).toEqual([
    'Alpha',
    'ООО Гамма',
    'შპს ბეტა',
  ]);
});

test('[L11] a list that was read on is read anew once something is recorded', () => {
  const own = makeCompany();
  const post = (amount: string) =>
    run(own, 'journal.post', {
      date: d('2026-05-02'),
      lines: [
        { account: '1210', debit: amount },
        { account: '5150', credit: amount },
      ],
    });
  for (const amount of ['3', '1', '2']) post(amount);
  const sort = { by: 'total', direction: 'asc' } as const;
  const amounts = () => run(own, 'journal.list', { sort, limit: 1000, offset: 1 }).rows.map(({ total }) => total);
  expect(amounts()).toEqual(['2.00', '3.00']);
  post('1.50');
  expect(amounts()).toEqual(['1.50', '2.00', '3.00']);
});

test('[L11] as known on an earlier state, what was reversed later stands, and later entries are not counted', () => {
  const reversed = entries.find(({ reversedBy }) => reversedBy !== null)!;
  const reversal = entries.find(({ entryId }) => entryId === reversed.reversedBy)!;
  const knownOn = reversal.position - 1;
  const standing = run(company, 'journal.list', { state: 'standing', knownOn, limit: 1000 });
  expect(standing.rows.some(({ entryId }) => entryId === reversed.entryId)).toBe(true);
  const then = entries.filter(({ position }) => position <= knownOn);
  expect(run(company, 'journal.groups', { knownOn }).groups[0]!.count).toBe(then.length);
});

const cardInput = fc.record({
  account: fc.constantFrom('1210', '1410', '3110'),
  from: fc.constantFrom('2026-01-01', '2026-02-01'),
  to: fc.constantFrom('2026-03-10', '2026-12-31'),
  search: optional(['rent', '5%', 'beta', 'ბეტა', 'გამოგონილი', '000']),
  party: optional([0, 1, 2]),
  side: optional(['debit', 'credit'] as const),
  least: optional(['25', '29.5', '25.001']),
  most: optional(['29.5', '65.005']),
  direction,
});

test('[L11] an account card filtered has the lines a person would mark on it, and claims no balance where lines are missing', () => {
  let found = 0;
  fc.assert(
    fc.property(cardInput, fc.integer({ min: 3, max: 30 }), ({ account, from, to, party, direction: way, ...rest }, size) => {
      const days = { account, from: d(from), to: d(to) };
      const whole = run(company, 'account.card', { ...days, limit: 1000 });
      const filter = defined({ ...rest, counterpartyId: party === undefined ? undefined : parties[party] });
      const isFiltered = Object.keys(filter).length > 0;
      const text = rest.search?.toLowerCase() ?? '';
      const partyName = party === undefined ? undefined : ['შპს ბეტა', 'Alpha', 'ООО Гамма'][party];
      const expected = whole.rows.filter(({ number, memo, counterparty: name, debit, credit }) => {
        const amount = thousandths(debit) + thousandths(credit);
        return (
          (text === '' || [number, memo, name ?? ''].some((field) => field.toLowerCase().includes(text))) &&
          (partyName === undefined || name === partyName) &&
          (rest.side === undefined || minor(rest.side === 'debit' ? debit : credit) > 0n) &&
          (rest.least === undefined || amount >= thousandths(rest.least)) &&
          (rest.most === undefined || amount <= thousandths(rest.most))
        );
      });
      if (way === 'desc') expected.reverse();
      found += expected.length;
      const ask = (limit: number, offset: number) => run(company, 'account.card', { ...days, ...filter, direction: way, limit, offset });
      expect(paged(ask, size)).toEqual(expected.map((row) => (isFiltered ? { ...row, balance: null } : row)));
      const card = ask(5, 0);
      expect([card.opening, card.debit, card.credit, card.closing]).toEqual([whole.opening, whole.debit, whole.credit, whole.closing]);
      const added = (of: 'debit' | 'credit') => writeDecimal(sumOf(expected.map((row) => minor(row[of]))), 2);
      if (!isFiltered) expect(card.filtered).toBeUndefined();
      else
        expect(card.filtered).toEqual(
          expected.length === 0 ? [] : [{ currency: 'GEL', amounts: { debit: added('debit'), credit: added('credit') } }],
        );
    }),
    { numRuns: 120 },
  );
  expect(found, 'the filters leave something to compare').toBeGreaterThan(300);
});
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

test('[L11] an account card read from its last line has the balances of the card read from its first, as known on an earlier state as well', () => {
  const days = { account: '1210', from: d('2026-01-01'), to: d('2026-12-31') };
  for (const known of [{}, { knownOn: entries[Math.floor(entries.length / 2)]!.position }]) {
    const forth = run(company, 'account.card', { ...days, ...known, limit: 1000 });
    const back = paged((limit, offset) => run(company, 'account.card', { ...days, ...known, direction: 'desc', limit, offset }), 7);
    expect(back).toEqual([...forth.rows].reverse());
    expect(back[0]!.balance).toBe(forth.closing);
    const debits = run(company, 'account.card', { ...days, ...known, side: 'debit', limit: 1000 });
    expect(debits.rows.map(({ debit }) => debit)).toEqual(forth.rows.filter(({ debit }) => minor(debit) > 0n).map(({ debit }) => debit));
  }
  expect(run(company, 'account.card', { ...days, direction: 'desc', offset: 1_000_000 }).rows).toEqual([]);
});

const counterpartyInput = fc.record({
  search: optional(['alpha', 'ბეტა', 'beta', 'ooo', 'zzz', '2']),
  role: optional(['customer', 'supplier'] as const),
  country: optional(['GE', 'DE']),
  vatPayer: optional([true, false]),
  open: optional([true, false]),
  sort: fc.option(fc.record({ by: fc.constantFrom(...counterpartySorts), direction }), { nil: undefined }),
});

test('[L11] counterparties sorted and filtered, with what their open documents add up to', () => {
  for (let index = 0; index < 12; index += 1)
    run(company, 'counterparty.create', {
      ...{ name: `Trader ${(index * 5) % 12}`, country: index % 2 === 0 ? 'DE' : 'FR', vatPayer: index % 3 === 0 },
      ...{ isCustomer: index % 4 !== 0, isSupplier: index % 4 !== 1, town: index % 2 === 0 ? '' : `Town ${index % 5}` },
    });
  const all = run(company, 'counterparty.list', { limit: 1000 });
  // What is owed to us is on the debit side; one dollar is 2.7 laris.
  const debitSide = ['sales-invoice', 'payment-out'];
  const owed = (id: string, debit: boolean) =>
    writeDecimal(
      sumOf(
        documents
          .filter((row) => row.counterpartyId === id && debitSide.includes(row.kind) === debit)
          .map((row) => (row.currency === 'USD' ? (minor(row.open) * 27n) / 10n : minor(row.open))),
      ),
      2,
    );
  const known = new Map(all.map((row) => [row.id, { ...row, receivable: owed(row.id, true), payable: owed(row.id, false) }]));
  expect([...known.values()].filter(({ receivable, payable }) => minor(receivable) > 0n && minor(payable) > 0n)).toHaveLength(3);
  const isOpen = (id: string) => documents.some((row) => row.counterpartyId === id && minor(row.open) !== 0n);
  let found = 0;
  fc.assert(
    fc.property(counterpartyInput, fc.integer({ min: 2, max: 9 }), ({ sort, ...filter }, size) => {
      const expected = run(company, 'counterparty.list', { search: filter.search ?? '', limit: 1000 })
        .map(({ id }) => known.get(id)!)
        .filter(
          (row) =>
            (filter.role === undefined || (filter.role === 'customer' ? row.isCustomer : row.isSupplier)) &&
            (filter.country === undefined || row.country === filter.country) &&
            (filter.vatPayer === undefined || row.vatPayer === filter.vatPayer) &&
            (filter.open === undefined || isOpen(row.id) === filter.open),
        );
      const place = new Map(all.map(({ id }, index) => [id, index]));
      if (sort) {
        const turn = sort.direction === 'asc' ? 1 : -1;
        const of = (row: (typeof expected)[number]): string | bigint | null => {
          if (sort.by === 'receivable' || sort.by === 'payable') return minor(row[sort.by]);
          return (sort.by === 'name' ? row.name.toLowerCase() : row[sort.by]) || null;
        };
        expected.sort((a, b) => {
          const [x, y] = [of(a), of(b)];
          if (x === y) return place.get(a.id)! - place.get(b.id)!;
          if (x === null || y === null) return x === null ? 1 : -1;
          return x < y ? -turn : turn;
        });
      }
      found += expected.length;
      const ask = { ...defined(filter), ...(sort ? { sort } : {}) };
      expect(paged((limit, offset) => run(company, 'counterparty.register', { ...ask, limit, offset }), size)).toEqual(expected);
    }),
    { numRuns: 120 },
  );
  expect(found, 'the filters leave something to compare').toBeGreaterThan(300);
});

test('[L11] the history filtered by who, what, when and what was said is what going through the log finds', () => {
  const db = new Database(company.file, { readonly: true });
  const log = db
    .prepare('SELECT first_position, header, packed, payload FROM batch ORDER BY first_position')
    .all()
    .flatMap((row) => {
      const batch = row as { first_position: number; header: Buffer; packed: number; payload: Buffer };
      const { user, wall } = JSON.parse(batch.header.toString('utf8')) as { user: string; wall: number };
      return readEvents(batch.packed, batch.payload).map((event, index) => ({
        ...event,
        user,
        wall,
        position: batch.first_position + index,
      }));
    });
  db.close();
  const walls = [...new Set(log.map(({ wall }) => wall))].sort((a, b) => a - b);
  const instant = (share: number) => new Date(walls[Math.floor((walls.length - 1) * share)]!).toISOString();
  const valuesOf = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(valuesOf)
      : typeof value === 'boolean'
        ? []
        : [String(value)];
  const document = documents.find(({ kind }) => kind === 'payment-out')!;
  const input = fc.record({
    user: optional([colleague]),
    types: optional([['journal.posted'], ['document.issued', 'document.voided'], ['counterparty.created'], ['nothing.such']]),
    since: optional([0.2, 0.5].map(instant)),
    until: optional([0.6, 0.9].map(instant)),
    search: optional(['RENT', '5%', 'შპს', 'memo', '"', '7490', 'returned']),
    objectId: optional([document.id]),
  });
  let found = 0;
  fc.assert(
    fc.property(input, fc.integer({ min: 5, max: 60 }), (asked, size) => {
      const filter = defined(asked);
      const among =
        asked.objectId && new Set(run(company, 'history.list', { objectId: asked.objectId, limit: 1000 }).rows.map((row) => row.position));
      const expected = log
        .filter(
          (event) =>
            (!among || among.has(event.position)) &&
            (asked.user === undefined || event.user === asked.user) &&
            (asked.types === undefined || asked.types.includes(event.type)) &&
            (asked.since === undefined || event.wall >= Date.parse(asked.since)) &&
            (asked.until === undefined || event.wall < Date.parse(asked.until)) &&
            (asked.search === undefined || valuesOf(event.data).some((text) => text.toLowerCase().includes(asked.search!.toLowerCase()))),
        )
        .map(({ position }) => position)
        .reverse();
      found += expected.length;
      const rows = paged((limit, offset) => run(company, 'history.list', { ...filter, limit, offset }), size);
      expect(rows.map(({ position }) => position)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
  expect(found, 'the filters leave something to compare').toBeGreaterThan(150);
  // What was found is looked for anew once something is recorded.
  const before = run(company, 'history.list', { types: ['branch.opened'] }).total;
  run(company, 'branch.open', { code: 'BA', name: 'Batumi' });
  expect(run(company, 'history.list', { types: ['branch.opened'] }).total).toBe(before + 1);
});

test('[L11] orders, groupings and amounts that do not exist are refused', () => {
  expect(codes(attempt(company, 'journal.list', { sort: { by: 'e.day; DROP TABLE batch', direction: 'asc' } }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(company, 'document.list', { kinds, sort: { by: 'gross', direction: 'up' } }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(company, 'document.groups', { kinds, by: 'position' }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(company, 'journal.list', { least: '1e3' }))).toEqual(['INPUT_INVALID']);
  for (const method of ['journal.list', 'journal.groups', 'document.list', 'document.groups'] as const)
    expect(codes(attempt(company, method, { ...(method.startsWith('d') ? { kinds } : {}), dimensions: { ZZ: ['A'], CC: ['D'] } }))).toEqual(
      ['UNKNOWN_DIMENSION', 'UNKNOWN_DIMENSION_VALUE'],
    );
});
