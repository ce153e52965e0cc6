import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Feed } from './feed.ts';
import { readFeed } from './read-feed.ts';

const good = (text: string): Feed => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.rejections));
  return read.value;
};
const refusal = (text: string, source?: 'NBG' | 'BNB' | 'ECB') => {
  const read = readFeed(text, source);
  return read.ok ? 'read' : read.rejections[0];
};

const nbg = (...currencies: object[]) => JSON.stringify([{ date: '2026-05-08T00:00:00.000Z', currencies }]);
const yen = {
  code: 'JPY',
  quantity: 100,
  rateFormated: '1.8234',
  rate: 1.8234,
  name: 'Yen',
  date: '2026-05-07T17:45:13.161Z',
  validFromDate: '2026-05-08T00:00:00.000Z',
};
const bnb = (rows: string) =>
  `\uFEFF<?xml version="1.0"?><ROWSET><ROW><GOLD>0</GOLD><CODE>Код</CODE><RATE>Лева (BGN)</RATE></ROW>${rows}<ROW><GOLD>2</GOLD><CODE>XAU</CODE><RATIO>1</RATIO><REVERSERATE>n/a</REVERSERATE><RATE>2250.83</RATE></ROW></ROWSET>`;
const row = (code: string, ratio: string, rate: string, on = '01.02.2019') =>
  `<ROW><GOLD>1</GOLD><CURR_DATE>${on}</CURR_DATE><CODE>${code}</CODE><RATIO>${ratio}</RATIO><RATE>${rate}</RATE></ROW>`;
const ecb = (days: string) =>
  `<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${days}</Cube></gesmes:Envelope>`;

describe('lists of the banks', () => {
  test('[L8] National Bank of Georgia: lari for a number of units, valid from a day in Tbilisi', () => {
    const late = { ...yen, code: 'USD', quantity: 1, rateFormated: '2.7000', rate: 2.7, validFromDate: '2026-05-08T20:00:00.000Z' };
    expect(good(nbg(yen, late))).toEqual({
      source: 'NBG',
      skipped: [],
      quotes: [
        { on: '2026-05-08', unit: 'JPY', quantity: 100, price: 'GEL', rate: '1.8234' },
        { on: '2026-05-09', unit: 'USD', quantity: 1, price: 'GEL', rate: '2.7000' },
      ],
    });
  });

  test('[L8] Bulgarian National Bank: leva until the lev ended, then euro; headings and gold are no rates', () => {
    expect(good(bnb(row('JPY', '100', '1.56579') + row('USD', '1', '1.70502'))).quotes).toEqual([
      { on: '2019-02-01', unit: 'JPY', quantity: 100, price: 'BGN', rate: '1.56579' },
      { on: '2019-02-01', unit: 'USD', quantity: 1, price: 'BGN', rate: '1.70502' },
    ]);
    expect(good(bnb(row('USD', '1', '0.85', '05.01.2026'))).quotes).toMatchObject([{ on: '2026-01-05', price: 'EUR' }]);
  });

  test('[L8] European Central Bank: one euro in each currency, one day or many; what ISO 4217 no longer lists is left out and named', () => {
    const days = `<Cube time='2019-11-29'><Cube currency='USD' rate='1.0982'/><Cube currency='HRK' rate='7.4385'/></Cube><Cube time="2019-11-28"><Cube currency="USD" rate="1.1005"/></Cube>`;
    expect(good(ecb(days))).toEqual({
      source: 'ECB',
      skipped: ['HRK'],
      quotes: [
        { on: '2019-11-29', unit: 'EUR', quantity: 1, price: 'USD', rate: '1.0982' },
        { on: '2019-11-28', unit: 'EUR', quantity: 1, price: 'USD', rate: '1.1005' },
      ],
    });
  });

  test.each<[string, string, string, string]>([
    ['nothing', '', '', 'empty'],
    ['something else', 'date,rate\n2026-05-08,2.7', '', 'format'],
    ['half a JSON', '[{"currencies": [', '', 'malformed'],
    ['an error page instead of the list', '[{"error": "x"}]', '[0]', 'format'],
    ['a list without currencies', nbg(), '', 'empty'],
    ['a rate that is two figures', nbg({ ...yen, rate: 1.8235 }), '[0].currencies[0]', 'rate'],
    ['a rate with a comma', nbg({ ...yen, rate: undefined, rateFormated: '1,8234' }), '[0].currencies[0] (JPY)', 'rate'],
    ['a rate of zero', nbg({ ...yen, rate: 0, rateFormated: '0.0000' }), '[0].currencies[0] (JPY)', 'rate'],
    ['a quantity that is no whole number', nbg({ ...yen, quantity: 1.5 }), '[0].currencies[0] (JPY)', 'quantity'],
    ['a quantity of zero', nbg({ ...yen, quantity: 0 }), '[0].currencies[0] (JPY)', 'quantity'],
    ['a code in small letters', nbg({ ...yen, code: 'jpy' }), '[0].currencies[0] (jpy)', 'currency'],
    ['the lari against itself', nbg({ ...yen, code: 'GEL' }), '[0].currencies[0] (GEL)', 'currency'],
    ['a day that is none', nbg({ ...yen, validFromDate: '2026-02-30T00:00:00.000Z' }), '[0].currencies[0] (JPY)', 'date'],
    ['a currency twice', nbg(yen, yen), '[0].currencies[1] (JPY)', 'duplicate'],
    ['XML that does not close', '<ROWSET><ROW>', '', 'malformed'],
    [
      'a fixing without ratio',
      bnb('<ROW><GOLD>1</GOLD><CURR_DATE>01.02.2019</CURR_DATE><CODE>USD</CODE><RATE>1.7</RATE></ROW>'),
      'ROW 2 (USD)',
      'quantity',
    ],
    ['a fixing with an exponent', bnb(row('USD', '1', '1e5')), 'ROW 2 (USD)', 'rate'],
    ['a fixing of an American day', bnb(row('USD', '1', '1.7', '13.31.2019')), 'ROW 2 (USD)', 'date'],
    ['a day without date', ecb('<Cube><Cube currency="USD" rate="1.1"/></Cube>'), 'Cube 1', 'date'],
    ['a rate that is not there', ecb('<Cube time="2019-11-29"><Cube currency="USD"/></Cube>'), '2019-11-29, Cube 1', 'rate'],
    ['no days at all', ecb(''), '', 'format'],
    [
      'entities',
      `<!DOCTYPE x [<!ENTITY a "1.1">]>${ecb('<Cube time="2019-11-29"><Cube currency="USD" rate="&a;"/></Cube>')}`,
      '',
      'malformed',
    ],
  ])('[L8] %s is refused with its place', (_name, text, place, reason) => {
    expect(refusal(text)).toEqual({ code: 'RATES_UNREADABLE', place, reason });
  });

  test('[L8] a file too long for any list is refused before it is read', () => {
    expect(refusal('['.repeat(12_000_001))).toMatchObject({ reason: 'too-long' });
    expect(refusal(nbg(yen), 'ECB')).toMatchObject({ reason: 'malformed' });
  });

  test('[L8] no text makes a reader throw, and no refused file gives a rate', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '{"currencies":[',
      '{',
      '}',
      '<ROWSET>',
      '<ROW>',
      '</ROW>',
      '</ROWSET>',
      '<Cube',
      ' time="2019-11-29"',
      '/>',
      '"',
      '&',
      'eurofxref',
      nbg(yen),
      ecb(''),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join('')),
        ),
        fc.constantFrom(undefined, 'NBG', 'BNB', 'ECB'),
        (text, source) => {
          const read = readFeed(text, source as never);
          if (!read.ok) expect(read.rejections).toMatchObject([{ code: 'RATES_UNREADABLE' }]);
        },
      ),
    );
  });
});

const samples = resolve(import.meta.dirname, '../../../shared/samples/rates');
const expected = join(samples, 'rates.expected.csv');

describe.skipIf(!existsSync(expected))('published lists (skipped where the samples are not at hand)', () => {
  const rows = existsSync(expected)
    ? readFileSync(expected, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : [];
  test.each(rows)('[L8] %s', (file, source, date, count, facts) => {
    const feed = good(readFileSync(join(samples, file!), 'utf8'));
    expect(feed.source).toBe(source);
    const days = [...new Set(feed.quotes.map(({ on }) => on as string))].sort();
    const iso = (text: string) => text.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');
    const range = /^(\S+?)\.\.(\S+) \((\d+) days\)$/.exec(date!);
    if (range) expect([days[0], days.at(-1), String(days.length)]).toEqual(range.slice(1));
    else expect(days).toEqual([iso(date!)]);
    // Codes ISO 4217 has dropped since are counted in the list and left out here.
    const left = feed.skipped.length * days.length;
    expect(feed.quotes.length + left).toBe(Number(count));
    // "first day" is the first of the file.
    const first = feed.quotes[0]!.on;
    for (const fact of facts!.replace('first day: ', '').split('; ')) {
      const [, code, rate, quantity] = /^([A-Z]{3}) ([\d.]+)(?: per (\d+))?$/.exec(fact)!;
      const quote = feed.quotes.find(({ on, unit, price }) => on === first && (source === 'ECB' ? price : unit) === code);
      expect(quote, fact).toMatchObject({ rate, quantity: Number(quantity ?? '1') });
    }
  });
});
if (!existsSync(expected)) console.warn(`SKIPPED: published lists of rates are not at ${samples}`);
