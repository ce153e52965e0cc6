import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BeancountOptions, readBeancount } from './beancount.ts';
import type { Book, ImportRejection } from './book.ts';
import { toText } from './rational.ts';

const opened = `
2020-01-01 open Assets:Cash
2020-01-01 open Assets:Bank
2020-01-01 open Assets:Stock
2020-01-01 open Income:Gains
2020-01-01 open Expenses:Fees
2020-01-01 open Equity:Opening
`;
const options: BeancountOptions = { file: 'main.beancount', currentYear: 2024 };

/** Lines of the text are counted from the first line behind the accounts, as line 8. */
const read = (text: string, more: Partial<BeancountOptions> = {}) => readBeancount(`${opened}${text}`, { ...options, ...more });

function book(text: string, more: Partial<BeancountOptions> = {}): Book {
  const result = read(text, more);
  if (!result.ok) throw new Error(JSON.stringify(result.rejections, null, 1));
  return result.value;
}

function refused(text: string, more: Partial<BeancountOptions> = {}): readonly ImportRejection[] {
  const result = read(text, more);
  return result.ok ? [] : result.rejections;
}

/** `Assets:Cash 10 EUR @@ 12 USD {lot}` per line. */
const lines = ({ entries }: Book) =>
  entries.flatMap((entry) =>
    entry.lines.map(({ account, amount, cost, lot }) =>
      [
        account,
        toText(amount.value),
        amount.commodity,
        ...(cost ? ['@@', toText(cost.value), cost.commodity] : []),
        ...(lot ? [lot] : []),
      ].join(' '),
    ),
  );

describe('syntax', () => {
  test('[K12] an entry keeps its payee, narration, flag, tags, links, metadata, comments and text', () => {
    const [entry] = book(`2024-01-31 ! "Shop" "Paper \\"A4\\"" #office ^inv-1 ; seen
  #more
  uid: "B-7"
  Assets:Cash  -12.50 EUR ; in cash
    receipt: 77
  * Expenses:Fees  12.50 EUR
`).entries;
    expect(entry).toMatchObject({
      date: '2024-01-31',
      status: '!',
      payee: 'Shop',
      description: 'Shop | Paper "A4"',
      memo: 'seen',
      tags: { office: '', more: '', uid: 'B-7' },
      links: ['inv-1'],
      place: { file: 'main.beancount', line: 8 },
      lines: [
        {
          account: 'Assets:Cash',
          memo: 'in cash',
          tags: { receipt: '77' },
          place: { line: 11 },
          amount: { commodity: 'EUR', decimals: 2 },
        },
        { account: 'Expenses:Fees', status: '*', place: { line: 13 } },
      ],
    });
    expect(entry!.source.split('\n')).toHaveLength(6);
  });

  test('[K12] txn, other flags, short dates and slashes are read, headings and comments are not', () => {
    const source = book(`* Heading
:PROPERTIES:
#+STARTUP: showall
; comment
2024/1/5 txn "one"
  Assets:Cash  1 EUR
  Equity:Opening
2024-01-06 P "two"
  Assets:Cash  1 EUR
  Equity:Opening
Prose that begins like a flag
`);
    expect(source.entries.map(({ date, status, tags }) => [date, status, tags])).toEqual([
      ['2024-01-05', '*', {}],
      ['2024-01-06', '', { flag: 'P' }],
    ]);
    expect(source.skipped).toMatchObject([{ what: 'ignored-line', place: { line: 18 } }]);
  });

  test('[K12] a string may run over lines, and lines are counted on', () => {
    const source = book('2024-01-05 * "one\ntwo"\n  Assets:Cash  1 EUR\n  Equity:Opening\n');
    expect(source.entries[0]!.description).toBe('one\ntwo');
    expect(source.entries[0]!.lines[0]!.place.line).toBe(10);
  });

  test.each([
    ['1,000.50', '1000.5'],
    ['(10 - 4) * 2.5', '15'],
    ['-(3 + 1) / 8', '-0.5'],
    ['+5.', '5'],
    ['1 + 2 * 3', '7'],
    ['- -2', '2'],
  ])('[K12] the number %s is %s', (written, value) => {
    expect(toText(book(`2024-01-05 * "n"\n  Assets:Cash  ${written} EUR\n  Equity:Opening\n`).entries[0]!.lines[0]!.amount.value)).toBe(
      value,
    );
  });

  test('[K12] tags and metadata are pushed to the entries between', () => {
    const source = book(`pushtag #trip
pushmeta place: "Batumi"
2024-01-05 * "in"
  place: "Gori"
  Assets:Cash  1 EUR
  Equity:Opening
2024-01-06 * "in"
  Assets:Cash  1 EUR
  Equity:Opening
poptag #trip
popmeta place:
2024-01-07 * "out"
  Assets:Cash  1 EUR
  Equity:Opening
`);
    expect(source.entries.map(({ tags }) => tags)).toEqual([{ trip: '', place: 'Gori' }, { trip: '', place: 'Batumi' }, {}]);
  });

  test('[K12] accounts, commodities, prices, notes and everything without figures are kept or listed', () => {
    const source = book(`option "title" "Books"
option "operating_currency" "GEL"
option "operating_currency" "USD"
option "render_commas" "TRUE"
plugin "beancount.plugins.implicit_prices"
plugin "own.plugin" "config"
2019-01-01 commodity GEL
  name: "Lari"
  precision: 3
2019-01-01 open Liabilities:Card GEL,USD "FIFO"
  number: "1234"
2024-02-01 close Liabilities:Card
2024-01-01 price USD 2.70 GEL
2024-01-01 note Assets:Bank "called them"
2024-01-01 document Assets:Bank "statement.pdf" #tag
2024-01-01 event "location" "Tbilisi"
2024-01-01 query "all" "SELECT *"
2024-01-01 custom "budget" Assets:Bank 10 GEL TRUE 2024-01-01 "monthly"
`);
    expect(source.title).toBe('Books');
    expect(source.defaultCurrency).toBe('GEL');
    expect(source.commodities.find(({ name }) => name === 'GEL')).toEqual({ name: 'GEL', decimals: 3, declared: true });
    expect(source.prices).toMatchObject([{ date: '2024-01-01', commodity: 'USD', price: { commodity: 'GEL', decimals: 2 } }]);
    expect(source.accounts.at(-1)).toMatchObject({
      name: 'Liabilities:Card',
      type: 'liability',
      typeSource: 'name',
      declared: true,
      openedOn: '2019-01-01',
      closedOn: '2024-02-01',
      currencies: ['GEL', 'USD'],
      memo: 'booking: FIFO\nnumber: 1234',
    });
    expect(source.notes.map(({ text }) => text)).toEqual(['GEL: name: Lari\nprecision: 3', 'called them']);
    expect(source.skipped.map(({ what }) => what)).toEqual([
      'directive-option',
      'directive-plugin',
      'directive-plugin',
      'directive-note',
      'directive-document',
      'directive-event',
      'directive-query',
      'directive-custom',
    ]);
    expect(source.warnings.map(({ code }) => code)).toEqual(['PLUGIN_NOT_RUN', 'SEVERAL_OPERATING_CURRENCIES']);
  });

  test('[K12] roots of account names follow the options above them', () => {
    const text = 'option "name_assets" "Vermögen"\n2020-01-01 open Vermögen:Bank\n2020-01-01 open Equity:Opening\n';
    const result = readBeancount(text, options);
    expect(result.ok && result.value.accounts[0]).toMatchObject({ name: 'Vermögen:Bank', type: 'asset' });
  });

  test('[K12] letters without capitals begin a part of an account as digits do', () => {
    const result = readBeancount('2020-01-01 open Assets:ბანკი:2-ე\n2020-01-01 open Assets:Банка\n', options);
    expect(result.ok && result.value.accounts.map(({ name }) => name)).toEqual(['Assets:ბანკი:2-ე', 'Assets:Банка']);
  });

  test.each([
    ['UNKNOWN_LINE', 8, '  Assets:Cash 1 EUR\n'],
    ['UNKNOWN_LINE', 10, '2024-01-05 * "x"\n; a comment without indent ends an entry\n  Assets:Cash 1 EUR\n'],
    ['UNKNOWN_DIRECTIVE', 8, '2024-01-05 buy Assets:Cash\n'],
    ['UNKNOWN_DIRECTIVE', 8, 'buy 5\n'],
    ['UNKNOWN_LINE', 8, 'Hello world\n'],
    ['DATE_INVALID', 8, '2024-02-30 * "x"\n'],
    ['DATE_INVALID', 8, '1812-06-24 * "x"\n  Assets:Cash 1 EUR\n  Equity:Opening\n'],
    ['AMOUNT_INVALID', 9, '2024-01-05 * "x"\n  Assets:Cash 1,50 EUR\n  Equity:Opening\n'],
    ['EXPRESSION_INVALID', 9, '2024-01-05 * "x"\n  Assets:Cash 1 / 0 EUR\n  Equity:Opening\n'],
    ['EXPRESSION_INVALID', 9, `2024-01-05 * "x"\n  Assets:Cash ${'('.repeat(60)}1${')'.repeat(60)} EUR\n  Equity:Opening\n`],
    ['STRING_NOT_CLOSED', 8, '2024-01-05 * "x\n  Assets:Cash 1 EUR\n'],
    ['STRING_TOO_LONG', 8, `2024-01-05 note Assets:Cash "${'\n'.repeat(70)}"\n`],
    ['ACCOUNT_INVALID', 8, '2024-01-05 open Cash:Till\n'],
    ['ACCOUNT_INVALID', 8, '2024-01-05 open Assets:Till\u{a0}\n'],
    ['OPTION_INVALID', 8, 'option "colour" "red"\n'],
    ['OPTION_INVALID', 8, 'option "plugin_processing_mode" "raw"\n'],
    ['OPTION_INVALID', 8, '2024-01-05 open Assets:Till EUR "MAYBE"\n'],
    ['BLOCK_NOT_CLOSED', 8, 'pushtag #x\n'],
    ['BLOCK_NOT_OPENED', 8, 'poptag #x\n'],
    ['BLOCK_NOT_CLOSED', 8, 'pushmeta key: 1\n'],
    ['BLOCK_NOT_OPENED', 8, 'popmeta key:\n'],
    ['METADATA_TWICE', 10, '2024-01-05 * "x"\n  key: 1\n  key: 2\n  Assets:Cash 1 EUR\n  Equity:Opening\n'],
    ['INCLUDE_REFUSED', 8, 'include "other.beancount"\n'],
    ['COST_INVALID', 9, '2024-01-05 * "x"\n  Assets:Stock 1 HOOL {1 EUR, 2 EUR}\n  Equity:Opening\n'],
    ['COST_INVALID', 9, '2024-01-05 * "x"\n  Assets:Stock 1 HOOL {1 EUR, *}\n  Equity:Opening\n'],
    ['PRICE_NEGATIVE', 9, '2024-01-05 * "x"\n  Assets:Stock 1 HOOL @ -1 EUR\n  Equity:Opening\n'],
    ['PRICE_WITHOUT_UNITS', 9, '2024-01-05 * "x"\n  Assets:Stock HOOL @@ 1 EUR\n  Equity:Opening -1 HOOL\n'],
    ['COST_AND_PRICE_DIFFER', 9, '2024-01-05 * "x"\n  Assets:Stock 1 HOOL {1 EUR} @ 1 USD\n  Equity:Opening -1 EUR\n'],
  ])('[K12] %s in line %i', (code, line, text) => {
    expect(refused(text)[0]).toMatchObject({ code, line, file: 'main.beancount' });
  });

  test('[K12] every problem is reported at once, by line, up to a hundred', () => {
    expect(
      refused('nonsense\n2024-01-05 * "x"\n  Assets:Cash 1 EUR\n2024-01-06 balance Assets:Bank 5 EUR\n').map(({ code, line }) => [
        code,
        line,
      ]),
    ).toEqual([
      ['UNKNOWN_DIRECTIVE', 8],
      ['UNBALANCED_ENTRY', 9],
      ['ASSERTION_FAILED', 11],
    ]);
    const many = refused('nonsense\n'.repeat(500));
    expect(many).toHaveLength(100);
    expect(many.at(-1)!.code).toBe('TOO_MANY_PROBLEMS');
  });

  test('[K12] with skipUnknown what is not understood is listed, and figures that disagree are refused all the same', () => {
    const source = book('nonsense here\noption "colour" "red"\n2024-01-05 buy Assets:Cash\n', { skipUnknown: true });
    expect(source.skipped.map(({ what, text }) => [what, text])).toEqual([
      ['unknown', 'nonsense here'],
      ['directive-option', 'option "colour" "red"'],
      ['unknown', '2024-01-05 buy Assets:Cash'],
    ]);
    expect(refused('nonsense\n2024-01-05 balance Assets:Cash 1 EUR\n', { skipUnknown: true })).toHaveLength(2);
  });

  test('[K12] no text at all is nothing to import', () => {
    expect(readBeancount('', options)).toMatchObject({ ok: false, rejections: [{ code: 'NOTHING_TO_IMPORT' }] });
    expect(readBeancount('* Only a heading\n', options)).toMatchObject({ ok: false, rejections: [{ code: 'NOTHING_TO_IMPORT' }] });
  });

  test('[K12] no text throws', () => {
    const words = [
      '2024-01-05 ',
      '* ',
      '"x" ',
      '\n',
      '  ',
      'Assets:Cash ',
      '1 ',
      'EUR ',
      '{',
      '}',
      '@ ',
      '# ',
      '"',
      'balance ',
      'pad ',
      '-',
      '(',
      ')',
      'Equity:Opening ',
      ';',
      'HOOL ',
      ', ',
      'é',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (part, acceptErrors) => {
        read(part, { acceptErrors });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('limits and includes', () => {
  test.each([
    ['FILE_TOO_LARGE', 'x'.repeat(50), { characters: 40 }],
    ['LINE_TOO_LONG', `; ${'x'.repeat(50)}`, { lineCharacters: 40 }],
    ['TOO_MANY_LINES', ';\n'.repeat(50), { lines: 40 }],
    ['BINARY_FILE', '; \0', {}],
    ['ENCODING_INVALID', '; \u{fffd}', {}],
  ])('[K12] %s', (code, text, limits) => {
    expect(readBeancount(text, { ...options, limits })).toMatchObject({ ok: false, rejections: [{ code }] });
    expect(readBeancount(text, { ...options, limits, acceptErrors: true, skipUnknown: true })).toMatchObject({
      ok: false,
      rejections: [{ code }],
    });
  });

  const files = (content: Record<string, string>): Partial<BeancountOptions> => ({
    readInclude: (pattern) => {
      const text = content[pattern];
      return text === undefined ? { ok: false, reason: 'outside the folder' } : { ok: true, files: [{ file: pattern, text }] };
    },
  });

  test('[K12] an included file adds its directives, and keeps its tags and options to itself', () => {
    const source = book('include "a"\npushtag #mine\n2024-01-05 * "x"\n  Assets:Cash 1 EUR\n  Equity:Opening\npoptag #mine\n', {
      ...files({
        a: 'option "title" "Other"\noption "operating_currency" "USD"\n2024-01-04 * "y"\n  Assets:Cash 1 EUR\n  Equity:Opening\n',
      }),
    });
    expect(source.entries.map(({ description, tags, place }) => [description, tags, place.file])).toEqual([
      ['x', { mine: '' }, 'main.beancount'],
      ['y', {}, 'a'],
    ]);
    expect([source.title, source.defaultCurrency]).toEqual([undefined, 'USD']);
  });

  test('[K12] includes that are refused, come twice, turn in circles or go too deep refuse the file', () => {
    expect(refused('include "../secret"\n', files({}))).toMatchObject([
      { code: 'INCLUDE_REFUSED', line: 8, reason: expect.stringContaining('outside') },
    ]);
    expect(refused('include "a"\n', files({ a: 'include "a"\n' }))).toMatchObject([{ code: 'INCLUDE_LOOP', file: 'a', line: 1 }]);
    expect(refused('include "a"\ninclude "a"\n', files({ a: '\n' }))).toMatchObject([{ code: 'INCLUDE_LOOP', line: 9 }]);
    const chain = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, `include "f${index + 1}"\n`]));
    expect(refused('include "f0"\n', files(chain))).toMatchObject([{ code: 'INCLUDE_TOO_DEEP', file: 'f31' }]);
  });
});

describe('missing numbers', () => {
  test.each([
    ['an amount', 'Assets:Cash 10.00 EUR', 'Equity:Opening', ['Assets:Cash 10 EUR', 'Equity:Opening -10 EUR']],
    [
      'an amount in several currencies',
      'Assets:Cash 10 EUR\n  Assets:Bank 5 USD',
      'Equity:Opening',
      ['Assets:Cash 10 EUR', 'Equity:Opening -10 EUR', 'Assets:Bank 5 USD', 'Equity:Opening -5 USD'],
    ],
    ['a number', 'Assets:Cash 10 EUR', 'Equity:Opening EUR', ['Assets:Cash 10 EUR', 'Equity:Opening -10 EUR']],
    ['a currency', 'Assets:Cash 10 EUR', 'Equity:Opening -10', ['Assets:Cash 10 EUR', 'Equity:Opening -10 EUR']],
    ['a price', 'Assets:Cash 10 EUR @ USD', 'Assets:Bank -12 USD', ['Assets:Cash 10 EUR @@ 12 USD', 'Assets:Bank -12 USD']],
    ['a price and its currency', 'Assets:Cash 10 EUR @', 'Assets:Bank -12 USD', ['Assets:Cash 10 EUR @@ 12 USD', 'Assets:Bank -12 USD']],
    ['units at a price', 'Assets:Cash EUR @ 1.20 USD', 'Assets:Bank -12 USD', ['Assets:Cash 10 EUR @@ 12 USD', 'Assets:Bank -12 USD']],
    [
      'a cost',
      'Assets:Stock 10 HOOL {USD}',
      'Assets:Bank -12 USD',
      ['Assets:Stock 10 HOOL @@ 12 USD {1.2 USD, 2024-01-05}', 'Assets:Bank -12 USD'],
    ],
    [
      'a cost and its currency',
      'Assets:Stock 10 HOOL {}',
      'Assets:Bank -12 USD',
      ['Assets:Stock 10 HOOL @@ 12 USD {1.2 USD, 2024-01-05}', 'Assets:Bank -12 USD'],
    ],
    [
      'a total cost',
      'Assets:Stock 10 HOOL {1 # USD}',
      'Assets:Bank -12 USD',
      ['Assets:Stock 10 HOOL @@ 12 USD {1.2 USD, 2024-01-05}', 'Assets:Bank -12 USD'],
    ],
    [
      'units at a cost',
      'Assets:Stock HOOL {1.20 USD}',
      'Assets:Bank -12 USD',
      ['Assets:Stock 10 HOOL @@ 12 USD {1.2 USD, 2024-01-05}', 'Assets:Bank -12 USD'],
    ],
    [
      'the currency of an exchange',
      'Assets:Cash 10 EUR @@ 12',
      'Assets:Bank -12 USD',
      ['Assets:Cash 10 EUR @@ 12 USD', 'Assets:Bank -12 USD'],
    ],
  ])('[K12] %s is filled in', (_, first, second, expected) => {
    const source = book(`2024-01-05 * "x"\n  ${first}\n  ${second}\n`);
    expect(lines(source)).toEqual(expected);
    expect(source.entries[0]!.residual).toBeUndefined();
  });

  test('[K12] an inferred amount is rounded to what the entry writes, and what that leaves is said', () => {
    const [entry] = book('2024-01-05 * "x"\n  Assets:Stock 12.345 HOOL {40.93 USD}\n  Expenses:Fees 9.95 USD\n  Assets:Cash\n').entries;
    expect(entry!.lines[2]).toMatchObject({ inferred: true, amount: { commodity: 'USD', decimals: 2 } });
    expect(toText(entry!.lines[2]!.amount.value)).toBe('-515.23');
    expect(entry!.residual!.map(({ commodity, value }) => `${toText(value)} ${commodity}`)).toEqual(['0.00085 USD']);
  });

  test('[K12] without anything to round to it is exact', () => {
    expect(lines(book('2024-01-05 * "x"\n  Assets:Stock 12.345 HOOL {40.93 USD}\n  Assets:Cash\n'))[1]).toBe('Assets:Cash -505.28085 USD');
    expect(lines(book('2024-01-05 * "x"\n  Assets:Cash 10 / 3 USD\n  Equity:Opening\n'))).toEqual([
      'Assets:Cash 10/3 USD',
      'Equity:Opening -10/3 USD',
    ]);
  });

  test('[K12] a posting without an amount in an entry that balances is listed and makes no line', () => {
    const source = book(
      '2024-01-05 * "x"\n  Assets:Cash 1 EUR\n  Assets:Bank -1 EUR\n  Equity:Opening\n2024-01-06 * "empty"\n  Assets:Cash\n',
    );
    expect(source.entries.map((entry) => entry.lines.length)).toEqual([2]);
    expect(source.skipped).toMatchObject([
      { what: 'zero-line', text: 'Equity:Opening', place: { line: 11 } },
      { what: 'entry-without-lines', place: { line: 12 } },
    ]);
  });

  test.each([
    ['TOO_MANY_MISSING_AMOUNTS', 10, 'Assets:Cash\n  Equity:Opening'],
    ['TOO_MANY_MISSING_AMOUNTS', 9, 'Assets:Cash 1 EUR @ USD\n  Equity:Opening'],
    ['CURRENCY_UNKNOWN', 9, 'Assets:Cash 1\n  Equity:Opening -1'],
    ['CURRENCY_UNKNOWN', 9, 'Assets:Cash 1 EUR @ 5\n  Equity:Opening'],
    ['COST_NOT_INFERRED', 9, 'Assets:Stock HOOL {{1 USD}}\n  Equity:Opening -1 USD'],
    ['COST_NOT_INFERRED', 9, 'Assets:Stock 1 HOOL {1 USD} @ USD\n  Equity:Opening -1 USD'],
    ['COST_NOT_INFERRED', 9, 'Assets:Cash EUR @ 0 USD\n  Equity:Opening -1 USD'],
    ['LOT_AMOUNT_ZERO', 9, 'Assets:Stock 0 HOOL {1 USD}\n  Equity:Opening'],
    ['COST_NEGATIVE', 9, 'Assets:Stock 1 HOOL {-1 USD}\n  Equity:Opening'],
  ])('[K12] %s', (code, line, postings) => {
    expect(refused(`2024-01-05 * "x"\n  ${postings}\n`)[0]).toMatchObject({ code, line });
  });
});

describe('balance of entries', () => {
  test.each([
    ['half of the last digit', '', 'Assets:Cash 3 GEL @ 0.331667 USD\n  Assets:Bank -1.00 USD', true],
    ['more than half of the last digit', '', 'Assets:Cash 3 GEL @ 0.331 USD\n  Assets:Bank -1.00 USD', false],
    ['whole numbers are exact', '', 'Assets:Cash 3 GEL @ 0.333333 USD\n  Assets:Bank -1 USD', false],
    ['the coarsest number decides', '', 'Assets:Cash 9.96 USD\n  Assets:Bank -10.0 USD', true],
    ['a multiplier', 'option "inferred_tolerance_multiplier" "1.1"\n', 'Assets:Cash 9.99 USD\n  Assets:Bank -10.00 USD', true],
    [
      'a default for whole numbers',
      'option "inferred_tolerance_default" "USD:0.01"\n',
      'Assets:Cash 3 GEL @ 0.333333 USD\n  Assets:Bank -1 USD',
      true,
    ],
    ['a default for all', 'option "inferred_tolerance_default" "*:0.01"\n', 'Assets:Cash 3 GEL @ 0.333333 USD\n  Assets:Bank -1 USD', true],
    [
      'precision of units at cost',
      'option "infer_tolerance_from_cost" "TRUE"\n',
      'Assets:Stock 1.125 HOOL {100 USD}\n  Assets:Bank -112.55 USD',
      true,
    ],
    ['which is an option', '', 'Assets:Stock 1.125 HOOL {100 USD}\n  Assets:Bank -112.55 USD', false],
  ])('[K12] tolerance: %s', (_, option, postings, balances) => {
    const found = refused(`${option}2024-01-05 * "x"\n  ${postings}\n`);
    expect(found.map(({ code }) => code)).toEqual(balances ? [] : ['UNBALANCED_ENTRY']);
  });

  test('[K12] a cost weighs before a price, and the price is kept as information', () => {
    const [entry] = book('2024-01-05 * "x"\n  Assets:Stock 10 HOOL {45.00 USD, "lot"} @ 50 USD\n  Assets:Cash -450 USD\n').entries;
    expect(entry!.lines[0]).toMatchObject({
      costSource: 'cost',
      lot: '{45 USD, 2024-01-05, "lot"}',
      price: { commodity: 'USD', value: { num: 50n } },
    });
    expect(toText(entry!.lines[0]!.cost!.value)).toBe('450');
  });

  test('[K12] a total price keeps its sign from the units and its decimals from the file', () => {
    const [entry] = book('2024-01-05 * "x"\n  Assets:Cash -3 EUR @@ 10.000 USD\n  Assets:Bank 10 USD\n').entries;
    expect(entry!.lines[0]!.cost).toMatchObject({ commodity: 'USD', decimals: 3 });
    expect(toText(entry!.lines[0]!.cost!.value)).toBe('-10');
  });

  test('[K12] the remainder of an unbalanced entry is reported per currency', () => {
    expect(refused('2024-01-05 * "x"\n  Assets:Cash 1.00 USD\n  Assets:Bank 2 EUR\n')).toMatchObject([
      { code: 'UNBALANCED_ENTRY', line: 8, commodity: 'USD', expected: '0 USD', actual: '1 USD' },
      { code: 'UNBALANCED_ENTRY', line: 8, commodity: 'EUR', actual: '2 EUR' },
    ]);
  });
});

describe('lots', () => {
  const bought = (method: string) => `2020-01-01 open Assets:Fund HOOL "${method}"
2024-01-02 * "buy"
  Assets:Fund 10 HOOL {100 USD}
  Assets:Cash
2024-01-03 * "buy"
  Assets:Fund 10 HOOL {120 USD, "b"}
  Assets:Cash
2024-01-04 * "buy"
  Assets:Fund 10 HOOL {110 USD}
  Assets:Cash
`;
  const sell = (sale: string) => `2024-02-01 * "sell"\n  Assets:Fund ${sale}\n  Assets:Cash 1500 USD\n  Income:Gains\n`;
  const sold = (source: Book) =>
    lines(source)
      .slice(6)
      .filter((line) => line.startsWith('Assets:Fund'));

  test.each([
    ['STRICT', '-5 HOOL {100 USD}', ['-5 HOOL @@ -500 USD {100 USD, 2024-01-02}']],
    ['STRICT', '-5 HOOL {2024-01-04}', ['-5 HOOL @@ -550 USD {110 USD, 2024-01-04}']],
    ['STRICT', '-5 HOOL {"b"}', ['-5 HOOL @@ -600 USD {120 USD, 2024-01-03, "b"}']],
    ['STRICT', '-5 HOOL {{500 USD}}', ['-5 HOOL @@ -500 USD {100 USD, 2024-01-02}']],
    [
      'STRICT',
      '-30 HOOL {}',
      [
        '-10 HOOL @@ -1000 USD {100 USD, 2024-01-02}',
        '-10 HOOL @@ -1200 USD {120 USD, 2024-01-03, "b"}',
        '-10 HOOL @@ -1100 USD {110 USD, 2024-01-04}',
      ],
    ],
    ['STRICT_WITH_SIZE', '-10 HOOL {}', ['-10 HOOL @@ -1000 USD {100 USD, 2024-01-02}']],
    ['FIFO', '-15 HOOL {}', ['-10 HOOL @@ -1000 USD {100 USD, 2024-01-02}', '-5 HOOL @@ -600 USD {120 USD, 2024-01-03, "b"}']],
    ['LIFO', '-15 HOOL {}', ['-10 HOOL @@ -1100 USD {110 USD, 2024-01-04}', '-5 HOOL @@ -600 USD {120 USD, 2024-01-03, "b"}']],
    ['HIFO', '-15 HOOL {}', ['-10 HOOL @@ -1200 USD {120 USD, 2024-01-03, "b"}', '-5 HOOL @@ -550 USD {110 USD, 2024-01-04}']],
    ['NONE', '-15 HOOL {105 USD}', ['-15 HOOL @@ -1575 USD {105 USD, 2024-02-01}']],
  ])('[K12] %s books %s', (method, sale, expected) => {
    expect(sold(book(bought(method) + sell(sale))).map((line) => line.replace('Assets:Fund ', ''))).toEqual(expected);
  });

  test.each([
    ['STRICT', '-5 HOOL {}', 'LOT_AMBIGUOUS'],
    ['STRICT', '-5 HOOL {99 USD}', 'LOT_NOT_FOUND'],
    ['STRICT', '-11 HOOL {100 USD}', 'LOT_NOT_ENOUGH'],
    ['FIFO', '-31 HOOL {}', 'LOT_NOT_ENOUGH'],
    ['AVERAGE', '-5 HOOL {}', 'LOT_METHOD_REFUSED'],
  ])('[K12] %s refuses %s: %s', (method, sale, code) => {
    expect(refused(bought(method) + sell(sale))).toMatchObject([{ code, line: 19, account: 'Assets:Fund' }]);
  });

  test('[K12] the option is the method of accounts that name none', () => {
    const source = book(`option "booking_method" "LIFO"\n${bought('STRICT').replace(' "STRICT"', '')}${sell('-10 HOOL {}')}`);
    expect(sold(source)).toEqual(['Assets:Fund -10 HOOL @@ -1100 USD {110 USD, 2024-01-04}']);
  });

  test('[K12] entries are booked by day whatever their order in the file, and kept in the order of the file', () => {
    const [open, ...rest] = bought('FIFO').split('\n');
    const source = book(`${open}\n${sell('-15 HOOL {}')}${rest.join('\n')}`);
    expect(source.entries.map(({ description }) => description)).toEqual(['sell', 'buy', 'buy', 'buy']);
    expect(lines(source)[0]).toContain('{100 USD, 2024-01-02}');
  });

  test('[K12] two sales in one entry do not sell the same lot', () => {
    const text = '2024-02-01 * "sell"\n  Assets:Fund -10 HOOL {}\n  Assets:Fund -10 HOOL {}\n  Assets:Cash 1500 USD\n  Income:Gains\n';
    expect(sold(book(bought('FIFO') + text))).toHaveLength(2);
    expect(refused(`${bought('FIFO')}${text.replace('-10', '-21')}`)).toMatchObject([{ code: 'LOT_NOT_ENOUGH', line: 20 }]);
  });
});

describe('balances, pads and accounts', () => {
  const paid = '2024-01-05 * "x"\n  Assets:Cash 10.00 EUR\n  Equity:Opening\n';

  test.each([
    ['the start of the day', '2024-01-05 balance Assets:Cash 0 EUR', true],
    ['and not its end', '2024-01-05 balance Assets:Cash 10 EUR', false],
    ['twice the usual tolerance', '2024-01-06 balance Assets:Cash 10.01 EUR', true],
    ['and no more', '2024-01-06 balance Assets:Cash 10.02 EUR', false],
    ['none for whole numbers', '2024-01-06 balance Assets:Cash 9 EUR', false],
    ['one of its own', '2024-01-06 balance Assets:Cash 9.50 ~ 0.50 EUR', true],
    ['sums', '2024-01-06 balance Assets:Cash 4 + 6 EUR', true],
    [
      'sub-accounts',
      '2020-01-01 open Assets:Cash:Till\n2024-01-05 * "x"\n  Assets:Cash:Till 5 EUR\n  Equity:Opening\n2024-01-06 balance Assets:Cash 15 EUR',
      true,
    ],
    [
      'names that only begin alike',
      '2020-01-01 open Assets:Cashier\n2024-01-05 * "x"\n  Assets:Cashier 5 EUR\n  Equity:Opening\n2024-01-06 balance Assets:Cash 10 EUR',
      true,
    ],
  ])('[K12] a balance asserts %s', (_, text, holds) => {
    const found = refused(`${paid}${text}\n`);
    expect(found.map(({ code }) => code)).toEqual(holds ? [] : ['ASSERTION_FAILED']);
  });

  test('[K12] a failed balance says what was expected and found', () => {
    expect(refused(`${paid}2024-01-06 balance Assets:Cash 12.50 EUR\n`)).toMatchObject([
      { line: 11, account: 'Assets:Cash', commodity: 'EUR', expected: '12.50 EUR', actual: '10.00 EUR' },
    ]);
  });

  test('[K12] with acceptErrors a complaint is a warning and the book is the one the tool shows', () => {
    const text = `${paid}2024-01-06 balance Assets:Cash 12.50 EUR\n2024-01-07 * "half"\n  Assets:Nowhere 1 EUR\n`;
    const source = book(text, { acceptErrors: true });
    expect(source.warnings.map(({ code, place }) => [code, place.line])).toEqual([
      ['ASSERTION_FAILED', 11],
      ['ACCOUNT_NOT_OPEN', 13],
      ['UNBALANCED_ENTRY', 12],
    ]);
    expect(lines(source)).toEqual(['Assets:Cash 10 EUR', 'Equity:Opening -10 EUR', 'Assets:Nowhere 1 EUR']);
    expect(source.entries[1]!.residual).toBeUndefined();
  });

  test('[K12] what could not be booked is left out with acceptErrors, and listed', () => {
    const source = book(
      '2024-01-05 * "x"\n  Assets:Cash 1\n  Equity:Opening -1\n2024-01-06 * "y"\n  Assets:Cash 5 EUR @ USD\n  Equity:Opening\n',
      {
        acceptErrors: true,
      },
    );
    expect(source.entries).toEqual([]);
    expect(source.skipped.map(({ what, place }) => [what, place.line])).toEqual([
      ['entry-not-booked', 8],
      ['entry-without-lines', 11],
    ]);
  });

  test('[K12] a pad inserts what makes the next balances true, per currency, on its own day', () => {
    const source = book(`2020-01-02 pad Assets:Cash Equity:Opening
${paid}2024-01-06 balance Assets:Cash 100.00 EUR
2024-01-06 balance Assets:Cash 5 USD
2024-01-07 balance Assets:Cash 100.00 EUR
`);
    expect(lines(source).slice(0, 4)).toEqual([
      'Assets:Cash 90 EUR',
      'Equity:Opening -90 EUR',
      'Assets:Cash 5 USD',
      'Equity:Opening -5 USD',
    ]);
    expect(source.entries[0]).toMatchObject({
      date: '2020-01-02',
      tags: { flag: 'P' },
      description: '(Padding inserted for Balance of 100.00 EUR for difference 90 EUR)',
      place: { line: 8 },
      lines: [{ inferred: true }, { inferred: true }],
    });
    expect(new Set(source.entries.map((entry) => entry.source)).size).toBe(3);
  });

  test('[K12] a pad counts for the first balance of a currency only, and must be needed', () => {
    const first = `2020-01-02 pad Assets:Cash Equity:Opening\n${paid}2024-01-06 balance Assets:Cash 100 EUR\n`;
    expect(refused(`${first}2024-01-07 balance Assets:Cash 101 EUR\n`)).toMatchObject([{ code: 'ASSERTION_FAILED', line: 13 }]);
    expect(refused(`2020-01-02 pad Assets:Cash Equity:Opening\n${paid}`)).toMatchObject([{ code: 'PAD_UNUSED', line: 8 }]);
    expect(
      refused(
        '2020-01-02 pad Assets:Stock Equity:Opening\n2024-01-05 * "x"\n  Assets:Stock 1 HOOL {5 USD}\n  Assets:Cash\n2024-01-06 balance Assets:Stock 3 HOOL\n',
      ),
    ).toMatchObject([{ code: 'PAD_AT_COST', line: 12 }]);
  });

  test.each([
    ['ACCOUNT_NOT_OPEN', 9, '2024-01-05 * "x"\n  Assets:Nowhere 1 EUR\n  Equity:Opening\n'],
    ['ACCOUNT_NOT_OPEN', 8, '2024-01-05 balance Assets:Nowhere 0 EUR\n'],
    ['ACCOUNT_NOT_OPEN', 8, '2024-01-05 close Assets:Nowhere\n'],
    ['ACCOUNT_CLOSED', 9, '2019-12-31 * "too early"\n  Assets:Cash 0 EUR\n  Assets:Cash 0 EUR\n'],
    ['ACCOUNT_CLOSED', 10, '2023-01-01 close Assets:Cash\n2024-01-05 * "x"\n  Assets:Cash 1 EUR\n  Equity:Opening\n'],
    ['ACCOUNT_OPENED_TWICE', 8, '2024-01-05 open Assets:Cash\n'],
    ['ACCOUNT_CLOSED_TWICE', 9, '2024-01-05 close Assets:Cash\n2024-01-06 close Assets:Cash\n'],
    ['CLOSE_BEFORE_OPEN', 8, '2020-01-01 close Assets:Cash\n'],
    ['CURRENCY_NOT_ALLOWED', 10, '2020-01-01 open Assets:Till EUR\n2024-01-05 * "x"\n  Assets:Till 1 USD\n  Equity:Opening\n'],
    ['CURRENCY_NOT_ALLOWED', 9, '2020-01-01 open Assets:Till EUR\n2024-01-05 balance Assets:Till 0 USD\n'],
    ['BALANCE_TWICE', 9, '2024-01-05 balance Assets:Cash 0.00 EUR\n2024-01-05 balance Assets:Cash 0.01 EUR\n'],
    ['COMMODITY_TWICE', 9, '2024-01-05 commodity EUR\n2024-01-06 commodity EUR\n'],
  ])('[K12] %s', (code, line, text) => {
    expect(refused(text)[0]).toMatchObject({ code, line });
  });

  test('[K12] a closed account may still be asserted and noted', () => {
    expect(refused('2023-01-01 close Assets:Cash\n2024-01-05 balance Assets:Cash 0 EUR\n2024-01-05 note Assets:Cash "closed"\n')).toEqual(
      [],
    );
  });

  test('[K12] the plugin that opens accounts is imitated', () => {
    const text = '2024-01-05 * "x"\n  Assets:New 1 EUR\n  Equity:Opening\n2024-01-06 balance Assets:New 1 EUR\n';
    const source = book(`plugin "beancount.plugins.auto_accounts"\n${text}`);
    expect(source.accounts.find(({ name }) => name === 'Assets:New')).toMatchObject({
      declared: false,
      type: 'asset',
      place: { line: 10 },
    });
    expect(source.skipped).toEqual([]);
  });
});

test('[K12] a book of ten thousand entries is read in a second or two', () => {
  const entry = (index: number) => `2024-01-${String((index % 28) + 1).padStart(2, '0')} * "Payee ${index}" "Narration"
  Assets:Stock  1.5 HOOL {${100 + (index % 7)}.25 USD}
  Expenses:Fees  9.95 USD
  Assets:Cash

`;
  const text = Array.from({ length: 10_000 }, (_, index) => entry(index)).join('');
  const started = performance.now();
  expect(book(text).entries).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
