import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { counterparty, makeCompany, nextId, reopen, run, stateOf, tempFolder } from '../support/company.ts';

const capital = (on: string, amount: string) => ({
  date: on as never,
  lines: [
    { account: '1210', debit: amount },
    { account: '5150', credit: amount },
  ],
});

describe('a write-ahead log the disk did not keep whole', () => {
  /** Files as they stand after each of some commits, before anything was moved from the write-ahead log into the database. */
  function committed(): { file: string; states: string[] } {
    const company = makeCompany();
    company.close();
    const open = reopen(company.file);
    const party = counterparty(open, 'Party');
    const file = join(tempFolder(), 'cut.davtari');
    const keep = () => {
      for (const side of ['', '-wal']) copyFileSync(`${company.file}${side}`, `${file}${side}`);
      return stateOf(file);
    };
    const states = [keep()];
    for (const post of [
      () => run(open, 'journal.post', capital('2026-05-04', '10')),
      () =>
        run(open, 'salesInvoice.post', {
          date: '2026-05-04' as never,
          counterpartyId: party,
          lines: [{ unitPrice: '12.36', taxCode: 'S18' }],
        }),
      () => run(open, 'period.close', { period: '2026-04' as never, mode: 'hard', acceptWarnings: ['vat-return'] }),
      () => run(open, 'journal.post', capital('2026-06-04', '7')),
    ]) {
      post();
      states.push(keep());
    }
    expect(new Set(states).size).toBe(5);
    for (const side of ['', '-wal']) copyFileSync(`${company.file}${side}`, `${file}${side}`);
    return { file, states };
  }

  /** The books as they are read with this log beside the file: one of the states after a commit, or nothing of this session at all. */
  function stateWith(file: string, log: Buffer): string {
    const tried = `${file}.tried`;
    copyFileSync(file, tried);
    writeFileSync(`${tried}-wal`, log);
    rmSync(`${tried}-shm`, { force: true });
    return stateOf(tried);
  }

  test('[LOG-1] cut off at any place it gives the books of a commit before, never half of one', () => {
    const { file, states } = committed();
    const log = readFileSync(`${file}-wal`);
    const none = stateWith(file, Buffer.alloc(0));
    const order = [none, ...states];
    let reached = 0;
    // Each frame is a header of 24 bytes and a page: before, at and after every edge, and many places between.
    const frame = 24 + 4096;
    const cuts = new Set<number>([log.length]);
    for (let at = 32; at <= log.length; at += frame) for (const near of [-1, 0, 1, 24, 2048]) cuts.add(at + near);
    for (const cut of [...cuts].filter((at) => at <= log.length).sort((a, b) => a - b)) {
      const found = order.indexOf(stateWith(file, log.subarray(0, cut)));
      expect(found, `cut at ${cut}`).toBeGreaterThanOrEqual(reached);
      reached = found;
    }
    expect(reached).toBe(order.length - 1);
    expect(cuts.size).toBeGreaterThan(100);
    expect(verifyFile(`${file}.tried`)).toMatchObject({ ok: true });
  });

  test('[LOG-1] with a byte changed anywhere it gives the books of a commit before, never others', () => {
    const { file, states } = committed();
    const log = readFileSync(`${file}-wal`);
    const order = [stateWith(file, Buffer.alloc(0)), ...states];
    let lost = 0;
    for (let at = 0; at < log.length; at += 911) {
      const changed = Buffer.from(log);
      changed[at]! ^= 0x40;
      const found = order.indexOf(stateWith(file, changed));
      expect(found, `changed at ${at}`).toBeGreaterThanOrEqual(0);
      if (found < order.length - 1) lost += 1;
    }
    expect(lost).toBeGreaterThan(0);
  });
});

describe('a clock that jumps', () => {
  test('[LOG-1] [LOG-2] back and forth over a century changes neither order nor figures', () => {
    const walls = [1, 0.2, 0.9, 0.1, 1.4, 0, 2.5, 0.99, 1].map((part) => Math.floor(Date.UTC(2026, 6, 20) * part));
    let turn = 0;
    const now = () => walls[turn++ % walls.length]!;
    const company = makeCompany({}, { now });
    const positions: number[] = [];
    for (let count = 1; count <= 60; count += 1) {
      positions.push(run(company, 'journal.post', capital(`2026-0${1 + (count % 6)}-15`, String(count))).position);
    }
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(60);
    expect(run(company, 'journal.list', { limit: 1 }).total).toBe(60);
    const { rows } = run(company, 'trialBalance.get', {});
    expect(rows.map(({ accountCode, balance }) => [accountCode, balance])).toEqual([
      ['1210', '1830.00'],
      ['5150', '-1830.00'],
    ]);
    const asked = { id: nextId(), ...capital('2026-05-04', '5') };
    const first = company.callRaw('journal.post', asked);
    expect(company.callRaw('journal.post', asked)).toEqual(first);
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true, entries: 61 });
    expect(rebuild(company.file)).toMatchObject({ ok: true, value: { different: [] } });
  });
});

describe('one file opened twice', () => {
  test('[LOG-1] [NUM-1] two connections that post in turn see each other, and share one chain and one series', () => {
    const one = makeCompany();
    const two = reopen(one.file);
    const numbers: string[] = [];
    for (let count = 0; count < 40; count += 1) {
      const company = [one, two][count % 2]!;
      const account = { ka: 'ა', bg: 'а', ru: 'а', en: `account ${count}` };
      // What one opens the other uses at once.
      run(company, 'account.open', { code: `12${30 + count}x`, names: account, type: 'asset' });
      numbers.push(
        run([two, one][count % 2]!, 'journal.post', {
          date: '2026-05-04' as never,
          lines: [
            { account: `12${30 + count}x`, debit: '3' },
            { account: '5150', credit: '3' },
          ],
        }).number,
      );
    }
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1).padStart(10, '0')));
    expect(run(one, 'trialBalance.get', {})).toEqual(run(two, 'trialBalance.get', {}));
    one.close();
    two.close();
    expect(verifyFile(one.file)).toMatchObject({ ok: true, entries: 40 });
    expect(rebuild(one.file)).toMatchObject({ ok: true, value: { different: [] } });
  });
});
