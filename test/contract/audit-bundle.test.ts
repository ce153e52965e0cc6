import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeAuditBundle } from '../../electron/audit/bundle.ts';
import { tablesOf } from '../../electron/verify/offline/log-verifier.mjs';
import { codes, counterparty, georgianCompany, good, makeCompany, rejections, reopen, run, tempFolder } from '../support/company.ts';
import { batchesIn, makeSmallBook, verifierOf } from '../support/small-book.ts';

/** A Georgian company with an invoice in lari, one in dollars, a bill and entries; closed. */
let file: string;
let folder: string;
let bundle: string;
beforeAll(() => {
  const company = makeCompany();
  const party = counterparty(company, 'შპს "მყიდველი", ვაკე', { taxId: '404854595' });
  run(company, 'journal.post', {
    date: '2026-03-02',
    memo: 'Capital',
    lines: [
      { account: '1210', debit: '5000' },
      { account: '5150', credit: '5000' },
    ],
  });
  run(company, 'journal.post', {
    date: '2026-03-03',
    memo: 'Dollars bought',
    lines: [
      { account: '1220', debit: '2700', currency: 'USD', foreignAmount: '1000', rate: '2.7' },
      { account: '1210', credit: '2700' },
    ],
  });
  run(company, 'salesInvoice.post', { date: '2026-04-02', counterpartyId: party, lines: [{ unitPrice: '1000', taxCode: 'S18' }] });
  run(company, 'purchaseBill.post', { date: '2026-04-21', counterpartyId: party, lines: [{ unitPrice: '300', taxCode: 'P18' }] });
  company.close();
  file = company.file;
  folder = tempFolder();
  bundle = join(folder, 'bundle.zip');
  good(writeAuditBundle(file, bundle));
});

function unpack(zip: string, name = 'unpacked'): string {
  const target = join(folder, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  for (const [entry, bytes] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(target, entry), bytes);
  return target;
}

const plainPath = { PATH: '/usr/local/bin:/usr/bin:/bin' };
/** The Node of this computer where it has one of its own that is new enough: an auditor has no other. */
let foundNode: string | undefined;
const systemNode = (): string => {
  foundNode ??= findNode();
  return foundNode;
};
const findNode = (): string => {
  const { stdout } = spawnSync('node', ['-p', 'process.execPath + " " + process.versions.node'], { env: plainPath, encoding: 'utf8' });
  const [path, version] = (stdout ?? '').trim().split(' ');
  return path && Number.parseInt(version ?? '', 10) >= 20 ? path : process.execPath;
};

function verify(at: string, ...args: string[]): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(systemNode(), ['verify.mjs', ...args], { cwd: at, env: plainPath, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

describe('what is in it', () => {
  test('[L4] log, tables, format, verifiers and the four languages', () => {
    expect(readdirSync(unpack(bundle)).sort()).toEqual(
      [
        'FORMAT.md',
        'README.bg.md',
        'README.ka.md',
        'README.md',
        'README.ru.md',
        'chart.csv',
        'keys.csv',
        'log.jsonl',
        'number-register.csv',
        'trial-balance-by-commodity.csv',
        'trial-balance.csv',
        'verify.html',
        'verify.mjs',
      ].sort(),
    );
  });

  test('[LED-2] its trial balance is the one an accountant works out', () => {
    const at = unpack(bundle);
    const rows = readFileSync(join(at, 'trial-balance.csv'), 'utf8')
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows[0]).toEqual(['account', 'name', 'currency', 'debit_turnover', 'credit_turnover', 'balance']);
    const balance = Object.fromEntries(rows.slice(1).map((row) => [row[0], row.slice(-3).join(' ')]));
    expect(balance).toMatchObject({
      1210: '5000.00 2700.00 2300.00',
      1220: '2700.00 0.00 2700.00',
      1410: '1180.00 0.00 1180.00',
      3330: '0.00 180.00 -180.00',
      5150: '0.00 5000.00 -5000.00',
    });
    // 5000 + 2700 + 1180 + 354
    const sum = (column: number) => rows.slice(1).reduce((total, row) => total + Math.round(Number(row.at(column)) * 100), 0);
    expect([sum(-3), sum(-2), sum(-1)]).toEqual([923_400, 923_400, 0]);
    expect(readFileSync(join(at, 'trial-balance-by-commodity.csv'), 'utf8')).toMatch(/^1220,[^,]*,USD,1000\.00,0\.00,1000\.00,0\.00\r$/m);
    expect(readFileSync(join(at, 'number-register.csv'), 'utf8')).toMatch(/^sales-invoice,1,[^,]+,used,\d+\r$/m);
    expect(readFileSync(join(at, 'chart.csv'), 'utf8')).toMatch(/^1410,/m);
  });

  test('[L4] each line of the log gives the signed bytes back', () => {
    const lines = readFileSync(join(unpack(bundle), 'log.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const batches = batchesIn(file);
    expect(JSON.parse(lines[0]!)).toMatchObject({ format: 'davtari-log', v: 1, company: georgianCompany.id, batches: batches.length });
    for (const [index, batch] of batches.entries()) {
      const line = JSON.parse(lines[index + 1]!) as { header: string; events: string[]; hash: string; signature: string; position: number };
      expect(line.header).toBe(Buffer.from(batch.header).toString());
      expect(line.events.join('\n')).toBe(Buffer.from(batch.payload).toString());
      expect(line.hash).toBe(Buffer.from(batch.hash).toString('hex'));
      expect(line.signature).toBe(Buffer.from(batch.signature).toString('hex'));
      expect(line.position).toBe(batch.position);
    }
  });

  test('[L4] two devices: both keys, and the log goes on', async () => {
    const at = tempFolder();
    const copy = join(at, 'moved.davtari');
    copyFileSync(makeSmallBook(), copy);
    const company = reopen(copy); // its key stayed behind: a new device, a new log
    run(company, 'journal.post', {
      date: '2026-05-06',
      lines: [
        { account: 'Cash', debit: '1' },
        { account: 'Sales', credit: '1' },
      ],
    });
    company.close();
    good(writeAuditBundle(copy, join(at, 'two.zip')));
    const unpacked = unpack(join(at, 'two.zip'), 'two');
    expect(readFileSync(join(unpacked, 'keys.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(3);
    expect(verify(unpacked)).toMatchObject({ status: 0, out: expect.stringContaining('232.00 GEL') });
    const verifier = await verifierOf(batchesIn(copy, true), georgianCompany.id);
    expect(verifier.logs.size).toBe(2);
    expect(Object.keys(tablesOf(verifier))).toHaveLength(5);
  });
});

describe('the verifier in it, under the Node of this computer', () => {
  test('[LOG-2] says that it is intact, with the totals', () => {
    const { status, out, error } = verify(unpack(bundle));
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain('INTACT. შპს მაგალითი');
    expect(out).toContain('4 entries; debits and credits 9234.00 GEL each');
  });

  test('[LOG-2] works from another folder, and takes a head that was noted', () => {
    const at = unpack(bundle);
    const [first, last] = [batchesIn(file)[1]!, batchesIn(file).at(-1)!].map(({ hash }) => Buffer.from(hash).toString('hex'));
    const node = systemNode();
    expect(spawnSync(node, [join(at, 'verify.mjs'), '--head', first!], { cwd: '/', env: plainPath }).status).toBe(0);
    expect(spawnSync(node, [join(at, 'verify.mjs'), at, '--head', last!], { cwd: '/', env: plainPath }).status).toBe(0);
    expect(verify(at, '--head', '0'.repeat(64))).toMatchObject({ status: 1, error: expect.stringContaining('noted at another time') });
    for (const wrong of [['--head'], ['--head', 'x'], ['a', 'b'], ['--other'], ['/nowhere']])
      expect(verify(at, ...wrong).status, wrong.join(' ')).toBe(2);
  });

  test.each<[string, string, (text: string) => string, string]>([
    ['an amount of an entry', 'log.jsonl', (text) => text.replace('5000.00', '5000.01'), 'batch 3 '],
    ['a name in a header', 'log.jsonl', (text) => text.replace('davtari/', 'davtarI/'), 'batch 1'],
    ['a line twice', 'log.jsonl', (text) => text.replace(/\n([^\n]*)\n$/, '\n$1\n$1\n'), 'batch '],
    ['the last line', 'log.jsonl', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'line 1'],
    ['a balance', 'trial-balance.csv', (text) => text.replace('2300.00', '2300.01'), 'trial-balance.csv, line'],
    ['a foreign balance', 'trial-balance-by-commodity.csv', (text) => text.replace('USD,1000.00', 'USD,1000.01'), 'by-commodity.csv, line'],
    ['a number', 'number-register.csv', (text) => text.replace(',used,', ',voided,'), 'number-register.csv, line'],
    ['a row more', 'number-register.csv', (text) => `${text}x,1,1,used,1\r\n`, 'number-register.csv, line'],
    ['an account', 'chart.csv', (text) => text.replace(/1410,/, '1411,'), 'chart.csv, line'],
    ['a key', 'keys.csv', (text) => text.replace(/,([0-9a-f])/, (_, digit) => `,${digit === '0' ? '1' : '0'}`), 'keys.csv, line'],
  ])('[LOG-2] finds %s changed', (_, name, change, place) => {
    const at = unpack(bundle);
    const text = readFileSync(join(at, name), 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(join(at, name), change(text));
    const { status, error } = verify(at);
    expect(status).toBe(1);
    expect(error).toContain('NOT INTACT. ');
    expect(error).toContain(place);
  });

  test('[LOG-2] finds a table that is gone', () => {
    const at = unpack(bundle);
    rmSync(join(at, 'chart.csv'));
    expect(verify(at)).toMatchObject({ status: 1, error: expect.stringContaining('chart.csv: it is missing') });
  });
});

describe('writing it', () => {
  test('[L4] never writes over a file without being told, and leaves nothing half done', () => {
    const at = tempFolder();
    const out = join(at, 'x.zip');
    writeFileSync(out, 'mine');
    expect(codes(writeAuditBundle(file, out))).toEqual(['FILE_EXISTS']);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    good(writeAuditBundle(file, out, { replace: true }));
    expect(readFileSync(out)).toEqual(readFileSync(bundle));
    expect(readdirSync(at)).toEqual(['x.zip']);
    expect(codes(writeAuditBundle(file, join(at, 'no', 'x.zip')))).toEqual(['FILE_NOT_FOUND']);
    expect(codes(writeAuditBundle(out, join(at, 'y.zip')))).toEqual(['NOT_A_COMPANY_FILE']);
    expect(readdirSync(at)).toEqual(['x.zip']);
  });

  test('[L4] only reads the company file', () => {
    const before = { names: readdirSync(dirname(file)), bytes: readFileSync(file), time: statSync(file).mtimeMs };
    good(writeAuditBundle(file, join(tempFolder(), 'x.zip')));
    expect({ names: readdirSync(dirname(file)), bytes: readFileSync(file), time: statSync(file).mtimeMs }).toEqual(before);
  });

  test.each([
    [
      'an entry',
      "UPDATE batch SET payload = replace(CAST(payload AS TEXT), '5000.00', '5000.01') WHERE CAST(payload AS TEXT) LIKE '%5000.00%'",
      /^batch 3 /,
    ],
    ['a balance', 'UPDATE balance_month SET debit_minor = debit_minor + 1 WHERE debit_minor = 500000', /^trial-balance.csv, line/],
    ['the register', "UPDATE number_register SET number = 'X'", /^number-register.csv, line/],
    ['an account', "UPDATE account SET name_ka = 'x' WHERE code = '1410'", /^(trial-balance|chart).csv, line/],
  ])('[LOG-2] a file whose %s was changed is not handed over', (_, sql, place) => {
    const at = tempFolder();
    const damaged = join(at, 'damaged.davtari');
    copyFileSync(file, damaged);
    const db = new SQLite(damaged);
    for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[])
      db.exec(`DROP TRIGGER "${name}"`);
    db.exec(
      sql.replace('replace(CAST(payload AS TEXT), ', 'CAST(replace(CAST(payload AS TEXT), ').replace("'5000.01')", "'5000.01') AS BLOB)"),
    );
    db.close();
    const refused = writeAuditBundle(damaged, join(at, 'x.zip'));
    expect(rejections(refused)).toMatchObject([{ code: 'FILE_DAMAGED', place: expect.stringMatching(place) }]);
    expect(existsSync(join(at, 'x.zip'))).toBe(false);
  });

  test('[L4] tables of an older version are not handed over', () => {
    const at = tempFolder();
    const older = join(at, 'older.davtari');
    copyFileSync(file, older);
    const db = new SQLite(older);
    db.pragma('user_version = 1');
    db.close();
    expect(codes(writeAuditBundle(older, join(at, 'x.zip')))).toEqual(['OLDER_VERSION']);
  });

  test('[L4] by the command line', () => {
    const at = tempFolder();
    const davtari = (...args: string[]) =>
      spawnSync(process.execPath, ['electron/cli/davtari.mjs', 'audit-bundle', ...args], { encoding: 'utf8' });
    expect(davtari(file, '--out', join(at, 'x.zip'))).toMatchObject({ status: 0, stdout: expect.stringContaining('4 entries; head ') });
    expect(davtari(file, '--out', join(at, 'x.zip'))).toMatchObject({ status: 1, stderr: expect.stringContaining('FILE_EXISTS') });
    expect(davtari(file, '--out', join(at, 'x.zip'), '--replace').status).toBe(0);
    expect(davtari(file).status).toBe(2);
    expect(
      execFileSync(systemNode(), [join(unpack(join(at, 'x.zip'), 'cli'), 'verify.mjs')], { encoding: 'utf8', env: plainPath }),
    ).toContain('INTACT.');
  });

  test('[X3] verify by the command line, with a head that was noted', () => {
    const davtari = (...args: string[]) =>
      spawnSync(process.execPath, ['electron/cli/davtari.mjs', 'verify', file, ...args], { encoding: 'utf8' });
    const head = Buffer.from(batchesIn(file)[1]!.hash).toString('hex');
    expect(davtari('--head', head)).toMatchObject({ status: 0, stdout: expect.stringContaining('debits and credits 9234.00 GEL each') });
    expect(davtari('--head', 'ab'.repeat(32))).toMatchObject({ status: 1, stderr: expect.stringContaining('noted at another time') });
    expect(davtari('--head', 'ab').status).toBe(2);
  });
});
