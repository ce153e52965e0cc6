import { expect, test } from 'vitest';
import { detectFormat } from './detect.ts';

const entry = '2024-01-01 x\n  A  1 EUR\n  B\n';

test('[K12] the format of a file by its name and its content', () => {
  const table: [string, string, ReturnType<typeof detectFormat>][] = [
    ['book.journal', entry, 'hledger'],
    ['book.txt', entry, 'hledger'],
    ['book.dat', entry, 'ledger'],
    ['book.ledger', entry, 'ledger'],
    ['book.ledger', '2024-01-01 x\n  A  1 EUR == 1 EUR\n  B\n', 'hledger'],
    ['book.txt', `apply tag foo\n${entry}`, 'ledger'],
    ['book.txt', `C 1 Kb = 1024 b\n${entry}`, 'ledger'],
    ['book.txt', `= expr 'true'\n  (A)  1\n${entry}`, 'ledger'],
    ['book.beancount', '', 'beancount'],
    ['book.txt', '; title\n2014-01-01 open Assets:Bank EUR\n', 'beancount'],
    ['book.txt', '2014-01-01 * "Payee" "Narration"\n  Assets:Bank  1 EUR\n', 'beancount'],
    ['book.txt', 'option "title" "x"\n', 'beancount'],
    ['bank.csv', 'a;b\n', 'csv'],
    ['bank.txt', 'Date,Amount,Text\n2024-01-01,5,x\n', 'csv'],
    ['bank.txt', '2024-01-01;5,00;Shop\n', 'csv'],
    ['empty.journal', '; nothing\n', 'hledger'],
    ['letter.txt', 'Dear customer\n', undefined],
    ['book.txt', '\ufeff2024-01-01 buy a, b, c and d\n  A  1\n  B\n', 'hledger'],
  ];
  for (const [name, text, expected] of table) expect(detectFormat(name, text), `${name}: ${text}`).toBe(expected);
});
