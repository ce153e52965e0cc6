import { generateKeyPairSync, sign } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { projectionDigests, tableDigest } from '../../electron/db/digest.ts';
import { sha256 } from '../../electron/log/batch.ts';
import { type Batch, checkNow, type Fault, LogVerifier, verifyLog } from '../../electron/verify/offline/log-verifier.mjs';
import { cryptography, verifyFile } from '../../electron/verify/verify.ts';
import { georgianCompany, idOf, tempFolder } from '../support/company.ts';
import { batchesIn, inPieces, jsonLines, judge, makeSmallBook } from '../support/small-book.ts';

/** Every place of a small log is damaged, in every way damage happens. What is not found would have to change nothing: there is no such place in a log. */
let file: string;
let folder: string;
let batches: Batch[];
let log: Buffer;
beforeAll(() => {
  file = makeSmallBook();
  folder = tempFolder();
  batches = batchesIn(file);
  log = jsonLines(batches, georgianCompany.id);
  expect(batches.length).toBe(7);
  expect(log.length).toBeLessThan(14_000);
});

/** The check the file verifier makes of the rows of a log, without the file around them. */
function faultOfRows(rows: readonly Batch[]): Fault | undefined {
  const verifier = new LogVerifier();
  for (const row of rows) {
    const read = checkNow(verifier, row, cryptography);
    if ('fault' in read) return read.fault;
  }
  return verifier.finish();
}

/** All places where `found` stays silent. */
async function missed(count: number, found: (at: number) => Promise<Fault | undefined> | Fault | undefined): Promise<number[]> {
  const silent: number[] = [];
  for (let at = 0; at < count; at += 1) if ((await found(at)) === undefined) silent.push(at);
  return silent;
}

describe('log.jsonl, every position', () => {
  test('[LOG-2] it is right as it is, read in pieces of any size, by the cryptography of Node and of browsers', async () => {
    for (const size of [1, 7, 1000, log.length]) {
      for (const given of [{ cryptography }, {}]) {
        const { fault, verifier } = await verifyLog(inPieces(log, size), given);
        expect(fault, `${size}`).toBeUndefined();
        expect(verifier).toMatchObject({ batches: 7, entries: 3, turnover: '231.00' });
      }
    }
  });

  test.each([1, 0x80, 0xff])(
    '[LOG-2] a byte with bits %i turned',
    async (mask) => {
      const silent = await missed(log.length, (at) => {
        const changed = Buffer.from(log);
        changed[at]! ^= mask;
        return judge(changed);
      });
      expect(silent).toEqual([]);
    },
    240_000,
  );

  test('[LOG-2] a byte taken out', async () => {
    expect(await missed(log.length, (at) => judge(Buffer.concat([log.subarray(0, at), log.subarray(at + 1)])))).toEqual([]);
  }, 240_000);

  test.each([' ', '0', '\n', '"', '\\'])(
    '[LOG-2] a byte put in: %j',
    async (byte) => {
      const silent = await missed(log.length + 1, (at) => judge(Buffer.concat([log.subarray(0, at), Buffer.from(byte), log.subarray(at)])));
      expect(silent).toEqual([]);
    },
    240_000,
  );

  test('[LOG-2] the end cut off', async () => {
    expect(await missed(log.length, (at) => judge(log.subarray(0, at)))).toEqual([]);
  }, 240_000);

  test('[LOG-2] the same by the cryptography of browsers', async () => {
    const step = 37;
    const silent = await missed(Math.floor(log.length / step), async (index) => {
      const changed = Buffer.from(log);
      changed[index * step + (index % step)]! ^= 1 << (index % 8);
      return (await verifyLog(inPieces(changed))).fault;
    });
    expect(silent).toEqual([]);
  }, 240_000);
});

describe('whole batches and events', () => {
  const bare = () => batchesIn(file, true);
  const asLog = (changed: readonly Batch[]) => judge(jsonLines(changed, georgianCompany.id));
  /** With positions counted anew, as somebody would who wants it to look right. */
  const renumbered = (changed: readonly Batch[]): Batch[] => {
    let position = 1;
    return changed.map((batch) => {
      const moved = { ...batch, position };
      position += Buffer.from(batch.payload).toString().split('\n').length;
      return moved;
    });
  };
  const both = async (changed: readonly Batch[]) => [
    await asLog(changed),
    faultOfRows(changed),
    await asLog(renumbered(changed)),
    faultOfRows(renumbered(changed)),
  ];
  const found = [expect.any(Object), expect.any(Object), expect.any(Object), expect.any(Object)];

  test('[LOG-2] each batch left out, except the last, which only a head that was noted shows', async () => {
    const all = bare();
    for (let at = 0; at < all.length - 1; at += 1) expect(await both(all.filter((_, index) => index !== at)), `${at}`).toEqual(found);
    const shorter = jsonLines(all.slice(0, -1), georgianCompany.id);
    expect(await judge(shorter)).toBeUndefined();
    expect(await judge(shorter, Buffer.from(all.at(-1)!.hash).toString('hex'))).toMatchObject({
      place: 'log',
      fault: expect.stringMatching(/no batch has the hash/),
    });
    // The beginning says how much follows: whoever only cuts the file is found.
    const lines = log.toString().split('\n');
    expect(await judge(Buffer.from(`${lines.slice(0, -2).join('\n')}\n`))).toMatchObject({ place: 'log.jsonl, line 1' });
  });

  test('[LOG-2] each batch twice, and each two exchanged', async () => {
    const all = bare();
    for (let at = 0; at < all.length; at += 1) {
      expect(await both([...all.slice(0, at + 1), ...all.slice(at)]), `${at} twice`).toEqual(found);
      for (let other = at + 1; other < all.length; other += 1) {
        const changed = all.map((batch, index) => (index === at ? all[other]! : index === other ? batch && all[at]! : batch));
        expect(await both(changed), `${at} and ${other}`).toEqual(found);
      }
    }
  });

  test('[LOG-2] each two events of a batch exchanged, each left out, each twice', async () => {
    for (const [at, batch] of bare().entries()) {
      const events = Buffer.from(batch.payload).toString().split('\n');
      const put = (changed: readonly string[]) =>
        bare().map((b, index) => (index === at ? { ...b, payload: Buffer.from(changed.join('\n')) } : b));
      for (const [index, event] of events.entries()) {
        expect(await both(put(events.filter((_, other) => other !== index))), `${at}/${index}`).toEqual(found);
        expect(await both(put([...events.slice(0, index + 1), event, ...events.slice(index + 1)])), `${at}/${index}`).toEqual(found);
        for (let other = index + 1; other < events.length; other += 1) {
          const changed = [...events];
          [changed[index], changed[other]] = [changed[other]!, changed[index]!];
          expect(await both(put(changed)), `${at}/${index}/${other}`).toEqual(found);
        }
      }
    }
  });

  test('[LOG-2] each batch in the place of each batch of another company', async () => {
    const others = batchesIn(makeSmallBook({ id: idOf(0xffff_0001) }), true);
    for (const [at, own] of bare().entries()) {
      for (const other of others) {
        const changed = bare().map((batch, index) => (index === at ? { ...other, position: own.position } : batch));
        expect(await both(changed), `${at}`).toEqual(found);
      }
      expect(await both([...bare().slice(0, at), ...others.slice(at)]), `${at} and all after it`).toEqual(
        at === 0 ? expect.anything() : found,
      );
    }
  });

  test('[LOG-2] each batch signed by another key', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    for (const at of bare().keys()) {
      const changed = bare().map((batch, index) => (index === at ? { ...batch, signature: sign(null, batch.hash, privateKey) } : batch));
      const faults = await both(changed);
      expect(faults).toEqual(found);
      for (const fault of faults)
        expect(fault).toMatchObject({
          fault: 'the signature is not that of the device',
          place: expect.stringContaining(`batch ${at + 1} `),
        });
    }
  });

  test('[LOG-2] a batch changed with hash, root and chain made anew all the way to the end', async () => {
    for (const at of bare().keys()) {
      let prev = '0'.repeat(64);
      const changed = bare().map((batch, index) => {
        const header = JSON.parse(Buffer.from(batch.header).toString());
        if (index === at) header.wall += 1;
        header.prev = prev;
        const bytes = Buffer.from(JSON.stringify(header));
        prev = sha256(bytes);
        return { ...batch, header: bytes, hash: Buffer.from(prev, 'hex') };
      });
      for (const fault of await both(changed)) {
        expect(fault).toMatchObject({
          fault: 'the signature is not that of the device',
          place: expect.stringContaining(`batch ${at + 1} `),
        });
      }
    }
  });
});

describe('the rows of a company file', () => {
  /** One connection and one statement: the file is changed and put back thousands of times. */
  function damaging(
    work: (set: (column: string, value: Uint8Array | number | string, position: number) => Fault | undefined) => void,
  ): void {
    const path = join(folder, 'rows.davtari');
    copyFileSync(file, path);
    const db = new SQLite(path);
    // Nothing here is about a disk that loses power: thousands of changes need not wait for it.
    db.pragma('synchronous = OFF');
    try {
      const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'batch'").all() as {
        name: string;
        sql: string;
      }[];
      const without = () => triggers.forEach(({ name }) => void db.exec(`DROP TRIGGER "${name}"`));
      const put = () => triggers.forEach(({ sql }) => void db.exec(sql));
      work((column, value, position) => {
        const before = db.prepare(`SELECT "${column}" FROM batch WHERE first_position = ?`).pluck().get(position);
        const update = (to: unknown, at: unknown) => {
          db.exec('BEGIN');
          without();
          db.prepare(`UPDATE batch SET "${column}" = ? WHERE first_position = ?`).run(to, at);
          put();
          db.exec('COMMIT');
        };
        update(value, position);
        const verified = verifyFile(path);
        update(before, column === 'first_position' ? value : position);
        return verified.ok ? undefined : verified.fault;
      });
      expect(verifyFile(path)).toMatchObject({ ok: true });
    } finally {
      db.close();
    }
  }

  test('[LOG-2] every byte of header, hash, signature and events, by the check of the rows', () => {
    for (const [at, batch] of batches.entries()) {
      for (const column of ['header', 'hash', 'signature', 'payload'] as const) {
        for (let byte = 0; byte < batch[column].length; byte += 1) {
          for (const mask of [0x20, 0xff]) {
            const value = Buffer.from(batch[column]);
            value[byte]! ^= mask;
            const fault = faultOfRows(batches.map((b, index) => (index === at ? { ...b, [column]: value } : b)));
            expect(fault?.place, `${column} of batch ${at + 1}, byte ${byte}`).toContain(`batch ${at + 1} `);
          }
        }
      }
    }
  }, 240_000);

  test('[LOG-2] every byte of header, hash, signature and events, in the file', () => {
    let tried = 0;
    damaging((set) => {
      for (const [at, batch] of batches.entries()) {
        for (const column of ['header', 'hash', 'signature', 'payload'] as const) {
          for (let byte = 0; byte < batch[column].length; byte += 1) {
            const value = Buffer.from(batch[column]);
            value[byte]! ^= 1 << (byte % 8);
            expect(set(column, value, batch.position)?.place, `${column} of batch ${at + 1}, byte ${byte}`).toContain(`batch ${at + 1} `);
            tried += 1;
          }
        }
      }
    });
    console.info(`${tried} bytes of rows changed in the file, all found`);
  }, 600_000);

  test('[LOG-2] what a row says beside its header', () => {
    damaging((set) => {
      for (const { position, seq } of batches) {
        expect(set('log', idOf(1), position)).toBeDefined();
        expect(set('seq', seq! + 100, position)).toBeDefined();
        expect(set('event_count', 600, position)).toBeDefined();
        expect(set('packed', 1, position)).toBeDefined();
        expect(set('first_position', 900, position)).toBeDefined();
      }
    });
  });

  test('[LOG-2] every byte of the pages of the log: found, or history is as it was', () => {
    const bytes = readFileSync(file);
    const path = join(folder, 'pages.davtari');
    const history = () => {
      const db = connect(path, { readonly: true });
      try {
        return JSON.stringify([tableDigest(db, 'batch'), tableDigest(db, 'blob'), [...projectionDigests(db)]]);
      } finally {
        db.close();
      }
    };
    copyFileSync(file, path);
    const before = history();
    const pages = new Set<number>();
    for (const { header } of batches)
      for (let at = bytes.indexOf(header); at >= 0; at = bytes.indexOf(header, at + 1)) pages.add(Math.floor(at / 4096));
    expect(pages.size).toBeGreaterThan(0);
    // All of them with DAVTARI_EVERY_BYTE=1, which takes minutes.
    const step = process.env.DAVTARI_EVERY_BYTE ? 1 : 11;
    let [found, harmless] = [0, 0];
    for (const page of pages) {
      for (let at = page * 4096; at < (page + 1) * 4096; at += step) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 << (at % 8);
        writeFileSync(path, changed);
        const verified = verifyFile(path);
        if (!verified.ok) found += 1;
        else {
          expect(history(), `byte ${at} changed history unseen`).toBe(before);
          harmless += 1;
        }
      }
    }
    expect(found).toBeGreaterThan((pages.size * 4096) / step / 3);
    console.info(`${found + harmless} bytes of ${pages.size} pages: ${found} found, ${harmless} changed nothing`);
  }, 1_800_000);
});
