import { expect, test } from 'vitest';
import type { Book, ReadOptions } from './book.ts';
import { bookBalances } from './book-balances.ts';
import { readHledger } from './hledger.ts';
import { readLedger } from './ledger.ts';
import { toText } from './rational.ts';

const options: ReadOptions = { file: 'main.dat', currentYear: 2024 };

function book(text: string): Book {
  const result = readLedger(text, options);
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
}

const balances = (text: string): string[] =>
  bookBalances(book(text))
    .map(({ account, commodity, balance }) => `${account} ${toText(balance)} ${commodity}`.trim())
    .sort();

function refused(text: string): string[] {
  const result = readLedger(text, options);
  return result.ok ? [] : result.rejections.map(({ line, code }) => `${line} ${code}`);
}

test('[K12] automated transactions apply to the entries below them, virtual lines as memo', () => {
  const text = '2024-01-01 a\n  Income:Job  -100 EUR\n  Cash\n= /^income/\n  (Tithe)  0.12\n\n2024-01-02 b\n  Cash  50 EUR\n  Income:Job\n';
  expect(balances(text)).toEqual(['Cash 150 EUR', 'Income:Job -150 EUR', 'Tithe -6 EUR']);
  expect(book(text).memoLines.map(({ account, date }) => [account, date])).toEqual([['Tithe', '2024-01-02']]);
  // hledger leaves them out and says so.
  const other = readHledger(text, options);
  expect(other.ok && other.value.memoLines).toEqual([]);
  expect(other.ok && other.value.skipped.map(({ what }) => what)).toEqual(['automated-transaction']);
});

test('[K12] lines of an automated transaction: amounts, factors, expressions, $account', () => {
  const entry = '\n\n2024-01-02 Shop\n  Food  10 EUR  ; :treat:\n  Cash\n';
  expect(balances(`= food\n  [Save:$account]  (amount * 2 / 4)\n  [Free]  -0.5\n  (Fixed)  $3${entry}`)).toEqual([
    'Cash -10 EUR',
    'Fixed 3 $',
    'Food 10 EUR',
    'Free -5 EUR',
    'Save:Food 5 EUR',
  ]);
  for (const query of [
    'food and not cash',
    '@shop and food',
    '%treat',
    '/^FOOD$/',
    'nothing or food',
    '(food & @shop)',
    "expr 'account =~ /Food/ and amount > 5'",
  ])
    expect(balances(`= ${query}\n  (V)  1${entry}`), query).toContain('V 10 EUR');
  expect(refused(`= food\n  [Save]  0.5${entry}`)).toEqual(['4 UNBALANCED_ENTRY']);
  expect(refused('= food\n  (V)\n')).toEqual(['2 AMOUNT_INVALID']);
  expect(refused("= expr 'days_ago > 5'\n  (V)  1\n")).toEqual(['1 EXPRESSION_INVALID']);
  expect(refused('= /(a+)+/\n  (V)  1\n')).toEqual(['1 EXPRESSION_INVALID']);
});

test('[K12] assertions and assignments go by file order', () => {
  const text = (first: string, second: string): string => `2024-01-02 x\n  A  ${first}\n  B\n2024-01-01 y\n  A  ${second}\n  B\n`;
  expect(refused(text('10 = 10', '5 = 15'))).toEqual([]);
  expect(refused(text('10 = 15', '5 = 5'))).toEqual(['2 ASSERTION_FAILED']);
  expect(balances(text('10 EUR', '= 15 EUR'))).toEqual(['A 15 EUR', 'B -15 EUR']);
  expect(balances(text('10 EUR', '= 0'))).toEqual(['A 0 EUR', 'B 0 EUR']);
  expect(refused('2024-01-01 x\n  A  1 EUR\n  A  1 USD\n  B\n2024-01-02 y\n  A  = 0\n  B\n')).toEqual(['6 AMOUNT_INVALID']);
  expect(refused('2024-01-01 x\n  (A)  10 EUR\n2024-01-02 y\n  A  1 EUR = 1 EUR\n  B\n')).toEqual([]);
  expect(refused('2024-01-01 x\n  A  10 EUR == 10 EUR\n  B\n')).toEqual(['2 AMOUNT_INVALID']);
  expect(refused('2024-01-01 x\n  A  $2 = 0 EUR\n  B\n')).toEqual(['2 ASSERTION_COMMODITY']);
});

test('[K12] a lot price is what a line weighs, so that a gain must be named', () => {
  const sale = '2024-01-01 x\n  A  -1 ETF {10 EUR} @ 15 EUR\n  B  15 EUR\n';
  expect(refused(sale)).toEqual(['1 UNBALANCED_ENTRY']);
  expect(balances(`${sale}  Gain\n`)).toEqual(['A -1 ETF', 'B 15 EUR', 'Gain -5 EUR']);
  expect(balances('2024-01-01 x\n  A  2 ETF {{20 EUR}}\n  B  -20 EUR\n')).toEqual(['A 2 ETF', 'B -20 EUR']);
  expect(refused('2024-01-01 x\n  A  10 ETF {10 EUR}\n  B  -90 EUR\n')).toEqual(['1 UNBALANCED_ENTRY']);
  expect(balances('2024-01-01 x\n  A  10 ETF {10 EUR}\n  B\n')).toEqual(['A 10 ETF', 'B -10 ETF']);
});

test('[K12] amount expressions are exact', () => {
  expect(balances('2024-01-01 x\n  A  (1/3*5 EUR)\n  B  ($10 + $2.50 - (2 * ($3 - $1)))\n  C  3 EUR @ (1/2 * 4 USD)\n  D\n')).toEqual([
    'A 5/3 EUR',
    'B 8.5 $',
    'C 3 EUR',
    'D -5/3 EUR',
    'D -6 USD',
    'D -8.5 $',
  ]);
  for (const expression of [
    '(10 USD + 5)',
    '(2 EUR * 3 EUR)',
    '(1 / 0)',
    '(abs(3))',
    '(1',
    `(${'9*'.repeat(500)}9)`,
    `${'('.repeat(100)}1`,
  ])
    expect(refused(`2024-01-01 x\n  A  ${expression}\n  B\n`), expression).toEqual(['2 EXPRESSION_INVALID']);
});

test('[K12] units that convert into each other balance', () => {
  const [entry] = book('C 1 Mb = 1024 Kb\nC 1 Gb = 1024 Mb\n2024-01-01 x\n  A  1 Gb\n  B  -1048576 Kb\n').entries;
  expect(entry!.lines[0]).toMatchObject({ amount: { commodity: 'Gb' }, cost: { commodity: 'Kb', value: { num: 1048576n } } });
  expect(refused('2024-01-01 x\n  A  30m\n  B  -0.5h\n')).toEqual([]);
  expect(refused('C 1 Mb = 0 Kb\n')).toEqual(['1 AMOUNT_INVALID']);
  // Balances are shown in the largest unit there is one of, whichever unit lines are written in and whatever order units are declared in.
  const units = 'C 1 G = 100 q\nC 1 q = 10 r\n2024-01-01 x\n  A  2 G\n  A  -150 q\n  B  -500 r\n2024-01-02 y\n  C  20 r\n  D\n';
  expect(balances(units)).toEqual(['A 50 q', 'B -50 q', 'C 2 q', 'D -2 q']);
  expect(balances('C 1 G = 100 q\n2024-01-01 x\n  Item  1 X @ 2 G\n  Cash  -200 q\n')).toEqual(['Cash -2 G', 'Item 1 X']);
  expect(balances('C 1 G = 100 q\n2024-01-01 x\n  Item  -1 X {1 G} @ 150 q\n  Cash  150 q\n  Gain\n')).toEqual([
    'Cash 1.5 G',
    'Gain -50 q',
    'Item -1 X',
  ]);
});

test('[K12] bucket, account aliases, commodity aliases, apply', () => {
  expect(balances('bucket Cash\n2024-01-01 x\n  A  5 EUR\n')).toEqual(['A 5 EUR', 'Cash -5 EUR']);
  expect(balances('account A\n  alias q\n  note petty\n2024-01-01 x\n  q:B  5 EUR\n  q\n')).toEqual(['A -5 EUR', 'A:B 5 EUR']);
  expect(balances('commodity EUR\n  alias E\n  format 1.000,00 EUR\n2024-01-01 x\n  A  1.000 E\n  B\n')).toEqual([
    'A 1000 EUR',
    'B -1000 EUR',
  ]);
  const read = book(
    'apply account X\napply tag seen\n2024-01-01 x\n  A  1\n  B\nend apply tag\nend apply account\napply year 2020\n1/2 y\n  A  1\n  B\nend\n',
  );
  expect(read.entries.map(({ date, tags, lines }) => [date, tags, lines[0]!.account])).toEqual([
    ['2024-01-01', { seen: '' }, 'X:A'],
    ['2020-01-02', {}, 'A'],
  ]);
  expect(refused('apply account X\nend apply tag\n')).toEqual(['2 BLOCK_NOT_OPENED']);
});

test('[K12] marks: a comma groups thousands, unless the commodity is known for decimal commas', () => {
  expect(balances('2024-01-01 x\n  A  1,000 EUR\n  A  1.000 EUR\n  B\n')).toEqual(['A 1001 EUR', 'B -1001 EUR']);
  expect(balances('2024-01-01 x\n  A  1,50 EUR\n  A  1,000 EUR\n  A  1.000 EUR\n  B\n')).toEqual(['A 1002.5 EUR', 'B -1002.5 EUR']);
  expect(refused('2024-01-01 x\n  A  0,500 EUR\n  B\n')).toEqual(['2 AMOUNT_INVALID']);
  expect(refused('2024-01-01 x\n  A  1,5 EUR\n  B  -1.5 EUR\n')).toEqual(['3 AMOUNT_INVALID']);
});

test('[K12] tags, notes and checks: kept or counted', () => {
  const read = book(
    '--strict\nN $\nassert 1 == 1\npython\n  x = 1\n\n  y = 2\n2024-01-01 * Pay; ee  ; Sample: a value\n  ; :one:two:\n  A  1 EUR  ; note\n  assert amount > 0\n  B\n',
  );
  expect(read.entries[0]).toMatchObject({
    payee: 'Pay; ee',
    description: 'Pay; ee',
    status: '*',
    tags: { Sample: 'a value', one: '', two: '' },
  });
  expect(read.skipped.map(({ what, place }) => `${place.line} ${what}`)).toEqual([
    '1 option',
    '2 directive-N',
    '3 directive-assert',
    '4 directive-python',
    '11 directive-assert',
  ]);
});

test('[K12] precision is what the file has shown so far', () => {
  // Ledger lets a cent pass before it has seen an amount with cents, and not after.
  expect(refused('2024-01-01 x\n  A  3 USD @ 1.33 GEL\n  B  -4 GEL\n2024-01-02 y\n  A  1.00 GEL\n  B\n')).toEqual([]);
  expect(refused('2024-01-02 y\n  A  1.00 GEL\n  B\n2024-01-01 x\n  A  3 USD @ 1.33 GEL\n  B  -4 GEL\n')).toEqual(['4 UNBALANCED_ENTRY']);
});

test('[K12] what Ledger refuses is refused', () => {
  expect(refused('2024-01-01 x\n  A  1 EUR @ -2 USD\n  B\n')).toEqual(['2 AMOUNT_INVALID']);
  expect(refused('2024-01-01 x\n  A  1 EUR @ 2 EUR\n  B\n')).toEqual(['2 AMOUNT_INVALID']);
  expect(refused('2024-01-01 x\n  A  1 EUR\n  B\n  [C]\n')).toEqual(['4 TOO_MANY_MISSING_AMOUNTS']);
  expect(refused('2024-01-01 x\n  A  1 EUR\n  B\n  (C)\n')).toEqual(['4 TOO_MANY_MISSING_AMOUNTS']);
  expect(refused('alias /x/=y\n')).toEqual(['1 UNKNOWN_DIRECTIVE']);
});
