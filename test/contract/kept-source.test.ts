import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keptSources } from '../../electron/queries/kept-source.ts';
import { bg } from '../../shared/jurisdictions/bg/index.ts';
import { ge } from '../../shared/jurisdictions/ge/index.ts';
import { counterparty, d, entryOf, makeCompany, month, run } from '../support/company.ts';

const said = {
  ka: 'სსკ, მუხლები 158-160, 166',
  bg: 'ДК, чл. 158-160, 166',
  ru: 'НК, ст. 158-160, 166',
  en: 'TC, art. 158-160, 166',
};

test('[V2] the log keeps letters and numbers; entry and cell say the law in every language, also after it is taken back', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Buyer');
  const posted = run(company, 'salesInvoice.post', {
    counterpartyId: party,
    date: d('2026-05-04'),
    lines: [{ unitPrice: '100', taxCode: 'S18' }],
  });
  expect(entryOf(company, posted).taxDetails.map(({ source }) => source)).toEqual([said]);
  const advance = run(company, 'advance.receive', { counterpartyId: party, date: d('2026-05-05'), gross: '118', taxCode: 'S18A' });
  run(company, 'document.void', { documentId: advance.id, date: d('2026-05-05'), reason: 'wrong buyer' });
  const rows = run(company, 'vatReturn.rows', { period: month('2026-05'), cell: 'I.1.base' });
  expect(rows.map(({ source }) => source)).toEqual([said]);
  const { file } = company;
  company.close();
  const db = new SQLite(file, { readonly: true });
  expect(db.prepare('SELECT source FROM vat_ledger ORDER BY source').pluck().all()).toEqual([
    'TC 158-160, 166',
    'TC 163, 166',
    'TC 163, 166',
  ]);
  db.close();
});

test('[V2] what earlier versions kept with a remark is said without it, and what no rule of today says stands as it was recorded', () => {
  const [georgian, bulgarian] = [keptSources(ge), keptSources(bg)];
  const earlier = 'TC 175-176: no deduction without a valid tax invoice, so no line of the return';
  expect(georgian('P18W', earlier).ka).toBe('სსკ, მუხლები 175-176');
  expect(bulgarian('PNREG', 'ЗДДС Art. 113(9): in no ledger').bg).toBe('ЗДДС, чл. 113, ал. 9');
  for (const [code, kept] of [
    ['S18', 'TC 158-160, 1667'],
    ['S18', 'TC 158'],
    ['GONE', 'TC 158-160, 166'],
  ] as const)
    expect(georgian(code, kept)).toEqual({ ka: kept, bg: kept, ru: kept, en: kept });
  expect(keptSources(undefined)('S18', 'TC 166')).toEqual({ ka: 'TC 166', bg: 'TC 166', ru: 'TC 166', en: 'TC 166' });
});
