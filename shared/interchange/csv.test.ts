import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Book, ImportRejection } from './book.ts';
import { type CsvOptions, type CsvProfile, readCsv } from './csv.ts';
import { delimiters, mostCells, readRows } from './csv-table.ts';
import { toText } from './rational.ts';
import { valueBook } from './value-book.ts';

const options: CsvOptions = { file: 'table.csv', currentYear: 2024, currency: 'EUR' };
const bank: Partial<CsvOptions> = { account: 'Bank', counterAccount: 'Unknown' };

function book(text: string, more: Partial<CsvOptions> = {}): Book {
  const result = readCsv(text, { ...options, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.rejections, null, 1));
  return result.value;
}

function refused(text: string, more: Partial<CsvOptions> = {}): readonly ImportRejection[] {
  const result = readCsv(text, { ...options, ...more });
  return result.ok ? [] : result.rejections;
}

const lines = ({ entries }: Book) =>
  entries.map(({ date, lines: own }) =>
    [date, ...own.map(({ account, amount }) => `${account} ${toText(amount.value)} ${amount.commodity}`)].join(', '),
  );

/** First line of every entry of a bank table. */
const moved = (source: Book) => source.entries.map((entry) => toText(entry.lines[0]!.amount.value));

describe('journal lines', () => {
  test.each([
    ['English', 'Date,Number,Account,Debit,Credit,Currency,Description,Counterparty'],
    ['Georgian', 'თარიღი,ნომერი,ანგარიში,დებეტი,კრედიტი,ვალუტა,შინაარსი,კონტრაგენტი'],
    ['Bulgarian', 'Дата,Номер,Сметка,Дебит,Кредит,Валута,Описание,Контрагент'],
    ['Russian', 'Дата,Номер,Счёт,Дебет,Кредит,Валюта,Содержание,Контрагент'],
  ])('[K12] %s headers are understood', (_, header) => {
    const source = book(`${header}\n2024-01-31,7,601,100.00,,GEL,Rent,Landlord\n2024-01-31,7,311,,100.00,GEL,Paid,\n`);
    expect(lines(source)).toEqual(['2024-01-31, 601 100 GEL, 311 -100 GEL']);
    expect(source.entries[0]).toMatchObject({
      code: '7',
      payee: 'Landlord',
      description: 'Landlord | Rent',
      place: { file: 'table.csv', line: 2 },
      lines: [
        { memo: 'Rent', place: { line: 2 } },
        { memo: 'Paid', place: { line: 3 } },
      ],
      source: '2024-01-31,7,601,100.00,,GEL,Rent,Landlord\n2024-01-31,7,311,,100.00,GEL,Paid,',
    });
    expect(source.accounts.map(({ name, declared }) => [name, declared])).toEqual([
      ['601', false],
      ['311', false],
    ]);
    expect(source.commodities).toEqual([{ name: 'GEL', decimals: 2, declared: false }]);
  });

  test('[K12] a signed amount is a debit when positive, and a column may say which it is', () => {
    expect(lines(book('Date,No,Account,Amount\n2024-01-31,1,A,5\n2024-01-31,1,B,-5\n'))).toEqual(['2024-01-31, A 5 EUR, B -5 EUR']);
    expect(lines(book('Date,No,Account,Amount,D/C\n2024-01-31,1,A,5,D\n2024-01-31,1,B,5,C\n'))).toEqual(['2024-01-31, A 5 EUR, B -5 EUR']);
  });

  test('[K12] lines of an entry may stand apart, and rows without date and number belong to the row above', () => {
    const apart =
      'Date,No,Account,Amount\n2024-01-31,1,A,5\n2024-01-31,2,A,7\n2024-01-31,1,B,-5\n2024-01-31,2,C,-7\n2024-02-01,1,A,1\n,,B,-1\n';
    expect(lines(book(apart))).toEqual(['2024-01-31, A 5 EUR, B -5 EUR', '2024-01-31, A 7 EUR, C -7 EUR', '2024-02-01, A 1 EUR, B -1 EUR']);
  });

  test('[K12] without numbers an entry ends where its rows add up', () => {
    const text = 'Date,Account,Debit,Credit\n2024-01-31,A,5,\n2024-01-31,B,3,\n2024-01-31,C,,8\n2024-01-31,A,1,\n2024-01-31,C,,1\n';
    expect(lines(book(text))).toEqual(['2024-01-31, A 5 EUR, B 3 EUR, C -8 EUR', '2024-01-31, A 1 EUR, C -1 EUR']);
  });

  test('[K12] an entry that does not add up is refused at its first row, per currency', () => {
    expect(refused('Date,No,Account,Amount,Currency\n2024-01-31,1,A,5,EUR\n2024-01-31,1,B,-4,EUR\n2024-01-31,1,C,-1,USD\n')).toMatchObject([
      { code: 'UNBALANCED_ENTRY', line: 2, reason: 'entry 1 does not add up: 1 EUR are left' },
      { code: 'UNBALANCED_ENTRY', line: 2, reason: 'entry 1 does not add up: -1 USD are left' },
    ]);
  });

  test('[K12] every bad row is reported at once with its column', () => {
    const text = `Date,No,Account,Debit,Credit,Currency
2024-02-30,1,A,5,,EUR
,,B,,5,EUR
soon,2,A,5,,EUR
2024-01-31,3,,5,,EUR
2024-01-31,3,B,,x,EUR
2024-01-31,3,B,5,5,EUR
2024-01-31,3,B,,,EUR
2024-01-31,4.05758E+08,B,5,,EUR
2024-01-31,4,B,5 USD,,EUR
2024-01-31,5,B,5,,EUR,more
`;
    expect(refused(text).map(({ code, line, column }) => [code, line, column])).toEqual([
      ['DATE_INVALID', 2, 'Date'],
      ['DATE_INVALID', 3, 'Date'],
      ['DATE_INVALID', 4, 'Date'],
      ['ACCOUNT_INVALID', 5, 'Account'],
      ['AMOUNT_INVALID', 6, 'Credit'],
      ['AMOUNT_INVALID', 7, 'Credit'],
      ['AMOUNT_INVALID', 8, 'Debit'],
      ['ID_INVALID', 9, 'No'],
      ['CURRENCY_INVALID', 10, 'Currency'],
      ['ROW_TOO_LONG', 11, 'column 7'],
    ]);
    const many = refused(`Date,No,Account,Amount\n${'soon,1,A,5\n'.repeat(300)}`);
    expect(many).toHaveLength(100);
    expect(many.at(-1)!.code).toBe('TOO_MANY_PROBLEMS');
  });

  test('[K12] numbers of accounts and entries lose the .0 of a spreadsheet', () => {
    const source = book('Date,No,Account,Amount\n2024-01-31,1.0,405758318.0,5\n2024-01-31,1,311,-5\n');
    expect(lines(source)).toEqual(['2024-01-31, 405758318 5 EUR, 311 -5 EUR']);
  });

  test('[K12] cells that look like formulas stay text', () => {
    const source = book('Date,No,Account,Amount,Description\n2024-01-31,1,A,5,"=HYPERLINK(""x"")"\n2024-01-31,1,B,-5,@cmd\n');
    expect(source.entries[0]!.lines.map(({ memo }) => memo)).toEqual(['=HYPERLINK("x")', '@cmd']);
    expect(refused('Date,No,Account,Amount\n2024-01-31,1,A,=1+2\n')).toMatchObject([{ code: 'AMOUNT_INVALID' }]);
  });

  test('[K12] columns that mean nothing to us are kept as tags of their line', () => {
    const source = book('Date,No,Account,Amount,Project,__proto__\n2024-01-31,1,A,5,Roof,x\n2024-01-31,1,B,-5,,\n');
    expect(Object.entries(source.entries[0]!.lines[0]!.tags!)).toEqual([
      ['Project', 'Roof'],
      ['__proto__', 'x'],
    ]);
    expect(source.entries[0]!.lines[1]!.tags).toBeUndefined();
  });
});

describe('bank rows', () => {
  test('[K12] a signed amount makes an entry of two lines', () => {
    const source = book('Date,Description,Payee,Amount,Branch\n2024-01-31,Coffee,Shop,-3.50,Tbilisi\n', bank);
    expect(lines(source)).toEqual(['2024-01-31, Bank -3.5 EUR, Unknown 3.5 EUR']);
    expect(source.entries[0]).toMatchObject({ payee: 'Shop', description: 'Shop | Coffee', tags: { Branch: 'Tbilisi' } });
    expect(source.entries[0]!.lines[1]!.inferred).toBe(true);
  });

  test.each([
    ['in and out', 'Date,Money in,Money out\n2024-01-31,5.00,\n2024-01-31,,3.00\n', ['5', '-3']],
    ['out with a minus', 'Date,Money in,Money out\n2024-01-31,5.00,\n2024-01-31,,-3.00\n', ['5', '-3']],
    ['a reversal among payments out', 'Date,Money in,Money out\n2024-01-31,,3.00\n2024-01-31,,-3.00\n', ['-3', '3']],
    ['credit and debit of the bank', 'Date,Debit,Credit,Balance\n2024-01-31,,5.00,5.00\n2024-01-31,3.00,,2.00\n', ['5', '-3']],
    ['zeros in the other column', 'Date,Money in,Money out\n2024-01-31,5.00,0.00\n2024-01-31,0.00,3.00\n', ['5', '-3']],
    ['a word', 'Date,Amount,Transaction type\n2024-01-31,5.00,credit\n2024-01-31,3.00,debit\n', ['5', '-3']],
    ['a word that says something else', 'Date,Amount,Transaction type\n2024-01-31,5.00,Card\n2024-01-31,-3.00,Fee\n', ['5', '-3']],
  ])('[K12] %s', (_, text, expected) => {
    expect(moved(book(text, bank))).toEqual(expected);
  });

  test('[K12] the accounts are asked for when neither options nor columns name them', () => {
    expect(refused('Date,Amount\n2024-01-31,5\n').map(({ code, column }) => [code, column])).toEqual([
      ['OPTION_MISSING', 'account'],
      ['OPTION_MISSING', 'counterAccount'],
    ]);
  });

  test('[K12] a table with an account column is of a bank when the caller names the account', () => {
    expect(moved(book('Date,Account,Amount\n2024-01-31,GE00TB,5\n', bank))).toEqual(['5']);
  });

  test('[K12] balances that do not follow are shown, and nothing is changed', () => {
    const down = 'Date,Amount,Balance\n2024-01-01,5.00,105.00\n2024-01-02,-3.00,102.00\n2024-01-03,1.00,103.50\n';
    expect(book(down, bank).warnings).toMatchObject([
      { code: 'BALANCE_DIFFERS', place: { line: 4 }, detail: expect.stringContaining('0.5 off') },
    ]);
    const up = 'Date,Amount,Balance\n2024-01-03,1.00,103.00\n2024-01-02,-3.00,102.00\n2024-01-01,5.00,105.00\n';
    expect(book(up, bank).warnings).toEqual([]);
  });

  test('[K12] the currency is that of the column, the cell, the option or the header', () => {
    const of = (text: string, more: Partial<CsvOptions> = {}) => book(text, { ...bank, ...more }).entries[0]!.lines[0]!.amount.commodity;
    expect(of('Date,Amount,Currency\n2024-01-31,5,gel\n')).toBe('GEL');
    expect(of('Date,Amount\n2024-01-31,€5\n', { currency: 'USD' })).toBe('EUR');
    expect(of('Date,Amount\n2024-01-31,5\n', { currency: 'USD' })).toBe('USD');
    const { currency: _, ...without } = options;
    const read = (text: string) => readCsv(text, { ...without, ...bank });
    expect(read('Date,Amount (BGN)\n2024-01-31,5\n')).toMatchObject({ ok: true, value: { commodities: [{ name: 'BGN' }] } });
    expect(read('Date,Amount\n2024-01-31,5\n')).toMatchObject({ ok: true, value: { warnings: [{ code: 'CURRENCY_MISSING' }] } });
  });

  test('[K12] totals below the table are refused, or listed when the caller agrees', () => {
    const text = 'Statement of January\n\nDate,Amount\n2024-01-31,5\nTotal,5\n';
    expect(refused(text, bank)).toMatchObject([{ code: 'DATE_INVALID', line: 5 }]);
    expect(book(text, { ...bank, skipUnknown: true }).skipped).toMatchObject([
      { what: 'row-above-header', text: 'Statement of January', place: { line: 1 } },
      { what: 'unknown', text: 'Total,5', place: { line: 5 } },
    ]);
  });

  test('[K12] a profile without a header counts columns, inverts and filters', () => {
    const profile: CsvProfile = {
      name: 'own',
      kind: 'bank',
      withoutHeader: true,
      columns: { date: 0, amount: 2, description: [1, 3].map(String) },
      isInverted: true,
    };
    const columns = { date: 0, amount: 2, description: 1 } as const;
    expect(moved(book('31.01.2024,Coffee,3.50\n', { ...bank, profile: { ...profile, columns } }))).toEqual(['-3.5']);
    const only: CsvProfile = {
      name: 'own',
      kind: 'bank',
      columns: { date: 'When', amount: 'Much' },
      only: { column: 'State', values: ['done'] },
    };
    const source = book('When,Much,State\n2024-01-31,5,done\n2024-01-31,7,pending\n', { ...bank, profile: only });
    expect([moved(source), source.skipped.map(({ what }) => what)]).toEqual([['5'], ['filtered-row']]);
    expect(refused('When,State\n2024-01-31,done\n', { ...bank, profile: only })).toMatchObject([
      { code: 'COLUMN_MISSING', reason: expect.stringContaining("'Much'") },
    ]);
    expect(refused('a,b\n', { profile: 'nobody' })).toMatchObject([{ code: 'PROFILE_UNKNOWN' }]);
  });
});

describe('numbers', () => {
  const amounts = (cells: string[], more: Partial<CsvOptions> = {}) =>
    readCsv(`Date;Amount\n${cells.map((cell) => `2024-01-31;${cell}`).join('\n')}\n`, { ...options, ...bank, ...more });
  const read = (cells: string[], more: Partial<CsvOptions> = {}) => {
    const result = amounts(cells, more);
    return result.ok ? moved(result.value) : result.rejections.map(({ code }) => code);
  };

  test.each([
    [
      ['1,234.50', '1,234'],
      ['1234.5', '1234'],
    ],
    [
      ['1.234,50', '1.234'],
      ['1234.5', '1234'],
    ],
    [
      ['1 234,50', '1\u00a0234'],
      ['1234.5', '1234'],
    ],
    [
      ["1'234.50", '5'],
      ['1234.5', '5'],
    ],
    [['1,234,567'], ['1234567']],
    [
      ['1.234.567', '1.234'],
      ['1234567', '1234'],
    ],
    [
      ['0,125', '1,500'],
      ['0.125', '1.5'],
    ],
    [
      ['12,5', '1,500'],
      ['12.5', '1.5'],
    ],
    [
      ['1000', '20'],
      ['1000', '20'],
    ],
    [
      ['$20.00', '-$3.50', '$-1.00', '(4.00)', '5.00-', '+6.00', '−7.00', '10.00 EUR', 'EUR 1.00'],
      ['20', '-3.5', '-1', '-4', '-5', '6', '-7', '10', '1'],
    ],
    [['12 345 678,90'], ['12345678.9']],
  ])('[K12] %j is %j', (cells, expected) => {
    expect(read(cells)).toEqual(expected);
  });

  test('[K12] a table that leaves its decimal mark open is asked about and not guessed', () => {
    expect(amounts(['1,234', '5'])).toMatchObject({ ok: false, rejections: [{ code: 'AMBIGUOUS_DECIMALS', line: 2, column: 'Amount' }] });
    expect(read(['1,234', '5'], { decimalMark: ',' })).toEqual(['1.234', '5']);
    expect(read(['1,234', '5'], { decimalMark: '.' })).toEqual(['1234', '5']);
  });

  test('[K12] one column with two decimal marks is refused at the cell that contradicts', () => {
    expect(amounts(['1.50', '2,50'])).toMatchObject({ ok: false, rejections: [{ code: 'AMBIGUOUS_DECIMALS', line: 3 }] });
  });

  test('[K12] another column of amounts may decide', () => {
    expect(moved(book('Date;Amount;Balance\n2024-01-31;1,234;1,234.00\n', bank))).toEqual(['1234']);
  });

  test.each(['1E5', '4.05758E+08', '1,2,3.0', '12.34.5', 'abc', '10 CR', '--5', '(-5)', '5 EUR USD', '1 2 3', '=5', '5%', '9'.repeat(50)])(
    '[K12] %s is no amount',
    (cell) => {
      expect(read([cell, '1.50'])).toEqual(['AMOUNT_INVALID']);
    },
  );
});

describe('dates', () => {
  const dates = (cells: string[], more: Partial<CsvOptions> = {}) => {
    const result = readCsv(`Date;Amount\n${cells.map((cell) => `${cell};1`).join('\n')}\n`, { ...options, ...bank, ...more });
    return result.ok ? result.value.entries.map(({ date }) => date) : result.rejections.map(({ code, line }) => `${code} ${line}`);
  };

  test.each([
    [['2024-01-31', '2024/1/31', '2024.01.31', '20240131', '2024-01-31T10:00:00Z', '2024-01-31 10:00'], Array(6).fill('2024-01-31')],
    [
      ['31.01.2024', '01.02.2024', '1.2.24'],
      ['2024-01-31', '2024-02-01', '2024-02-01'],
    ],
    [
      ['01/02/2024', '31/01/2024'],
      ['2024-02-01', '2024-01-31'],
    ],
    [
      ['02/01/2024', '01/31/2024'],
      ['2024-02-01', '2024-01-31'],
    ],
    [
      ['6/12/15', '6/13/15'],
      ['2015-06-12', '2015-06-13'],
    ],
    [['05/05/2024'], ['2024-05-05']],
    [
      ['23-Jan-15', '3 February 2024', 'Feb 3, 2024', '31 Sept 99'.replace('31', '30')],
      ['2015-01-23', '2024-02-03', '2024-02-03', '1999-09-30'],
    ],
    [
      ['31-01-44', '31-01-45'],
      ['2044-01-31', '1945-01-31'],
    ],
  ])('[K12] %j are %j', (cells, expected) => {
    expect(dates(cells)).toEqual(expected);
  });

  test('[K12] days and months that fit both ways are asked about and not guessed', () => {
    expect(dates(['05/05/2024', '03/04/2024'])).toEqual(['AMBIGUOUS_DATES 3']);
    expect(dates(['03/04/2024'], { dateOrder: 'dmy' })).toEqual(['2024-04-03']);
    expect(dates(['03/04/2024'], { dateOrder: 'mdy' })).toEqual(['2024-03-04']);
  });

  test('[K12] rows that fit no order, or not the one the others show, are refused', () => {
    expect(dates(['31/01/2024', '30/01/2024', '01/31/2024'])).toEqual(['DATE_INVALID 4']);
    expect(dates(['2024-02-30', '31.13.2024', '2024-01-31x', '1/2'])).toEqual([
      'DATE_INVALID 2',
      'DATE_INVALID 3',
      'DATE_INVALID 4',
      'DATE_INVALID 5',
    ]);
  });
});

describe('tables', () => {
  test.each([[','], [';'], ['\t'], ['|']])('[K12] the delimiter %j is found', (delimiter) => {
    const text = ['Date,Description,Amount', '2024-01-31,"a, b; c | d",-5', '2024-01-31,x,6'].join('\n').replace(/,(?! b)/g, delimiter);
    expect(moved(book(text, bank))).toEqual(['-5', '6']);
  });

  test('[K12] lines are counted through quoted line ends, and any line end is read', () => {
    expect(refused('Date,Description,Amount\r\n2024-01-31,"two\r\nlines",5\r\nsoon,x,5\r\n', bank)).toMatchObject([
      { code: 'DATE_INVALID', line: 4 },
    ]);
    expect(moved(book('Date,Amount\r2024-01-31,5\r', bank))).toEqual(['5']);
  });

  test.each([
    ['NOTHING_TO_IMPORT', ''],
    ['NOTHING_TO_IMPORT', 'Date,Amount\n'],
    ['DELIMITER_UNKNOWN', 'just\ntext\n'],
    ['HEADER_NOT_FOUND', 'a,b\n1,2\n'],
    ['QUOTE_INVALID', 'Date,Amount\n"2024-01-31,5\n'],
    ['QUOTE_INVALID', 'Date,Amount\n"2024"-01-31,5\n'],
    ['BINARY_FILE', 'Date,Amount\n\0'],
    ['ENCODING_INVALID', 'Date,Amount\n\u{fffd}'],
  ])('[K12] %s: %j', (code, text) => {
    expect(refused(text, bank)).toMatchObject([{ code }]);
  });

  test('[K12] limits', () => {
    expect(refused('x'.repeat(50), { limits: { lineCharacters: 40 } })).toMatchObject([{ code: 'LINE_TOO_LONG', line: 1 }]);
    expect(refused('x\n'.repeat(50), { limits: { lines: 40 } })).toMatchObject([{ code: 'TOO_MANY_LINES' }]);
    expect(refused('x'.repeat(50), { limits: { characters: 40 } })).toMatchObject([{ code: 'FILE_TOO_LARGE' }]);
  });

  test('[K12] a table of thousands of columns is refused before its cells are read', () => {
    const wide = `Date,Amount${',x'.repeat(mostCells - 1)}\n`;
    expect(refused(wide.repeat(3))).toMatchObject([{ code: 'LINE_TOO_LONG', line: 1 }]);
    expect(refused(`${'1,'.repeat(40_000)}\n`.repeat(20))).toMatchObject([{ code: 'LINE_TOO_LONG' }]);
    expect(readRows(`a${',b'.repeat(mostCells - 1)}`, ',').rows[0]!.cells).toHaveLength(mostCells);
  });

  test('[K12] rows and cells are those of another reader of tables', () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é', '1') }).map((text) => text.trim());
    const row = fc.array(cell, { minLength: 2, maxLength: 4 }).filter((cells) => cells.some((text) => text !== ''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom(...delimiters), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, newline: '\n' });
        expect(readRows(text, delimiter).rows.map(({ cells }) => cells)).toEqual(Papa.parse(text, { delimiter, newline: '\n' }).data);
        expect(readRows(text, delimiter).rows.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('[K12] no text throws', () => {
    const piece = fc.constantFrom(
      'Date',
      'Amount',
      'Account',
      ',',
      ';',
      '\n',
      '"',
      '2024-01-31',
      '1/2/24',
      '5',
      '-',
      '1.234',
      '1,5',
      ' ',
      'EUR',
      '(',
      ')',
      'e',
      '\t',
      '|',
      'ა',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, skipUnknown) => {
        readCsv(`Date,Account,Amount,Description\n${pieces.join('')}`, { ...options, skipUnknown });
        readCsv(pieces.join(''), { ...options, ...bank, skipUnknown });
      }),
      { numRuns: 1000 },
    );
  });

  test('[K12] a table of a hundred thousand rows is read and valued in a few seconds', () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) => `2024-01-${String((index % 28) + 1).padStart(2, '0')},"Payee, ${index}",${index % 2 ? '-' : ''}1${index % 1000}.25`,
    );
    const started = performance.now();
    const result = valueBook(book(`Date,Description,Amount\n${rows.join('\n')}\n`, bank));
    expect(result.ok && result.value.entries).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
