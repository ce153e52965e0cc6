import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { projectionDigests, tableDigest } from '../../electron/db/digest.ts';
import { encodeHeader, encodePayload, sha256, unpackPayload } from '../../electron/log/batch.ts';
import { canonicalJson } from '../../electron/log/canonical.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { type Fault, verifyFile } from '../../electron/verify/verify.ts';
import { counterparty, makeCompany, run, tempFolder } from '../support/company.ts';

/** A small company of three months, checkpointed and closed: one file holds all of it. */
let original: string;
let folder: string;
beforeAll(() => {
  const company = makeCompany();
  const party = counterparty(company, 'შპს მყიდველი', { taxId: '404854595' });
  run(company, 'journal.post', {
    date: '2026-03-02',
    memo: 'Capital',
    lines: [
      { account: '1210', debit: '5000' },
      { account: '5150', credit: '5000' },
    ],
  });
  const invoice = run(company, 'salesInvoice.post', {
    date: '2026-04-02',
    counterpartyId: party,
    lines: [{ unitPrice: '1000', taxCode: 'S18' }],
  });
  run(company, 'payment.post', {
    date: '2026-04-20',
    direction: 'in',
    counterpartyId: party,
    amount: '1180',
    allocations: [{ documentId: invoice.id, amount: '1180' }],
  });
  run(company, 'purchaseBill.post', { date: '2026-04-21', counterpartyId: party, lines: [{ unitPrice: '300', taxCode: 'P18' }] });
  run(company, 'period.close', { period: '2026-03', mode: 'hard', acceptWarnings: ['vat-return'] });
  run(company, 'vatReturn.file', { period: '2026-04' });
  company.close();
  original = company.file;
  folder = tempFolder();
  expect(verifyFile(original)).toMatchObject({ ok: true, batches: 8, entries: 4 });
});

const copy = (): string => {
  const path = join(folder, 'copy.davtari');
  copyFileSync(original, path);
  return path;
};

function faultOf(path: string): Fault | undefined {
  const verified = verifyFile(path);
  return verified.ok ? undefined : verified.fault;
}

/** What a person would lose if it changed: every row of the log, every derived table, every kept file. */
function history(path: string): string {
  const db = connect(path, { readonly: true });
  try {
    // A compressed payload has bits that mean nothing: what was signed is what it unpacks to.
    const log = db
      .all<Record<string, bigint | string | Buffer> & { packed: bigint; payload: Buffer }>('SELECT * FROM batch ORDER BY first_position')
      .map(({ packed, payload, ...row }) => [
        sha256(unpackPayload(Number(packed), payload)),
        ...Object.values(row).map((value) => (value instanceof Uint8Array ? value.toString('hex') : String(value))),
      ]);
    return JSON.stringify([log, tableDigest(db, 'blob'), [...projectionDigests(db)]]);
  } finally {
    db.close();
  }
}

/** Changes a copy with the triggers out of the way and puts them back, as someone with a database tool would. */
function tampered(change: (db: SQLite.Database) => void, putBack = true): string {
  const path = copy();
  const db = new SQLite(path);
  try {
    db.defaultSafeIntegers(true);
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    expect(triggers.length).toBeGreaterThan(5);
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    db.pragma('foreign_keys = OFF');
    change(db);
    if (putBack) for (const { sql } of triggers) db.exec(sql);
  } finally {
    db.close();
  }
  return path;
}

interface Row {
  readonly seq: bigint;
  readonly first_position: bigint;
  readonly header: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly payload: Buffer;
  readonly packed: bigint;
}
const rowsOf = (path: string): Row[] => {
  const db = new SQLite(path, { readonly: true });
  try {
    db.defaultSafeIntegers(true);
    return db.prepare('SELECT * FROM batch ORDER BY first_position').all() as Row[];
  } finally {
    db.close();
  }
};

describe('single bytes', () => {
  /** Flips one bit of the byte (of each byte, when several are given) and says what verification makes of it; undefined where it finds nothing. */
  function flip(bytes: Buffer, path: string, ...offsets: readonly number[]): Fault | undefined {
    const changed = Buffer.from(bytes);
    for (const offset of offsets) changed[offset]! ^= 1 << (offsets[0]! % 8);
    writeFileSync(path, changed);
    return faultOf(path);
  }

  test('[LOG-2] every flipped byte of a header, hash, signature or payload is found', () => {
    const bytes = readFileSync(original);
    const path = join(folder, 'flipped.davtari');
    const rows = rowsOf(original);
    let flipped = 0;
    for (const row of rows) {
      for (const [column, value] of Object.entries({
        header: row.header,
        hash: row.hash,
        signature: row.signature,
        payload: row.payload,
      })) {
        // A long payload goes on in overflow pages: its beginning is found in one piece, the rest is tried by the next test.
        let piece = value.subarray(0, 200);
        // Anything else is cut by the end of a page only where its row happens to be as long: then the longer part is tried.
        for (let length = piece.length; length > 8 && bytes.indexOf(piece) < 0; length -= 1) {
          piece = [value.subarray(0, length), value.subarray(-length)].find((part) => bytes.indexOf(part) >= 0) ?? piece;
        }
        // Pages keep stale copies of rows that moved: the byte is flipped in all of them, and one of them is the row.
        const places: number[] = [];
        for (let at = bytes.indexOf(piece); at >= 0; at = bytes.indexOf(piece, at + 1)) places.push(at);
        expect(places.length, `${column} of batch ${row.seq}`).toBeGreaterThan(0);
        // Hashes and signatures byte by byte in two batches, elsewhere a step apart.
        const step = row.seq <= 2n && piece.length <= 64 ? 1 : 13;
        for (let offset = Number(row.seq) % step; offset < piece.length; offset += step) {
          const fault = flip(bytes, path, ...places.map((at) => at + offset));
          expect(fault?.place, `${column} of batch ${row.seq}, byte ${offset}`).toBeTruthy();
          flipped += 1;
        }
      }
    }
    expect(flipped).toBeGreaterThan(300);
  });

  test('[LOG-2] any flipped byte of the file is found, or history is as it was', () => {
    const bytes = readFileSync(original);
    const path = join(folder, 'flipped.davtari');
    const before = history(original);
    const offsets: number[] = [];
    for (let offset = 0; offset < 100; offset += 2) offsets.push(offset); // the database header
    for (let offset = 100; offset < bytes.length; offset += 1999) offsets.push(offset);
    // The page that holds the last batches, every 23rd byte of it.
    const page = Math.floor(bytes.indexOf(rowsOf(original).at(-2)!.header) / 4096) * 4096;
    for (let offset = page; offset < page + 4096; offset += 23) offsets.push(offset);
    let found = 0;
    for (const offset of offsets) {
      const fault = flip(bytes, path, offset);
      if (fault) {
        expect(fault.place, `byte ${offset}`).not.toBe('');
        expect(fault.fault, `byte ${offset}`).not.toBe('');
        found += 1;
      } else {
        expect(history(path), `byte ${offset} changed history unseen`).toBe(before);
      }
    }
    // Not everything in a file is history (free space, receipts), but much of it is.
    expect(found).toBeGreaterThan(offsets.length / 4);
    console.info(`${offsets.length} bytes flipped, ${found} found, the others changed nothing of the books`);
  }, 120_000);

  test('[LOG-2] a file cut short, or with a page of another place, is found', () => {
    const bytes = readFileSync(original);
    const path = join(folder, 'flipped.davtari');
    const pages = bytes.length / 4096;
    for (const keep of [1, 2, Math.floor(pages / 2), pages - 1]) {
      writeFileSync(path, bytes.subarray(0, keep * 4096));
      expect(faultOf(path)?.place, `${keep} of ${pages} pages`).toBeTruthy();
    }
    const at = Math.floor(bytes.indexOf(rowsOf(original).at(-2)!.header) / 4096) * 4096;
    const changed = Buffer.from(bytes);
    bytes.copy(changed, at, 4096, 8192);
    writeFileSync(path, changed);
    expect(faultOf(path)?.place).toBeTruthy();
  });
});

describe('rows of the log', () => {
  // One device, so one log: its sequence numbers count the batches of the file.
  const rows = () => rowsOf(original);

  test.each([2, 4, 5])('[LOG-2] batch %i taken out of the middle is missed by its events', (seq) => {
    const gone = rows()[seq - 1]!;
    const fault = faultOf(tampered((db) => db.prepare('DELETE FROM batch WHERE seq = ?').run(seq)));
    expect(fault?.place).toContain(`number ${seq + 1}, `);
    expect(fault?.fault).toBe(`event ${gone.first_position} is missing`);
  });

  test('[LOG-2] a batch taken out with the later events moved up is missed by its number', () => {
    const fault = faultOf(tampered((db) => takeOut(db, 4n, '')));
    expect(fault?.place).toContain('batch 4 ');
    expect(fault?.fault).toBe('a batch of this log is missing');
  });

  test('[LOG-2] a batch taken out with everything after it renumbered does not agree with what was signed', () => {
    const fault = faultOf(tampered((db) => takeOut(db, 4n, ', seq = seq - 1')));
    expect(fault?.place).toContain('batch 4 ');
    expect(fault?.fault).toBe('the row does not agree with its signed header');
  });

  function takeOut(db: SQLite.Database, seq: bigint, more: string): void {
    const count = db.prepare('SELECT event_count FROM batch WHERE seq = ?').pluck().get(seq) as bigint;
    db.prepare('DELETE FROM batch WHERE seq = ?').run(seq);
    for (const later of db.prepare('SELECT seq FROM batch WHERE seq > ? ORDER BY seq').pluck().all(seq)) {
      db.prepare(`UPDATE batch SET first_position = first_position - ?${more} WHERE seq = ?`).run(count, later);
    }
  }

  test('[LOG-2] the last batch taken off is missed by the derived tables', () => {
    const last = rows().at(-1)!.seq;
    const fault = faultOf(tampered((db) => db.prepare('DELETE FROM batch WHERE seq = ?').run(last)));
    expect(fault?.place).toMatch(/^table /);
  });

  test('[LOG-2] two batches swapped are found at the first of them', () => {
    const fault = faultOf(
      tampered((db) => {
        const read = db.prepare('SELECT header, hash, signature, payload, packed, event_count FROM batch WHERE seq = ?');
        const write = db.prepare(
          'UPDATE batch SET header = ?, hash = ?, signature = ?, payload = ?, packed = ?, event_count = ? WHERE seq = ?',
        );
        const [a, b] = [4, 5].map((seq) => Object.values(read.get(seq) as object));
        write.run(...b!, 4);
        write.run(...a!, 5);
      }),
    );
    expect(fault?.place).toContain('batch 4 ');
    expect(fault?.fault).toBe('the row does not agree with its signed header');
  });

  test('[LOG-2] a batch put in twice is found', () => {
    const fault = faultOf(
      tampered((db) =>
        db.exec(`INSERT INTO batch (log, seq, first_position, event_count, header, hash, signature, packed, payload)
          SELECT log, seq + 1, first_position + event_count, event_count, header, hash, signature, packed, payload FROM batch ORDER BY seq DESC LIMIT 1`),
      ),
    );
    expect(fault?.fault).toBe('the row does not agree with its signed header');
  });

  test('[LOG-2] a changed event is found by the hash of the events', () => {
    const fault = faultOf(tampered((db) => setPayload(db, 3n, (text) => text.replaceAll('5000.00', '5000.01'))));
    expect(fault?.place).toContain('batch 3 ');
    expect(fault?.fault).toBe('the events are not the ones that were signed');
  });

  test('[LOG-2] a changed event with its header and hash made anew is found by the signature', () => {
    const fault = faultOf(tampered((db) => rehash(db, 3n, (text) => text.replaceAll('5000.00', '4000.00'))));
    expect(fault?.place).toContain('batch 3 ');
    expect(fault?.fault).toBe('the signature is not that of the device');
  });

  test('[LOG-2] a whole log made anew under another key is found by the signature', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const fault = faultOf(
      tampered((db) => {
        let prev: string | undefined;
        for (const seq of db.prepare('SELECT seq FROM batch ORDER BY seq').pluck().all() as bigint[]) {
          prev = rehash(db, seq, (text) => text.replaceAll('5000.00', '4000.00'), prev);
          const { hash } = db.prepare('SELECT hash FROM batch WHERE seq = ?').get(seq) as { hash: Buffer };
          db.prepare('UPDATE batch SET signature = ? WHERE seq = ?').run(sign(null, hash, key), seq);
        }
      }),
    );
    expect(fault?.place).toContain('batch 1 ');
    expect(fault?.fault).toBe('the signature is not that of the device');
  });

  test('[LOG-2] another user, clock or company in a header is found', () => {
    for (const field of ['user', 'wall', 'company', 'app', 'prev', 'seq', 'log', 'n', 'schema', 'v', 'suite']) {
      const fault = faultOf(
        tampered((db) => {
          const { header } = db.prepare('SELECT header FROM batch WHERE seq = 3').get() as { header: Buffer };
          const content = JSON.parse(header.toString()) as Record<string, string | number>;
          content[field] =
            typeof content[field] === 'number'
              ? Number(content[field]) + 1
              : `${content[field]}`.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
          const changed = Buffer.from(canonicalJson(content));
          db.prepare('UPDATE batch SET header = ?, hash = ? WHERE seq = 3').run(changed, Buffer.from(sha256(changed), 'hex'));
        }),
      );
      expect(fault?.place, field).toContain('batch 3 ');
    }
  });

  test('[LOG-2] an emptied log is found', () => {
    expect(faultOf(tampered((db) => db.exec('DELETE FROM batch')))).toEqual({ place: 'log', fault: 'the log is empty' });
  });
});

function setPayload(db: SQLite.Database, seq: bigint, change: (text: string) => string): void {
  const { payload } = db.prepare('SELECT payload FROM batch WHERE seq = ?').get(seq) as { payload: Buffer };
  const text = change(payload.toString());
  expect(text).not.toBe(payload.toString());
  db.prepare('UPDATE batch SET payload = ? WHERE seq = ?').run(Buffer.from(text), seq);
}

/** Changes a batch's events and makes root, chain and hash fit again: all that can be done without the key. Returns the new hash. */
function rehash(db: SQLite.Database, seq: bigint, change: (text: string) => string, prev?: string): string {
  const row = db.prepare('SELECT header, payload, packed FROM batch WHERE seq = ?').get(seq) as {
    header: Buffer;
    payload: Buffer;
    packed: bigint;
  };
  const header = JSON.parse(row.header.toString());
  if (row.packed === 0n) {
    const payload = encodePayload(change(row.payload.toString()).split('\n'));
    header.root = sha256(payload);
    db.prepare('UPDATE batch SET payload = ? WHERE seq = ?').run(payload, seq);
  }
  if (prev !== undefined) header.prev = prev;
  const bytes = encodeHeader(header);
  db.prepare('UPDATE batch SET header = ?, hash = ? WHERE seq = ?').run(bytes, Buffer.from(sha256(bytes), 'hex'), seq);
  return sha256(bytes);
}

describe('derived tables', () => {
  test.each<[string, string]>([
    ['journal_line', 'UPDATE journal_line SET base_minor = base_minor + 1 WHERE base_minor = 500000'],
    ['journal_line', 'DELETE FROM journal_line WHERE line_no = 1 AND base_minor = 500000'],
    ['journal_entry', "UPDATE journal_entry SET memo = 'Loan' WHERE memo = 'Capital'"],
    ['journal_entry', 'UPDATE journal_entry SET day = 20260302 + 1 WHERE day = 20260302'],
    ['balance_day', 'UPDATE balance_day SET debit_minor = debit_minor + 1 WHERE debit_minor = 500000'],
    ['balance_month', 'UPDATE balance_month SET credit_minor = credit_minor - 1 WHERE credit_minor = 500000'],
    ['vat_ledger', 'UPDATE vat_ledger SET vat_minor = 17999 WHERE vat_minor = 18000'],
    ['open_item', 'UPDATE open_item SET open_minor = 0 WHERE open_minor <> 0'],
    ['document', "UPDATE document SET number = '0000000002' WHERE kind = 'sales-invoice'"],
    ['number_register', "DELETE FROM number_register WHERE series = 'sales-invoice'"],
    ['number_register', "UPDATE number_register SET value = 2 WHERE series = 'sales-invoice'"],
    ['period', "UPDATE period SET state = 'open'"],
    ['filed_return', "UPDATE filed_return SET cells = replace(cells, '180.00', '18.00')"],
    ['user_account', "UPDATE user_account SET role = 'auditor'"],
    ['account', "UPDATE account SET name_en = 'x' WHERE code = '1210'"],
    ['company', "UPDATE company SET tax_id = '204854596'"],
    ['counterparty', "UPDATE counterparty SET tax_id = '404854596'"],
    ['event_index', 'DELETE FROM event_index WHERE position = 5'],
    ['extra', 'CREATE TABLE extra (x INTEGER PRIMARY KEY)'],
  ])('[PRJ-1] a change of table %s by hand is found there, and a rebuild undoes it: %s', (table, sql) => {
    const path = tampered((db) => db.exec(sql));
    expect(faultOf(path)?.place).toBe(`table ${table}`);
    const rebuilt = rebuild(path);
    expect(rebuilt).toMatchObject({ ok: true });
    if (table !== 'extra') expect(rebuilt.ok && rebuilt.value.different).toEqual([table]);
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: 4 });
  });

  test('[PRJ-1] a dropped table is found', () => {
    expect(faultOf(tampered((db) => db.exec('DROP TABLE settlement')))?.place).toBe('table settlement');
  });

  test('[LOG-2] a filed declaration or closing certificate that was exchanged or lost is found', () => {
    const db = new SQLite(original, { readonly: true });
    const kept = db.prepare('SELECT sha256 FROM blob').pluck().all() as string[];
    db.close();
    expect(kept).toHaveLength(2);
    for (const sha of kept) {
      const place = `kept file ${sha.slice(0, 12)}`;
      const exchange = 'UPDATE blob SET bytes = ? WHERE sha256 = ?';
      expect(faultOf(tampered((file) => file.prepare(exchange).run(Buffer.from('%PDF'), sha)))?.place).toBe(place);
      expect(faultOf(tampered((file) => file.prepare('DELETE FROM blob WHERE sha256 = ?').run(sha)))).toMatchObject({
        place,
        fault: 'it is missing',
      });
    }
  });

  test('[LED-1] the guards of the database refuse what the engine never does', () => {
    const db = new SQLite(copy());
    const refused = (sql: string, why: RegExp) => expect(() => db.exec(sql), sql).toThrow(why);
    refused('UPDATE batch SET seq = seq', /LOG_IS_APPEND_ONLY/);
    refused('DELETE FROM batch WHERE seq = 2', /LOG_IS_APPEND_ONLY/);
    refused('UPDATE journal_line SET base_minor = 1', /LINE_IS_IMMUTABLE/);
    refused('DELETE FROM journal_line', /LINE_IS_IMMUTABLE/);
    refused('DELETE FROM journal_entry', /ENTRY_IS_IMMUTABLE/);
    refused("UPDATE journal_entry SET memo = 'x'", /ENTRY_IS_IMMUTABLE/);
    const position = db.prepare('SELECT max(position) FROM journal_entry').pluck().get() as number;
    refused(`INSERT INTO journal_line VALUES (${position}, 99, 1, 20260101, 5)`, /ENTRY_IS_SEALED/);
    refused(`INSERT INTO line_detail (position, line_no, memo) VALUES (${position}, 1, 'x')`, /ENTRY_IS_SEALED/);
    refused(
      'INSERT INTO batch SELECT first_position + 1000, log, seq + 2, 1, header, hash, signature, packed, payload FROM batch ORDER BY first_position DESC LIMIT 1',
      /LOG_IS_CHAINED/,
    );
    const lines = (...amounts: number[]) =>
      amounts.map((amount, index) => `INSERT INTO journal_line VALUES (9999, ${index + 1}, 1, 20260101, ${amount});`).join('');
    const entry = "INSERT INTO journal_entry VALUES (9999, x'00', 20260101, 'manual', '', '', 5, NULL, NULL, NULL, NULL)";
    for (const amounts of [[5, -4], [5], []]) {
      refused(`BEGIN; ${lines(...amounts)} ${entry}`, /UNBALANCED_ENTRY/);
      // Nothing of the transaction is left to commit.
      expect(db.inTransaction).toBe(false);
    }
    refused(`BEGIN; ${lines(5, -5)} ${entry.replace('20260101', '20260102')}`, /UNBALANCED_ENTRY/);
    refused(`BEGIN; ${lines(5, -5, 0)} ${entry}`, /UNBALANCED_ENTRY/);
    const weighing = (minor: number) =>
      `INSERT INTO line_detail VALUES (9999, 3, 2, 1, NULL, 2, ${minor}, NULL, NULL), (9999, 4, 2, -1, NULL, 2, -7, NULL, NULL);`;
    refused(`BEGIN; ${lines(5, -5, 0, 0)} ${weighing(8)} ${entry}`, /UNBALANCED_ENTRY/);
    expect(() => db.exec(`BEGIN; ${lines(5, -5, 0, 0)} ${weighing(7)} ${entry}; ROLLBACK`)).not.toThrow();
    expect(() => db.exec(`BEGIN; ${lines(5, -5)} ${entry}; ROLLBACK`)).not.toThrow();
    db.close();
  });
});

test('[LOG-2] triggers dropped and a line edited together with its balances is found', () => {
  const path = tampered((db) => {
    db.exec('UPDATE journal_line SET base_minor = base_minor * 2 WHERE abs(base_minor) = 500000');
    for (const table of ['balance_day', 'balance_month']) {
      db.exec(`UPDATE ${table} SET debit_minor = debit_minor * 2 WHERE debit_minor = 500000`);
      db.exec(`UPDATE ${table} SET credit_minor = credit_minor * 2 WHERE credit_minor = 500000`);
    }
    db.exec('UPDATE journal_entry SET total_minor = 1000000 WHERE total_minor = 500000');
  });
  expect(faultOf(path)?.place).toMatch(/^table (balance_day|balance_month|journal_entry|journal_line)$/);
});

test('[LOG-2] dropped guards are found even before anything was changed', () => {
  expect(faultOf(tampered(() => {}))).toBeUndefined();
  expect(faultOf(tampered(() => {}, false))?.place).toBe('database structure');
  expect(faultOf(tampered((db) => db.exec('DROP INDEX document_uid')))).toEqual({
    place: 'database structure',
    fault: 'index document_uid is not as it was made',
  });
});

describe('the file itself', () => {
  const around = (path: string) => ({ names: readdirSync(dirname(path)).sort(), bytes: readFileSync(path), time: statSync(path).mtimeMs });

  test('[X3] verifying leaves nothing beside the file and no byte of it changed, right or wrong', () => {
    const path = join(tempFolder(), 'alone.davtari');
    copyFileSync(original, path);
    const before = around(path);
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: 4, derived: 'compared', currency: 'GEL', turnover: '7714.00' });
    expect(around(path)).toEqual(before);
    const bytes = readFileSync(original);
    for (let offset = 0; offset < 5000; offset += 97) {
      const changed = Buffer.from(bytes);
      changed[offset]! ^= 1 << (offset % 8);
      writeFileSync(path, changed);
      verifyFile(path);
      expect(readdirSync(dirname(path)), `byte ${offset}`).toEqual(['alone.davtari']);
      expect(readFileSync(path).equals(changed), `byte ${offset}`).toBe(true);
    }
  });

  test('[X3] a file in use is verified as it stands, and what belongs to its user stays', () => {
    const company = makeCompany();
    const before = readdirSync(dirname(company.file)).sort();
    expect(before).toContain('company.davtari-wal');
    expect(verifyFile(company.file)).toMatchObject({ ok: true, entries: 0 });
    expect(readdirSync(dirname(company.file)).sort()).toEqual(before);
    run(company, 'journal.post', {
      date: '2026-03-02',
      lines: [
        { account: '1210', debit: '1' },
        { account: '5150', credit: '1' },
      ],
    });
    expect(verifyFile(company.file)).toMatchObject({ ok: true, entries: 1 });
  });

  test('[X3] what a killed process left in the write-ahead log is read, and left as it is', () => {
    const company = makeCompany();
    run(company, 'journal.post', {
      date: '2026-03-02',
      lines: [
        { account: '1210', debit: '1' },
        { account: '5150', credit: '1' },
      ],
    });
    for (const suffixes of [
      ['', '-wal'],
      ['', '-wal', '-shm'],
    ]) {
      const path = join(tempFolder(), 'left.davtari');
      for (const suffix of suffixes) copyFileSync(company.file + suffix, path + suffix);
      const before = { ...around(path), wal: readFileSync(`${path}-wal`) };
      expect(verifyFile(path), suffixes.join()).toMatchObject({ ok: true, entries: 1 });
      expect({ ...around(path), wal: readFileSync(`${path}-wal`) }).toEqual(before);
    }
    company.close();
  });

  test('[X3] on a medium that cannot be written to', () => {
    const parent = tempFolder();
    chmodSync(parent, 0o755);
    const at = join(parent, 'medium');
    mkdirSync(at);
    const path = join(at, 'company.davtari');
    copyFileSync(original, path);
    chmodSync(path, 0o444);
    chmodSync(at, 0o555);
    try {
      // As anybody but the superuser, whom no permission stops.
      const asNobody = process.getuid?.() === 0;
      if (asNobody) process.seteuid!(65534);
      try {
        mustNotWrite(at);
        expect(verifyFile(path)).toMatchObject({ ok: true, entries: 4 });
      } finally {
        if (asNobody) process.seteuid!(0);
      }
      expect(readdirSync(at)).toEqual(['company.davtari']);
    } finally {
      chmodSync(at, 0o755);
    }
  });

  /** The test proves nothing where the folder can be written to all the same. */
  const mustNotWrite = (at: string) => expect(() => writeFileSync(join(at, 'x'), '')).toThrow();

  test('[X3] of an older version of the program, whose derived tables are not compared, the log is checked all the same', () => {
    const older = (change: (db: SQLite.Database) => void) =>
      tampered((db) => {
        change(db);
        db.pragma('user_version = 2');
      });
    expect(verifyFile(older((db) => db.exec("UPDATE account SET name_en = 'x' WHERE code = '1210'")))).toMatchObject({
      ok: true,
      entries: 4,
      derived: 'of an older version',
    });
    expect(faultOf(older((db) => setPayload(db, 3n, (text) => text.replaceAll('5000.00', '5000.01'))))?.place).toContain('batch 3 ');
    expect(faultOf(older((db) => db.exec('DELETE FROM batch WHERE seq = 4')))).toBeDefined();
    expect(faultOf(older((db) => db.prepare('UPDATE blob SET bytes = ?').run(Buffer.from('%PDF'))))?.place).toMatch(/^kept file /);
  });

  test('[X3] without room for temporary files that is said, and nothing of the books', () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(folder, 'nowhere');
    try {
      expect(faultOf(copy())).toMatchObject({ place: 'temporary files', fault: expect.stringContaining('ENOENT') });
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(faultOf(copy())).toBeUndefined();
  });

  test('[X3] what is replayed is gone when the work is done, however it ends', () => {
    const parent = tempFolder();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = parent;
    try {
      const path = copy();
      expect(verifyFile(path)).toMatchObject({ ok: true });
      expect(() =>
        verifyFile(path, () => {
          throw new Error('called off');
        }),
      ).toThrow('called off');
      expect(rebuild(path)).toMatchObject({ ok: true, value: { different: [] } });
      expect(faultOf(tampered((db) => setPayload(db, 3n, (text) => text.replaceAll('5000.00', '5000.01'))))).toBeDefined();
      expect(readdirSync(parent)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });

  test('[X3] whoever follows the progress may call the work off', () => {
    const path = copy();
    const before = around(path);
    const seen: number[] = [];
    expect(verifyFile(path, (events) => void seen.push(events))).toMatchObject({ ok: true });
    expect(seen.length).toBeGreaterThan(0);
    const callOff = () => {
      throw new Error('called off');
    };
    expect(() => verifyFile(path, callOff)).toThrow('called off');
    expect(around(path)).toEqual(before);
  });

  test('[LOG-2] a head that was noted is still in the log, or that is said', () => {
    const noted = rowsOf(original).at(-1)!.hash.toString('hex');
    expect(verifyFile(original, { knownHead: noted })).toMatchObject({ ok: true, headHash: noted });
    // Somebody takes back the last batch and makes every table fit.
    const path = tampered((db) => db.exec('DELETE FROM batch WHERE seq = (SELECT max(seq) FROM batch)'));
    expect(rebuild(path)).toMatchObject({ ok: true });
    expect(verifyFile(path)).toMatchObject({ ok: true });
    expect(verifyFile(path, { knownHead: noted })).toMatchObject({ ok: false, fault: { place: 'log' } });
  });
});
