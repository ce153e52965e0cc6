import { expect, test } from 'vitest';
import {
  type BatchHeader,
  batchFormat,
  encodeEvent,
  encodeHeader,
  encodePayload,
  firstPrev,
  packPayload,
  sha256,
  suite,
  unpackPayload,
} from './batch.ts';
import { canonicalJson } from './canonical.ts';
import { readEvents } from './read.ts';

// The bytes of version 1 of the format: what is signed today has to be read in twenty years, so this test never changes.
const event = {
  type: 'journal.posted',
  v: 1,
  id: '0196f000-0000-7000-8000-00e100000001',
  rev: 1,
  data: {
    memo: 'საწყისი კაპიტალი',
    date: '2026-05-04',
    lines: [
      { debit: '10.00', account: 'a' },
      { credit: '10.00', account: 'b' },
    ],
    left_out: undefined,
  },
};
const eventText =
  '{"data":{"date":"2026-05-04","lines":[{"account":"a","debit":"10.00"},{"account":"b","credit":"10.00"}],"memo":"საწყისი კაპიტალი"},' +
  '"id":"0196f000-0000-7000-8000-00e100000001","rev":1,"type":"journal.posted","v":1}';

test('[LOG-2] an event has these bytes', () => {
  expect(encodeEvent(event)).toBe(eventText);
});

test('[LOG-2] a batch header has these bytes and this hash', () => {
  const payload = encodePayload([eventText, eventText]);
  const header: BatchHeader = {
    v: batchFormat,
    suite,
    company: '0196f000-0000-7000-8000-00e100000002',
    log: '0196f000-0000-7000-8000-00e100000003',
    seq: 1,
    prev: firstPrev,
    n: 2,
    root: sha256(payload),
    wall: 1_784_538_000_000,
    user: '0196f000-0000-7000-8000-00e100000004',
    app: 'davtari/0.1.0',
    schema: 3,
  };
  expect(encodeHeader(header).toString()).toBe(
    '{"app":"davtari/0.1.0","company":"0196f000-0000-7000-8000-00e100000002","log":"0196f000-0000-7000-8000-00e100000003","n":2,' +
      `"prev":"${'0'.repeat(64)}","root":"${sha256(Buffer.from(`${eventText}\n${eventText}`))}","schema":3,"seq":1,"suite":"sha256-ed25519",` +
      '"user":"0196f000-0000-7000-8000-00e100000004","v":1,"wall":1784538000000}',
  );
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(encodeHeader(JSON.parse(encodeHeader(header).toString()) as BatchHeader).equals(encodeHeader(header))).toBe(true);
});

test('[LOG-2] a payload is read back in order, packed or not', () => {
  for (const count of [1, 2, 200]) {
    const { packed, bytes } = packPayload(encodePayload(Array.from({ length: count }, () => eventText)));
    expect(packed).toBe(count === 200 ? 1 : 0);
    expect(readEvents(packed, bytes).map(encodeEvent)).toEqual(Array.from({ length: count }, () => eventText));
  }
});

test('[LOG-2] damaged packing is an error, and a small file can not grow without end', () => {
  const { bytes } = packPayload(Buffer.alloc(100_000_000));
  expect(bytes.length).toBeLessThan(20_000);
  expect(() => unpackPayload(1, bytes, 1_000_000)).toThrow();
  expect(() => unpackPayload(1, bytes.subarray(0, bytes.length - 10))).toThrow();
  expect(() => unpackPayload(1, Buffer.from('no zstd'))).toThrow();
});

test('[LOG-2] a string in the log is one JSON string, whatever it holds', () => {
  for (const text of ['', '"', '\\', '</script>', 'ქართული', '🇬🇪', '\u00ad', '\ufeff']) expect(JSON.parse(canonicalJson(text))).toBe(text);
});
