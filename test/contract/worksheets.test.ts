import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { WorksheetInfo } from '../../shared/contracts/worksheets.ts';
import { languages } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { readFacts, readPdf } from '../golden/read-pdf.ts';
import { attempt, balances, codes, d, good, makeCompany, run } from '../support/company.ts';

const amountsOf = ({ rows }: WorksheetInfo): Record<string, string> => Object.fromEntries(rows.map(({ code, amount }) => [code, amount]));
const originsOf = ({ rows }: WorksheetInfo): Record<string, string> =>
  Object.fromEntries(rows.filter(({ origin }) => origin !== 'computed').map(({ code, origin }) => [code, origin]));
const entry = (company: Company, date: string, debit: string, credit: string, amount: string) =>
  good(
    attempt(company, 'journal.post', {
      date,
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    }),
  );
const sheet = (company: Company, kind: string, period: string, inputs: Record<string, string> = {}) =>
  run(company, 'worksheet.get', { kind, period, inputs });

describe('worksheets', () => {
  test('[V9] E11 through the contract: rows with formula, amount and source, what is due and how it is booked', () => {
    const found = sheet(makeCompany(), 'profit-tax', '2026-05', { dividends: '8500' });
    expect(found.rows.find(({ code }) => code === '8')).toMatchObject({
      formula: '7 ÷ 85 % × 15 %',
      amount: '1500.00',
      origin: 'computed',
      source: expect.objectContaining({ ka: 'სსკ, მუხლი 97, ნაწილი 10, მუხლი 98', en: 'TC, art. 97(10), art. 98' }),
    });
    expect(amountsOf(found)).toMatchObject({ '9': '425.00', '10': '8075.00', '11': '10000.00' });
    expect(found).toMatchObject({
      result: '1500.00',
      payments: [{ row: '8', amount: '1500.00', due: '2026-06-15', originalDue: '2026-06-15' }],
      postings: [
        { row: '8', debit: '9210', credit: '3310', amount: '1500.00' },
        { row: '9', debit: '3420', credit: '3321', amount: '425.00' },
      ],
    });
  });

  test('[V9] what is not entered comes from the books: income and expenses of last year, without what closed it', () => {
    const company = makeCompany();
    entry(company, '2025-11-10', '1110', '6110', '100000');
    entry(company, '2025-12-10', '7420', '1110', '60000');
    entry(company, '2026-02-10', '7480', '1110', '1600');
    entry(company, '2026-05-10', '7495', '1110', '200');
    entry(company, '2026-06-01', '7495', '1110', '999');
    const found = sheet(company, 'profit-tax', '2026-05');
    expect(amountsOf(found)).toMatchObject({
      '3': '200.00',
      '5': '1600.00',
      '5.1': '100000.00',
      '5.2': '60000.00',
      '5.4': '1000.00',
      '6': '600.00',
    });
    expect(originsOf(found)).toMatchObject({ '1': 'none', '3': 'books', '5': 'books', '5.1': 'books' });
    // 800.00 / 0.85 x 15 %
    expect(amountsOf(found)['8']).toBe('141.18');
    const entered = sheet(company, 'profit-tax', '2026-05', { 'not-business': '0' });
    expect([amountsOf(entered)['3'], originsOf(entered)['3'], amountsOf(entered)['8']]).toEqual(['0.00', 'entered', '105.88']);
    run(company, 'year.close', { year: 2025, closeMonths: true });
    expect(balances(company, { asOf: d('2025-12-31') })['6110']).toBeUndefined();
    expect(sheet(company, 'profit-tax', '2026-05').rows).toEqual(found.rows);
  });

  test('[V9] a row the books fill names its accounts and days, which add up to it; what is entered names none', () => {
    const company = makeCompany();
    entry(company, '2025-11-10', '1110', '6110', '100000');
    entry(company, '2025-11-11', '1110', '6120', '250.50');
    entry(company, '2025-12-01', '6120', '1110', '250.50');
    entry(company, '2025-12-02', '1110', '8110', '70');
    entry(company, '2026-05-10', '7495', '1110', '200');
    run(company, 'year.close', { year: 2025, closeMonths: true });
    const books = (code: string, inputs: Record<string, string> = {}) =>
      sheet(company, 'profit-tax', '2026-05', inputs).rows.find((row) => row.code === code)!.books;
    const account = (code: string, amount: string) => ({ code, amount, names: expect.objectContaining({ ka: expect.any(String) }) });
    expect(books('3')).toEqual({ from: '2026-05-01', to: '2026-05-31', accounts: [account('7495', '200.00')] });
    // An account that came back to nothing adds nothing; neither does what closed the year.
    expect(books('5.1')).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
      accounts: [account('6110', '100000.00'), account('8110', '70.00')],
    });
    expect(amountsOf(sheet(company, 'profit-tax', '2026-05'))['5.1']).toBe('100070.00');
    expect(books('5')).toEqual({ from: '2026-01-01', to: '2026-05-31', accounts: [] });
    expect([books('1'), books('8'), books('3', { 'not-business': '5' })]).toEqual([null, null, null]);
    entry(company, '2026-06-01', '2130', '5150', '120000');
    // Balances begin with the books.
    const end = sheet(company, 'property-tax', '2026').rows.find(({ code }) => code === '2')!;
    expect(end.books).toEqual({ from: null, to: '2026-12-31', accounts: [account('2130', '120000.00')] });
  });

  test('[V9] E12: income of an entrepreneur from the books, month by month', () => {
    const company = makeCompany({ vatPayer: false, taxId: '01017012345' });
    entry(company, '2026-01-15', '1110', '6110', '435000');
    entry(company, '2026-08-20', '1110', '6112', '45000');
    entry(company, '2026-09-05', '1110', '6110', '15000');
    entry(company, '2026-09-12', '1110', '6110', '25000');
    entry(company, '2026-10-05', '1110', '6110', '30000');
    const tax = (period: string) => sheet(company, 'small-business', period).result;
    expect([tax('2026-08'), tax('2026-09'), tax('2026-10'), tax('2027-01')]).toEqual(['450.00', '1200.00', '900.00', '0.00']);
    expect(originsOf(sheet(company, 'small-business', '2026-09'))).toEqual({ '1': 'books', '2': 'books', '4': 'usual' });
    expect(sheet(company, 'small-business', '2026-09', { limit: '700000' }).result).toBe('400.00');
  });

  test('[V9] E15: property tax from the balances at both ends of the year, land left out', () => {
    const company = makeCompany();
    entry(company, '2025-06-01', '2130', '5150', '120000');
    entry(company, '2025-06-01', '2110', '5150', '50000');
    entry(company, '2025-12-31', '7455', '2230', '20000');
    entry(company, '2026-12-31', '7455', '2230', '20000');
    const found = sheet(company, 'property-tax', '2026');
    expect(amountsOf(found)).toMatchObject({
      '1': '100000.00',
      '2': '80000.00',
      '3': '90000.00',
      '4': '900.00',
      '6': '900.00',
      '8': '900.00',
    });
    expect(found).toMatchObject({
      from: '2026-01-01',
      to: '2026-12-31',
      percents: [{ id: 'rate', percent: '1.00', origin: 'usual' }],
      payments: [
        { row: '6', amount: '900.00', due: '2027-04-01', originalDue: '2027-04-01' },
        { row: '8', amount: '900.00', due: '2027-06-15', originalDue: '2027-06-15' },
      ],
      postings: [{ row: '4', debit: '7465', credit: '3380', amount: '900.00' }],
    });
    expect(sheet(company, 'property-tax', '2026', { rate: '0.6' }).rows.find(({ code }) => code === '4')).toMatchObject({
      formula: '3 × 0.6 %',
      amount: '540.00',
    });
  });

  test('[V9] a payment on a weekend says when it is due', () => {
    expect(sheet(makeCompany(), 'property-tax', '2027').payments[0]).toMatchObject({ due: '2028-04-03', originalDue: '2028-04-01' });
  });

  test('[V9] what a worksheet asks for is listed with it', () => {
    const forms = run(makeCompany(), 'worksheet.forms', {});
    expect(forms.map(({ kind, period }) => [kind, period])).toEqual([
      ['profit-tax', 'month'],
      ['withholding', 'month'],
      ['non-resident-service', 'month'],
      ['small-business', 'month'],
      ['property-tax', 'year'],
    ]);
    expect(forms.at(-1)!.inputs.find(({ id }) => id === 'rate')).toMatchObject({
      kind: 'percent',
      usual: '1',
      most: '1',
      fromBooks: false,
    });
    expect(forms[0]!.inputs.find(({ id }) => id === 'representation')).toMatchObject({ fromBooks: true });
    expect(forms.filter(({ unconfirmed }) => unconfirmed).map(({ kind }) => kind)).toEqual(['withholding', 'non-resident-service']);
  });

  test.each([
    ['an unknown worksheet', { kind: 'wealth-tax', period: '2026' }, ['UNKNOWN_WORKSHEET']],
    ['a month for a worksheet of a year', { kind: 'property-tax', period: '2026-05' }, ['WORKSHEET_PERIOD']],
    ['a year before the rules', { kind: 'property-tax', period: '2020' }, ['WORKSHEET_NOT_IN_FORCE']],
    ['no period', { kind: 'property-tax', period: '2026-Q5' }, ['INPUT_INVALID']],
    ['an input it does not have', { kind: 'property-tax', period: '2026', inputs: { yacht: '1' } }, ['UNKNOWN_INPUT']],
    ['a third decimal', { kind: 'property-tax', period: '2026', inputs: { opening: '1.001' } }, ['TOO_MANY_DECIMALS']],
    ['more than the law allows', { kind: 'property-tax', period: '2026', inputs: { rate: '1.01' } }, ['INPUT_TOO_HIGH']],
    ['a negative amount', { kind: 'property-tax', period: '2026', inputs: { opening: '-1' } }, ['INPUT_INVALID']],
    [
      'several faults at once',
      { kind: 'property-tax', period: '2026', inputs: { rate: '2', yacht: '1' } },
      ['INPUT_TOO_HIGH', 'UNKNOWN_INPUT'],
    ],
  ])('[V9] %s is refused', (_name, input, expected) => {
    const company = makeCompany();
    expect(codes(attempt(company, 'worksheet.get', input))).toEqual(expected);
    expect(codes(attempt(company, 'worksheet.pdf', { ...input, language: 'ka' }))).toEqual(expected);
  });
});

describe('worksheet PDF', () => {
  const asked = { kind: 'property-tax', period: '2026', inputs: { opening: '100000', closing: '80000' } };

  test.each(languages)('[V9] prints the rows of the worksheet, figure by figure, %s', async (language) => {
    const company = makeCompany();
    const found = run(company, 'worksheet.get', asked);
    const { base64, fileName } = run(company, 'worksheet.pdf', { ...asked, language });
    expect(fileName).toBe('property-tax-204854595-2026.pdf');
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const items = await readPdf(bytes);
    const printed = items.map(({ text }) => text);
    const squeezed = printed.join('').replace(/\s/g, '');
    for (const row of found.rows) {
      expect(printed).toContain(row.code);
      expect(squeezed).toContain(row.names[language].replace(/\s/g, ''));
    }
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    const onRow = (code: string) => {
      const anchor = items.find(({ text }) => text === code)!;
      return items.filter(({ page, y }) => page === anchor.page && Math.abs(y - anchor.y) < 8).map(({ text }) => plain(text));
    };
    for (const row of found.rows) expect(onRow(row.code), row.code).toContain(plain(formatDecimal(row.amount, language)));
    for (const { source } of found.rows) expect(squeezed).toContain(source[language].replace(/\s/g, ''));
    const facts = await readFacts(bytes);
    expect(facts).toMatchObject({ isTagged: true, language, info: { CreationDate: 'D:20261231000000Z' } });
    expect(squeezed).toContain(found.headHash.slice(0, 12));
    expect(squeezed).toContain(found.packVersion);
  });

  test('[V9] equal books and inputs give equal bytes, other inputs other ones', () => {
    const company = makeCompany();
    const made = (inputs: Record<string, string>) => run(company, 'worksheet.pdf', { ...asked, inputs, language: 'en' }).sha256;
    expect(made(asked.inputs)).toBe(made({ closing: '80000', opening: '100000' }));
    expect(made({ ...asked.inputs, rate: '0.8' })).not.toBe(made(asked.inputs));
  });

  test('[V9] what no text of the law confirms is marked, and nothing is marked that is', async () => {
    const company = makeCompany();
    const textOf = async (kind: string, period: string) => {
      const { base64 } = run(company, 'worksheet.pdf', { kind, period, inputs: {}, language: 'en' });
      return (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).map(({ text }) => text).join(' ');
    };
    expect(await textOf('withholding', '2026-05')).toMatch(/TC, art. 154, 81 \*.*Not confirmed by the text of the law/s);
    expect(await textOf('property-tax', '2026')).not.toContain('Not confirmed by the text of the law');
  });
});
