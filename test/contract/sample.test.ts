import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo } from '../../electron/cli/demo.ts';
import { connect, type Db } from '../../electron/db/db.ts';
import { type Company, openCompany } from '../../electron/engine/index.ts';
import { readEvents } from '../../electron/log/read.ts';
import { batchesOf } from '../../electron/log/replay.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { createSample, openSample } from '../../electron/services/sample/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { fromDayNumber, toDayNumber } from '../../shared/dates/local-date.ts';
import { addMonths, lastDay, period } from '../../shared/dates/period.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { toBase } from '../../shared/money/convert.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { Result } from '../../shared/result.ts';

const months = Array.from({ length: 18 }, (_, index) => addMonths(period('2025-05'), index));

let home: string;
let demoFolder: string;
let file: string;
let company: Company;
let db: Db;
let demo: { exitCode: number; out: string; err: string };

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
};
const minor = (text: string): bigint => decimal(text, 2);

async function demoInto(dir: string): Promise<typeof demo> {
  const told = { out: '', err: '' };
  const exitCode = await runDemo({
    dir,
    out: (text) => {
      told.out += text;
    },
    err: (text) => {
      told.err += text;
    },
  });
  return { exitCode, ...told };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'davtari-sample-'));
  demoFolder = join(home, 'demo');
  demo = await demoInto(demoFolder);
  file = join(demoFolder, 'sample.davtari');
  company = value(openCompany(file));
  db = connect(file, { readonly: true });
}, 180_000);

afterAll(() => {
  db?.close();
  company?.close();
  rmSync(home, { recursive: true, force: true });
});

describe('the books of the sample company', () => {
  test('it is marked as a sample and has about two thousand documents of every kind', () => {
    expect(value(company.call('company.info', {})).isSample).toBe(true);
    const counts = db.all<{ kind: string; n: bigint }>('SELECT kind, count(*) AS n FROM document GROUP BY kind ORDER BY kind');
    expect(counts.map(({ kind }) => kind)).toEqual([
      'advance-received',
      'import-declaration',
      'payment-in',
      'payment-out',
      'purchase-bill',
      'purchase-credit-note',
      'sales-credit-note',
      'sales-invoice',
    ]);
    const total = counts.reduce((sum, { n }) => sum + n, 0n);
    expect(total).toBeGreaterThanOrEqual(1800n);
    expect(total).toBeLessThanOrEqual(2300n);
  });

  test('it trades in lari, dollars and euro, and uses the tax codes of a trading company', () => {
    const currencies = db.all<{ name: string }>(
      'SELECT DISTINCT c.name FROM document d JOIN commodity c ON c.no = d.commodity_no ORDER BY 1',
    );
    expect(currencies.map(({ name }) => name)).toEqual(['EUR', 'GEL', 'USD']);
    const codes = new Set(db.all<{ tax_code: string }>('SELECT DISTINCT tax_code FROM document_line').map((row) => row.tax_code));
    for (const code of ['S18', 'S18A', 'S0X', 'SXF', 'SOUT', 'P18', 'P18F', 'P0', 'PIM', 'RC18', 'PNC']) expect([...codes]).toContain(code);
    const differences = db.all<{ code: string }>(
      "SELECT DISTINCT a.code FROM journal_line l JOIN account a ON a.no = l.account_no JOIN journal_entry e ON e.position = l.position WHERE e.document IS NOT NULL AND a.code IN ('8140', '8240') ORDER BY 1",
    );
    expect(differences.map(({ code }) => code)).toEqual(['8140', '8240']);
  });

  test('[L5] replay equals incremental on the sample company', () => {
    expect(verifyFile(file)).toMatchObject({ ok: true });
    const copy = join(home, 'copy.davtari');
    db.raw.prepare('VACUUM INTO ?').run(copy);
    expect(value(rebuild(copy)).different).toEqual([]);
  });

  test.each(['1410', '3110', '3120'])('[LED-2] the balance of control account %s equals its open items', (code) => {
    const ledger = db.get<{ minor: bigint }>(
      'SELECT sum(l.base_minor) AS minor FROM journal_line l JOIN account a ON a.no = l.account_no WHERE a.code = ?',
      code,
    )!;
    const items = db.get<{ minor: bigint; n: bigint }>(
      'SELECT sum(o.open_base_minor) AS minor, count(*) FILTER (WHERE o.open_minor <> 0) AS n FROM open_item o JOIN account a ON a.no = o.account_no WHERE a.code = ?',
      code,
    )!;
    expect(items.n).toBeGreaterThan(0n);
    expect(items.minor).toBe(ledger.minor);
  });

  test('[LED-2] nothing stays open in base currency where nothing is open in the currency of the document', () => {
    expect(db.all('SELECT position FROM open_item WHERE open_minor = 0 AND (open_base_minor <> 0 OR vat_open_minor <> 0)')).toEqual([]);
  });

  test('[LED-2] the return of every month is what documents moved on the VAT accounts, but for the rounding difference it shows', () => {
    const moved = db.all<{ month: bigint; owed: bigint }>(
      `SELECT d.tax_day / 100 AS month, -sum(l.base_minor) AS owed FROM journal_line l JOIN account a ON a.no = l.account_no
       JOIN journal_entry e ON e.position = l.position JOIN document d ON d.position = e.document
       WHERE a.code IN ('3330', '3331', '3332', '3340', '3341', '3342', '3345') GROUP BY 1`,
    );
    const byMonth = new Map(moved.map(({ month, owed }) => [Number(month), owed]));
    let differences = 0;
    for (const month of months) {
      const form = value(company.call('vatReturn.get', { period: month }));
      const owed = minor(form.payable) - minor(form.credit) - minor(form.roundingDifference);
      expect(owed, month).toBe(byMonth.get(Number(month.replace('-', ''))));
      if (minor(form.roundingDifference) !== 0n) differences += 1;
    }
    expect(differences).toBeGreaterThan(0);
  });

  test('returns are filed up to August 2026, and only a bill that came late changed one of them', () => {
    const returns = months.map((month) => value(company.call('vatReturn.get', { period: month })));
    expect(returns.filter(({ filed }) => filed !== null).map(({ period: month }) => month)).toEqual(months.slice(0, 16));
    expect(returns.filter(({ changedSinceFiling }) => changedSinceFiling.length > 0).map(({ period: month }) => month)).toEqual([
      '2026-08',
    ]);
  });

  test('months are closed up to July 2026', () => {
    const states = new Map(value(company.call('period.list', {})).map((row) => [row.period, row.state]));
    for (const month of months) {
      const wanted = month <= '2026-05' ? 'hard-closed' : month <= '2026-07' ? 'soft-closed' : 'open';
      expect(states.get(month) ?? 'open', month).toBe(wanted);
    }
  });

  test('[NUM-1] no number of any series is missing, and the two forms that were spoilt are the only ones given up', () => {
    const series = value(company.call('number.continuity', { limit: 1 }));
    expect(series.length).toBe(11);
    for (const { series: name, head, used, voided, leased, missing } of series)
      expect([name, used + voided, leased, missing]).toEqual([name, head, 0, []]);
    expect(series.filter(({ voided }) => voided > 0).map(({ series: name, voided }) => [name, voided])).toEqual([['sales-invoice', 2]]);
    const ranges = value(company.call('number.ranges', { series: 'sales-invoice' })).filter(({ state }) => state === 'voided');
    expect(ranges.map(({ first, last, by }) => [last - first, by])).toEqual([[1, 'თამარ ლომთაძე']]);
    // The four before them were written at the fair.
    const fair = value(company.call('number.register', { series: 'sales-invoice', from: ranges[0]!.first - 4, to: ranges[0]!.last }));
    expect(fair.rows.map(({ state, date: on }) => [state, on])).toEqual([
      ...Array.from({ length: 4 }, () => ['used', '2026-06-06']),
      ...Array.from({ length: 2 }, () => ['voided', '2026-06-08']),
    ]);
  });

  test('[LED-1] nothing is out of balance at the end of any month, and the trial balance shows the sums of its lines', () => {
    for (const month of months) {
      const end = lastDay(month);
      const rows = db.all<{ code: string; minor: bigint }>(
        'SELECT a.code, sum(l.base_minor) AS minor FROM journal_line l JOIN account a ON a.no = l.account_no WHERE l.day <= ? GROUP BY 1',
        toDayNumber(end),
      );
      expect(rows.reduce((sum, row) => sum + row.minor, 0n)).toBe(0n);
      const shown = new Map(
        value(company.call('trialBalance.get', { asOf: end })).rows.map(({ accountCode, balance }) => [accountCode, minor(balance)]),
      );
      for (const { code, minor: sum } of rows) expect([month, code, shown.get(code) ?? 0n]).toEqual([month, code, sum]);
    }
  });

  test('[J6] each working day has its rates of the bank, and every document in foreign money that of its day', () => {
    const { total, rows } = value(company.call('rate.list', { from: '2026-10-26', to: '2026-10-31' }));
    expect(total).toBe(10);
    expect(
      rows.every(({ source, quantity, price, corrections }) => source === 'NBG' && quantity === 1 && price === 'GEL' && corrections === 0),
    ).toBe(true);
    const documents = db.all<{ unit: string; day: bigint; rate: string; published: string | null }>(
      `SELECT c.name AS unit, d.day, d.rate, (SELECT r.rate FROM exchange_rate r WHERE r.unit = c.name AND r.day <= d.day ORDER BY r.day DESC LIMIT 1) AS published
       FROM document d JOIN commodity c ON c.no = d.commodity_no WHERE d.rate IS NOT NULL`,
    );
    expect(documents.length).toBeGreaterThan(150);
    for (const { day, unit, rate, published } of documents)
      expect([day, unit, decimal(rate, 10)]).toEqual([day, unit, decimal(published ?? '0', 10)]);
  });

  test('[J6] at the end foreign money, receivables and payables are worth their amount at the last rate, each item by itself', () => {
    const rate = (unit: string) =>
      db.get<{ rate: string }>("SELECT rate FROM exchange_rate WHERE unit = ? AND price = 'GEL' ORDER BY day DESC LIMIT 1", unit)!.rate;
    const items = db.all<{ unit: string; open_minor: bigint; open_base_minor: bigint }>(
      'SELECT c.name AS unit, o.open_minor, o.open_base_minor FROM open_item o JOIN commodity c ON c.no = o.commodity_no WHERE c.no <> 1 AND o.open_minor <> 0',
    );
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) expect(item.open_base_minor).toBe(toBase(item.open_minor, 2, rate(item.unit), 2));
    const money = db.all<{ unit: string; base: bigint; quantity: bigint }>(
      `SELECT c.name AS unit, sum(l.base_minor) AS base, sum(t.quantity) AS quantity FROM journal_line l JOIN line_detail t USING (position, line_no)
       JOIN account a ON a.no = l.account_no JOIN commodity c ON c.no = t.commodity_no WHERE a.code = '1220' GROUP BY 1 ORDER BY 1`,
    );
    expect(money.map(({ unit }) => unit)).toEqual(['EUR', 'USD']);
    for (const { unit, base, quantity } of money) expect(base).toBe(toBase(quantity, 2, rate(unit), 2));
    const byHand = db.all(
      `SELECT e.number FROM journal_entry e JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
       WHERE a.code IN ('8140', '8240') AND e.document IS NULL AND e.kind NOT IN ('revaluation', 'revaluation-release', 'year-closing')`,
    );
    expect(byHand).toEqual([]);
  });

  test('[PER-1] every month closed for good has a certificate the books still show', () => {
    const certificates = value(company.call('period.certificates', {}));
    expect(certificates.map((each) => each.period).sort()).toEqual(months.slice(0, 13));
    for (const each of certificates) {
      const sums = db.get<{ debit: bigint }>(
        'SELECT sum(base_minor) FILTER (WHERE base_minor > 0) AS debit FROM journal_line WHERE day <= ? AND position <= ?',
        toDayNumber(each.asOf),
        each.knownOn,
      )!;
      expect([each.period, each.agrees, each.unchangedSince, minor(each.debit)]).toEqual([each.period, true, true, sums.debit]);
      expect(minor(each.credit)).toBe(minor(each.debit));
      // All that was passed is money on its way from the card terminals.
      const passed = each.checks.filter(({ state }) => state !== 'ok');
      expect(passed.every(({ id, accepted }) => id === 'suspense' && accepted)).toBe(true);
    }
    expect(certificates.filter(({ reopenings }) => reopenings.length > 0).map((each) => each.period)).toEqual(['2025-11']);
  });

  test('[J5] the first year is closed: its result is what classes 6 to 9 moved, and stands in retained earnings', () => {
    const moved = (where: string) =>
      db.get<{ minor: bigint }>(
        `SELECT coalesce(sum(l.base_minor), 0) AS minor FROM journal_line l JOIN account a ON a.no = l.account_no
         JOIN journal_entry e ON e.position = l.position WHERE l.day <= 20251231 AND ${where}`,
      )!.minor;
    const result = -moved("a.code >= '6' AND e.kind <> 'year-closing'");
    expect(result).toBeGreaterThan(0n);
    const year = value(company.call('year.preview', { year: 2025 }));
    expect([year.state, minor(year.result)]).toEqual(['closed', result]);
    expect(moved("a.code >= '6'")).toBe(0n);
    expect(moved("a.code = '5310'")).toBe(-result);
    expect(moved("a.code = '5330'")).toBe(0n);
  });

  test('[L8] a payment entered twice is voided, and an entry on a wrong account corrected in one step', () => {
    const voided = db.all<{ number: string; left: bigint; others: bigint }>(
      `SELECT d.number, (SELECT sum(l.base_minor) FROM journal_entry e JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
         WHERE e.document = d.position AND a.code = '1210') AS left,
         (SELECT count(*) FROM document o WHERE o.kind = 'payment-in' AND o.position <> d.position AND o.gross_minor = d.gross_minor
           AND o.counterparty_no = d.counterparty_no AND d.day - o.day BETWEEN 0 AND 7) AS others
       FROM document d JOIN journal_entry e ON e.position = d.entry WHERE e.reversed_by IS NOT NULL`,
    );
    expect(voided.map(({ left, others }) => [left, others])).toEqual([[0n, 1n]]);
    const corrected = db.all<{ code: string; minor: bigint }>(
      `SELECT a.code, sum(l.base_minor) AS minor FROM journal_entry n JOIN journal_entry w ON w.position = n.corrects
       JOIN journal_line l ON l.position IN (n.position, w.position, w.reversed_by) JOIN account a ON a.no = l.account_no GROUP BY 1 ORDER BY 1`,
    );
    expect(corrected).toEqual([
      { code: '1210', minor: -18_500n },
      { code: '7440', minor: 0n },
      { code: '7493', minor: 18_500n },
    ]);
  });

  test('[ACC-1] four people with roles, and nobody needs a password', async () => {
    const users = value(company.call('user.list', {}));
    expect(users.map(({ name, role }) => [name, role])).toEqual([
      ['ნინო კაპანაძე', 'owner'],
      ['თამარ ლომთაძე', 'chief-accountant'],
      ['ანა ხარებავა', 'accountant'],
      ['ქეთევან ბერიძე', 'auditor'],
    ]);
    expect(users.some(({ hasPassword }) => hasPassword)).toBe(false);
    expect(await company.callSession('session.status', {})).toMatchObject({ ok: true, value: { user: { name: 'ნინო კაპანაძე' } } });
  });

  test('four drafts wait, one came back with its reason; the complete ones can be posted as they are, the others not', () => {
    const drafts = value(company.call('draft.list', {}));
    expect(drafts.map(({ kind, state, by }) => [kind, state, by]).sort()).toEqual([
      ['journal-entry', 'draft', 'თამარ ლომთაძე'],
      ['sales-invoice', 'draft', 'ანა ხარებავა'],
      ['sales-invoice', 'draft', 'ანა ხარებავა'],
      ['sales-invoice', 'rejected', 'ანა ხარებავა'],
    ]);
    expect(drafts.find(({ state }) => state === 'rejected')!.reason).toContain('15 %');
    const copy = join(home, 'drafts.davtari');
    db.raw.prepare('VACUUM INTO ?').run(copy);
    copyFileSync(`${file}.key`, `${copy}.key`);
    const other = value(openCompany(copy, { now: () => Date.UTC(2026, 10, 6, 9) }));
    try {
      const done = value(other.call('draft.postAll', { id: '01a1af60-0000-7000-8000-000000000001', draftIds: drafts.map(({ id }) => id) }));
      expect(done.refused.map(({ rejections }) => rejections.map(({ code }) => code))).toEqual([['DRAFT_INCOMPLETE']]);
      expect(done.posted.length).toBe(3);
      for (const { id } of done.posted) {
        const posted = value(other.call('document.get', { id }))!;
        // The title the screen gave the draft names the customer and the total.
        const title = drafts.find((draft) => (draft.input as { id?: string } | null)?.id === id)!.title;
        expect(title).toBe(`${posted.counterparty} · ${posted.gross.replace('.', ',')} GEL`);
      }
    } finally {
      other.close();
    }
  });

  test.each(['1110', '1210', '1220', '1295', '1485', '1610'])('account %s is never below zero at the end of a day', (code) => {
    const days = db.all<{ commodity_no: bigint | null; minor: bigint }>(
      `SELECT day, NULL AS commodity_no, sum(base_minor) AS minor FROM journal_line l JOIN account a ON a.no = l.account_no WHERE a.code = ?1 GROUP BY day
       UNION ALL
       SELECT day, commodity_no, sum(quantity) FROM journal_line l JOIN line_detail USING (position, line_no) JOIN account a ON a.no = l.account_no
       WHERE a.code = ?1 AND commodity_no IS NOT NULL GROUP BY day, commodity_no ORDER BY 1`,
      code,
    );
    const balances = new Map<bigint | null, bigint>();
    for (const { commodity_no: commodity, minor: moved } of days) {
      balances.set(commodity, (balances.get(commodity) ?? 0n) + moved);
      expect(balances.get(commodity)).toBeGreaterThanOrEqual(0n);
    }
    expect(days.length).toBeGreaterThan(0);
  });

  test('every month brings revenue of a small trading company, and most invoices are paid within 45 days', () => {
    const revenue = db.all<{ month: bigint; minor: bigint }>(
      `SELECT l.day / 100 AS month, -sum(l.base_minor) AS minor FROM journal_line l JOIN account a ON a.no = l.account_no
       JOIN journal_entry e ON e.position = l.position WHERE a.code LIKE '6%' AND e.kind <> 'year-closing' GROUP BY 1`,
    );
    expect(revenue.length).toBe(18);
    for (const { month, minor: sum } of revenue.slice(1)) {
      expect(sum, String(month)).toBeGreaterThan(6_000_000n);
      expect(sum, String(month)).toBeLessThan(15_000_000n);
    }
    const days = db
      .all<{ issued: bigint; paid: bigint }>(
        `SELECT d.day AS issued, p.day AS paid FROM settlement s JOIN document d ON d.position = s.item JOIN document p ON p.position = s.position
         WHERE d.kind = 'sales-invoice' AND p.kind = 'payment-in'`,
      )
      .map(({ issued, paid }) => (Date.parse(fromDayNumber(Number(paid))) - Date.parse(fromDayNumber(Number(issued)))) / 86_400_000);
    expect(days.filter((count) => count <= 45).length / days.length).toBeGreaterThan(0.85);
    const overdue = db.get<{ n: bigint }>(
      "SELECT count(*) AS n FROM open_item o JOIN document d ON d.position = o.position WHERE d.kind = 'sales-invoice' AND o.open_minor > 0 AND o.due_day < 20261015",
    )!;
    expect(overdue.n).toBeGreaterThan(2n);
  });

  test('everything is recorded in working hours, in order, on or after its day', () => {
    const nextWorkingDay = packFor('GE')!.nextWorkingDay;
    const days = new Map(
      db
        .all<{ position: bigint; day: bigint }>('SELECT position, day FROM journal_entry')
        .map((row) => [row.position, fromDayNumber(Number(row.day))]),
    );
    let before = 0;
    for (const batch of batchesOf(db)) {
      const { wall } = JSON.parse(batch.header.toString('utf8')) as { wall: number };
      const inTbilisi = new Date(wall + 4 * 3_600_000).toISOString();
      expect(wall).toBeGreaterThanOrEqual(before);
      before = wall;
      const recordedOn = inTbilisi.slice(0, 10);
      expect(nextWorkingDay(recordedOn as never)).toBe(recordedOn);
      expect(inTbilisi.slice(11, 16) >= '09:30' && inTbilisi.slice(11, 16) < '20:00', inTbilisi).toBe(true);
      for (let position = batch.first_position; position < batch.first_position + batch.event_count; position += 1n) {
        const day = days.get(position);
        if (day) expect(day <= recordedOn, `${day} recorded ${inTbilisi}`).toBe(true);
      }
    }
    expect(before).toBeGreaterThan(Date.parse(lastDay(period('2026-10'))));
  });
});

/** Type, revision and data of every event. Ids become their order of appearance; what keys and the hashes they lead to make different is left out. */
function story(from: Db): string[] {
  const order = new Map<string, string>();
  const named = (id: string) => {
    if (!order.has(id)) order.set(id, `#${order.size}`);
    return order.get(id)!;
  };
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  return [...batchesOf(from)].flatMap((batch) => {
    const { wall } = JSON.parse(batch.header.toString('utf8')) as { wall: number };
    return readEvents(Number(batch.packed), batch.payload).map((event) => {
      const { public_key: _key, pdf_sha256: _pdf, head_hash: _head, trial_balance_sha256: _trial, ...data } = event.data;
      return JSON.stringify({ wall, type: event.type, rev: event.rev, id: event.id, data }).replace(uuid, named);
    });
  });
}

test('[LED-3] the same seed tells the same story, event by event', () => {
  const again = join(home, 'again.davtari');
  const { summary } = value(createSample(again));
  expect(readdirSync(home).filter((name) => name.startsWith('again'))).toEqual([
    'again.davtari',
    'again.davtari.head',
    'again.davtari.key',
  ]);
  const other = connect(again, { readonly: true });
  try {
    const first = story(db);
    const second = story(other);
    expect(second.length).toBe(first.length);
    for (const [index, event] of first.entries()) expect(second[index]).toBe(event);
    // Ids that people's screens make are not only in the same order, they are the same.
    const ids = 'SELECT id FROM document ORDER BY position';
    expect(other.all(ids)).toEqual(db.all(ids));
    expect(summary.documents).toBe(other.all(ids).length);
  } finally {
    other.close();
  }
}, 120_000);

describe('the demo', () => {
  test('it shows balance, return, numbers, closing, verification and the checked audit bundle, and leaves its files', () => {
    expect([demo.exitCode, demo.err]).toEqual([0, '']);
    expect(readdirSync(demoFolder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([
      '.davtari-demo',
      'audit-bundle.zip',
      'closing-certificate-2026-05.ka.pdf',
      'report.txt',
      'sales-invoice.ka.pdf',
      'sample.davtari',
      'sample.davtari.head',
      'sample.davtari.key',
      'vat-return-2026-09.ka.pdf',
    ]);
    expect(readFileSync(join(demoFolder, 'report.txt'), 'utf8')).toBe(demo.out);
    for (const name of ['sales-invoice.ka.pdf', 'vat-return-2026-09.ka.pdf', 'closing-certificate-2026-05.ka.pdf']) {
      expect(readFileSync(join(demoFolder, name)).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const total = /^ +Total +GEL +([\d,.]+) +([\d,.]+)$/m.exec(demo.out);
    expect(total?.[1]).toMatch(/\.\d\d$/);
    expect(total?.[1]).toBe(total?.[2]);
    expect(demo.out).toContain('I.15');
    expect(demo.out).toMatch(/^sales-invoice +1 to \d+ +\d+ used +2 voided +none missing$/m);
    expect(demo.out).toContain('intact');
    expect(demo.out).toMatch(/^ {2}INTACT\. შპს მთის წყარო/m);
    // The verifier of the bundle, which knows nothing of the engine, adds up the same.
    const head = / {2}head ([0-9a-f]{64})$/m.exec(demo.out)?.[1];
    expect(demo.out).toContain(`  Head ${head}`);
    expect(demo.out).toMatch(/^ {2}2026-05 closed for good by თამარ ლომთაძე: .*the books still show it$/m);
  });

  test("it refuses a folder with somebody's files and touches none of them", async () => {
    const folder = join(home, 'letters');
    mkdirSync(folder);
    writeFileSync(join(folder, 'report.txt'), 'mine');
    const refused = await demoInto(folder);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain('--dir');
    expect(readdirSync(folder)).toEqual(['report.txt']);
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toBe('mine');
  });
});

describe('the sample of a folder', () => {
  test('it is made on first use, found again after that, and what a killed process left is removed', async () => {
    const folder = join(home, 'first', 'use');
    mkdirSync(folder, { recursive: true });
    // No process has this number: it is above the greatest one that systems give.
    for (const ending of ['', '-wal', '.key']) writeFileSync(join(folder, `sample.davtari.2147483646.part${ending}`), 'half');
    const path = value(await openSample(folder, { documents: 30 }));
    expect(path).toBe(join(folder, 'sample.davtari'));
    expect(readdirSync(folder)).toEqual(['sample.davtari', 'sample.davtari.head', 'sample.davtari.key']);
    const bytes = readFileSync(path);
    expect(value(await openSample(folder))).toBe(path);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(verifyFile(path)).toMatchObject({ ok: true });
  });

  test('a company of that name that is no sample is left alone', async () => {
    const folder = join(home, 'own');
    mkdirSync(folder);
    writeFileSync(join(folder, 'sample.davtari'), 'no company');
    expect(await openSample(folder)).toMatchObject({ ok: false, rejections: [{ code: 'NOT_A_COMPANY_FILE' }] });
    expect(existsSync(join(folder, 'sample.davtari.key'))).toBe(false);
  });
});
