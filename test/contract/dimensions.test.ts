import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { attempt, close, codes, counterparty, entryOf, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

const dimension = (company: Company, code: string, ...values: string[]): string => {
  const { id } = run(company, 'dimension.add', { code, name: `${code} by name` });
  for (const value of values) run(company, 'dimensionValue.add', { dimensionId: id, code: value, name: `${value} by name` });
  return id;
};
/** Cost centres and projects. */
function sorted(): Company {
  const company = makeCompany();
  dimension(company, 'CC', 'ADMIN', 'SALES');
  dimension(company, 'PRJ', 'A-1', 'B-2');
  return company;
}
const found = (company: Company, code: string, value?: string) => {
  const of = run(company, 'dimension.list', {}).find((each) => each.code === code)!;
  return value === undefined ? of : of.values.find((each) => each.code === value)!;
};

/** Lines of an entry in their order, with what they are sorted by: "Cr 6110 150.00 PRJ=A-1". */
const lines = (company: Company, posted: Pick<Posted, 'entryId'>): string[] =>
  entryOf(company, posted).lines.map(({ accountCode, debit, credit, dimensions = [] }) =>
    [
      debit === '0.00' ? `Cr ${accountCode} ${credit}` : `Dr ${accountCode} ${debit}`,
      ...dimensions.map((each) => `${each.dimension}=${each.value}`),
    ].join(' '),
  );

/** What lines of each value add up to by account, debit positive, nothing left out. */
function sums(company: Company): Record<string, string> {
  const db = connect(company.file, { readonly: true });
  const rows = db.all<{ of: string; sum: bigint }>(
    `SELECT d.code || '=' || v.code || ' ' || a.code AS of, sum(l.base_minor) AS sum FROM line_dimension l JOIN dimension_value v ON v.no = l.value_no
     JOIN dimension d ON d.no = l.dimension_no JOIN account a ON a.no = l.account_no GROUP BY 1 ORDER BY 1`,
  );
  db.close();
  return Object.fromEntries(rows.map(({ of, sum }) => [of, String(sum)]));
}

const cash = (amount: string) => ({ account: '1210', credit: amount });
const wages = [
  { account: '7420', debit: '300', dimensions: { PRJ: 'A-1', CC: 'ADMIN' } },
  { account: '7420', debit: '200', dimensions: { CC: 'SALES' } },
  { account: '7420', debit: '50' },
  cash('550'),
];

describe('[L15] dimensions and their values', () => {
  test('are added, renamed, taken out of use and back, and told with their lines', () => {
    const company = sorted();
    const cc = found(company, 'CC').id;
    run(company, 'journal.post', { date: '2026-05-04', lines: wages });
    run(company, 'dimension.rename', { dimensionId: cc, version: 1, name: 'Cost centre' });
    const sales = found(company, 'CC', 'SALES').id;
    run(company, 'dimensionValue.rename', { valueId: sales, version: 1, name: 'Продажи' });
    run(company, 'dimensionValue.deactivate', { valueId: sales, version: 2 });
    expect(run(company, 'dimension.list', { counts: true })).toMatchObject([
      {
        ...{ id: cc, code: 'CC', name: 'Cost centre', active: true, lines: 2, version: 2 },
        values: [
          { code: 'ADMIN', name: 'ADMIN by name', active: true, lines: 1, version: 1 },
          { id: sales, code: 'SALES', name: 'Продажи', active: false, lines: 1, version: 3 },
        ],
      },
      {
        ...{ code: 'PRJ', lines: 1 },
        values: [
          { code: 'A-1', lines: 1 },
          { code: 'B-2', lines: 0 },
        ],
      },
    ]);
    expect(found(company, 'PRJ').lines).toBe(null);
    run(company, 'dimensionValue.activate', { valueId: sales, version: 3 });
    run(company, 'dimension.deactivate', { dimensionId: cc, version: 2 });
    run(company, 'dimension.activate', { dimensionId: cc, version: 3 });
    const told = run(company, 'history.list', { limit: 5 }).rows.map(({ type, subject, before, after }) => [type, subject, before, after]);
    expect(told).toEqual([
      ['dimension.activated', 'CC', { active: 'false' }, { active: 'true' }],
      ['dimension.deactivated', 'CC', { active: 'true' }, { active: 'false' }],
      ['dimension_value.activated', 'CC: SALES', { active: 'false' }, { active: 'true' }],
      ['dimension_value.deactivated', 'CC: SALES', { active: 'true' }, { active: 'false' }],
      ['dimension_value.renamed', 'Продажи', { name: 'SALES by name' }, { name: 'Продажи' }],
    ]);
  });

  test('are refused with a code that is taken or is none, and from a version that is past', () => {
    const company = sorted();
    const cc = found(company, 'CC').id;
    const [admin, before] = [found(company, 'CC', 'ADMIN').id, stateOf(company.file)];
    const refused = (method: Parameters<typeof attempt>[1], input: object) => codes(attempt(company, method, input));
    expect(refused('dimension.add', { code: 'PRJ', name: 'Again' })).toEqual(['DIMENSION_CODE_TAKEN']);
    expect(refused('dimension.add', { id: cc, code: 'NEW', name: 'Again' })).toEqual(['ID_REUSED']);
    for (const code of ['cc', '', '-A', 'A.B', 'ЦЕХ', 'A=B', '__PROTO__'])
      expect([code, refused('dimension.add', { code, name: 'N' })]).toEqual([code, ['INPUT_INVALID']]);
    expect(refused('dimensionValue.add', { dimensionId: cc, code: 'ADMIN', name: 'Again' })).toEqual(['DIMENSION_CODE_TAKEN']);
    expect(refused('dimensionValue.add', { dimensionId: nextId(), code: 'X', name: 'X' })).toEqual(['UNKNOWN_DIMENSION']);
    expect(refused('dimension.rename', { dimensionId: cc, version: 2, name: 'N' })).toEqual(['VERSION_CONFLICT']);
    expect(refused('dimension.rename', { dimensionId: admin, version: 1, name: 'N' })).toEqual(['UNKNOWN_DIMENSION']);
    expect(refused('dimension.activate', { dimensionId: cc, version: 1 })).toEqual(['DIMENSION_ACTIVE']);
    expect(refused('dimensionValue.activate', { valueId: admin, version: 1 })).toEqual(['DIMENSION_ACTIVE']);
    expect(refused('dimensionValue.deactivate', { valueId: cc, version: 1 })).toEqual(['UNKNOWN_DIMENSION_VALUE']);
    expect(stateOf(company.file)).toEqual(before);
    // The same code in two dimensions is two values.
    run(company, 'dimensionValue.add', { dimensionId: cc, code: 'A-1', name: 'Another' });
  });
});

describe('[L15] lines of entries', () => {
  test('carry them, and reversals and corrections take them back', () => {
    const company = sorted();
    const posted = run(company, 'journal.post', { date: '2026-05-04', lines: wages });
    expect(lines(company, posted)).toEqual([
      'Dr 7420 300.00 CC=ADMIN PRJ=A-1',
      'Dr 7420 200.00 CC=SALES',
      'Dr 7420 50.00',
      'Cr 1210 550.00',
    ]);
    expect(sums(company)).toEqual({ 'CC=ADMIN 7420': '30000', 'CC=SALES 7420': '20000', 'PRJ=A-1 7420': '30000' });
    const corrected = run(company, 'journal.correct', {
      ...{ entryId: posted.id, date: '2026-05-05', reason: 'Another project' },
      lines: [{ account: '7420', debit: '550', dimensions: { PRJ: 'B-2' } }, cash('550')],
    });
    expect(lines(company, { entryId: corrected.reversalId })).toEqual([
      'Cr 7420 300.00 CC=ADMIN PRJ=A-1',
      'Cr 7420 200.00 CC=SALES',
      'Cr 7420 50.00',
      'Dr 1210 550.00',
    ]);
    expect(sums(company)).toEqual({ 'CC=ADMIN 7420': '0', 'CC=SALES 7420': '0', 'PRJ=A-1 7420': '0', 'PRJ=B-2 7420': '55000' });
    run(company, 'journal.reverse', { entryId: corrected.id, date: '2026-05-06' });
    expect(sums(company)['PRJ=B-2 7420']).toBe('0');
  });

  test('are refused with what is not known or not in use, all at once and with the place', () => {
    const company = sorted();
    const other = dimension(company, 'SHOP', 'ONE');
    run(company, 'dimension.deactivate', { dimensionId: other, version: 1 });
    const a1 = found(company, 'PRJ', 'A-1').id;
    const posted = run(company, 'journal.post', { date: '2026-05-04', lines: wages });
    run(company, 'dimensionValue.deactivate', { valueId: a1, version: 1 });
    const before = stateOf(company.file);
    const asked = [
      { account: '7420', debit: '10', dimensions: { XX: 'ADMIN', CC: 'A-1' } },
      { ...cash('10'), dimensions: { PRJ: 'A-1', SHOP: 'ONE', CC: 'ADMIN' } },
    ];
    expect(rejections(attempt(company, 'journal.post', { date: '2026-05-04', lines: asked }))).toEqual([
      { code: 'UNKNOWN_DIMENSION', line: 1, field: 'lines.0.dimensions.XX', dimension: 'XX' },
      { code: 'UNKNOWN_DIMENSION_VALUE', line: 1, field: 'lines.0.dimensions.CC', dimension: 'CC: A-1' },
      { code: 'DIMENSION_INACTIVE', line: 2, field: 'lines.1.dimensions.PRJ', dimension: 'PRJ: A-1' },
      { code: 'DIMENSION_INACTIVE', line: 2, field: 'lines.1.dimensions.SHOP', dimension: 'SHOP' },
    ]);
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`D${index}`, 'V']));
    expect(
      rejections(attempt(company, 'journal.post', { date: '2026-05-04', lines: [{ ...asked[0], dimensions: nine }, asked[1]] })),
    ).toEqual([{ code: 'INPUT_INVALID', field: 'lines.0.dimensions', reason: 'too-many-dimensions' }]);
    expect(
      rejections(attempt(company, 'journal.post', { date: '2026-05-04', lines: [{ ...asked[0], dimensions: { CC: 'a' } }, asked[1]] })),
    ).toEqual([{ code: 'INPUT_INVALID', field: 'lines.0.dimensions.CC', reason: 'value-code' }]);
    expect(
      rejections(attempt(company, 'journal.post', { date: '2026-05-04', lines: [{ ...asked[0], dimensions: { cc: 'A' } }, asked[1]] })),
    ).toEqual([{ code: 'INPUT_INVALID', field: 'lines.0.dimensions.cc', reason: 'dimension-code' }]);
    expect(stateOf(company.file)).toEqual(before);
    // What had the value before is corrected with it, whatever became of it since.
    const again = { entryId: posted.id, date: '2026-05-05', reason: 'Wrong memo', memo: 'Wages of May', lines: wages };
    expect(codes(attempt(company, 'journal.correct', again))).toEqual([]);
  });

  test('are posted from drafts, by the same rules', () => {
    const company = sorted();
    const save = (dimensions: Record<string, string>) =>
      run(company, 'draft.save', {
        ...{ kind: 'journal-entry', title: 'Wages', form: {} },
        input: { id: nextId(), date: '2026-05-04', lines: [{ account: '7420', debit: '10', dimensions }, cash('10')] },
      }).id;
    const posted = run(company, 'draft.post', { draftId: save({ CC: 'ADMIN' }) });
    expect(lines(company, posted)).toEqual(['Dr 7420 10.00 CC=ADMIN', 'Cr 1210 10.00']);
    expect(codes(attempt(company, 'draft.post', { draftId: save({ CC: 'B-2' }) }))).toEqual(['UNKNOWN_DIMENSION_VALUE']);
  });
});

describe('[L15] documents', () => {
  const sale = (unitPrice: string, dimensions?: Record<string, string>) => ({
    unitPrice,
    taxCode: 'S18',
    ...(dimensions ? { dimensions } : {}),
  });

  test('book income by the dimensions of their lines; counterparty and VAT have none', () => {
    const company = sorted();
    const customer = counterparty(company, 'Customer');
    const invoice = run(company, 'salesInvoice.post', {
      ...{ date: '2026-05-04', counterpartyId: customer },
      lines: [sale('100', { PRJ: 'A-1' }), sale('200', { PRJ: 'B-2', CC: 'SALES' }), sale('50', { PRJ: 'A-1' }), sale('25')],
    });
    expect(lines(company, invoice)).toEqual([
      'Dr 1410 442.50',
      'Cr 6110 150.00 PRJ=A-1',
      'Cr 6110 200.00 CC=SALES PRJ=B-2',
      'Cr 6110 25.00',
      'Cr 3330 67.50',
    ]);
    const shown = run(company, 'document.get', { id: invoice.id })!.lines.map(({ dimensions }) => dimensions);
    expect(shown).toEqual([
      [{ dimension: 'PRJ', dimensionName: 'PRJ by name', value: 'A-1', name: 'A-1 by name' }],
      [
        { dimension: 'CC', dimensionName: 'CC by name', value: 'SALES', name: 'SALES by name' },
        { dimension: 'PRJ', dimensionName: 'PRJ by name', value: 'B-2', name: 'B-2 by name' },
      ],
      [{ dimension: 'PRJ', dimensionName: 'PRJ by name', value: 'A-1', name: 'A-1 by name' }],
      undefined,
    ]);
    // A note takes what is typed on its own lines, also what went out of use since.
    const valueId = found(company, 'PRJ', 'B-2').id;
    run(company, 'dimensionValue.deactivate', { valueId, version: 1 });
    const note = { correctsDocumentId: invoice.id, counterpartyId: customer, date: '2026-05-05' };
    const credit = run(company, 'salesCreditNote.post', { ...note, reason: 'returned', lines: [sale('200', { PRJ: 'B-2', CC: 'SALES' })] });
    expect(lines(company, credit)).toEqual(['Cr 1410 236.00', 'Dr 6120 200.00 CC=SALES PRJ=B-2', 'Dr 3330 36.00']);
    const debit = run(company, 'salesDebitNote.post', { ...note, reason: 'price-changed', lines: [sale('10', { PRJ: 'A-1' })] });
    expect(lines(company, debit)).toEqual(['Dr 1410 11.80', 'Cr 6110 10.00 PRJ=A-1', 'Cr 3330 1.80']);
    expect(sums(company)).toEqual({
      ...{ 'CC=SALES 6110': '-20000', 'CC=SALES 6120': '20000', 'PRJ=A-1 6110': '-16000' },
      ...{ 'PRJ=B-2 6110': '-20000', 'PRJ=B-2 6120': '20000' },
    });
    const next = { counterpartyId: customer, date: '2026-05-05', lines: [sale('5', { PRJ: 'B-2' })] };
    expect(rejections(attempt(company, 'salesInvoice.post', next))).toEqual([
      { code: 'DIMENSION_INACTIVE', line: 1, field: 'lines.0.dimensions.PRJ', dimension: 'PRJ: B-2' },
    ]);
  });

  test('book VAT that nobody gives back as a cost of what its line is for', () => {
    const company = sorted();
    const supplier = counterparty(company, 'Supplier');
    const bought = (unitPrice: string, taxCode: string, CC?: string) => ({
      ...{ account: '7490', unitPrice, taxCode },
      ...(CC ? { dimensions: { CC } } : {}),
    });
    const bill = run(company, 'purchaseBill.post', {
      ...{ date: '2026-05-04', counterpartyId: supplier },
      lines: [bought('100', 'PNC', 'ADMIN'), bought('200', 'PNC', 'SALES'), bought('50', 'PNC', 'ADMIN'), bought('10', 'P18', 'SALES')],
    });
    // 18 % of 150 and of 200; the VAT of the last line is credited.
    expect(lines(company, bill)).toEqual([
      'Cr 3110 424.80',
      'Dr 7490 150.00 CC=ADMIN',
      'Dr 7490 210.00 CC=SALES',
      'Dr 7466 27.00 CC=ADMIN',
      'Dr 7466 36.00 CC=SALES',
      'Dr 3340 1.80',
    ]);
    const plain = run(company, 'purchaseBill.post', {
      ...{ date: '2026-05-04', counterpartyId: supplier },
      lines: [bought('100', 'PNC'), bought('200', 'PNC'), bought('50', 'PNC')],
    });
    expect(lines(company, plain)).toEqual(['Cr 3110 413.00', 'Dr 7490 350.00', 'Dr 7466 63.00']);
  });

  test('book VAT that is owed and not credited, or part of the cost by law, with the cost of each line', () => {
    const small = makeCompany({ id: nextId(), vatPayer: false });
    dimension(small, 'CC', 'ADMIN', 'SALES');
    const bought = (taxCode: string, unitPrice: string, CC?: string) => ({
      ...{ unitPrice, taxCode },
      ...(CC ? { dimensions: { CC } } : {}),
    });
    const reverse = run(small, 'purchaseBill.post', {
      ...{ date: '2026-05-04', counterpartyId: counterparty(small, 'Supplier', { country: 'DE' }) },
      lines: [
        { ...bought('RC18', '100', 'ADMIN'), account: '7490' },
        { ...bought('RC18', '200', 'SALES'), account: '7490' },
      ],
    });
    expect(lines(small, reverse)).toEqual(['Cr 3110 300.00', 'Dr 7490 118.00 CC=ADMIN', 'Dr 7490 236.00 CC=SALES', 'Cr 3332 54.00']);

    const bulgarian = makeCompany({ id: nextId(), country: 'BG', taxId: '123456786' });
    dimension(bulgarian, 'CC', 'ADMIN', 'SALES');
    const supplier = counterparty(bulgarian, 'Supplier', { country: 'BG', taxId: '831902088' });
    const bill = run(bulgarian, 'purchaseBill.post', {
      ...{ date: '2026-05-04', counterpartyId: supplier, supplierNumber: '7' },
      lines: [
        { ...bought('P20N', '100', 'ADMIN'), account: '60202' },
        { ...bought('P20N', '200'), account: '60202' },
      ],
    });
    expect(lines(bulgarian, bill)).toEqual(['Cr 401 360.00', 'Dr 60202 120.00 CC=ADMIN', 'Dr 60202 240.00']);

    // 1,000 - 700 = 300, of which 50.00 is VAT. Revenue that was invoiced before gives up that of what it is for.
    const margin = (account: string) =>
      run(bulgarian, 'salesReport.post', {
        ...{ date: '2026-05-04', documentType: '82', account },
        lines: [{ unitPrice: '1000', cost: '700', taxCode: 'SMARG', account: '703', dimensions: { CC: 'SALES' } }],
      });
    expect(lines(bulgarian, margin('501'))).toEqual(['Dr 501 1000.00', 'Cr 703 950.00 CC=SALES', 'Cr 4532 50.00']);
    expect(lines(bulgarian, margin('703'))).toEqual(['Dr 703 50.00 CC=SALES', 'Cr 4532 50.00']);
  });

  test('that are voided give back what they were sorted by', () => {
    const company = sorted();
    const report = run(company, 'salesReport.post', {
      ...{ date: '2026-05-04', pricesIncludeVat: false },
      lines: [sale('100', { CC: 'SALES' }), sale('60', { CC: 'ADMIN' })],
    });
    expect(lines(company, report)).toEqual(['Dr 1110 188.80', 'Cr 6110 100.00 CC=SALES', 'Cr 6110 60.00 CC=ADMIN', 'Cr 3330 28.80']);
    const voided = run(company, 'document.void', { documentId: report.id, reason: 'Counted twice' });
    expect(lines(company, voided)).toEqual(['Cr 1110 188.80', 'Dr 6110 100.00 CC=SALES', 'Dr 6110 60.00 CC=ADMIN', 'Dr 3330 28.80']);
    expect(sums(company)).toEqual({ 'CC=ADMIN 6110': '0', 'CC=SALES 6110': '0' });
  });

  test('[L10] the entries that close a year have none', () => {
    const company = sorted();
    run(company, 'journal.post', {
      date: '2025-05-04',
      lines: [
        { account: '1210', debit: '500' },
        { account: '6110', credit: '500', dimensions: { CC: 'SALES' } },
      ],
    });
    run(company, 'year.close', { year: 2025, closeMonths: true });
    expect(sums(company)).toEqual({ 'CC=SALES 6110': '-50000' });
  });
});

test('[PRJ-1] dimensions, their values and the lines that have them are the same after a replay, and are sealed', () => {
  const company = sorted();
  run(company, 'journal.post', { date: '2026-05-04', lines: wages });
  run(company, 'salesReport.post', {
    date: '2026-05-04',
    lines: [{ unitPrice: '118', taxCode: 'S18', dimensions: { CC: 'SALES', PRJ: 'B-2' } }],
  });
  run(company, 'dimensionValue.deactivate', { valueId: found(company, 'CC', 'ADMIN').id, version: 1 });
  const [shown, before] = [run(company, 'dimension.list', { counts: true }), sums(company)];
  close(company);
  expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
  expect(rebuild(company.file)).toMatchObject({ ok: true });
  const again = reopen(company.file);
  expect([run(again, 'dimension.list', { counts: true }), sums(again)]).toEqual([shown, before]);
  close(again);

  const db = connect(company.file);
  for (const change of [
    'UPDATE line_dimension SET base_minor = base_minor + 1',
    'DELETE FROM line_dimension',
    'INSERT INTO line_dimension SELECT 1, account_no, day, position, line_no + 2, base_minor, dimension_no FROM line_dimension LIMIT 1',
  ])
    expect(() => db.run(change)).toThrow(/LINE_IS_IMMUTABLE|ENTRY_IS_SEALED/);
  // Whoever takes the guard away is found out.
  const { sql } = db.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'line_dimension_is_immutable_update'")!;
  db.raw.exec(`DROP TRIGGER line_dimension_is_immutable_update; UPDATE line_dimension SET base_minor = base_minor + 1; ${sql}`);
  db.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: false, fault: { place: 'table line_dimension' } });
});
