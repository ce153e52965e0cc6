import { argon2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { costOf, currentCost, hashPassword, isOutdated, noOnesHash, verifyPassword } from '../../electron/access/password.ts';
import { keptRows } from '../../electron/access/sign-in-rows.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { SessionInfo } from '../../shared/contracts/users.ts';
import { attempt, close, codes, fixedNow, good, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

const ownersPassword = 'ლურჯი მთა 1972';
const lashasPassword = 'correct horse battery';

const status = async (company: Company) => good(await company.callSession('session.status', {})) as SessionInfo;
const signIn = (company: Company, name: string, password: string) => company.callSession('session.signIn', { name, password });
const changePassword = (company: Company, password: string, current = '', id = nextId()) =>
  company.callSession('session.changePassword', { id, password, current });
const setPassword = (company: Company, userId: string, password: string, id = nextId()) =>
  company.callSession('user.setPassword', { id, userId, password });

/** A clock a test can set. */
function clock(startMs = fixedNow()) {
  let nowMs = startMs;
  const now = () => nowMs;
  return { now, add: (minutes: number) => (nowMs += minutes * 60_000), set: (ms: number) => (nowMs = ms) };
}

/** A company with its owner Nino and the accountant Lasha, both with a password; the session is the owner's. */
async function protectedCompany(options: { now?: () => number } = {}) {
  const company = makeCompany({}, options);
  const { id: lasha } = run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
  good(await changePassword(company, ownersPassword));
  good(await setPassword(company, lasha, lashasPassword));
  return { company, lasha };
}

describe('passwords', () => {
  test('[U1] a hash says how it was made, salts itself, and fits its password only', async () => {
    const [one, two] = await Promise.all([hashPassword(ownersPassword), hashPassword(ownersPassword)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(ownersPassword, one)).toBe(true);
    expect(await verifyPassword(`${ownersPassword} `, one)).toBe(false);
    expect(await verifyPassword('', noOnesHash)).toBe(false);
  });

  test('[U1] the hash is that of argon2id as another implementation computes it', async () => {
    const nonce = Buffer.from('somesaltsomesalt');
    const tag = argon2Sync('argon2id', { message: ownersPassword, nonce, parallelism: 1, tagLength: 32, memory: 256, passes: 2 });
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const encoded = `$argon2id$v=19$m=256,t=2,p=1$${plain(nonce)}$${plain(tag)}`;
    expect(await verifyPassword(ownersPassword, encoded)).toBe(true);
    expect(await verifyPassword(ownersPassword.slice(1), encoded)).toBe(false);
  });

  test.each([
    '',
    'plain text',
    '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2id$v=19$m=19456,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('[U1] a damaged or absurdly dear hash fits nothing and costs nothing: %j', async (stored) => {
    expect(costOf(stored)).toBeUndefined();
    expect(await verifyPassword('plain text', stored)).toBe(false);
  });

  test('[U1] a hash of a cheaper time is made anew at the sign-in, and no session ends by it', async () => {
    const { company } = await protectedCompany();
    const other = reopen(company.file);
    good(await signIn(other, 'Nino', ownersPassword));
    const db = connect(company.file);
    const cheap = await hashPassword(ownersPassword, { m: 1024, t: 1, p: 1 });
    db.run('UPDATE credential SET hash = ? WHERE user_id = (SELECT id FROM user_account WHERE name = ?)', cheap, 'Nino');
    expect(isOutdated(cheap)).toBe(true);
    good(await signIn(reopen(company.file), 'Nino', ownersPassword));
    const after = db.get<{ hash: string }>(
      'SELECT c.hash FROM credential c JOIN user_account u ON u.id = c.user_id WHERE u.name = ?',
      'Nino',
    )!;
    expect(costOf(after.hash)).toEqual(currentCost);
    db.close();
    expect(codes(attempt(other, 'company.info', {}))).toEqual([]);
  });

  test.each([
    ['too short, whatever it is made of', 'Ab1!xyz9Q', ['PASSWORD_TOO_SHORT']],
    ['nine characters, however many bytes they are', '🔑🔑🔑🔑🔑🔑🔑🔑🔑', ['PASSWORD_TOO_SHORT']],
    ['the name of the user in other letters', 'NINO BERIDZE', ['PASSWORD_IS_NAME']],
    ['ten small letters', 'abcdefghij', []],
  ])('[U1] %s', async (_title, password, expected) => {
    const company = makeCompany({ userName: 'Nino Beridze' });
    expect(codes(await changePassword(company, password))).toEqual(expected);
    expect((await status(company)).state).toBe(expected.length === 0 ? 'signed-in' : 'open');
  });

  test('[U1] the same letters composed otherwise are the same password', async () => {
    const company = makeCompany();
    good(await changePassword(company, 'Zürich ist schön'.normalize('NFD')));
    good(await signIn(reopen(company.file), 'Nino', 'Zürich ist schön'.normalize('NFC')));
  });
});

describe('opening', () => {
  test('[U1] a company without passwords opens as its owner, as ever', async () => {
    const company = makeCompany();
    expect(await status(company)).toMatchObject({ state: 'open', user: { name: 'Nino' }, autoLockMinutes: 15 });
    expect(codes(await signIn(company, 'Nino', ownersPassword))).toEqual(['SIGN_IN_NOT_NEEDED']);
    expect(codes(await company.callSession('session.lock', {}))).toEqual(['SIGN_IN_NOT_NEEDED']);
  });

  test('[U1] with a password it opens signed out, whomever it was opened for, and acts for whoever signs in', async () => {
    const { company } = await protectedCompany();
    expect((await status(company)).state).toBe('signed-in');
    const window = reopen(company.file, { userId: 'Lasha' });
    expect(await status(window)).toMatchObject({ state: 'signed-out', user: null });
    expect(codes(attempt(window, 'company.info', {}))).toEqual(['SIGN_IN_REQUIRED']);
    expect(good(await signIn(window, 'lasha', lashasPassword))).toMatchObject({ state: 'signed-in', user: { name: 'Lasha' } });
    expect(run(window, 'company.info', {}).user).toMatchObject({ name: 'Lasha', role: 'accountant', readsOnly: false });
    expect(codes(attempt(window, 'user.add', { name: 'X', role: 'auditor' }))).toEqual(['PERMISSION_DENIED']);
    good(await window.callSession('session.signOut', {}));
    expect(codes(attempt(window, 'journal.list', {}))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(await setPassword(window, nextId(), lashasPassword))).toEqual(['SIGN_IN_REQUIRED']);
  });

  test('[U1] a window that was open when the first password was set needs a sign-in from its next call', async () => {
    const company = makeCompany();
    const window = reopen(company.file);
    good(await changePassword(company, ownersPassword));
    expect(codes(attempt(window, 'counterparty.create', { name: 'One' }))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(attempt(window, 'journal.list', {}))).toEqual(['SIGN_IN_REQUIRED']);
  });

  test('[U1] the first password is an owner’s: anyone else’s would lock the owner out', async () => {
    const company = makeCompany();
    const { id } = run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
    expect(codes(await setPassword(company, id, lashasPassword))).toEqual(['OWNER_PASSWORD_FIRST']);
    expect(codes(await changePassword(reopen(company.file, { userId: 'Lasha' }), lashasPassword))).toEqual(['OWNER_PASSWORD_FIRST']);
    expect((await status(company)).state).toBe('open');
  });

  test('[U1] the last owner who can sign in stays, even beside an owner without a password', async () => {
    const { company } = await protectedCompany();
    const nino = run(company, 'company.info', {}).user.id;
    const { id } = run(company, 'user.add', { name: 'Second', role: 'owner' });
    const leave = { userId: nino, role: 'accountant', active: true };
    expect(codes(attempt(company, 'user.change', leave))).toEqual(['LAST_OWNER']);
    good(await setPassword(company, id, 'another long password'));
    expect(codes(attempt(company, 'user.change', leave))).toEqual([]);
  });
});

describe('changing passwords', () => {
  test('[U1] one’s own needs the current one; other windows of the user are over, this one goes on', async () => {
    const { company } = await protectedCompany();
    const other = reopen(company.file);
    good(await signIn(other, 'Nino', ownersPassword));
    const wrong = await changePassword(company, 'a new long password', 'not the current');
    expect(rejections(wrong)).toEqual([{ code: 'SIGN_IN_FAILED', field: 'current' }]);
    good(await changePassword(company, 'a new long password', ownersPassword));
    expect(codes(attempt(company, 'company.info', {}))).toEqual([]);
    expect(codes(attempt(other, 'company.info', {}))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(await signIn(other, 'Nino', ownersPassword))).toEqual(['SIGN_IN_FAILED']);
    good(await signIn(other, 'Nino', 'a new long password'));
  });

  test('[U1] another’s needs the permission to manage users, and ends that user’s sessions', async () => {
    const { company, lasha } = await protectedCompany();
    const window = reopen(company.file);
    good(await signIn(window, 'Lasha', lashasPassword));
    const { id: eka } = run(company, 'user.add', { name: 'Eka', role: 'auditor' });
    expect(codes(await setPassword(window, eka, 'some long password'))).toEqual(['PERMISSION_DENIED']);
    good(await setPassword(company, lasha, 'reset by the owner'));
    expect(codes(attempt(window, 'journal.list', {}))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(await setPassword(company, nextId(), 'some long password'))).toEqual(['UNKNOWN_USER']);
    expect(codes(await setPassword(company, run(company, 'company.info', {}).user.id, 'some long password'))).toEqual([
      'OWN_PASSWORD_NEEDS_CURRENT',
    ]);
  });

  test('[U1] who manages users but may not do everything can’t take the owner’s account over by a new password', async () => {
    const { company } = await protectedCompany();
    const { id: role } = run(company, 'role.define', { name: 'Office', permissions: ['admin:users', 'accounts:read'] });
    const { id: eka } = run(company, 'user.add', { name: 'Eka', role });
    good(await setPassword(company, eka, 'the office password'));
    const nino = run(company, 'company.info', {}).user.id;
    const window = reopen(company.file);
    good(await signIn(window, 'Eka', 'the office password'));
    const before = stateOf(company.file);
    expect(codes(await setPassword(window, nino, 'mine now, is it'))).toEqual(['ROLE_EXCEEDS_OWN']);
    expect(codes(attempt(window, 'user.rename', { userId: nino, name: 'Nobody' }))).toEqual(['ROLE_EXCEEDS_OWN']);
    expect(codes(attempt(window, 'user.change', { userId: nino, role: 'auditor', active: true }))).toEqual(['ROLE_EXCEEDS_OWN']);
    expect(codes(attempt(window, 'user.change', { userId: eka, role: 'owner', active: true }))).toEqual(['ROLE_EXCEEDS_OWN']);
    expect(stateOf(company.file)).toBe(before);
    good(await signIn(reopen(company.file), 'Nino', ownersPassword));
  });

  test('[IDM-1] sent twice it is set once; the same id with another password is refused, and no receipt holds a hash of it', async () => {
    const { company, lasha } = await protectedCompany();
    const id = nextId();
    good(await setPassword(company, lasha, 'reset by the owner', id));
    const { position } = run(company, 'company.info', {});
    good(await setPassword(company, lasha, 'reset by the owner', id));
    expect(codes(await setPassword(company, lasha, 'another password', id))).toEqual(['ID_REUSED']);
    expect(run(company, 'company.info', {}).position).toBe(position);
    const own = nextId();
    good(await changePassword(company, 'a new long password', ownersPassword, own));
    good(await changePassword(company, 'a new long password', ownersPassword, own));
    expect(codes(await changePassword(company, 'still another one', ownersPassword, own))).toEqual(['ID_REUSED']);
    expect(run(company, 'company.info', {}).position).toBe(position + 1);
  });

  test('[U1] neither a password nor a hash stands in the log; the hash is kept through a rebuild', async () => {
    const { company } = await protectedCompany();
    const { file } = company;
    const db = connect(file, { readonly: true });
    const bytes = Buffer.concat(
      db.all<{ payload: Buffer }>('SELECT payload FROM batch WHERE packed = 0').map(({ payload }) => payload),
    ).toString();
    expect(bytes).toContain('user.password_set');
    expect(bytes).not.toMatch(/argon2|horse|მთა/);
    db.close();
    close(company);
    expect(readFileSync(file).includes('correct horse')).toBe(false);
    expect(good(rebuild(file))).toMatchObject({ different: [] });
    expect(verifyFile(file)).toMatchObject({ ok: true });
    good(await signIn(reopen(file), 'Lasha', lashasPassword));
  });
});

describe('lock after wrong passwords', () => {
  const wrong = async (company: Company, times: number, name = 'Lasha') => {
    const answers: string[][] = [];
    for (let i = 0; i < times; i += 1) answers.push(codes(await signIn(company, name, 'not this one')));
    return answers;
  };
  const failed = ['SIGN_IN_FAILED'];
  const lockedNow = ['SIGN_IN_FAILED', 'SIGN_IN_LOCKED'];
  const waiting = ['SIGN_IN_LOCKED'];

  test('[U1] five in a row wait a minute, then two, doubled up to an hour; the right one is not even looked at meanwhile', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    const window = reopen(company.file, time);
    expect(await wrong(window, 5)).toEqual([failed, failed, failed, failed, lockedNow]);
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const refused = await signIn(window, 'Lasha', lashasPassword);
      expect(codes(refused)).toEqual(waiting);
      const seconds = Number(rejections(refused)[0]!.seconds);
      waits.push(seconds / 60);
      time.add(seconds / 60 - 0.01);
      expect(codes(await signIn(window, 'Lasha', lashasPassword))).toEqual(waiting);
      time.add(0.01);
      expect(await wrong(window, 1)).toEqual([lockedNow]);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    time.add(60);
    good(await signIn(window, 'Lasha', lashasPassword));
    expect(await wrong(window, 4)).toEqual([failed, failed, failed, failed]);
  });

  test('[U1] a name nobody has is answered like a user, wrong passwords and wait alike', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    const window = reopen(company.file, time);
    const answersTo = async (name: string) => {
      const answers: unknown[] = [];
      for (let i = 0; i < 7; i += 1) answers.push(await signIn(window, name, 'not this one'));
      return answers;
    };
    expect(await answersTo('Nobody')).toEqual(await answersTo('Lasha'));
    run(company, 'user.add', { name: 'Without', role: 'auditor' });
    expect(await answersTo('Without')).toEqual(await answersTo('Nobody else'));
  });

  test('[U1] one user’s wait is not another’s, and the acting owner ends it', async () => {
    const time = clock();
    const { company, lasha } = await protectedCompany(time);
    const window = reopen(company.file, time);
    await wrong(window, 5);
    expect(run(company, 'user.list', {}).map(({ name, lockedSeconds }) => [name, lockedSeconds])).toEqual([
      ['Nino', 0],
      ['Lasha', 60],
    ]);
    good(await signIn(reopen(company.file, time), 'Nino', ownersPassword));
    run(company, 'user.unlock', { userId: lasha });
    expect(codes(attempt(company, 'user.unlock', { userId: lasha }))).toEqual(['USER_NOT_LOCKED']);
    good(await signIn(window, 'Lasha', lashasPassword));
  });

  test('[U1] the wait outlives a restart, and a clock set back neither ends nor prolongs it', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    const first = reopen(company.file, time);
    await wrong(first, 5);
    close(first);
    const second = reopen(company.file, time);
    expect(codes(await signIn(second, 'Lasha', lashasPassword))).toEqual(waiting);
    // Years back: the whole minute is ahead again, not the years.
    time.set(fixedNow() - 3 * 365 * 86_400_000);
    expect(rejections(await signIn(second, 'Lasha', lashasPassword))).toEqual([{ code: 'SIGN_IN_LOCKED', seconds: 60 }]);
    time.add(0.5);
    expect(rejections(await signIn(second, 'Lasha', lashasPassword))).toEqual([{ code: 'SIGN_IN_LOCKED', seconds: 30 }]);
    time.add(0.5);
    good(await signIn(second, 'Lasha', lashasPassword));
  });

  test('[U1] tries at the same time are counted one by one', async () => {
    const { company } = await protectedCompany();
    const windows = Array.from({ length: 8 }, () => reopen(company.file));
    const answers = await Promise.all(windows.map((window) => signIn(window, 'Lasha', 'not this one')));
    const looked = answers.filter((answer) => codes(answer).includes('SIGN_IN_FAILED'));
    expect(looked.length).toBe(5);
  });

  test('[U1] guessing the current password of an open screen is counted too', async () => {
    const { company } = await protectedCompany();
    for (let i = 0; i < 4; i += 1) expect(codes(await changePassword(company, 'a new long password', 'guess'))).toEqual(failed);
    expect(codes(await changePassword(company, 'a new long password', 'guess'))).toEqual(lockedNow);
    expect(codes(await changePassword(company, 'a new long password', ownersPassword))).toEqual(waiting);
    expect(codes(attempt(company, 'company.info', {}))).toEqual([]);
  });

  test('[U3] who locks the screen while somebody writes is not kept waiting, and it is recorded with the next sign-in', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    good(await signIn(company, 'Nino', ownersPassword));
    const writer = connect(company.file);
    writer.run('BEGIN IMMEDIATE');
    const started = performance.now();
    good(await company.callSession('session.lock', {}));
    expect((await status(company)).state).toBe('locked');
    expect(performance.now() - started).toBeLessThan(2000);
    writer.run('ROLLBACK');
    writer.close();
    const lockedAt = new Date(time.now()).toISOString();
    time.add(5);
    good(await signIn(company, 'Nino', ownersPassword));
    const locks = run(company, 'user.signIns', {}).filter(({ what }) => what === 'auto-locked');
    expect(locks).toMatchObject([{ user: 'Nino', count: 1, lastAt: lockedAt }]);
  });

  test('[U3] failures and locks are kept, folded by the hour and by number, and never grow the log', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    const window = reopen(company.file, time);
    const { position } = run(company, 'company.info', {});
    await wrong(window, 5);
    await wrong(window, 2, 'correct horse battery');
    time.add(1);
    good(await signIn(window, 'Lasha', lashasPassword));
    const rows = run(company, 'user.signIns', {});
    expect(rows.map(({ user, what, count }) => [user, what, count])).toEqual([
      ['Lasha', 'signed-in', 1],
      [null, 'failed', 2],
      ['Lasha', 'locked', 1],
      ['Lasha', 'failed', 5],
    ]);
    expect(rows[0]).toMatchObject({ device: '1', lastAt: new Date(time.now()).toISOString() });
    expect(run(company, 'company.info', {}).position).toBe(position);
    // What was typed as a name may be a password in the wrong field.
    const db = connect(company.file, { readonly: true });
    expect(JSON.stringify([db.all('SELECT user_id, what FROM sign_in'), db.all('SELECT who FROM sign_in_guard')])).not.toContain('horse');
    const { no } = db.get<{ no: bigint }>('SELECT max(no) AS no FROM sign_in')!;
    expect(no).toBeLessThan(BigInt(keptRows));
    db.close();
  });

  test('[U1] names nobody has do not fill the file', async () => {
    const { company } = await protectedCompany();
    const db = connect(company.file);
    for (let i = 0; i < 300; i += 1) db.run('INSERT INTO sign_in_guard VALUES (?, 1, ?, 0)', `name:${i}`, i);
    await signIn(reopen(company.file), 'Nobody', 'not this one');
    expect(db.get<{ n: bigint }>("SELECT count(*) AS n FROM sign_in_guard WHERE who LIKE 'name:%'")!.n).toBe(200n);
    db.close();
  });
});

describe('sessions', () => {
  test('[U1] a deactivated user’s session ends at once and does not come back with the user', async () => {
    const { company, lasha } = await protectedCompany();
    const window = reopen(company.file);
    good(await signIn(window, 'Lasha', lashasPassword));
    run(company, 'user.change', { userId: lasha, role: 'accountant', active: false });
    run(company, 'user.change', { userId: lasha, role: 'accountant', active: true });
    expect(codes(attempt(window, 'counterparty.create', { name: 'One' }))).toEqual(['SIGN_IN_REQUIRED']);
    good(await signIn(window, 'Lasha', lashasPassword));
    run(company, 'user.change', { userId: lasha, role: 'accountant', active: false });
    expect(codes(attempt(window, 'journal.list', {}))).toEqual(['SIGN_IN_REQUIRED']);
    expect(codes(await signIn(window, 'Lasha', lashasPassword))).toEqual(['SIGN_IN_FAILED']);
  });

  test('[U1] a session nobody uses locks itself; every call but the sign-in is refused', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    time.add(14.9);
    expect(codes(attempt(company, 'journal.list', {}))).toEqual([]);
    time.add(14.9);
    // Asking who is there is not using it.
    expect((await status(company)).state).toBe('signed-in');
    time.add(0.1);
    expect(codes(attempt(company, 'counterparty.create', { name: 'One' }))).toEqual(['SESSION_LOCKED']);
    expect(codes(attempt(company, 'journal.list', {}))).toEqual(['SESSION_LOCKED']);
    expect(codes(await changePassword(company, 'a new long password', ownersPassword))).toEqual(['SESSION_LOCKED']);
    expect(codes(await company.callSession('session.touch', {}))).toEqual(['SESSION_LOCKED']);
    expect(await status(company)).toMatchObject({ state: 'locked', user: { name: 'Nino' } });
    expect(codes(await signIn(company, 'Nino', 'not this one'))).toEqual(['SIGN_IN_FAILED']);
    expect(good(await signIn(company, 'Nino', ownersPassword))).toMatchObject({ state: 'signed-in' });
    expect(run(company, 'counterparty.list', {})).toEqual([]);
  });

  test('[U1] the idle time is the company’s; 0 never locks; a clock set back starts the time anew', async () => {
    const time = clock();
    const { company } = await protectedCompany(time);
    run(company, 'access.configure', { autoLockMinutes: 0 });
    time.add(600);
    expect(codes(attempt(company, 'journal.list', {}))).toEqual([]);
    run(company, 'access.configure', { autoLockMinutes: 5 });
    time.add(-600);
    expect(codes(attempt(company, 'journal.list', {}))).toEqual([]);
    time.add(4);
    good(await company.callSession('session.touch', {}));
    time.add(4);
    expect((await status(company)).state).toBe('signed-in');
    time.add(1);
    expect((await status(company)).state).toBe('locked');
    expect(codes(attempt(company, 'access.configure', { autoLockMinutes: 60 }))).toEqual(['SESSION_LOCKED']);
    expect(codes(attempt(company, 'access.configure', { autoLockMinutes: 481 }))).toEqual(['INPUT_INVALID']);
  });

  test('[U1] windows are told of a sign-in, a lock and a sign-out', async () => {
    const { company } = await protectedCompany();
    const told: string[][] = [];
    company.onChange(({ projections }) => told.push([...projections]));
    good(await company.callSession('session.lock', {}));
    good(await signIn(company, 'Nino', ownersPassword));
    good(await company.callSession('session.signOut', {}));
    expect(told).toEqual([['session'], ['session'], ['session']]);
  });

  test('[U3] every decision about users stands in the history: who, whom, before, after, when, on which device', async () => {
    const { company, lasha } = await protectedCompany();
    const { id: role } = run(company, 'role.define', { name: 'Cashier', permissions: ['transactions:write', 'transactions:read'] });
    run(company, 'user.change', { userId: lasha, role, active: true });
    run(company, 'role.change', { roleId: role, name: 'Cash desk', permissions: ['transactions:read'], readsOnly: true });
    run(company, 'user.rename', { userId: lasha, name: 'Lasha B.' });
    run(company, 'access.configure', { autoLockMinutes: 30 });
    const { rows } = run(company, 'history.list', { limit: 8 });
    expect(rows.map(({ user, type, subject, before, after }) => [user, type, subject, before, after])).toEqual([
      ['Nino', 'access.configured', '', {}, { auto_lock_minutes: '30' }],
      ['Nino', 'user.renamed', 'Lasha B.', { name: 'Lasha' }, { name: 'Lasha B.' }],
      [
        'Nino',
        'role.changed',
        'Cash desk',
        { name: 'Cashier', permissions: 'transactions:read transactions:write', reads_only: 'false' },
        { name: 'Cash desk', permissions: 'transactions:read', reads_only: 'true' },
      ],
      ['Nino', 'user.changed', 'Lasha B.', { role: 'accountant' }, { role: 'Cash desk', active: 'true' }],
      [
        'Nino',
        'role.defined',
        'Cashier',
        {},
        { name: 'Cashier', permissions: 'transactions:read transactions:write', reads_only: 'false' },
      ],
      ['Nino', 'user.password_set', 'Lasha B.', {}, {}],
      ['Nino', 'user.password_set', 'Nino', {}, {}],
      ['Nino', 'user.added', 'Lasha', {}, { name: 'Lasha', role: 'accountant' }],
    ]);
    expect(new Set(rows.map(({ device, at }) => `${device} ${at}`))).toEqual(new Set([`1 ${new Date(fixedNow()).toISOString()}`]));
  });

  test('[PRJ-1] roles, names, witnesses and the setting come out of a replay as they went in', async () => {
    const { company, lasha } = await protectedCompany();
    const { id: role } = run(company, 'role.define', { name: 'Cashier', permissions: ['transactions:write'] });
    run(company, 'user.change', { userId: lasha, role, active: true });
    run(company, 'role.change', { roleId: role, name: 'Cash desk', permissions: ['transactions:read'], readsOnly: false });
    run(company, 'user.rename', { userId: lasha, name: 'Lasha B.' });
    run(company, 'access.configure', { autoLockMinutes: 30 });
    await signIn(company, 'Lasha B.', 'not this one');
    run(company, 'user.unlock', { userId: lasha });
    close(company);
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    expect(good(rebuild(company.file))).toMatchObject({ different: [] });
  });
});

describe('defined roles', () => {
  test('[U2] have a name of their own; built-in ones can’t be taken, nor changed', () => {
    const company = makeCompany();
    const define = (name: string, more: object = {}) => attempt(company, 'role.define', { name, permissions: ['accounts:read'], ...more });
    expect(codes(define('Cashier'))).toEqual([]);
    for (const name of ['CASHIER', 'Owner', 'chief accountant', 'Tax-Specialist'])
      expect(codes(define(name)), name).toEqual(['ROLE_NAME_TAKEN']);
    expect(codes(define('Empty', { permissions: [] }))).toEqual(['INPUT_INVALID']);
    expect(codes(define('Unknown', { permissions: ['accounts:burn'] }))).toEqual(['INPUT_INVALID']);
    expect(
      codes(attempt(company, 'role.change', { roleId: 'owner', name: 'X', permissions: ['accounts:read'], readsOnly: false })),
    ).toEqual(['INPUT_INVALID']);
    expect(
      codes(attempt(company, 'role.change', { roleId: nextId(), name: 'X', permissions: ['accounts:read'], readsOnly: false })),
    ).toEqual(['UNKNOWN_ROLE']);
    expect(codes(attempt(company, 'user.add', { name: 'Eka', role: 'no such role' }))).toEqual(['UNKNOWN_ROLE']);
    expect(run(company, 'role.list', {}).map(({ id, name, builtIn }) => (builtIn ? id : name))).toEqual([
      'owner',
      'chief-accountant',
      'accountant',
      'tax-specialist',
      'auditor',
      'Cashier',
    ]);
  });

  test('[U2] a role that only looks has no permission to act', () => {
    const company = makeCompany();
    const readsOnly = { name: 'Bank', readsOnly: true };
    expect(codes(attempt(company, 'role.define', { ...readsOnly, permissions: ['accounts:read', 'transactions:write'] }))).toEqual([
      'ROLE_READS_ONLY',
    ]);
    const { id: role } = run(company, 'role.define', { ...readsOnly, permissions: ['reports:tax'] });
    run(company, 'user.add', { name: 'Bank', role });
    const window = reopen(company.file, { userId: 'Bank' });
    expect(codes(attempt(window, 'vatReturn.get', { period: '2026-05' }))).toEqual([]);
    expect(rejections(attempt(window, 'vatReturn.file', { period: '2026-05' }))).toMatchObject([
      { code: 'PERMISSION_DENIED', role: 'Bank' },
    ]);
  });

  test('[U2] nobody grants more than they have, by user or by role', () => {
    const company = makeCompany();
    const { id: role } = run(company, 'role.define', { name: 'Office', permissions: ['admin:users', 'accounts:read'] });
    const { id: wide } = run(company, 'role.define', { name: 'Wide', permissions: ['accounts:read', 'accounts:write'] });
    const { id: eka } = run(company, 'user.add', { name: 'Eka', role });
    const window = reopen(company.file, { userId: 'Eka' });
    const before = stateOf(company.file);
    const beyond = ['ROLE_EXCEEDS_OWN'];
    expect(codes(attempt(window, 'user.add', { name: 'X', role: 'auditor' }))).toEqual(beyond);
    expect(codes(attempt(window, 'user.add', { name: 'X', role: wide }))).toEqual(beyond);
    expect(codes(attempt(window, 'user.change', { userId: eka, role: wide, active: true }))).toEqual(beyond);
    expect(codes(attempt(window, 'role.define', { name: 'Y', permissions: ['accounts:write'] }))).toEqual(beyond);
    const change = { name: 'Z', permissions: ['accounts:read'], readsOnly: false };
    expect(codes(attempt(window, 'role.change', { roleId: wide, ...change }))).toEqual(beyond);
    expect(codes(attempt(window, 'role.change', { roleId: role, ...change, permissions: ['admin:users', 'admin:system'] }))).toEqual(
      beyond,
    );
    expect(stateOf(company.file)).toBe(before);
    expect(codes(attempt(window, 'user.add', { name: 'X', role }))).toEqual([]);
    expect(codes(attempt(window, 'role.define', { name: 'Looks', permissions: ['accounts:read'] }))).toEqual([]);
  });

  test('[U2] a changed role counts from the next call of whoever has it', () => {
    const company = makeCompany();
    const { id: role } = run(company, 'role.define', { name: 'Cashier', permissions: ['transactions:write'] });
    run(company, 'user.add', { name: 'Eka', role });
    const window = reopen(company.file, { userId: 'Eka' });
    expect(codes(attempt(window, 'counterparty.create', { name: 'One' }))).toEqual([]);
    run(company, 'role.change', { roleId: role, name: 'Cashier', permissions: ['transactions:read'], readsOnly: false });
    expect(codes(attempt(window, 'counterparty.create', { name: 'Two' }))).toEqual(['PERMISSION_DENIED']);
  });

  test('[U1] two users whose names differ in case only could not be told apart at the sign-in', () => {
    const company = makeCompany();
    expect(codes(attempt(company, 'user.add', { name: 'NINO', role: 'auditor' }))).toEqual(['USER_NAME_TAKEN']);
    const { id } = run(company, 'user.add', { name: 'Eka', role: 'auditor' });
    expect(codes(attempt(company, 'user.rename', { userId: id, name: 'nino' }))).toEqual(['USER_NAME_TAKEN']);
    expect(codes(attempt(company, 'user.rename', { userId: id, name: 'EKA' }))).toEqual([]);
  });
});
