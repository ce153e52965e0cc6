import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { AllMethods, InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { proposeAccount } from '../../shared/interchange/propose-accounts.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { Result } from '../../shared/result.ts';
import { codes, good, nextId, tempFolder } from '../support/company.ts';

/** Three entries a bookkeeper can add up: capital 5000 in, goods for 640.50 cash, sales of 2310. */
const book = `2026-03-01 Capital
    Assets:Bank      5000.00 GEL
    Equity:Opening

2026-03-04 Goods
    Expenses:Goods    640.50 GEL
    Assets:Cash

2026-03-09 Sales of the week
    Assets:Bank      2310.00 GEL
    Income:Sales
`;
const csv = `date,account,debit,credit,description
2026-05-04,7420,120.00,,Rent
2026-05-04,1210,,120.00,Rent
2026-05-06,1210,50.00,,Till
2026-05-06,1110,,50.00,Till
`;
const mapping = [
  { from: 'Assets:Bank', to: '1210' },
  { from: 'Assets:Cash', to: '1110' },
  { from: 'Equity:Opening', to: '5150' },
  { from: 'Expenses:Goods', to: '7420' },
  { from: 'Income:Sales', to: '6110' },
];
const target = { kind: 'chart', country: 'GE', taxId: '204854595', vatPayer: true } as const;
const journal = { fileName: 'cafe.journal', content: book, baseCurrency: 'GEL' };

function start() {
  const folder = tempFolder();
  const backend = openLocalBackend({ folder, version: '0' });
  const ask = async <M extends keyof AllMethods>(method: M, input: InputOf<M>): Promise<OutputOf<M>> =>
    good((await backend.call(method, input)) as Result<OutputOf<M>>);
  return { folder, backend, ask };
}
const company = () => ({ id: nextId(), country: 'GE', name: 'Mine', taxId: '204854595' });
const scratch = () => readdirSync(tmpdir()).filter((name) => name.startsWith('davtari-dry-run-'));

describe('a book that becomes a company with the chart of a country', () => {
  test('[K12] is tried first: balances of the book beside those it makes, and nothing of the trial is left', async () => {
    const { folder, backend, ask } = start();
    const before = scratch();
    const preview = await ask('app.previewImport', journal);
    expect(preview.used).toEqual([
      { name: 'Assets:Bank', type: 'asset', lines: 2 },
      { name: 'Equity:Opening', type: 'equity', lines: 1 },
      { name: 'Expenses:Goods', type: 'expense', lines: 1 },
      { name: 'Assets:Cash', type: 'asset', lines: 1 },
      { name: 'Income:Sales', type: 'income', lines: 1 },
    ]);
    const dry = await ask('app.dryRunImport', { ...journal, target, mapping });
    expect(dry).toMatchObject({ entries: 3, known: 0, memoLines: 0, baseCurrency: 'GEL' });
    expect(dry.rows.map(({ account, from, source, result, difference }) => [account, from.join(), source, result, difference])).toEqual([
      ['1110', 'Assets:Cash', '-640.50', '-640.50', '0.00'],
      ['1210', 'Assets:Bank', '7310.00', '7310.00', '0.00'],
      ['5150', 'Equity:Opening', '-5000.00', '-5000.00', '0.00'],
      ['6110', 'Income:Sales', '-2310.00', '-2310.00', '0.00'],
      ['7420', 'Expenses:Goods', '640.50', '640.50', '0.00'],
    ]);
    expect(scratch()).toEqual(before);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    // Whoever leaves an account out is told which.
    const half = await backend.call('app.dryRunImport', { ...journal, target, mapping: mapping.slice(1) });
    expect(half).toEqual({ ok: false, rejections: [{ code: 'IMPORT_UNMAPPED', account: 'Assets:Bank' }] });
    backend.close();
  });

  test('[K12] has the national chart and the balances of the book, and is undone as one unit', async () => {
    const { folder, backend, ask } = start();
    const { file } = await ask('app.import', { ...journal, id: nextId(), name: 'Cafe', target, mapping });
    expect(await ask('company.info', {})).toMatchObject({ country: 'GE', baseCurrency: 'GEL', taxId: '204854595' });
    const balances = async () =>
      Object.fromEntries((await ask('trialBalance.get', {})).rows.map(({ accountCode, balance }) => [accountCode, balance]));
    expect(await balances()).toEqual({ '1110': '-640.50', '1210': '7310.00', '5150': '-5000.00', '6110': '-2310.00', '7420': '640.50' });
    const [unit] = await ask('import.list', {});
    expect(unit).toMatchObject({ file: 'cafe.journal', entries: 3, undone: false, mayUndo: true, importedBy: 'Owner' });
    expect(codes(await backend.call('import.undo', { id: nextId(), importId: nextId() }))).toEqual(['IMPORT_NOT_LAST']);
    expect(await ask('import.undo', { id: nextId(), importId: unit!.importId })).toEqual({ file: 'cafe.journal', entries: 3 });
    expect(Object.values(await balances()).every((balance) => balance === '0.00')).toBe(true);
    expect(await ask('import.list', {})).toMatchObject([{ undone: true, mayUndo: false }]);
    const { rows: told } = await ask('history.list', { types: ['book.imported', 'book.import_undone'] });
    expect(told.map(({ type, subject }) => [type, subject])).toEqual([
      ['book.import_undone', 'cafe.journal'],
      ['book.imported', 'cafe.journal'],
    ]);
    backend.close();
    expect(verifyFile(join(folder, file))).toMatchObject({ ok: true, derived: 'compared' });
  });

  test('[K12] is called off between two steps: nothing of it is left', async () => {
    const { folder, backend, ask } = start();
    const long = Array.from({ length: 3000 }, (_, index) => `2026-03-01 Sale ${index}\n    Assets:Bank  1.00 GEL\n    Income:Sales\n`).join(
      '\n',
    );
    const seen: number[] = [];
    backend.onChange(({ projections }) => {
      if (!projections.includes('import-work')) return;
      void backend.call('app.importWork', {}).then((work) => {
        const { running } = good(work as Result<OutputOf<'app.importWork'>>);
        if (running?.total === 3000) {
          seen.push(running.done);
          void backend.call('app.stopImport', {});
        }
      });
    });
    const importing = backend.call('app.import', { ...journal, content: long, id: nextId(), name: 'Cafe', target, mapping });
    expect(codes((await importing) as Result<unknown>)).toEqual(['CANCELLED']);
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen[0]).toBeLessThan(3000);
    expect(readdirSync(folder).filter((name) => name.includes('Cafe'))).toEqual([]);
    expect(await ask('app.importWork', {})).toEqual({ running: null });
    backend.close();
  });
});

describe('a table of entries that goes into the open company', () => {
  const table = { fileName: 'may.csv', content: csv };

  test('[K12] is tried, posted as one unit, left out the second time, and undone', async () => {
    const { backend, ask } = start();
    await ask('app.create', company());
    const head = (await ask('history.list', { limit: 1 })).total;
    const dry = await ask('app.dryRunInto', { ...table, mapping: [] });
    expect(dry.rows.map(({ account, source, result, difference }) => [account, source, result, difference])).toEqual([
      ['1110', '-50.00', '-50.00', '0.00'],
      ['1210', '-70.00', '-70.00', '0.00'],
      ['7420', '120.00', '120.00', '0.00'],
    ]);
    expect((await ask('history.list', { limit: 1 })).total).toBe(head);
    expect((await ask('journal.list', {})).total).toBe(0);

    expect(await ask('app.importInto', { ...table, id: nextId(), mapping: [] })).toMatchObject({ entries: 2, lines: 4, known: 0 });
    expect(await ask('app.importInto', { ...table, id: nextId(), mapping: [] })).toMatchObject({ entries: 0, known: 2 });
    // What was there already shows as a difference: it is left out.
    const again = await ask('app.dryRunInto', { ...table, mapping: [] });
    expect([again.known, again.rows.map(({ difference }) => difference)]).toEqual([2, ['50.00', '70.00', '-120.00']]);
    const [unit] = await ask('import.list', {});
    await ask('import.undo', { id: nextId(), importId: unit!.importId });
    expect((await ask('trialBalance.get', {})).rows.every(({ balance }) => balance === '0.00')).toBe(true);
    expect(await ask('app.importInto', { ...table, id: nextId(), mapping: [] })).toMatchObject({ entries: 2, known: 0 });
    backend.close();
  });

  test('[K12] is called off before it is committed: nothing of it is left, what others typed meanwhile is, and it goes in the next time', async () => {
    const { folder, backend, ask } = start();
    const { file } = await ask('app.create', company());
    const head = (await ask('history.list', { limit: 1 })).total;
    const rows = Array.from({ length: 20_000 }, (_, at) => `2026-05-04,7420,1.00,,Rent ${at}\n2026-05-04,1210,,1.00,Rent ${at}`);
    const long = { fileName: 'long.csv', content: `date,account,debit,credit,description\n${rows.join('\n')}\n`, mapping: [] };
    const seen: number[] = [];
    const posted: Promise<unknown>[] = [];
    const stop = backend.onChange(({ projections }) => {
      if (!projections.includes('import-work')) return;
      void backend.call('app.importWork', {}).then(async (work) => {
        const { running } = good(work as Result<OutputOf<'app.importWork'>>);
        if (!running || running.done === 0 || seen.length > 0) return;
        seen.push(running.done, running.total);
        // Someone goes on working: what is read is of before, what is posted waits for the import.
        expect(await ask('journal.list', {})).toMatchObject({ total: 0 });
        const line = {
          date: '2026-05-05' as never,
          lines: [
            { account: '1210', debit: '7' },
            { account: '5150', credit: '7' },
          ],
        };
        posted.push(backend.call('journal.post', { id: nextId(), ...line }));
        await backend.call('app.stopImport', {});
      });
    });
    expect(codes((await backend.call('app.importInto', { ...long, id: nextId() })) as Result<unknown>)).toEqual(['CANCELLED']);
    stop();
    expect(seen[0]).toBeLessThan(20_000);
    expect(seen[1]).toBe(20_000);
    expect(await ask('app.importWork', {})).toEqual({ running: null });
    expect(await Promise.all(posted)).toMatchObject([{ ok: true }]);
    expect((await ask('journal.list', {})).total).toBe(1);
    expect((await ask('history.list', { limit: 1 })).total).toBe(head + 1);
    expect(await ask('import.list', {})).toEqual([]);
    // The thread let go of the books: the next import, and whoever posts after it, go on where the log ends.
    expect(await ask('app.importInto', { ...table, id: nextId(), mapping: [] })).toMatchObject({ entries: 2 });
    expect((await ask('journal.list', {})).total).toBe(3);
    expect((await ask('import.list', {}))[0]).toMatchObject({ importedBy: 'Owner', mayUndo: true });
    const { id: _id, ...sale } = {
      id: '',
      date: '2026-05-06' as never,
      lines: [
        { account: '1210', debit: '1' },
        { account: '5150', credit: '1' },
      ],
    };
    await ask('journal.post', { id: nextId(), ...sale });
    backend.close();
    expect(verifyFile(join(folder, file))).toMatchObject({ ok: true, derived: 'compared' });
  });

  test('[K12] [ACC-1] goes in as who signed in, and not for who may not write or is not there', async () => {
    const { backend, ask } = start();
    await ask('app.create', company());
    const into = async () => codes((await backend.call('app.importInto', { ...table, id: nextId(), mapping: [] })) as Result<unknown>);
    const password = 'a long enough secret';
    await ask('session.changePassword', { id: nextId(), current: '', password });
    const { id: userId } = await ask('user.add', { id: nextId(), name: 'Eka', role: 'auditor' });
    await ask('user.setPassword', { id: nextId(), userId, password: `${password} of Eka` });
    await ask('session.signOut', {});
    expect(await into()).toEqual(['SIGN_IN_REQUIRED']);
    await ask('session.signIn', { name: 'Eka', password: `${password} of Eka` });
    expect(await into()).toEqual(['PERMISSION_DENIED']);
    await ask('session.signOut', {});
    await ask('session.signIn', { name: 'Owner', password });
    expect(await into()).toEqual([]);
    expect((await ask('import.list', {}))[0]).toMatchObject({ importedBy: 'Owner', entries: 2 });
    backend.close();
  });

  test('[K12] [U1] what a trial found is not shown to who locked the screen meanwhile; what was imported stays', async () => {
    const { backend, ask } = start();
    await ask('app.create', company());
    const password = 'a long enough secret';
    await ask('session.changePassword', { id: nextId(), current: '', password });
    const locks: Promise<unknown>[] = [];
    backend.onChange(({ projections }) => {
      if (!projections.includes('import-work') || locks.length > 0) return;
      locks.push(new Promise((done) => setTimeout(() => done(backend.call('session.lock', {})), 0)));
    });
    expect(codes((await backend.call('app.dryRunInto', { ...table, mapping: [] })) as Result<unknown>)).toEqual(['SESSION_LOCKED']);
    expect(await Promise.all(locks)).toMatchObject([{ ok: true, value: { state: 'locked' } }]);
    await ask('session.signIn', { name: 'Owner', password });
    locks.length = 0;
    expect(await backend.call('app.importInto', { ...table, id: nextId(), mapping: [] })).toMatchObject({
      ok: true,
      value: { entries: 2 },
    });
    expect(await ask('session.status', {})).toMatchObject({ state: 'locked' });
    backend.close();
  });

  test('[K12] says what its columns mean where its header does not', async () => {
    const { backend, ask } = start();
    await ask('app.create', company());
    const other = {
      fileName: 'may.csv',
      content: 'When;What;Konto;Soll;Haben\n04/05/2026;Rent;7420;1.200,00;\n04/05/2026;Rent;1210;;1.200,00\n',
    };
    const refused = (await backend.call('app.dryRunInto', { ...other, mapping: [] })) as Result<unknown>;
    expect(codes(refused)).toEqual(['HEADER_NOT_FOUND']);
    const said = { columns: { date: 0, description: 1, account: 2, debit: 3, credit: 4 }, dateOrder: 'dmy', decimalMark: ',' } as const;
    await ask('app.importInto', { ...other, table: said, id: nextId(), mapping: [] });
    const { rows } = await ask('journal.list', {});
    expect(rows.map(({ date, memo, total }) => [date, memo, total])).toEqual([['2026-05-04', 'Rent', '1200.00']]);
    backend.close();
  });

  test('[K12] [PER-1] is refused whole: an unknown account, an entry that does not add up, a closed month', async () => {
    const { backend, ask } = start();
    await ask('app.create', company());
    const refused = async (content: string) =>
      codes((await backend.call('app.importInto', { ...table, content, id: nextId(), mapping: [] })) as Result<unknown>);
    expect(await refused(csv.replaceAll('7420', '9999'))).toEqual(['IMPORT_UNMAPPED']);
    expect(await refused(csv.replace('120.00,,Rent', '121.00,,Rent'))).not.toEqual([]);
    await ask('period.close', {
      id: nextId(),
      period: '2026-05' as never,
      mode: 'hard',
      closeEarlier: true,
      acceptWarnings: ['vat-return'],
    });
    expect(await refused(csv)).toEqual(['PERIOD_CLOSED']);
    expect((await ask('journal.list', {})).total).toBe(0);
    backend.close();
  });
});

test('[K12] accounts of other programs are proposed by code, by what people call them, and by the names of the chart', () => {
  const { chart, roles } = packFor('GE')!;
  const of = (name: string, type: 'asset' | 'liability' | 'equity' | 'income' | 'expense' | null) =>
    proposeAccount({ name, type }, chart, roles);
  expect(of('1210 Bank of Georgia', 'asset')).toBe('1210');
  expect(of('Assets:Bank', 'asset')).toBe('1210');
  expect(of('Assets:Cash', 'asset')).toBe('1110');
  expect(of('Активы:Касса', 'asset')).toBe('1110');
  expect(of('Liabilities:Suppliers', 'liability')).toBe('3110');
  expect(of('Equity:Opening balances', 'equity')).toBe('5150');
  expect(of('Income:Sales', 'income')).toBe('6110');
  // A word of another type proposes nothing.
  expect(of('Expenses:Bank', 'expense')).not.toBe('1210');
  expect(of('Expenses:Xyzzy', 'expense')).toBeNull();
  const bg = packFor('BG')!;
  expect(proposeAccount({ name: 'Активи:Клиенти', type: 'asset' }, bg.chart, bg.roles)).toBe('411');
  // One word of a long name is no sign: not "Provisions for sales receivables", "ATM settlements", "VAT payable".
  const ofBg = (name: string, type: 'liability' | 'expense' | null) => proposeAccount({ name, type }, bg.chart, bg.roles);
  expect(ofBg('Sales', null)).toBe(bg.roles.sales);
  expect(ofBg('банк', null)).toBe('503');
  expect(ofBg('Liabilities:Payable', 'liability')).toBe('401');
  expect(of('банк', null)).toBe('1210');
  // Half of the words is as much of "Bank charges" as of "Consulting fees".
  expect(of('Expenses:Bank fees', 'expense')).toBeNull();
  expect(ofBg('Expenses:Bank fees', 'expense')).toBeNull();
});
