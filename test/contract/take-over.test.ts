import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { headFileOf } from '../../electron/log/head-beacon.ts';
import { keyFileOf } from '../../electron/log/keys.ts';
import { backup } from '../../electron/services/backup.ts';
import { compareFiles } from '../../electron/services/compare-copies.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { restore } from '../../electron/services/restore.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, codes, counterparty, d, fixedNow, good, makeCompany, reopen, run, stateOf, tempFolder } from '../support/company.ts';
import { movedElsewhere } from '../support/moved.ts';

const invoice = (company: Company): string =>
  run(company, 'salesInvoice.post', { date: d('2026-05-04'), lines: [{ unitPrice: '10', taxCode: 'S18' }] }).number;
const takeOver = (company: Company, reason = 'a new computer') => run(company, 'numbering.takeOver', { reason });
const refused = (company: Company): string[] => {
  const before = stateOf(company.file);
  const refusal = codes(attempt(company, 'numbering.takeOver', { reason: 'a new computer' }));
  expect(stateOf(company.file)).toBe(before);
  return refusal;
};

/** A company whose next sales invoice is 000124. */
function at123(): Company {
  const company = makeCompany();
  run(company, 'numbering.configure', { kind: 'sales-invoice', digits: 6, resets: 'never' });
  run(company, 'number.reserve', { kind: 'sales-invoice', date: d('2026-05-04'), count: 120, purpose: 'paper book' });
  run(company, 'number.void', { series: 'sales-invoice', first: 1, last: 120, reason: 'not needed' });
  expect([invoice(company), invoice(company), invoice(company)]).toEqual(['000121', '000122', '000123']);
  return company;
}

/** A copy of a file without its key, as another computer gets it. */
function copyOf(company: Company): string {
  const file = join(tempFolder(), 'copy.davtari');
  copyFileSync(company.file, file);
  return file;
}

function intact(company: Company): void {
  company.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file))).toMatchObject({ different: [] });
}

describe('[L9] a file that was moved', () => {
  test('goes on with 000124 after 000123 once its device takes the numbers over, and with the series of its branches', () => {
    const before = at123();
    run(before, 'branch.open', { code: 'TB', name: 'Tbilisi' });
    const atBranch = (company: Company) =>
      run(company, 'salesInvoice.post', { date: d('2026-05-04'), branch: 'TB', lines: [{ unitPrice: '10', taxCode: 'S18' }] }).number;
    expect(atBranch(before)).toBe('TB-000001');
    const moved = movedElsewhere(before);
    const own = invoice(moved);
    expect(own).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}-000001$/);
    const code = own.slice(0, 6);
    expect(run(moved, 'numbering.former', {})).toEqual({
      takenOver: false,
      former: {
        device: '',
        ownDevice: code,
        series: [
          { kind: 'sales-invoice', branch: '', year: null, last: '000123' },
          { kind: 'sales-invoice', branch: 'TB', year: null, last: 'TB-000001' },
        ],
      },
    });

    expect(takeOver(moved)).toEqual({ device: '' });
    expect([invoice(moved), invoice(moved), atBranch(moved)]).toEqual(['000124', '000125', 'TB-000002']);
    // What was issued meanwhile stays where it is.
    expect(run(moved, 'number.register', { series: `sales-invoice@${code}` }).rows.map(({ number }) => number)).toEqual([own]);
    expect(run(moved, 'numbering.former', {})).toEqual({ takenOver: true, former: null });
    expect(refused(moved)).toEqual(['NUMBERS_TAKEN_OVER']);
    // So it stays from day to day.
    moved.close();
    const next = reopen(moved.file);
    expect([next.newLog, invoice(next)]).toEqual([undefined, '000126']);
    intact(next);
  });

  test('says so in the proof of numbers, at each of its positions, on paper, and in the history', async () => {
    const moved = movedElsewhere(at123());
    const before = run(moved, 'company.info', {}).position;
    takeOver(moved, 'ძველი კომპიუტერი გაფუჭდა');
    invoice(moved);
    const continuedOf = (knownOn?: number) =>
      run(moved, 'number.continuity', { series: 'sales-invoice', ...(knownOn === undefined ? {} : { knownOn }) })[0]!.continued;
    expect(continuedOf()).toEqual([{ from: 124, at: '2026-07-20T09:00:00.000Z', by: 'Nino', reason: 'ძველი კომპიუტერი გაფუჭდა' }]);
    expect(continuedOf(before)).toEqual([]);
    expect(continuedOf(before + 1)).toEqual(continuedOf());
    const { base64 } = run(moved, 'number.pdf', { language: 'en' });
    const printed = (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).map(({ text }) => text).join(' ');
    expect(printed).toContain('From 124 on counted on another computer, after the file was moved (20/07/2026)');
    expect(printed).toContain('ძველი კომპიუტერი გაფუჭდა');
    const row = run(moved, 'history.list', { limit: 20 }).rows.find(({ type }) => type === 'numbering.taken_over');
    expect(row).toMatchObject({ user: 'Nino', device: '2', before: {}, after: { reason: 'ძველი კომპიუტერი გაფუჭდა' } });
    intact(moved);
  });

  test('may be moved again: each device goes on for the one before it, and one in which nothing was recorded is passed over', () => {
    const second = movedElsewhere(at123());
    takeOver(second);
    expect(invoice(second)).toBe('000124');
    const third = movedElsewhere(movedElsewhere(second));
    expect(run(third, 'numbering.former', {})).toMatchObject({ takenOver: false, former: { device: '' } });
    takeOver(third);
    expect(invoice(third)).toBe('000125');
    expect(run(third, 'number.continuity', { series: 'sales-invoice' })[0]!.continued.map(({ from }) => from)).toEqual([124, 125]);
    // A device that issued numbers of its own is gone on for in its own series.
    const fourth = movedElsewhere(movedElsewhere(third));
    const own = invoice(fourth);
    const fifth = movedElsewhere(fourth);
    expect(takeOver(fifth)).toEqual({ device: own.slice(0, 6) });
    expect(invoice(fifth)).toBe(own.replace(/1$/, '2'));
    intact(fifth);
  });

  test('copied with its key to another place, it may go on as well', () => {
    const company = at123();
    company.close();
    const copy = copyOf(company);
    copyFileSync(keyFileOf(company.file), keyFileOf(copy));
    const moved = reopen(copy);
    expect(moved.newLog).toBe('copied');
    takeOver(moved);
    expect(invoice(moved)).toBe('000124');
    intact(moved);
  });
});

describe('[L9] the numbers of a device are not taken over', () => {
  test('by the device they are counted on, nor without a reason, nor by someone who may not', () => {
    const company = at123();
    expect(run(company, 'numbering.former', {})).toEqual({ takenOver: false, former: null });
    expect(refused(company)).toEqual(['NUMBERS_NO_FORMER']);
    run(company, 'user.add', { name: 'Eka', role: 'accountant' });
    const moved = movedElsewhere(company);
    expect(codes(attempt(moved, 'numbering.takeOver', { reason: '  ' }))).toEqual(['INPUT_INVALID']);
    moved.close();
    const eka = reopen(moved.file, { userId: 'Eka' });
    expect(refused(eka)).toEqual(['PERMISSION_DENIED']);
  });

  test('by an older copy or a restored backup: numbers given out later are not in it', async () => {
    const company = at123();
    const older = join(tempFolder(), 'older.davtari-backup');
    good(await backup(company.file, older));
    expect(invoice(company)).toBe('000124');
    company.close();
    const restored = join(tempFolder(), 'restored.davtari');
    good(restore(older, restored, { now: fixedNow }));
    const made = reopen(restored);
    expect(run(made, 'numbering.former', {})).toEqual({ takenOver: false, former: null });
    expect(refused(made)).toEqual(['NUMBERS_NOT_MOVED']);
    // Nor after it was moved from there unused: what it was made from is the same.
    expect(refused(movedElsewhere(made))).toEqual(['NUMBERS_NOT_MOVED']);
    // Put back in place of the file it was made from.
    copyFileSync(older, company.file);
    const back = reopen(company.file);
    expect([back.newLog, refused(back)]).toEqual(['older', ['NUMBERS_NOT_MOVED']]);
  });

  test('while another device goes on writing', () => {
    const first = at123();
    first.close();
    const file = copyOf(first);
    const moved = reopen(file);
    const again = reopen(first.file);
    invoice(again);
    again.close();
    // Its batch arrives in the copy, as when the two are brought together.
    const from = connect(first.file, { readonly: true });
    const batch = from.get<{ event_count: bigint; log: string; seq: bigint }>('SELECT * FROM batch ORDER BY first_position DESC LIMIT 1')!;
    from.close();
    const db = connect(file);
    const { next } = db.get<{ next: bigint }>(
      'SELECT first_position + event_count AS next FROM batch ORDER BY first_position DESC LIMIT 1',
    )!;
    const row = { ...batch, first_position: next } as Record<string, unknown>;
    db.run(
      `INSERT INTO batch (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      ...Object.values(row),
    );
    expect(codes(attempt(moved, 'numbering.takeOver', { reason: 'a new computer' }))).toEqual(['NUMBERS_FORMER_IN_USE']);
    db.close();
    moved.close();
  });
});

describe('[NUM-1] a comparison of copies', () => {
  test('finds nothing where the former device really ended', () => {
    const first = at123();
    first.close();
    const moved = reopen(copyOf(first));
    takeOver(moved);
    invoice(moved);
    moved.close();
    expect(good(compareFiles([first.file, moved.file])).conflicts).toEqual([]);
  });

  test('reports the number given out twice where one copy took over and the other went on', () => {
    const first = at123();
    first.close();
    const moved = reopen(copyOf(first));
    takeOver(moved);
    const again = reopen(first.file);
    expect([invoice(moved), invoice(again)]).toEqual(['000124', '000124']);
    const files = [first.file, moved.file];
    const [ended, twice, ...more] = good(compareFiles(files)).conflicts.filter(
      (conflict) => !('series' in conflict) || conflict.series === 'sales-invoice',
    );
    expect(ended).toMatchObject({ kind: 'not-finished', copies: [first.file] });
    expect(twice).toMatchObject({
      kind: 'number-twice',
      series: 'sales-invoice',
      value: 124,
      number: '000124',
      claims: [{ copies: [first.file] }, { copies: [moved.file] }],
    });
    expect(more).toEqual([]);
    moved.close();
    again.close();
  });

  test('reports a former device that went on before any number was given out twice, and two that go on for one', () => {
    const first = at123();
    first.close();
    const [one, other] = [reopen(copyOf(first)), reopen(copyOf(first))];
    takeOver(one);
    const again = reopen(first.file);
    counterparty(again, 'New customer');
    again.close();
    expect(good(compareFiles([first.file, one.file])).conflicts).toMatchObject([{ kind: 'not-finished', copies: [first.file] }]);
    takeOver(other);
    const [both, ...more] = good(compareFiles([one.file, other.file])).conflicts;
    expect(both).toMatchObject({ kind: 'not-finished', by: [expect.any(String), expect.any(String)], copies: [] });
    expect(more).toEqual([]);
    one.close();
    other.close();
  });
});

test('[L9] a new log after the key was lost on the same computer may go on too: nothing of the books is missing', () => {
  const company = at123();
  company.close();
  rmSync(keyFileOf(company.file));
  rmSync(headFileOf(company.file));
  const again = reopen(company.file);
  expect(again.newLog).toBe('key-missing');
  takeOver(again);
  expect(invoice(again)).toBe('000124');
  intact(again);
});
