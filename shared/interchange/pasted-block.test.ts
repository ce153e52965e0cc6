import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessMapping, mostPasted, type PasteKind, type PasteReading, readBlock, readPasted } from './pasted-block.ts';

const accounts = new Map(['1110', '1410', '3190', '6110', '7420', '7430'].map((code) => [code, code]));
const books = {
  accountOf: (text: string) => accounts.get(text.split(' ')[0]!),
  taxCodeOf: (text: string) => (['S18', 'P18', 'S0'].includes(text.toUpperCase()) ? text.toUpperCase() : undefined),
};
const reading = (kind: PasteKind, more: Partial<PasteReading> = {}): PasteReading => ({
  kind,
  books,
  currency: 'GEL',
  scales: { debit: 2, credit: 2, amount: 2, quantity: 6, unitPrice: 6 },
  ...more,
});
const block = (text: string) => {
  const read = readBlock(text);
  if (read === undefined || read === 'too-large') throw new Error('no block');
  return read;
};
const paste = (kind: PasteKind, text: string, more: Partial<PasteReading> = {}) => {
  const cells = block(text);
  const mapping = guessMapping(cells, kind, books);
  return { ...mapping, ...readPasted(cells, mapping, reading(kind, more)) };
};

describe('[X6] a block of cells becomes lines of an entry', () => {
  test('its header names the columns, in any of the four languages', () => {
    const expected = [
      { row: 1, account: '7420', debit: '2500.00', memo: 'ქირა' },
      { row: 2, account: '1110', credit: '1234.50' },
      { row: 3, account: '3190', credit: '1265.5' },
    ];
    const body = '7420 Rent\tქირა\t2 500,00\t\r\n1110\t\t\t1 234,50\r\n3190\t\t\t1265,5\r\n';
    for (const header of [
      'Account\tMemo\tDebit\tCredit',
      'ანგარიში\tშინაარსი\tდებეტი\tკრედიტი',
      'Сметка\tОснование\tДебит\tКредит',
      'Счёт\tСодержание\tДебет\tКредит',
    ])
      expect(paste('journal', `${header}\r\n${body}`)).toMatchObject({ isSure: true, faults: [], shown: ',', lines: expected });
  });

  test('two accounts a row and one amount make two lines', () => {
    expect(paste('journal', '7420\t1110\t100.50\trent\n7430\t1110\t20.00\theat')).toMatchObject({
      isSure: true,
      lines: [
        { row: 0, account: '7420', debit: '100.50', memo: 'rent' },
        { row: 0, account: '1110', credit: '100.50', memo: 'rent' },
        { row: 1, account: '7430', debit: '20.00' },
        { row: 1, account: '1110', credit: '20.00' },
      ],
    });
  });

  test('one column of signed amounts: above zero is debit', () => {
    expect(paste('journal', '7420\t100.50\n1110\t(100.50)')).toMatchObject({
      isSure: true,
      lines: [
        { account: '7420', debit: '100.50' },
        { account: '1110', credit: '100.50' },
      ],
    });
    // All above zero: the side is somebody's to say.
    expect(paste('journal', '7420\t100.50\n1110\t100.50').isSure).toBe(false);
  });

  test('the mark of the whole block counts, and what may be read either way is not guessed', () => {
    expect(paste('journal', '7420\t1,234\t\n1110\t\t1,234.50').lines).toMatchObject([{ debit: '1234' }, { credit: '1234.50' }]);
    expect(paste('journal', '7420\t1,234\t\n1110\t\t0,5').lines).toMatchObject([{ debit: '1.234' }, { credit: '0.5' }].slice(1));
    expect(paste('journal', '7420\t1,234\t\n1110\t\t1,234').shown).toBe('open');
    expect(paste('journal', '7420\t1,234\t\n1110\t\t1,234', { mark: ',' }).faults.map(({ problem }) => problem)).toEqual([
      'decimals',
      'decimals',
    ]);
    expect(paste('journal', '7420\t1,234\t\n1110\t\t1,234', { mark: '.' }).lines).toMatchObject([{ debit: '1234' }, { credit: '1234' }]);
    expect(paste('journal', '7420\t1.234,50\t\n1110\t\t1,234.50').shown).toBe('mixed');
  });

  test('every fault names its cell, and its row makes no line', () => {
    const { faults, lines } = paste(
      'journal',
      'Account\tDebit\tCredit\tCounterparty\n9999\t1.00\t\t\n7420\tabc\t\t\n7420\t1.005\t\t\n7420\t1.00\t2.00\t\n7420\t\t\t\n1110\t-5.00\t\t\n1110\t10 USD\t\t\n\t5.00\t\t\n1110\t5.00\t\tnobody\n1110\t5.00\t\tAlpha',
      { isParty: (text) => text === 'Alpha' },
    );
    expect(faults).toEqual([
      { row: 1, column: 0, problem: 'account' },
      { row: 2, column: 1, problem: 'number' },
      { row: 3, column: 1, problem: 'decimals' },
      { row: 4, column: 2, problem: 'both-sides' },
      { row: 5, column: 1, problem: 'no-amount' },
      { row: 6, column: 1, problem: 'negative' },
      { row: 7, column: 1, problem: 'currency' },
      { row: 8, column: 0, problem: 'empty' },
      { row: 9, column: 3, problem: 'counterparty' },
    ]);
    expect(lines).toEqual([{ row: 10, account: '1110', debit: '5.00', counterparty: 'Alpha' }]);
  });
});

describe('[L15] a column of cells sorts lines by a dimension', () => {
  const dimensions = [
    { code: 'CC', name: 'Cost centre', codeOf: (cell: string) => ({ tb: 'TB', tbilisi: 'TB', bt: 'BT' })[cell.toLowerCase()] },
    { code: 'MEMO', name: 'Memo', codeOf: () => 'X' },
  ];
  const withDimensions = { books: { ...books, dimensions } };
  const paste = (kind: PasteKind, text: string) => {
    const cells = block(text);
    const mapping = guessMapping(cells, kind, withDimensions.books);
    return { ...mapping, ...readPasted(cells, mapping, reading(kind, withDimensions)) };
  };

  test('when its header is the code or the name, by code or name of the value; an empty cell says nothing', () => {
    for (const header of ['CC', 'cost centre'])
      expect(paste('journal', `Account\tDebit\tCredit\t${header}\n7420\t10\t\tTbilisi\n1110\t\t10\t`)).toMatchObject({
        isSure: true,
        roles: ['account', 'debit', 'credit', 'dimension.CC'],
        lines: [
          { account: '7420', debit: '10', dimensions: { CC: 'TB' } },
          { account: '1110', credit: '10' },
        ],
      });
    expect(paste('trade', 'Description\tPrice\tCC\nwork\t10\tbt').lines).toEqual([
      { row: 1, description: 'work', unitPrice: '10', dimensions: { CC: 'BT' } },
    ]);
  });

  test('on both lines of a row with two accounts', () => {
    const { lines } = paste('journal', 'Debit account\tCredit account\tAmount\tCC\n7420\t1110\t5\tTB');
    expect(lines.map(({ account, dimensions }) => [account, dimensions])).toEqual([
      ['7420', { CC: 'TB' }],
      ['1110', { CC: 'TB' }],
    ]);
  });

  test('never by what stands in it, never in place of a word that has a meaning, and a value nobody knows is named', () => {
    expect(paste('journal', '7420\t10.50\tTB\n1110\t(10.50)\tTB').roles).toEqual(['account', 'amount', 'memo']);
    expect(paste('journal', 'Account\tDebit\tCredit\tMemo\n7420\t10\t\tx').roles[3]).toBe('memo');
    expect(paste('journal', 'Account\tDebit\tCredit\tCC\n7420\t10\t\tParis')).toMatchObject({
      lines: [],
      faults: [{ row: 1, column: 3, problem: 'dimension' }],
    });
  });
});

describe('[X6] a block of cells becomes lines of a document', () => {
  test('a third figure that is the product of two proves what they are', () => {
    expect(paste('trade', '1\tCoffee, 1 kg\t10\t24,50\t245,00\tS18\n2\tTea\t2,5\t8,00\t20,00\tS18')).toMatchObject({
      isSure: true,
      lines: [
        { description: 'Coffee, 1 kg', quantity: '10', unitPrice: '24.50', taxCode: 'S18' },
        { description: 'Tea', quantity: '2.5', unitPrice: '8.00', taxCode: 'S18' },
      ],
    });
  });

  test('a cell that is none of its column is named, and the column stays what it is', () => {
    expect(paste('trade', 'Coffee\t10\t24,50\nTea\t2\t8,00\nSugar\ttwo\t3,00').faults).toEqual([{ row: 2, column: 1, problem: 'number' }]);
  });

  test('two figures alone are looked at first, one is the price', () => {
    expect(paste('trade', 'Coffee\t10\t24.50\nTea\t2\t8.00').isSure).toBe(false);
    expect(paste('trade', 'Coffee\t24.50\nTea\t8.00')).toMatchObject({
      isSure: true,
      lines: [{ unitPrice: '24.50' }, { unitPrice: '8.00' }],
    });
  });

  test('text with commas is a table of its own kind, with quotes as spreadsheets write them', () => {
    expect(paste('trade', 'Наименование;Количество;Цена\n"Кафе; зърна";2;24,50\nЧай;1;8,00')).toMatchObject({
      isSure: true,
      hasHeader: true,
      lines: [{ description: 'Кафе; зърна', quantity: '2', unitPrice: '24.50' }, { description: 'Чай' }],
    });
  });
});

describe('a copied text', () => {
  test('of one cell is no block', () => {
    expect(readBlock('rent of November')).toBeUndefined();
    expect(readBlock('rent, of; November\n')).toBeUndefined();
    expect(readBlock('')).toBeUndefined();
    expect(readBlock('a\tb')).toEqual([['a', 'b']]);
    expect(readBlock('1\n2\n')).toEqual([['1'], ['2']]);
  });

  test('has limits', () => {
    expect(readBlock('1\t2\n'.repeat(mostPasted.rows + 1))).toBe('too-large');
    expect(readBlock('1\t'.repeat(mostPasted.columns + 1))).toBe('too-large');
    expect(readBlock('x'.repeat(mostPasted.characters + 1))).toBe('too-large');
  });

  test('[NUM-1] whatever it holds, it is read or refused, and every row makes lines or has a fault', () => {
    const cell = fc.oneof(
      fc.constantFrom('7420', '1110', 'S18', '', '1 234,50', '1,234.50', '-5', '(12)', '"', 'Debit', '1e5'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
        fc.constantFrom<PasteKind>('journal', 'trade'),
        (rows, kind) => {
          const cells = readBlock(rows.map((row) => row.join('\t')).join('\n'));
          if (cells === undefined || cells === 'too-large') return;
          const mapping = guessMapping(cells, kind, books);
          const { lines, faults } = readPasted(cells, mapping, reading(kind));
          const told = new Set([...lines, ...faults].map(({ row }) => row));
          expect(told.size).toBe(cells.length - (mapping.hasHeader ? 1 : 0));
          for (const { debit, credit, quantity, unitPrice } of lines)
            for (const amount of [debit, credit, quantity, unitPrice])
              if (amount !== undefined) expect(amount).toMatch(/^\d{1,15}(\.\d{1,6})?$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
