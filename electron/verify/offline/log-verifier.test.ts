import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { idOf } from '../../../test/support/company.ts';
import { Forger, jsonLines, judge, type MadeEvent } from '../../../test/support/small-book.ts';
import { canonicalJson } from '../../log/canonical.ts';
import { limits, readDecimal, verifyLog } from './log-verifier.mjs';

// Logs made by hand and properly signed: each rule is broken by itself.

const account = (no: number) => idOf(no);
const line = (no: number, more: object) => ({ account: account(no), ...more });
let nextEntry = 5000;
const entry = (lines: readonly object[], more: object = {}): MadeEvent => {
  nextEntry += 1;
  return { type: 'journal.posted', id: idOf(nextEntry), data: { date: '2026-05-04', kind: 'manual', lines, ...more } as never };
};
const good = () => entry([line(1, { debit: '10.00' }), line(2, { credit: '10.00' })]);
const whyOf = async (forger: Forger) => (await forger.fault())?.fault;
const one = (event: MadeEvent) => whyOf(new Forger().begin().add(event));

test('[L4] a log made by hand after FORMAT.md is right', async () => {
  const forger = new Forger().begin().add(good(), good()).add(good());
  expect(await forger.fault()).toBeUndefined();
});

describe('entries', () => {
  test.each<[string, object[]]>([
    ['by a tetri', [line(1, { debit: '10.00' }), line(2, { credit: '9.99' })]],
    ['on one side', [line(1, { debit: '10.00' }), line(2, { debit: '10.00' })]],
    [
      'in base currency though weights balance',
      [line(1, { debit: '1.00', weight: '5', weight_commodity: 'USD' }), line(2, { weight: '-5', weight_commodity: 'USD' })],
    ],
    [
      'in a weight though base currency balances',
      [
        line(1, { debit: '1.00', weight: '5.00', weight_commodity: 'USD' }),
        line(2, { credit: '1.00', weight: '-4.99', weight_commodity: 'USD' }),
      ],
    ],
    [
      'in the second of two weights',
      [
        line(1, { weight: '5', weight_commodity: 'USD' }),
        line(2, { weight: '-5', weight_commodity: 'USD' }),
        line(1, { weight: '2', weight_commodity: 'EUR' }),
        line(2, { weight: '-1', weight_commodity: 'EUR' }),
      ],
    ],
  ])('[LED-1] an entry that does not balance %s is named with its position', async (_, lines) => {
    const fault = await new Forger().begin().add(good(), entry(lines), good()).fault();
    expect(fault).toMatchObject({
      fault: expect.stringMatching(/^an entry does not balance/),
      position: 7,
      place: expect.stringContaining('batch 2 (log'),
    });
  });

  test.each<[string, object[], string]>([
    ['one line', [line(1, { debit: '10.00' })], 'an entry has fewer than two lines'],
    ['no amount', [line(1, {}), line(2, {})], 'a line has no amount'],
    ['both sides', [line(1, { debit: '1.00', credit: '1.00' }), line(2, {})], 'a line has both a debit and a credit'],
    ['a negative amount', [line(1, { debit: '-1.00' }), line(2, { credit: '-1.00' })], 'an amount cannot be read'],
    ['nothing', [line(1, { debit: '0.00' }), line(2, { credit: '0.00' })], 'an amount cannot be read'],
    ['less than a tetri', [line(1, { debit: '1.001' }), line(2, { credit: '1.001' })], 'an amount cannot be read'],
    ['words', [line(1, { debit: 'ten' }), line(2, { credit: 'ten' })], 'an amount cannot be read'],
    ['a number', [line(1, { debit: 10 }), line(2, { credit: 10 })], 'an amount cannot be read'],
    ['an unknown account', [line(9, { debit: '1.00' }), line(2, { credit: '1.00' })], 'it names an account that was never opened'],
  ])('[LED-1] an entry with %s is refused', async (_, lines, why) => {
    expect(await one(entry(lines))).toBe(why);
  });

  test('[LED-1] dates that no calendar has are refused', async () => {
    for (const date of ['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '', 20260504]) {
      expect(await one(entry([line(1, { debit: '1.00' }), line(2, { credit: '1.00' })], { date })), String(date)).toBe(
        'an entry has no date',
      );
    }
    expect(await one(entry([line(1, { debit: '1.00' }), line(2, { credit: '1.00' })], { date: '2028-02-29' }))).toBeUndefined();
  });

  test('[LED-1] amounts beyond what a number holds are added exactly', async () => {
    const large = '900719925474099.93'; // 2^53 + 1 tetri is not a number of JavaScript
    const forger = new Forger().begin().add(entry([line(1, { debit: large }), line(2, { credit: large })]), good());
    const { verifier, fault } = await verifyLog(
      (async function* () {
        yield jsonLines(forger.batches, forger.company);
      })(),
    );
    expect(fault).toBeUndefined();
    expect(verifier.turnover).toBe('900719925474109.93');
  });

  test('[LED-1] a line that moves no unit of its currency says nothing about its decimals', async () => {
    const revalued = entry([line(1, { debit: '5.00', commodity: 'USD' }), line(2, { credit: '5.00' })]);
    const moved = entry([line(1, { debit: '5.00', commodity: 'USD', quantity: '1.85' }), line(2, { credit: '5.00' })]);
    expect(await whyOf(new Forger().begin().add(revalued, moved))).toBeUndefined();
  });

  test('[LED-1] decimal text is read to the last digit or not at all', () => {
    expect(readDecimal('1234.5', 2)).toBe(123450n);
    expect(readDecimal('-0.01', 2)).toBe(-1n);
    expect(readDecimal('5', 0)).toBe(5n);
    expect(readDecimal('5.000', 2)).toBe(500n);
    for (const text of ['', '.', '1.', '.5', '+1', '1e3', ' 1', '1,0', '0x1', '--1', '1.001', '1'.repeat(19), 1, null, undefined]) {
      expect(readDecimal(text, 2), String(text)).toBeUndefined();
    }
  });
});

describe('dimensions', () => {
  const [cc, prj, admin, sales, bridge] = [idOf(801), idOf(802), idOf(803), idOf(804), idOf(805)];
  const dimension = (id: string, code: string): MadeEvent => ({ type: 'dimension.added', id, data: { code, name: code } });
  const value = (id: string, of: string, code: string): MadeEvent => ({
    type: 'dimension_value.added',
    id,
    data: { dimension: of, code, name: code },
  });
  const tree = [
    dimension(cc, 'CC'),
    dimension(prj, 'PRJ'),
    value(admin, cc, 'ADMIN'),
    value(sales, cc, 'SALES'),
    value(bridge, prj, 'BRIDGE'),
  ];
  const of = (...dimensions: unknown[]) => entry([line(1, { debit: '10.00', dimensions }), line(2, { credit: '10.00' })]);
  const withTree = (...events: MadeEvent[]) => whyOf(new Forger().begin().add(...tree, ...events));

  test('[L15] a line names values that were added, and no two of one dimension', async () => {
    expect(await withTree(of(admin, bridge), of(sales))).toBeUndefined();
    const never = 'a line names a value of a dimension that was never added';
    expect(await withTree(of(idOf(899)))).toBe(never);
    expect(await withTree(of(cc))).toBe(never);
    expect(await one(of(admin))).toBe(never);
    expect(await withTree(of(admin, sales))).toBe('a line names two values of one dimension');
    expect(await withTree(of(admin, bridge, admin))).toBe('a line names two values of one dimension');
    const unread = entry([line(1, { debit: '10.00', dimensions: admin }), line(2, { credit: '10.00' })]);
    expect(await withTree(unread)).toBe('the dimensions of a line cannot be read');
    const document: MadeEvent = { type: 'document.issued', id: idOf(890), data: { lines: [{ dimensions: [admin, sales] }] } as never };
    expect(await withTree(document)).toBe('a line names two values of one dimension');
  });

  test('[L15] a code names one dimension, and one value of it', async () => {
    expect(await withTree(dimension(idOf(806), 'CC'))).toBe('there are two dimensions CC');
    expect(await withTree(value(idOf(806), cc, 'ADMIN'))).toBe('the dimension CC has two values ADMIN');
    expect(await withTree(value(idOf(806), prj, 'ADMIN'))).toBeUndefined();
    expect(await withTree(value(idOf(806), admin, 'X'))).toBe('a value of a dimension is incomplete');
  });
});

describe('numbers', () => {
  const numbered = (value: number, more: object = {}) =>
    entry([line(1, { debit: '1.00' }), line(2, { credit: '1.00' })], {
      series: 's',
      value,
      number: String(value).padStart(3, '0'),
      ...more,
    });
  const range = (type: 'number.reserved' | 'number.voided', first: number, last: number): MadeEvent => {
    nextEntry += 1;
    return { type, id: idOf(nextEntry), data: { series: 's', first, last, digits: 3, reason: 'x' } };
  };
  const fault = (...events: readonly MadeEvent[]) =>
    new Forger()
      .begin()
      .add(...events)
      .fault();

  test('[NUM-1] 1, 2, 3 in order, or in another order, are explained', async () => {
    expect(await fault(numbered(1), numbered(2), numbered(3))).toBeUndefined();
    expect(await fault(numbered(3), numbered(1), numbered(2))).toBeUndefined();
  });

  test('[NUM-1] a number twice is named where it comes again, a gap by its number', async () => {
    expect(await fault(numbered(1), numbered(2), numbered(2))).toMatchObject({
      position: 8,
      fault: 'number 2 of series s is used a second time',
    });
    expect(await fault(numbered(1), numbered(3))).toMatchObject({ place: 'series s', fault: 'number 2 is missing: 2 of 3 are explained' });
    expect(await fault(numbered(2))).toMatchObject({ place: 'series s', fault: expect.stringContaining('number 1 is missing') });
    expect(await fault(numbered(0))).toMatchObject({ fault: 'a number is incomplete' });
    expect(await one(entry([line(1, { debit: '1.00' }), line(2, { credit: '1.00' })], { series: 's', number: '1' }))).toBe(
      'a number is incomplete',
    );
  });

  test('[NUM-1] reserved numbers are used as what they were reserved as, or voided', async () => {
    const reserved = range('number.reserved', 1, 3);
    expect(await fault(reserved, numbered(2, { reserved: true }), range('number.voided', 3, 3), numbered(4))).toBeUndefined();
    expect(await fault(numbered(1, { reserved: true }))).toMatchObject({ fault: expect.stringContaining('without having been reserved') });
    expect(await fault(reserved, numbered(2))).toMatchObject({ fault: expect.stringContaining('a second time') });
    expect(await fault(reserved, numbered(2, { reserved: true, number: '02' }))).toMatchObject({
      fault: expect.stringContaining('reserved'),
    });
    expect(await fault(reserved, range('number.voided', 3, 4))).toMatchObject({
      fault: expect.stringContaining('voided without being reserved'),
    });
    expect(await fault(numbered(1), range('number.reserved', 1, 2))).toMatchObject({ fault: expect.stringContaining('was used before') });
    expect(await fault(range('number.reserved', 1, 2_000_000_000))).toMatchObject({ fault: 'a range of numbers is incomplete' });
  });
});

describe('things and their revisions', () => {
  test('[L4] revisions of a thing follow each other', async () => {
    const rename = (rev: number): MadeEvent => ({
      type: 'account.renamed',
      id: account(1),
      rev,
      data: { name_ka: 'y', name_bg: 'y', name_ru: 'y', name_en: 'y' },
    });
    expect(await whyOf(new Forger().begin().add(rename(2), rename(3)))).toBeUndefined();
    for (const rev of [1, 3]) expect(await one(rename(rev)), `${rev}`).toBe(`event of ${account(1)} has revision ${rev}, expected 2`);
    expect(await whyOf(new Forger().begin().add(rename(2)).add(rename(2)))).toContain('has revision 2, expected 3');
  });

  test('[L4] events of unknown types count as bytes only; a known type of another version is refused', async () => {
    const strange: MadeEvent = { type: 'cargo.weighed', id: idOf(77), data: { kilograms: '3' } };
    const forger = new Forger().begin().add(strange, good());
    const { verifier, fault } = await verifyLog(
      (async function* () {
        yield jsonLines(forger.batches, forger.company);
      })(),
    );
    expect(fault).toBeUndefined();
    expect([...verifier.unknown]).toEqual([['cargo.weighed', 1]]);
    expect(await one({ ...good(), v: 2 })).toBe('the event "journal.posted" has a version this program does not know');
  });
});

describe('company and keys', () => {
  const enrol = (log: string, publicKey: string): MadeEvent => ({
    type: 'device.enrolled',
    id: idOf(88),
    data: { log, public_key: publicKey },
  });
  const foreign = () => new Forger(0xdddd_0000);

  test('[LOG-2] nobody gives a log another key, neither to itself nor from another log', async () => {
    const forger = new Forger().begin();
    const thief = generateKeyPairSync('ed25519').privateKey;
    // As if appended by somebody without the key who brings one of his own.
    const stolen = canonicalJson({
      data: { log: forger.log, public_key: foreign().publicKey },
      id: idOf(88),
      rev: 1,
      type: 'device.enrolled',
      v: 1,
    });
    expect(await whyOf(forger.addTexts([stolen], {}, thief))).toBe('the signature is not that of the device');
    // Even signed by the right one.
    expect(await whyOf(new Forger().begin().add(enrol(new Forger().log, foreign().publicKey)))).toBe(
      'a log takes its key from its own first batch only',
    );
    expect(await whyOf(new Forger().begin().add(enrol(idOf(99), foreign().publicKey)))).toBe(
      'a log takes its key from its own first batch only',
    );
  });

  test('[LOG-2] a log that enrols two keys, or none, or half a one, has no device', async () => {
    const { company, log, publicKey } = new Forger();
    const created: MadeEvent = { type: 'company.created', id: company, data: { name: 'X', base_currency: 'GEL', base_scale: 2 } };
    for (const events of [
      [created],
      [created, enrol(log, publicKey), { ...enrol(log, publicKey), id: idOf(89) }],
      [created, enrol(log, publicKey.slice(2))],
      [created, enrol(log, publicKey.toUpperCase().replace(/^./, 'G'))],
      [created, enrol(idOf(1), publicKey)],
    ]) {
      expect(await whyOf(new Forger().add(...events))).toBe('the device of this log was never enrolled');
    }
  });

  test('[LOG-2] a company is made once, first, and under the id its batches have', async () => {
    const again: MadeEvent = { type: 'company.created', id: idOf(66), data: { name: 'Y', base_currency: 'GEL', base_scale: 2 } };
    expect(await one(again)).toBe('a company is made once, by the first event of its log');
    const { log, publicKey } = new Forger();
    const own = new Forger();
    expect(await whyOf(own.add(enrol(own.log, own.publicKey)))).toBe('the log does not begin with the making of its company');
    const other = new Forger();
    expect(await whyOf(other.add({ ...again, id: idOf(67) }, enrol(other.log, other.publicKey)))).toBe(
      'a company is made once, by the first event of its log',
    );
    expect([log, publicKey]).toHaveLength(2);
  });
});

describe('headers', () => {
  const header = async (changes: Record<string, never>) =>
    whyOf(new Forger().begin().addTexts([canonicalJson({ data: {}, id: idOf(5), rev: 1, type: 'a.b', v: 1 })], changes));

  test.each<[string, object, string]>([
    ['format', { v: 2 }, 'the batch has a format this program does not know'],
    ['cryptography', { suite: 'md5-none' }, 'the batch has a format this program does not know'],
    ['company', { company: idOf(1) }, 'the batch belongs to another company'],
    ['number in its log', { seq: 3 }, 'a batch of this log is missing'],
    ['batch before', { prev: 'ab'.repeat(32) }, 'the chain is broken: the batch does not follow the one before'],
    ['hash of events', { root: 'ab'.repeat(32) }, 'the events are not the ones that were signed'],
    ['number of events', { n: 2 }, 'the batch holds 1 events and its header says 2'],
    ['number of events, far too many', { n: 1_000_000 }, 'the batch holds too many events'],
    ['user', { user: 'root' }, 'the header has other fields than headers have'],
    ['one more field', { extra: 1 }, 'the header has other fields than headers have'],
    ['clock', { wall: -1 }, 'the header has other fields than headers have'],
    ['hash in capitals', { prev: 'AB'.repeat(32) }, 'the header has other fields than headers have'],
  ])('[LOG-2] a header with another %s is refused, though properly signed', async (_, changes, why) => {
    expect(await header(changes as never)).toBe(why);
  });

  test('[LOG-2] a header longer than headers are is refused', async () => {
    expect(await header({ app: 'x'.repeat(limits.headerBytes) as never })).toBe('the header is too long');
  });
});

describe('canonical form', () => {
  const text = (data: string) => `{"data":${data},"id":"${idOf(5)}","rev":1,"type":"a.b","v":1}`;
  const why = (...texts: string[]) => whyOf(new Forger().begin().addTexts(texts));

  test('[LOG-2] canonical values are taken', async () => {
    for (const data of [
      '{}',
      '{"a":1,"b":-5,"c":true,"d":false,"e":"","f":[],"g":[1,[2]],"h":{"i":0}}',
      '{"a":"\\"\\\\"}',
      '{"a_1":"ქართული Български"}',
      `{"a":${2 ** 53 - 1}}`,
      '{"a":"🇬🇪"}',
    ]) {
      expect(await why(text(data)), data).toBeUndefined();
    }
  });

  test.each([
    ['a name twice', '{"a":1,"a":1}', 'the name "a" stands twice'],
    ['names out of order', '{"b":1,"a":1}', 'the name "a" is out of order'],
    ['a name in capitals', '{"A":1}', 'a name has another form'],
    ['an empty name', '{"":1}', 'a name has another form'],
    ['a name with an escape', '{"\\u0061":1}', 'a name has another form'],
    ['__proto__', '{"__proto__":1}', 'a name has another form'],
    ['a fraction', '{"a":1.5}', '"," or "}" is missing'],
    ['an exponent', '{"a":1e3}', '"," or "}" is missing'],
    ['minus zero', '{"a":-0}', 'a number has another form'],
    ['a leading zero', '{"a":01}', 'a number has another form'],
    ['a plus', '{"a":+1}', 'no value begins here'],
    ['a lonely minus', '{"a":-}', 'a number has another form'],
    ['2^53', '{"a":9007199254740992}', 'a number is too large'],
    ['many digits', `{"a":${'9'.repeat(400)}}`, 'a number is too large'],
    ['null', '{"a":null}', 'no value begins here'],
    ['NaN', '{"a":NaN}', 'no value begins here'],
    ['a space', '{"a": 1}', 'no value begins here'],
    ['a space before the end', '{"a":1 }', '"," or "}" is missing'],
    ['a comma too many', '{"a":1,}', 'a name is missing'],
    ['a comma too many in a list', '{"a":[1,]}', 'no value begins here'],
    ['a list that is not closed', '{"a":[1}', '"," or "]" is missing'],
    ['an escape of a letter', '{"a":"\\u0041"}', 'an escape that canonical text does not have'],
    ['an escaped slash', '{"a":"\\/"}', 'an escape that canonical text does not have'],
    ['an escaped line end', '{"a":"\\n"}', 'an escape that canonical text does not have'],
    ['a tabulator', '{"a":"\t"}', 'a text holds a control character'],
    ['a delete character', '{"a":"\u007f"}', 'a text holds a control character'],
    ['a line separator', '{"a":"\u2028"}', 'a text holds a control character'],
    ['a second control set', '{"a":"\u0085"}', 'a text holds a control character'],
    ['decomposed letters', '{"a":"e\u0301"}', 'a text is not in Unicode normal form C'],
    ['a text without end', '{"a":"b}', 'is not in canonical form'],
    ['depth', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'values are nested too deep'],
    ['a mark at the beginning', '\ufeff{}', 'no value begins here'],
  ])('[LOG-2] %s is refused', async (_, data, message) => {
    const found = await why(text(data));
    expect(found).toContain('event 1 is not in canonical form');
    expect(found).toContain(message);
  });

  test('[LOG-2] the place of a byte is counted in bytes, and the event by its position', async () => {
    const fault = await new Forger()
      .begin()
      .addTexts([text('{}'), text('{"a":"ქ","b":1.5}').replace(idOf(5), idOf(6))])
      .fault();
    const bytes = Buffer.byteLength(`${text('{}')}\n{"data":{"a":"ქ","b":1`);
    expect(fault).toMatchObject({ position: 7, byte: bytes, fault: expect.stringContaining(`(byte ${bytes})`) });
  });

  test('[LOG-2] events of other fields, ends and separators are refused', async () => {
    const event = text('{}');
    for (const wrong of [
      event.replace('"rev":1,', ''),
      event.replace('"v":1', '"v":1,"w":1'),
      event.replace('"rev":1', '"rev":0'),
      event.replace('"rev":1', '"rev":"1"'),
      event.replace('a.b', 'ab'),
      event.replace(idOf(5), idOf(5).toUpperCase()),
      event.replace('{}', '[]'),
      '1',
      '[]',
      '',
    ]) {
      expect(await why(wrong), wrong).toContain('event 1 is not in canonical form');
    }
    expect(await why(`${event}\n`)).toContain('event 2 is not in canonical form');
    expect(await why(`${event} `)).toContain('an event does not end where its line ends');
    expect(await why(`${event},${event}`)).toContain('an event does not end where its line ends');
  });

  test('[LOG-2] bytes that are no UTF-8 are refused', async () => {
    const forger = new Forger().begin();
    const payload = Buffer.from([0x7b, 0xff, 0x7d]);
    const { sha256 } = await import('../../log/batch.ts');
    const header = {
      app: 'f',
      company: forger.company,
      log: forger.log,
      n: 1,
      prev: Buffer.from(forger.batches[0]!.hash).toString('hex'),
      root: sha256(payload),
      schema: 1,
      seq: 2,
      suite: 'sha256-ed25519',
      user: forger.company,
      v: 1,
      wall: 0,
    };
    forger.addHeader(canonicalJson(header), payload, 1);
    const { LogVerifier, checkNow } = await import('./log-verifier.mjs');
    const { cryptography } = await import('../verify.ts');
    const verifier = new LogVerifier();
    expect(checkNow(verifier, forger.batches[0]!, cryptography)).not.toHaveProperty('fault');
    expect(checkNow(verifier, forger.batches[1]!, cryptography)).toMatchObject({ fault: { fault: 'the events cannot be read' } });
  });

  test('[LOG-2] something that is no log is refused by its line', async () => {
    for (const [bytes, why] of [
      ['', 'the log is empty'],
      ['\n', 'line 1 is not in canonical form'],
      ['{}\n', 'line 1 has other fields'],
      ['{"batches":0,"company":"x","events":0,"format":"other","head":"","v":1}\n', 'a format this program does not know'],
      ['{"batches":0,"company":"x","events":0,"format":"davtari-log","head":"","v":2}\n', 'a format this program does not know'],
      ['{"batches":0,"company":"x","events":0,"format":"davtari-log","head":"","v":1}', 'line 1 is cut off'],
      ['{"batches":0,"company":"x","events":0,"format":"davtari-log","head":"","v":1}\n', 'the log is empty'],
      ['PK\u0003\u0004\n', 'line 1 is not in canonical form'],
    ] as const) {
      expect((await judge(Buffer.from(bytes)))?.fault, bytes).toContain(why);
    }
  });
});
