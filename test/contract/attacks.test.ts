import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connect, type Db } from '../../electron/db/db.ts';
import { newId } from '../../electron/db/ids.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { type Company, createCompany, openCompany } from '../../electron/engine/index.ts';
import { checkFile } from '../../electron/engine/open.ts';
import { allSteps } from '../../electron/engine/steps.ts';
import { Tx } from '../../electron/engine/tx.ts';
import { readDeviceKey } from '../../electron/log/keys.ts';
import { ProjectionContext } from '../../electron/projections/context.ts';
import { readCompany, readUser } from '../../electron/queries/company-row.ts';
import { createWith, importInto } from '../../electron/services/import-book.ts';
import { readBookText } from '../../electron/services/read-book.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { openWorkspace } from '../../electron/services/workspace.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import type { SessionInfo } from '../../shared/contracts/users.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { attempt, codes, fixedNow, good, makeCompany, nextId, reopen, run, stateOf, tempFolder } from '../support/company.ts';

// What someone who is not allowed to would try.

const ownersPassword = 'ლურჯი მთა 1972';
const lashasPassword = 'correct horse battery';
const status = async (company: Company) => good(await company.callSession('session.status', {})) as SessionInfo;
const signIn = (company: Company, name: string, password: string) => company.callSession('session.signIn', { name, password });
const setPassword = (company: Company, userId: string, password: string) =>
  company.callSession('user.setPassword', { id: nextId(), userId, password });
const post = (company: Company, date = '2026-05-04', amount = '1') =>
  attempt(company, 'journal.post', {
    date,
    lines: [
      { account: '1210', debit: amount },
      { account: '5150', credit: amount },
    ],
  });

/** A company with its owner Nino and the accountant Lasha, both with a password; the session is the owner's. */
async function protectedCompany() {
  const company = makeCompany({ vatPayer: false });
  const { id: lasha } = run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
  good(await company.callSession('session.changePassword', { id: nextId(), password: ownersPassword }));
  good(await setPassword(company, lasha, lashasPassword));
  return { company, lasha };
}

describe('what an engine remembers of who acts', () => {
  /** A second connection where Lasha works: everything about the session has been read and is remembered. */
  async function atWork() {
    const { company, lasha } = await protectedCompany();
    const window = reopen(company.file);
    good(await signIn(window, 'Lasha', lashasPassword));
    good(post(window));
    run(window, 'journal.list', {});
    return { company, lasha, window };
  }
  const takenAway = {
    'the user was deactivated': (company: Company, userId: string) =>
      run(company, 'user.change', { userId, role: 'accountant', active: false }),
    'the password was reset': async (company: Company, userId: string) =>
      good(await setPassword(company, userId, 'another one altogether')),
  };
  const firstCall: Record<string, (window: Company) => Promise<Result<unknown>> | Result<unknown>> = {
    'a command': (window) => post(window),
    'a query': (window) => attempt(window, 'journal.list', {}),
    'what a host asks': (window) => window.authorize('transactions:read', 'query'),
    'a sign of life': (window) => window.callSession('session.touch', {}),
    'a new password of one’s own': (window) =>
      window.callSession('session.changePassword', { id: nextId(), current: lashasPassword, password: 'mine again, thank you' }),
    locking: (window) => window.callSession('session.lock', {}),
    'work of an import': (window) => (window as Engine).transact(() => ok(1)),
  };
  for (const [reason, takeAway] of Object.entries(takenAway)) {
    test.each(Object.entries(firstCall))(`[U1] ${reason} by another connection: refused at once, asked by %s`, async (_name, call) => {
      const { company, lasha, window } = await atWork();
      await takeAway(company, lasha);
      expect(codes(await call(window))).toEqual(['SIGN_IN_REQUIRED']);
      expect(codes(post(window))).toEqual(['SIGN_IN_REQUIRED']);
    });
  }

  test('[U1] the session screen says so too, before anything else was asked', async () => {
    const { company, lasha, window } = await atWork();
    expect((await status(window)).state).toBe('signed-in');
    run(company, 'user.change', { userId: lasha, role: 'accountant', active: false });
    expect((await status(window)).state).toBe('signed-out');
  });

  test('[ACC-1] a role changed by another connection counts from the next call, also right after transactions that were taken back', async () => {
    const { company, lasha, window } = await atWork();
    const engine = window as Engine;
    run(company, 'user.change', { userId: lasha, role: 'auditor', active: true });
    expect(codes(post(window))).toEqual(['PERMISSION_DENIED']);
    run(company, 'user.change', { userId: lasha, role: 'accountant', active: true });
    good(post(window));
    // A transaction that read the user and was rolled back, and one that was torn.
    expect(codes(engine.transact(() => reject({ code: 'CANCELLED' })))).toEqual(['CANCELLED']);
    expect(() =>
      engine.transact(() => {
        throw new Error('torn');
      }),
    ).toThrow('torn');
    run(company, 'user.change', { userId: lasha, role: 'auditor', active: true });
    expect(codes(post(window))).toEqual(['PERMISSION_DENIED']);
    good(attempt(window, 'journal.list', {}));
  });

  test('[ACC-1] rights gained in a transaction that is taken back are not remembered', async () => {
    const { company, lasha, window } = await atWork();
    const engine = window as Engine;
    const refused = engine.transact((tx) => {
      tx.append('user.changed', lasha, { role: 'owner', active: true }, readUser(tx.db, lasha)!.rev);
      // Asked while it seems so.
      tx.remember(`user ${lasha}`, () => readUser(tx.db, lasha));
      return reject({ code: 'CANCELLED' });
    });
    expect(codes(refused)).toEqual(['CANCELLED']);
    expect(codes(attempt(window, 'user.add', { name: 'X', role: 'auditor' }))).toEqual(['PERMISSION_DENIED']);
    expect(run(company, 'user.list', {}).find(({ id }) => id === lasha)!.role).toBe('accountant');
  });

  test('[U1] taken away by another process', async () => {
    const { company, lasha, window } = await atWork();
    const line = { do: 'user.change', input: { id: newId(fixedNow()), userId: lasha, role: 'auditor', active: true } };
    const commands = join(tempFolder(), 'commands.jsonl');
    writeFileSync(commands, `${JSON.stringify(line)}\n`);
    const cli = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
    await promisify(execFile)(process.execPath, [cli, 'exec', company.file, '--as', 'Nino', '--from', commands], {
      env: { ...process.env, DAVTARI_PASSWORD: ownersPassword },
    });
    expect(codes(post(window))).toEqual(['PERMISSION_DENIED']);
  });

  test('[U1] who signs in with the password another process has just set is in, whatever was remembered of the one before', async () => {
    const { company, lasha, window } = await atWork();
    good(await window.callSession('session.signOut', {}));
    good(await setPassword(company, lasha, 'a new one from the owner'));
    expect(good(await signIn(window, 'Lasha', 'a new one from the owner'))).toMatchObject({ state: 'signed-in', user: { name: 'Lasha' } });
    good(post(window));
  });
});

describe('a query in a thread of its own', () => {
  test('[ACC-1] is refused by the books themselves for a user who may not ask it', async () => {
    const company = makeCompany();
    const { id } = run(company, 'user.add', { name: 'Eka', role: 'accountant' });
    const asked = (method: 'vatReturn.get' | 'user.signIns' | 'journal.list', input: object) =>
      runJob('query', { file: company.file, method, input, userId: id, nowMs: fixedNow() });
    expect(codes(await asked('vatReturn.get', { period: '2026-05' }))).toEqual(['PERMISSION_DENIED']);
    expect(codes(await asked('user.signIns', {}))).toEqual(['PERMISSION_DENIED']);
    expect(codes(await asked('journal.list', {}))).toEqual([]);
    run(company, 'user.change', { userId: id, role: 'accountant', active: false });
    expect(codes(await asked('journal.list', {}))).toEqual(['UNKNOWN_USER']);
  });

  test('[ACC-1] its answer is not handed out to a session that ended, or to someone else who signed in, while it was made', async () => {
    const { company } = await protectedCompany();
    const folder = tempFolder();
    let whileItRuns: () => Promise<unknown> = async () => {};
    const slowly = (opened: Company): Company => {
      const { callRaw } = opened;
      opened.callRaw = (method, input) => {
        const until = performance.now() + (method === 'journal.list' ? 320 : 0);
        while (performance.now() < until);
        return callRaw.call(opened, method, input);
      };
      return opened;
    };
    const backend = openWorkspace({
      folder,
      version: '1',
      now: fixedNow,
      engine: {
        createCompany,
        openCompany(file, options) {
          const opened = openCompany(file, options);
          return opened.ok ? ok(slowly(opened.value)) : opened;
        },
      },
      queriesOf: () => ({
        async ask() {
          await whileItRuns();
          return ok('the secret answer');
        },
        close: async () => {},
      }),
    });
    try {
      good(await backend.call('app.open', { file: company.file }));
      const enter = async (name: string, password: string) => good(await backend.call('session.signIn', { name, password }));
      await enter('Nino', ownersPassword);
      good(await backend.call('journal.list', {})); // slow: in a thread from now on
      const ask = () => backend.call('journal.list', {});
      expect(await ask()).toEqual(ok('the secret answer'));
      whileItRuns = () => backend.call('session.signOut', {});
      expect(codes(await ask())).toEqual(['SIGN_IN_REQUIRED']);
      await enter('Nino', ownersPassword);
      whileItRuns = () => enter('Lasha', lashasPassword);
      expect(codes(await ask())).toEqual(['SIGN_IN_REQUIRED']);
      whileItRuns = () => backend.call('session.lock', {});
      expect(codes(await ask())).toEqual(['SESSION_LOCKED']);
      await enter('Nino', ownersPassword);
      whileItRuns = () => backend.call('app.close', {});
      expect(codes(await ask())).toEqual(['NO_COMPANY_OPEN']);
    } finally {
      backend.close();
    }
  });
});

describe('a protected file that came without its key', () => {
  test('[U1] begins its log in the name of the device, and of nobody who has not signed in', async () => {
    const { company } = await protectedCompany();
    good(post(company));
    company.close();
    const stolen = join(tempFolder(), 'stolen.davtari');
    copyFileSync(company.file, stolen);
    const window = reopen(stolen);
    expect(window.newLog).toBe('key-missing');
    expect(codes(post(window))).toEqual(['SIGN_IN_REQUIRED']);
    good(await signIn(window, 'Nino', ownersPassword));
    expect(run(window, 'history.list', { limit: 1 }).rows[0]).toMatchObject({ type: 'device.enrolled', user: '—' });
    good(post(window));
    window.close();
    expect(verifyFile(stolen)).toMatchObject({ ok: true });
    expect(good(rebuild(stolen)).different).toEqual([]);
  });
});

describe('a history made with the key of the device, past the rules of the engine', () => {
  /** Writes to the log what the engine would refuse: no guard of the database, any user. Then the derived tables are made anew from it. */
  function forge(file: string, userId: string | undefined, work: (tx: Tx) => void): void {
    const db = connect(file);
    const guards = db.all<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    for (const { name } of guards) db.raw.exec(`DROP TRIGGER "${name}"`);
    const { log, no } = db.get<{ log: string; no: bigint }>('SELECT log, no FROM device ORDER BY no DESC LIMIT 1')!;
    const owner = readUser(db, db.get<{ id: string }>('SELECT id FROM user_account ORDER BY no LIMIT 1')!.id)!;
    const company = readCompany(db);
    db.raw.exec('BEGIN IMMEDIATE');
    const tx = new Tx({
      db,
      context: new ProjectionContext(db),
      key: good(readDeviceKey(file, undefined)),
      log,
      deviceNo: Number(no),
      nowMs: fixedNow(),
      actor: { ...owner, id: userId ?? owner.id },
      company,
      pack: packFor('GE'),
    });
    work(tx);
    tx.finish();
    db.raw.exec('COMMIT');
    for (const { sql } of guards) db.raw.exec(sql);
    db.close();
  }
  const faultOf = (file: string) => {
    const verified = verifyFile(file);
    return verified.ok ? 'nothing' : `${verified.fault.place}: ${verified.fault.fault}`;
  };
  const entry = (tx: Tx, date: string) => {
    const id = (code: string) => tx.db.get<{ id: string }>('SELECT id FROM account WHERE code = ?', code)!.id;
    const head =
      tx.db.get<{ head: bigint | null }>("SELECT max(value) AS head FROM number_register WHERE series = 'journal-entry'")!.head ?? 0n;
    const value = Number(head) + 1;
    tx.append('journal.posted', tx.newId(), {
      date,
      kind: 'manual',
      memo: 'forged',
      series: 'journal-entry',
      value,
      number: String(value).padStart(10, '0'),
      lines: [
        { account: id('1210'), debit: '1.00' },
        { account: id('5150'), credit: '1.00' },
      ],
    } as never);
  };
  /** May is closed for good, with its certificate. */
  function closedMay(): string {
    const company = makeCompany({ vatPayer: false });
    good(post(company, '2026-05-04'));
    run(company, 'period.close', { period: '2026-05' as never, mode: 'hard', closeEarlier: true });
    good(post(company, '2026-06-04'));
    company.close();
    return company.file;
  }

  test('[LOG-2] as it is, nothing is wrong', () => {
    const file = closedMay();
    expect(faultOf(file)).toBe('nothing');
    forge(file, undefined, (tx) => entry(tx, '2026-06-05'));
    expect(faultOf(file)).toBe('nothing');
  });

  test('[PER-1] an entry put into a month that was closed for good', () => {
    const file = closedMay();
    forge(file, undefined, (tx) => entry(tx, '2026-05-20'));
    expect(faultOf(file)).toMatch(/PERIOD_IS_CLOSED/);
  });

  test('[PER-1] the same in the very batch that closes the month', () => {
    const company = makeCompany({ vatPayer: false });
    good(post(company, '2026-05-04'));
    company.close();
    forge(company.file, undefined, (tx) => {
      tx.append('period.closed', tx.newId(), { period: '2026-05', mode: 'hard' });
      entry(tx, '2026-05-20');
    });
    expect(faultOf(company.file)).toMatch(/PERIOD_IS_CLOSED/);
  });

  test.each([
    ['trial balance', { trial_balance_sha256: '0'.repeat(64) }, /its trial balance is not that of the entries before it/],
    ['head', { head_hash: '0'.repeat(64) }, /the log did not end as it says/],
    ['moment', { known_position: 999_999 }, /the log did not end as it says/],
  ])('[LOG-2] a closing certificate with another %s', (_what, change, fault) => {
    const file = closedMay();
    forge(file, undefined, (tx) => {
      const { content } = tx.db.get<{ content: string }>('SELECT content FROM period_certificate')!;
      const { pdf_sha256, ...certified } = JSON.parse(content) as Record<string, unknown>;
      const id = tx.newId();
      tx.append('period.certified', id, { ...certified, ...change, period: '2026-04', pdf_sha256 } as never);
    });
    expect(faultOf(file)).toMatch(fault);
  });

  test('[LOG-2] a batch by a user the company does not have, or by one who was deactivated before', () => {
    const file = closedMay();
    forge(file, nextId(), (tx) => entry(tx, '2026-06-05'));
    expect(faultOf(file)).toMatch(/by a user the company does not have/);

    const company = makeCompany();
    const { id } = run(company, 'user.add', { name: 'Eka', role: 'accountant' });
    run(company, 'user.change', { userId: id, role: 'accountant', active: false });
    company.close();
    expect(faultOf(company.file)).toBe('nothing');
    forge(company.file, id, (tx) => entry(tx, '2026-06-05'));
    expect(faultOf(company.file)).toMatch(/by a user who was deactivated before/);
  });

  test('[LOG-2] the end of one log cut off below another log that began after it', () => {
    const company = makeCompany({ vatPayer: false });
    good(post(company));
    good(post(company));
    company.close();
    const file = join(tempFolder(), 'copy.davtari');
    copyFileSync(company.file, file);
    const window = reopen(file);
    good(post(window));
    window.close();
    expect(faultOf(file)).toBe('nothing');

    const db: Db = connect(file);
    for (const { name } of db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
      db.raw.exec(`DROP TRIGGER "${name}"`);
    const { log } = db.get<{ log: string }>('SELECT log FROM device ORDER BY no LIMIT 1')!;
    const { last } = db.get<{ last: bigint }>('SELECT max(first_position) AS last FROM batch WHERE log = ?', log)!;
    db.run('DELETE FROM batch WHERE first_position = ?', last);
    for (const { at } of db.all<{ at: bigint }>('SELECT first_position AS at FROM batch WHERE first_position > ? ORDER BY 1', last))
      db.run('UPDATE batch SET first_position = ? WHERE first_position = ?', at - 1n, at);
    db.close();
    expect(faultOf(file)).toMatch(/the log was begun after another batch than the one before it/);
  });
});

describe('files of others', () => {
  test.runIf(existsSync('/proc/locks'))('[LOG-1] looking at a file that is open leaves the locks on it as they are', () => {
    const company = makeCompany();
    good(post(company));
    const inode = statSync(company.file).ino;
    const locks = () =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${inode} `)).length;
    expect(locks()).toBe(1);
    good(checkFile(company.file));
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    expect(locks()).toBe(1);
  });

  test('[LOG-1] a book that is being made takes neither the half of another process nor a file that got the name meanwhile', () => {
    const file = join(tempFolder(), 'book.davtari');
    const others = `${file}.${process.ppid}.part`;
    writeFileSync(others, 'half of another process');
    const make = (fill: () => void) =>
      allSteps(
        createWith(
          file,
          { name: 'Book', baseCurrency: 'GEL', baseScale: 2 },
          // biome-ignore lint/correctness/useYield: it is done in one step
          function* () {
            fill();
            return ok('filled');
          },
          { now: fixedNow },
        ),
      );
    expect(codes(make(() => writeFileSync(file, 'made meanwhile')))).toEqual(['FILE_EXISTS']);
    expect(readFileSync(file, 'utf8')).toBe('made meanwhile');
    expect(readFileSync(others, 'utf8')).toBe('half of another process');
    expect(existsSync(`${file}.key`)).toBe(false);
  });
});

describe('four eyes', () => {
  test('[ACC-1] an import does not post past the approval of a second person, whoever asks for it', () => {
    const owner = makeCompany({ vatPayer: false, onePerson: false });
    run(owner, 'user.add', { name: 'Eka', role: 'accountant' });
    const text = '2026-05-04 * Fee\n    a  1.00 GEL\n    b  -1.00 GEL\n';
    const book = good(readBookText('book.journal', text, { currentYear: 2026 }));
    const mapping = new Map([
      ['a', '1210'],
      ['b', '5150'],
    ]);
    const into = (company: Company) => importInto(company, book, { fileName: 'book.journal', mapping });
    const state = stateOf(owner.file);
    for (const company of [owner, reopen(owner.file, { userId: 'Eka' })]) expect(codes(into(company))).toEqual(['IMPORT_NOT_APPROVED']);
    expect(stateOf(owner.file)).toBe(state);
    const { name, vatPayer } = { name: 'X', vatPayer: false };
    run(owner, 'company.update', { name, vatPayer, onePerson: true });
    expect(good(into(owner))).toMatchObject({ entries: 1 });
  });
});
