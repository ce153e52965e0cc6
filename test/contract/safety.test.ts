import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import type { Backend } from '../../electron/services/backend.ts';
import { backup } from '../../electron/services/backup.ts';
import { careFileOf, readCare } from '../../electron/services/safety/care-file.ts';
import { Caretaker } from '../../electron/services/safety/caretaker.ts';
import type { JobName } from '../../electron/workers/jobs.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import type { AppInfo, CompanyFileInfo, SafetyInfo } from '../../shared/contracts/app.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { codes, fixedNow, good, makeCompany, nextId, run, tempFolder } from '../support/company.ts';

const entry = () => ({
  id: nextId(),
  date: '2026-05-04',
  lines: [
    { account: '1210', debit: '1' },
    { account: '5150', credit: '1' },
  ],
});
const hourMs = 3_600_000;

describe('the window over a company', () => {
  let folder: string;
  let backend: Backend;
  const value = async <T>(method: string, input: object = {}): Promise<T> => good((await backend.call(method, input)) as Result<T>);
  const safety = () => value<SafetyInfo>('app.safety');
  beforeEach(() => {
    folder = tempFolder();
    backend = openLocalBackend({ folder, version: '1' });
  });
  afterEach(() => backend.close());
  const create = async (): Promise<string> => {
    const { file } = await value<{ file: string }>('app.create', { id: nextId(), country: 'GE', name: 'Acme', taxId: '204854595' });
    await value('journal.post', entry());
    return file;
  };

  test('[X3] without a company there is nothing to look after', async () => {
    for (const method of ['app.safety', 'app.backupNow', 'app.checkNow'])
      expect(codes(await backend.call(method, {})), method).toEqual(['NO_COMPANY_OPEN']);
    expect(codes(await backend.call('app.restore', { backup: 'x' }))).toEqual(['NO_COMPANY_OPEN']);
  });

  test('[X3] backs up, checks, lists, and restores in one step into a new file with numbers of its own', async () => {
    const file = await create();
    expect(await safety()).toEqual({
      notice: null,
      folder: join(folder, 'Backups'),
      backups: [],
      check: null,
      problem: null,
      running: null,
    });
    const made = await value<{ name: string }>('app.backupNow');
    const after = await safety();
    expect(after.backups.map(({ name }) => name)).toEqual([made.name]);
    expect(after.check).toMatchObject({ ok: true, place: null });
    await value('journal.post', entry());
    const checked = await value<SafetyInfo['check']>('app.checkNow');
    expect(checked).toMatchObject({ ok: true, events: after.check!.events + 1 });

    const restored = await value<{ file: string }>('app.restore', { backup: made.name });
    expect(restored.file).toBe('Acme 2.davtari');
    expect((await value<{ open: string }>('app.info')).open).toBe(file); // not opened by itself
    await value('app.open', { file: restored.file });
    const posted = await value<{ number: string }>('journal.post', entry());
    expect(posted.number).toMatch(/-0000000001$/);
    await value('app.open', { file });
    expect((await value<{ number: string }>('journal.post', entry())).number).toBe('0000000003');
  });

  test('[X3] posts while a backup is under way are answered before it is', async () => {
    await create();
    const order: string[] = [];
    const backing = value('app.backupNow').then(() => order.push('backup'));
    while (!order.includes('backup')) {
      await value('journal.post', entry());
      order.push('post');
      await new Promise((done) => setImmediate(done)); // as between two messages of a window
    }
    await backing;
    expect(order.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'post'));
  });

  test('[X3] only names of its own backups are restored', async () => {
    await create();
    await value('app.backupNow');
    for (const backup of ['../Acme.davtari', 'Acme.davtari', '/etc/passwd', 'no'])
      expect(codes(await backend.call('app.restore', { backup })), backup).toEqual(['FILE_NOT_FOUND']);
  });

  test('[X3] another folder is taken and kept, one that can not be used is said', async () => {
    await create();
    const other = join(tempFolder(), 'disk');
    expect(codes(await backend.call('app.setBackupFolder', { folder: 'relative' }))).toEqual(['NOT_A_FOLDER']);
    await value('app.setBackupFolder', { folder: other });
    await value('app.backupNow');
    expect(readdirSync(other).length).toBe(1);
    writeFileSync(join(folder, 'taken'), '');
    await value('app.setBackupFolder', { folder: join(folder, 'taken') });
    expect(codes(await backend.call('app.backupNow', {}))).toEqual(['NOT_A_FOLDER']);
    expect(await safety()).toMatchObject({ problem: 'NOT_A_FOLDER' });
    await value('app.setBackupFolder', { folder: null });
    await value('app.backupNow');
    expect(await safety()).toMatchObject({ problem: null, folder: join(folder, 'Backups') });
  });

  test('[X3] a damaged file is refused with the backup to restore', async () => {
    const file = await create();
    const { name } = await value<{ name: string }>('app.backupNow');
    await value('app.close');
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const place = bytes.lastIndexOf('"account":"');
    bytes[place + 14] = bytes[place + 14]! ^ 1;
    writeFileSync(path, bytes);
    expect(await backend.call('app.open', { file })).toMatchObject({
      ok: false,
      rejections: [{ code: 'FILE_DAMAGED' }, { code: 'RESTORE_BACKUP', backup: name }],
    });
  });

  test('[LOG-2] a restored file says so until something is recorded in it, and is listed by its company before it is opened', async () => {
    await create();
    const { name } = await value<{ name: string }>('app.backupNow');
    const { file } = await value<{ file: string }>('app.restore', { backup: name });
    const listed = await value<CompanyFileInfo[]>('app.companies');
    expect(listed.find((one) => one.file === file)).toMatchObject({ name: 'Acme', country: 'GE', isSample: false });
    const notice = async () => {
      await value('app.close');
      await value('app.open', { file });
      return (await value<AppInfo>('app.info')).notice;
    };
    expect(await notice()).toBe('NEW_LOG_RESTORED');
    expect(await notice()).toBe('NEW_LOG_RESTORED');
    await value('journal.post', entry());
    expect(await notice()).toBe(null);
  });

  test('[LOG-2] a file that began a new log says so', async () => {
    const file = await create();
    await value('app.close');
    rmSync(join(folder, `${file}.key`));
    await value('app.open', { file });
    expect(await safety()).toMatchObject({ notice: 'NEW_LOG_KEY_MISSING' });
  });
});

describe('the caretaker', () => {
  /** A caretaker of a real file; its clock is set by the test, its jobs are counted. */
  function caretaker(file: string, job: (name: JobName) => Promise<Result<unknown>> | undefined = () => undefined) {
    const clock = { nowMs: fixedNow() };
    const ran: JobName[] = [];
    const care = new Caretaker(file, {
      now: () => clock.nowMs,
      changed: () => {},
      run: ((name, input, options) => {
        ran.push(name);
        return job(name) ?? runJob(name, input, options);
      }) as typeof runJob,
    });
    return { care, clock, ran };
  }

  test('[X3] backs up once a day when something changed, and not otherwise', async () => {
    const company = makeCompany();
    const { care, clock, ran } = caretaker(company.file);
    await care.backupIfDue('opened');
    expect(care.backups().length).toBe(1);
    clock.nowMs += 30 * hourMs;
    await care.backupIfDue('opened');
    expect(ran).toEqual(['backupInto']); // nothing changed since
    run(company, 'journal.post', entry() as never);
    await care.backupIfDue('opened');
    expect([ran.length, care.backups().length]).toEqual([2, 2]);
    run(company, 'draft.save', { kind: 'journal-entry', title: 'Typed', form: {} });
    clock.nowMs += 25 * hourMs;
    await care.backupIfDue('opened');
    expect(care.backups().length).toBe(3); // a draft is work too
    care.close();
  });

  test('[X3] a file nobody changes is checked in full once a month: a disk forgets in silence', async () => {
    const company = makeCompany();
    const { care, clock, ran } = caretaker(company.file);
    await care.backupIfDue('opened');
    for (const [days, moment] of [
      [29, 'opened'],
      [1, 'closed'],
      [0, 'working'],
      [1, 'working'],
    ] as const) {
      clock.nowMs += days * 24 * hourMs;
      await care.backupIfDue(moment);
    }
    expect(ran).toEqual(['backupInto', 'verify']);
    expect(care.info().check).toMatchObject({ ok: true, at: new Date(clock.nowMs - 24 * hourMs).toISOString() });
    care.close();
  });

  test('[X3] a failure is remembered until a backup succeeds, and thrown at nobody', async () => {
    const company = makeCompany();
    let refusal: Result<unknown> | undefined = reject({ code: 'DISK_FULL' });
    const { care } = caretaker(company.file, () => refusal && Promise.resolve(refusal));
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: 'DISK_FULL', check: null });
    refusal = reject({ code: 'BACKUP_DAMAGED', place: 'batch 3', reason: 'changed' });
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: 'BACKUP_DAMAGED', check: { ok: false, place: 'batch 3', fault: 'changed' } });
    refusal = undefined;
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: null, check: { ok: true } });
    care.close();
  });

  test('[X3] what it remembers may be lost or garbage', async () => {
    const company = makeCompany();
    for (const text of ['', '{', '[]', '{"v":2}', '{"v":1,"backup":7,"check":{"at":"x"},"folder":5}']) {
      writeFileSync(careFileOf(company.file), text);
      expect(readCare(company.file)).toEqual({});
      const { care } = caretaker(company.file);
      expect(care.info()).toMatchObject({ check: null, problem: null });
      care.close();
    }
  });

  test('[X3] a fault is kept as the result of the check', async () => {
    const company = makeCompany();
    const { care } = caretaker(company.file, () => Promise.resolve(ok({ ok: false, fault: { place: 'batch 2', fault: 'changed' } })));
    expect(good(await care.check())).toMatchObject({ ok: false, place: 'batch 2', fault: 'changed' });
    expect(care.info().check).toMatchObject({ ok: false, place: 'batch 2' });
    care.close();
  });

  test('[X3] called off, it answers STOPPED and leaves no half', async () => {
    const company = makeCompany();
    const { care } = caretaker(company.file);
    const answer = care.backup();
    await new Promise((done) => setImmediate(done));
    expect(care.info().running).toMatchObject({ kind: 'backup' });
    care.stop();
    expect(codes(await answer)).toEqual(['STOPPED']);
    expect(existsSync(join(company.file, '..', 'Backups')) ? readdirSync(join(company.file, '..', 'Backups')) : []).toEqual([]);
    expect(care.info().running).toBeNull();
    care.close();
  });

  test('[X3] a backup of a closed file leaves nothing beside it', async () => {
    const company = makeCompany();
    company.close();
    const folder = join(company.file, '..');
    const before = readdirSync(folder).sort();
    mkdirSync(join(folder, 'out'));
    good(await backup(company.file, join(folder, 'out', 'a.davtari-backup')));
    expect(readdirSync(folder).sort()).toEqual([...before, 'out'].sort());
  });
});
