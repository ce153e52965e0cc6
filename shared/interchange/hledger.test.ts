import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Book, ReadOptions } from './book.ts';
import { bookBalances } from './book-balances.ts';
import { readHledger } from './hledger.ts';
import { readLedger } from './ledger.ts';
import { add, type Rational, toScaled, toText, zero } from './rational.ts';

const options: ReadOptions = { file: 'main.journal', currentYear: 2024 };

function book(text: string, more: Partial<ReadOptions> = {}): Book {
  const result = readHledger(text, { ...options, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
}

const balances = (text: string, more: Partial<ReadOptions> = {}): string[] =>
  bookBalances(book(text, more))
    .map(({ account, commodity, balance }) => `${account} ${toText(balance)} ${commodity}`.trim())
    .sort();

/** Each rejection as 'file:line CODE'. */
function refused(text: string, more: Partial<ReadOptions> = {}): string[] {
  const result = readHledger(text, { ...options, ...more });
  return result.ok ? [] : result.rejections.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

const simple = (line: string): string => `2024-01-31 shop\n    Expenses:Food  ${line}\n    Assets:Cash\n`;

test('[K12] the first line of an entry: dates, status, code, payee, note, comment', () => {
  const [entry] = book(
    '2024/1/31=2024-02-05 ! (INV-7) Shop | weekly food ; project: home, :kept:\n  ; another line\n  A  1 EUR\n  B\n',
  ).entries;
  expect(entry).toMatchObject({
    date: '2024-01-31',
    date2: '2024-02-05',
    status: '!',
    code: 'INV-7',
    payee: 'Shop',
    description: 'Shop | weekly food',
    memo: 'project: home, :kept:\nanother line',
    place: { file: 'main.journal', line: 1 },
  });
  expect(entry!.tags).toEqual({ project: 'home', kept: '' });
  expect(entry!.source).toBe(
    '2024/1/31=2024-02-05 ! (INV-7) Shop | weekly food ; project: home, :kept:\n  ; another line\n  A  1 EUR\n  B',
  );
});

test('[K12] dates with three separators, without a year, and impossible ones', () => {
  expect(book('Y2023\n1/31 a\n  A  1\n  B\nyear 2022\n2.1 b\n  A  1\n  B\n').entries.map(({ date }) => date)).toEqual([
    '2023-01-31',
    '2022-02-01',
  ]);
  const guessed = book('01-31 a\n  A  1\n  B\n01-30 b\n  A  1\n  B\n');
  expect(guessed.entries[0]!.date).toBe('2024-01-31');
  expect(guessed.warnings).toEqual([
    { code: 'YEAR_MISSING', place: { file: 'main.journal', line: 1 }, detail: 'dates without a year are taken to be in 2024 (2 times)' },
  ]);
  expect(
    refused('2024-02-30 a\n  A  1\n  B\n\n2024/01-31 b\n  A  1\n  B\n\n1850-01-01 c\n  A  1\n  B\n\n2024-01-31x\n  A  1\n  B\n'),
  ).toEqual(['main.journal:1 DATE_INVALID', 'main.journal:5 DATE_INVALID', 'main.journal:9 DATE_INVALID', 'main.journal:13 DATE_INVALID']);
});

test('[K12] a missing amount balances the entry, one line for every commodity', () => {
  expect(balances('2024-01-01 x\n  A  1 EUR\n  B  2 USD\n  C\n')).toEqual(['A 1 EUR', 'B 2 USD', 'C -1 EUR', 'C -2 USD']);
  const [entry] = book('2024-01-01 x\n  A  1 EUR\n  B  -1 EUR\n  C\n').entries;
  expect(entry!.lines[2]).toMatchObject({ account: 'C', amount: { commodity: 'EUR', value: { num: 0n } }, inferred: true });
  expect(refused('2024-01-01 x\n  A  1 EUR\n  B\n  C\n')).toEqual(['main.journal:4 TOO_MANY_MISSING_AMOUNTS']);
});

test('[K12] costs are totals, exact and signed like the amount', () => {
  const [entry] = book('2024-01-01 x\n  A  -3 USD @ 0.333333 GEL\n  B  -10 USD @@ 27.1 GEL\n  C  28.099999 GEL\n').entries;
  expect(entry!.lines.map(({ cost, costSource }) => [cost && toText(cost.value), cost?.commodity, costSource])).toEqual([
    ['-0.999999', 'GEL', 'cost'],
    ['-27.1', 'GEL', 'cost'],
    [undefined, undefined, undefined],
  ]);
});

test('[K12] two commodities and no cost imply one, and no more than two do', () => {
  const [entry] = book('2024-01-01 x\n  A  2 USD\n  B  1 USD\n  C  -8 GEL\n').entries;
  expect(entry!.lines.map(({ cost, costSource }) => [cost && toText(cost.value), costSource])).toEqual([
    ['16/3', 'implied'],
    ['8/3', 'implied'],
    [undefined, undefined],
  ]);
  // The cost goes on the currency that is not the book's own.
  expect(book('D 1.00 USD\n2024-01-01 x\n  A  2 USD\n  C  -8 GEL\n').entries[0]!.lines.map(({ cost }) => cost?.commodity)).toEqual([
    undefined,
    'USD',
  ]);
  const three = readHledger('\n2024-01-01 x\n  A  2 USD\n  B  1 EUR\n  C  -8 GEL\n', options);
  expect(three).toMatchObject({
    ok: false,
    rejections: [{ code: 'UNBALANCED_ENTRY', line: 2, expected: '0', actual: '2 USD, 1 EUR, -8 GEL' }],
  });
  expect(refused('2024-01-01 x\n  A  2 USD\n  C  8 GEL\n')).toEqual(['main.journal:1 UNBALANCED_ENTRY']);
  expect(refused('2024-01-01 x\n  A  10 X @ 2 EUR\n  B  5 X\n  C  -10 GEL\n  D  -20 EUR\n')).toEqual(['main.journal:1 UNBALANCED_ENTRY']);
});

test('[K12] an entry balances to the displayed precision and not further', () => {
  expect(refused('2024-01-01 x\n  A  3 USD @ 0.333333 GEL\n  B  -1.00 GEL\n')).toEqual([]);
  expect(refused('2024-01-01 x\n  A  3 USD @ 1.33 GEL\n  B  -4.00 GEL\n')).toEqual(['main.journal:1 UNBALANCED_ENTRY']);
  expect(refused('commodity 1.0 GEL\n2024-01-01 x\n  A  3 USD @ 1.33 GEL\n  B  -4.00 GEL\n')).toEqual([]);
  // A commodity that only costs are written in is held to the decimals of those.
  expect(refused('2024-01-01 x\n  A  3 USD @ 0.33 GEL\n  B  -1 EUR @ 1.20 GEL\n')).toEqual(['main.journal:1 UNBALANCED_ENTRY']);
});

test('[K12] lot notes are kept as text and weigh nothing', () => {
  const [entry] = book('2024-01-01 x\n  A  -1 ETF {10 EUR} [2023-01-01] (first) @ 15 EUR\n  B  15 EUR\n  C\n').entries;
  expect(entry!.lines[0]).toMatchObject({ lot: '{10 EUR} [2023-01-01] (first)', price: { commodity: 'EUR' } });
  expect(toText(entry!.lines[0]!.cost!.value)).toBe('-15');
});

test('[K12] assertions hold in date order, in file order within a day, with the date of the line', () => {
  expect(refused('2024-01-02 x\n  A  10 = 15\n  B\n2024-01-01 y\n  A  5 = 5\n  B\n')).toEqual([]);
  expect(refused('2024-01-01 x\n  A  10 = 10\n  B\n2024-01-01 y\n  A  5 = 15\n  B\n')).toEqual([]);
  expect(
    refused('2024-01-03 x\n  A  5 EUR = 6 EUR  ; date:2024-01-05\n  B\n2024-01-04 y\n  A  1 EUR = 1 EUR ; [2024-01-04]\n  B\n'),
  ).toEqual([]);
  const failed = readHledger('2024-01-02 x\n  A  10.004 EUR = 10.00 EUR\n  B\n', options);
  expect(failed).toMatchObject({
    ok: false,
    rejections: [{ code: 'ASSERTION_FAILED', line: 2, account: 'A', commodity: 'EUR', expected: '10', actual: '10.004' }],
  });
});

test('[K12] every form of assertion', () => {
  const held = '2024-01-01 x\n  A:B  10 EUR\n  A:B  5 USD\n  C\n';
  const after = (assertion: string): string[] => refused(`${held}2024-01-02 y\n  ${assertion}\n  C\n`);
  expect(after('A:B  1 EUR = 11 EUR')).toEqual([]);
  expect(after('A:B  1 EUR == 11 EUR')).toEqual(['main.journal:6 ASSERTION_FAILED']);
  expect(after('A  1 EUR =* 11 EUR')).toEqual([]);
  expect(after('A  1 EUR = 11 EUR')).toEqual(['main.journal:6 ASSERTION_FAILED']);
  expect(after('A  1 EUR == 1 EUR')).toEqual([]);
  expect(after('A  1 EUR ==* 11 EUR')).toEqual([]);
  expect(after('(A:B)  1 EUR = 11 EUR')).toEqual([]);
  expect(after('A:B  0 EUR = 10 EUR @ 3 GEL')).toEqual([]);
});

test('[K12] assignments take the difference to the running balance', () => {
  expect(balances('2024-01-02 x\n  A  = 15 EUR\n  B\n2024-01-01 y\n  A  10 EUR\n  B\n')).toEqual(['A 15 EUR', 'B -15 EUR']);
  expect(balances('2024-01-01 x\n  A:B  20 EUR\n  A:B  3 USD\n  C\n2024-12-31 close\n  A  ==* 0\n  D\n')).toEqual([
    'A -20 EUR',
    'A -3 USD',
    'A:B 20 EUR',
    'A:B 3 USD',
    'C -20 EUR',
    'C -3 USD',
    'D 20 EUR',
    'D 3 USD',
  ]);
  expect(balances('2024-01-01 x\n  A  = 11 EUR\n  B  = 5 EUR\n  C\n')).toEqual(['A 11 EUR', 'B 5 EUR', 'C -16 EUR']);
  expect(refused('2024-01-01 x\n  A  = 1 EUR  ; date: 2024-02-01\n  B\n')).toEqual(['main.journal:2 AMOUNT_INVALID']);
});

test('[K12] virtual lines are memo, balanced virtual ones are entries', () => {
  const read = book('2024-01-01 x\n  (Budget)  5 EUR\n  [Save]  2 EUR\n  [Free]\n  A  1 EUR\n  B\n\n2024-01-02 y\n  (Budget)  1 EUR\n');
  expect(read.entries.map(({ lines }) => lines.map(({ account }) => account))).toEqual([['Save', 'Free', 'A', 'B']]);
  expect(read.memoLines.map(({ account, date, description }) => [account, date, description])).toEqual([
    ['Budget', '2024-01-01', 'x'],
    ['Budget', '2024-01-02', 'y'],
  ]);
  expect(read.skipped.map(({ what }) => what)).toEqual(['virtual-posting', 'virtual-posting']);
  expect(refused('2024-01-01 x\n  A  5 EUR\n  [B]  -5 EUR\n')).toEqual([
    'main.journal:1 UNBALANCED_ENTRY',
    'main.journal:1 UNBALANCED_ENTRY',
  ]);
});

test('[K12] comments, blocks, rules: what is left out is counted', () => {
  const read = book(
    '; a\n# b\n* c\n% d\n| e\n  ; f\n~ monthly\n  A  5\n  B\n\n= A\n  (B)  *2\n\ncomment\n2024-01-01 not read\nend comment\ntag project\npayee Shop\n2024-01-01 x\n  A  1\n  B\n\ncomment\nnever closed',
  );
  expect(read.entries).toHaveLength(1);
  expect(read.skipped).toEqual([
    { what: 'periodic-transaction', place: { file: 'main.journal', line: 7 }, text: '~ monthly' },
    { what: 'automated-transaction', place: { file: 'main.journal', line: 11 }, text: '= A' },
    { what: 'directive-tag', place: { file: 'main.journal', line: 17 }, text: 'tag project' },
    { what: 'directive-payee', place: { file: 'main.journal', line: 18 }, text: 'payee Shop' },
  ]);
});

test('[K12] tags and dates of lines', () => {
  const [entry] = book('2024-01-31 x\n  ! A  1 EUR  ; dim: north, date: 02-01\n  ; more: yes\n  B  ; [2024-02-03=2024-02-04]\n').entries;
  expect(entry!.lines).toMatchObject([
    { status: '!', date: '2024-02-01', tags: { dim: 'north', more: 'yes' }, memo: 'dim: north, date: 02-01\nmore: yes' },
    { date: '2024-02-03' },
  ]);
  expect(refused('2024-01-31 x\n  A  1 EUR  ; date: 2024-13-01\n  B\n')).toEqual(['main.journal:2 DATE_INVALID']);
});

test('[K12] accounts: types by tag, by parent, by name', () => {
  const read = book(
    'account Assets:Till  ; type: C, note: x\naccount Top  ; type:X\naccount Other  L\n2024-01-01 x\n  Top:Sub  1\n  Income:Sales\n  Unknown  0\n',
  );
  expect(read.accounts.map(({ name, type, typeSource, declared }) => [name, type, typeSource, declared])).toEqual([
    ['Assets:Till', 'asset', 'declared', true],
    ['Top', 'expense', 'declared', true],
    ['Other', 'liability', 'declared', true],
    ['Top:Sub', 'expense', 'inherited', false],
    ['Income:Sales', 'income', 'name', false],
    ['Unknown', undefined, undefined, false],
  ]);
});

test('[K12] aliases apply latest first, after apply account, until they end', () => {
  const entry = (account: string): string => `2024-01-01 x\n  ${account}  1\n  B\n`;
  expect(balances(`alias A=Assets\nalias X=A\n${entry('X:Y')}end aliases\n${entry('X:Y')}`)).toEqual(['Assets:Y 1', 'B -2', 'X:Y 1']);
  expect(balances(`alias /^(\\w+):bank/ = Bank:\\1\n${entry('Acme:BANK:1')}`)).toEqual(['B -1', 'Bank:Acme:1 1']);
  expect(balances(`apply account Home\nalias Home:A=Z\n${entry('A')}end apply account\n${entry('A')}`)).toEqual([
    'A 1',
    'B -1',
    'Home:B -1',
    'Z 1',
  ]);
  expect(refused('alias A\nend apply account\napply tag x\n')).toEqual([
    'main.journal:1 PATTERN_REFUSED',
    'main.journal:2 BLOCK_NOT_OPENED',
    'main.journal:3 UNKNOWN_DIRECTIVE',
  ]);
});

test('[K12] a regular expression that could run for ever is refused', () => {
  for (const pattern of ['(a+)+$', '(a|a)*b', '(a*)*', '((ab)+c)*', '(.*)(.*)(.*)(.*)(.*)x', '(a+){2}', '(', `${'a'.repeat(201)}`])
    expect(refused(`alias /${pattern}/ = B\n`), pattern).toEqual(['main.journal:1 PATTERN_REFUSED']);
  const started = performance.now();
  expect(refused(`alias /^(.*)x(.*)y$/ = B\n2024-01-01 x\n  ${'x'.repeat(255)}  1\n  B\n`)).toEqual([]);
  expect(refused(`alias /^a$/ = B\n2024-01-01 x\n  ${'x'.repeat(256)}  1\n  B\n`)).toEqual(['main.journal:3 ACCOUNT_INVALID']);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('[K12] commodities and prices: decimals of directives, else the most seen', () => {
  const read = book(
    'commodity 1,000.00 GEL\nD 1000.0 USD\nP 2024-01-31 12:00:00 USD 2.70125 GEL\nP 2024-02-01 "X 1" $5\n2024-01-01 x\n  A  1.555 USD\n  B  7\n  C\n',
  );
  expect(read.commodities).toEqual([
    { name: 'GEL', decimals: 2, declared: true },
    { name: 'USD', decimals: 3, declared: false },
    { name: '$', decimals: 0, declared: false },
    { name: 'X 1', decimals: 0, declared: false },
  ]);
  expect(read.defaultCurrency).toBe('USD');
  expect(read.prices.map(({ date, commodity, price }) => [date, commodity, toText(price.value), price.commodity])).toEqual([
    ['2024-01-31', 'USD', '2.70125', 'GEL'],
    ['2024-02-01', 'X 1', '5', '$'],
  ]);
  expect(balances('D 1000.00 USD\n2024-01-01 x\n  A  5\n  B\n')).toEqual(['A 5 USD', 'B -5 USD']);
});

test('[K12] 1,000 is decided by directives, then by the other amounts, then by the caller, then as hledger does', () => {
  const amounts = (text: string, more: Partial<ReadOptions> = {}): [string, number] => {
    const read = book(text, more);
    return [toText(read.entries[0]!.lines[0]!.amount.value), read.warnings.length];
  };
  expect(amounts(`commodity 1,000.00 USD\n${simple('1,000 USD')}`)).toEqual(['1000', 0]);
  expect(amounts(`commodity 1.000,00 USD\n${simple('1,000 USD')}`)).toEqual(['1', 0]);
  expect(amounts(`D 1,000.00 USD\n${simple('1,000 XXX')}`)).toEqual(['1000', 0]);
  expect(amounts(`decimal-mark .\n${simple('1,000 USD')}`)).toEqual(['1000', 0]);
  expect(amounts(`${simple('1,000 USD')}${simple('1,234.50 USD')}`)).toEqual(['1000', 1]);
  expect(amounts(`${simple('1,000 USD')}${simple('2.50 EUR')}`)).toEqual(['1000', 1]);
  expect(amounts(`${simple('1,000 USD')}${simple('2,50 USD')}`)).toEqual(['1', 0]);
  expect(amounts(simple('1,000 USD'), { decimalMark: '.' })).toEqual(['1000', 1]);
  expect(amounts(simple('1,000 USD'), { decimalMark: ',' })).toEqual(['1', 0]);
  expect(amounts(simple('1,000 USD'))).toEqual(['1', 1]);
  // A cost and an inferred amount follow what was decided, and so does the precision.
  const read = book('2024-01-01 x\n  A  1,000 USD @ 2.50 GEL\n  B\n');
  expect(toText(read.entries[0]!.lines[1]!.amount.value)).toBe('-2500');
  expect(read.commodities.find(({ name }) => name === 'USD')).toMatchObject({ decimals: 0 });
});

test('[K12] include reads what the host gives, and its aliases and year end with it', () => {
  const files: Record<string, string> = {
    'a.journal': 'Y2020\nalias A=Z\n1/1 x\n  A  1\n  B\n',
    'b.journal': 'include a.journal\n2024-01-01 y\n  A  1\n  B\n',
  };
  const readInclude: ReadOptions['readInclude'] = (pattern) =>
    files[pattern] === undefined
      ? { ok: false, reason: 'outside the folder' }
      : { ok: true, files: [{ file: pattern, text: files[pattern] }] };
  const read = book('include b.journal\n1/2 z\n  A  1\n  B\n', { readInclude });
  expect(read.entries.map(({ date, lines, place }) => [date, lines[0]!.account, place.file, place.line])).toEqual([
    ['2020-01-01', 'Z', 'a.journal', 3],
    ['2024-01-01', 'A', 'b.journal', 2],
    ['2024-01-02', 'A', 'main.journal', 2],
  ]);
  expect(refused('\ninclude ../../etc/passwd\n', { readInclude })).toEqual(['main.journal:2 INCLUDE_REFUSED']);
  expect(refused('include x\n')).toEqual(['main.journal:1 INCLUDE_REFUSED']);
  files['a.journal'] = 'include b.journal\n';
  expect(refused('include b.journal\n', { readInclude })).toEqual(['a.journal:1 INCLUDE_LOOP']);
  let depth = 0;
  const deeper: ReadOptions['readInclude'] = () => {
    depth += 1;
    return { ok: true, files: [{ file: `${depth}.journal`, text: 'include next\n' }] };
  };
  expect(refused('include next\n', { readInclude: deeper })).toEqual(['32.journal:1 INCLUDE_TOO_DEEP']);
});

test('[K12] a file that is no text, or too much of it, is refused with its line', () => {
  expect(refused('2024-01-01 x\n  A\u0000  1\n')).toEqual(['main.journal:2 BINARY_FILE']);
  expect(refused('; fine\n; \ufffd\n')).toEqual(['main.journal:2 ENCODING_INVALID']);
  expect(refused(`;\n;${'x'.repeat(100_000)}\n`)).toEqual(['main.journal:2 LINE_TOO_LONG']);
  expect(refused('; 12345\n', { limits: { characters: 5 } })).toEqual(['main.journal:1 FILE_TOO_LARGE']);
  expect(refused(';\n;\n;\n', { limits: { lines: 2 } })).toEqual(['main.journal:3 TOO_MANY_LINES']);
});

test('[K12] every other thing that is not understood is refused with its line', () => {
  const table: [string, string[]][] = [
    ['frobnicate x\n', ['main.journal:1 UNKNOWN_DIRECTIVE']],
    ['constructor x\n', ['main.journal:1 UNKNOWN_DIRECTIVE']],
    ['\n  A  1\n', ['main.journal:2 UNKNOWN_LINE']],
    [simple('1 EUR foo'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('EUR'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('1 EUR @'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('1 EUR @ 1 USD @ 2 USD'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('1 EUR {5 USD'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('1 EUR [soon]'), ['main.journal:2 DATE_INVALID']],
    [simple('1 EUR ='), ['main.journal:2 AMOUNT_INVALID']],
    [simple('1 "EUR'), ['main.journal:2 AMOUNT_INVALID']],
    [simple('(1 / 0)'), ['main.journal:2 EXPRESSION_INVALID']],
    ['2024-01-01 x\n  ()  1\n  B\n', ['main.journal:2 ACCOUNT_INVALID']],
    ['P 2024-01-31 USD\n', ['main.journal:1 AMOUNT_INVALID']],
    ['P 31.01.2024 USD 1 EUR\n', ['main.journal:1 DATE_INVALID']],
    ['D GEL\n', ['main.journal:1 AMOUNT_INVALID']],
    ['Y 24\n', ['main.journal:1 DATE_INVALID']],
    ['decimal-mark ;\n', ['main.journal:1 AMOUNT_INVALID']],
    ['account\n', ['main.journal:1 ACCOUNT_INVALID']],
    ['bucket A\n', ['main.journal:1 UNKNOWN_DIRECTIVE']],
    ['--strict\n', ['main.journal:1 UNKNOWN_DIRECTIVE']],
  ];
  for (const [text, expected] of table) expect(refused(text), text).toEqual(expected);
});

test('[K12] every problem is reported at once, up to a hundred', () => {
  const result = readHledger('foo\n'.repeat(300), options);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.rejections).toHaveLength(100);
  expect(result.rejections[98]).toMatchObject({ code: 'UNKNOWN_DIRECTIVE', line: 99, reason: expect.stringContaining("'foo'") });
  expect(result.rejections[99]).toMatchObject({ code: 'TOO_MANY_PROBLEMS', line: 100 });
});

test('[K12] with skipUnknown what is not understood is listed, and amounts must still add up', () => {
  const read = book(`frobnicate x\n${simple('1 EUR foo')}${simple('2 EUR')}`, { skipUnknown: true });
  expect(read.entries).toHaveLength(1);
  expect(read.skipped).toEqual([
    { what: 'unknown', place: { file: 'main.journal', line: 1 }, text: 'frobnicate x' },
    { what: 'unknown', place: { file: 'main.journal', line: 2 }, text: '2024-01-31 shop' },
  ]);
  expect(refused('2024-01-01 x\n  A  1\n  B  1\n', { skipUnknown: true })).toEqual(['main.journal:1 UNBALANCED_ENTRY']);
  expect(refused('2024-01-01 x\n  A  1 = 2\n  B\n', { skipUnknown: true })).toEqual(['main.journal:2 ASSERTION_FAILED']);
});

test('[K12] line ends and a byte order mark do not matter', () => {
  const text = '2024-01-01 x\n  A  1 EUR\n  B\n';
  const plain = book(text);
  expect(book(`\ufeff${text.replaceAll('\n', '\r\n')}`).entries).toEqual(plain.entries);
  expect(book(text.trimEnd()).entries).toEqual(plain.entries);
  expect(book(text.replace('EUR', 'EUR   ')).entries[0]!.source).toBe(plain.entries[0]!.source);
});

test('[K12] a tag may be named as anything', () => {
  const [entry] = book('2024-01-01 x  ; __proto__: y, constructor: z\n  A  1\n  B\n').entries;
  expect(Object.entries(entry!.tags)).toEqual([
    ['__proto__', 'y'],
    ['constructor', 'z'],
  ]);
});

const piece = fc.constantFrom(
  ...[
    '2024-01-01 x',
    '1/2',
    '  A  1 EUR',
    '  B',
    '  (V)  2',
    '  [W]  -1 USD',
    '  A:B  $1,000.00 @ 2.5 EUR',
    '  C  = 3 EUR',
    '  ; date:2024-02-01',
  ],
  ...[
    '  D  1 X {2 EUR} [2024-01-01] (n) @@ 3 EUR == 1 X',
    'alias A=B',
    'alias /(.)/=\\1',
    'apply account Q',
    'end apply account',
    'include x',
    '',
  ],
  ...[
    '= /A/',
    '~ monthly',
    'P 2024-01-01 EUR 1 $',
    'D 1.000,00 EUR',
    'C 1 X = 10 Y',
    'comment',
    'end comment',
    '  (1/3*A)',
    '\t',
    'bucket Z',
  ],
);

test('[K12] any pieces of journals give a book whose entries balance, or reasons with lines, and never an exception', () => {
  const lines = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(lines, fc.boolean(), fc.boolean(), (parts, skipUnknown, ledger) => {
      const text = parts.join('\n');
      const result = (ledger ? readLedger : readHledger)(text, { ...options, skipUnknown });
      if (!result.ok) {
        expect(result.rejections.length).toBeGreaterThan(0);
        for (const { line, reason } of result.rejections) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          expect(reason).not.toBe('');
        }
        return;
      }
      for (const entry of result.value.entries) {
        const sums = new Map<string, Rational>();
        for (const { amount, cost } of entry.lines) {
          const { commodity, value } = cost ?? amount;
          sums.set(commodity, add(sums.get(commodity) ?? zero, value));
        }
        for (const [commodity, sum] of sums) {
          const decimals = result.value.commodities.find(({ name }) => name === commodity)?.decimals ?? 0;
          const off = toScaled(sum, decimals);
          expect(off === 0n || off === 1n || off === -1n).toBe(true);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
