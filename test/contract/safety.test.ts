import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import type { Backend } from '../../electron/services/backend.ts';
import { backup } from '../../electron/services/backup.ts';
import { careFileOf, readCare } from '../../electron/services/safety/care-file.ts';
import { Caretaker } from '../../electron/services/safety/caretaker.ts';
import type { JobName } from '../../electron/workers/jobs.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import type { AppInfo, BackupInfo, CompanyFileInfo, DamagedFileInfo, SafetyInfo } from '../../shared/contracts/app.ts';
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

  describe('a damaged file', () => {
    const damage = (file: string): void => {
      const path = join(folder, file);
      const bytes = readFileSync(path);
      const place = bytes.lastIndexOf('"account":"');
      bytes[place + 14] = bytes[place + 14]! ^ 1;
      writeFileSync(path, bytes);
    };
    const damagedWithBackups = async () => {
      const file = await create();
      // As of another day: of one day only the newest stays.
      const made = await value<BackupInfo>('app.backupNow');
      const first = { ...made, name: made.name.replace(/\d{4}-\d\d-\d\d .{8}Z/, '2026-05-31 18-00-00Z'), at: '2026-05-31T18:00:00.000Z' };
      renameSync(join(folder, 'Backups', made.name), join(folder, 'Backups', first.name));
      await value('journal.post', entry());
      const second = await value<BackupInfo>('app.backupNow');
      await value('app.close');
      damage(file);
      expect(codes(await backend.call('app.open', { file }))).toEqual(['FILE_DAMAGED', 'RESTORE_BACKUP']);
      return { file, first, second };
    };

    test('[X3] offers its backups, and the chosen one becomes a new file that opens; the damaged one stays as it was', async () => {
      const { file, first, second } = await damagedWithBackups();
      expect(await value<DamagedFileInfo>('app.damagedFile', { file })).toEqual({ backups: [second, first], restoring: null });
      const bytes = readFileSync(join(folder, file));
      const made = await value<{ file: string }>('app.restoreDamaged', { file, backup: first.name });
      expect(made).toEqual({ file: 'Acme 2.davtari' });
      await value('app.open', made);
      expect(await value<AppInfo>('app.info')).toMatchObject({ open: made.file, notice: 'NEW_LOG_RESTORED' });
      // The first backup was made after the first entry and before the second.
      expect(await value('journal.list')).toMatchObject({ total: 1 });
      await value('app.close');
      await value('app.open', await value<{ file: string }>('app.restoreDamaged', { file, backup: second.name }));
      expect(await value('journal.list')).toMatchObject({ total: 2 });
      expect(readFileSync(join(folder, file)).equals(bytes)).toBe(true);
    });

    test('[X3] is told from one that opens: its backups are for those who may, when it is open', async () => {
      const { file, first } = await damagedWithBackups();
      const whole = await value<{ file: string }>('app.restoreDamaged', { file, backup: first.name });
      for (const other of [whole.file, 'none.davtari', '../none.davtari', join(folder, whole.file)]) {
        const refusals = [
          codes(await backend.call('app.damagedFile', { file: other })),
          codes(await backend.call('app.restoreDamaged', { file: other, backup: first.name })),
        ];
        const code = other.includes('none') ? 'FILE_NOT_FOUND' : 'FILE_NOT_DAMAGED';
        expect([other, ...refusals]).toEqual([other, [code], [code]]);
      }
      for (const backup of ['none', `../${first.name}`, join(folder, 'Backups', first.name), file])
        expect(codes(await backend.call('app.restoreDamaged', { file, backup })), backup).toEqual(['FILE_NOT_FOUND']);
      expect(
        readdirSync(folder)
          .filter((name) => name.endsWith('.davtari'))
          .sort(),
      ).toEqual(['Acme 2.davtari', 'Acme.davtari']);
    });

    test('[X3] is one as well whose beginning was lost, and one without backups is offered none', async () => {
      const { file, first, second } = await damagedWithBackups();
      writeFileSync(join(folder, file), '');
      expect(await backend.call('app.open', { file })).toMatchObject({
        ok: false,
        rejections: [{ code: 'NOT_A_COMPANY_FILE' }, { code: 'RESTORE_BACKUP', backup: second.name }],
      });
      await value('app.restoreDamaged', { file, backup: first.name });
      for (const backup of [first, second]) rmSync(join(folder, 'Backups', backup.name));
      expect(await value('app.damagedFile', { file })).toEqual({ backups: [], restoring: null });
      writeFileSync(join(folder, 'text.davtari'), 'no books');
      expect(codes(await backend.call('app.open', { file: 'text.davtari' }))).toEqual(['NOT_A_COMPANY_FILE']);
      expect(codes(await backend.call('app.damagedFile', { file: 'text.davtari' }))).toEqual(['FILE_NOT_DAMAGED']);
    });

    test('[X3] is restored from its own backups, not from those of another company of its name', async () => {
      const { file, first, second } = await damagedWithBackups();
      const backups = join(folder, 'Backups');
      const other = first.name.replace(/[0-9a-f]{8}(?=(-[0-9a-f]{8})?\.davtari-backup$)/, '00000000');
      writeFileSync(join(backups, other), readFileSync(join(backups, first.name)));
      expect((await value<DamagedFileInfo>('app.damagedFile', { file })).backups).toEqual([second, first]);
    });

    test('[X3] a damaged backup is refused and leaves nothing; one restore at a time, and it can be called off', async () => {
      const { file, first, second } = await damagedWithBackups();
      const path = join(folder, 'Backups', first.name);
      const bytes = readFileSync(path);
      bytes[bytes.lastIndexOf('"account":"') + 14]! ^= 1;
      writeFileSync(path, bytes);
      expect(codes(await backend.call('app.restoreDamaged', { file, backup: first.name }))).toEqual(['BACKUP_DAMAGED']);
      const [running, twice] = [second, second].map(({ name }) => backend.call('app.restoreDamaged', { file, backup: name }));
      expect(codes(await twice!)).toEqual(['RESTORE_RUNNING']);
      expect(await value('app.damagedFile', { file })).toMatchObject({ restoring: expect.any(Number) });
      await value('app.stopRestore');
      expect(codes(await running!)).toEqual(['STOPPED']);
      expect(await value('app.damagedFile', { file })).toMatchObject({ restoring: null });
      expect(readdirSync(folder).filter((name) => name.startsWith('Acme 2'))).toEqual([]);
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

  test('[X3] a backup that fails is tried again after 10 and 30 minutes, 2 and 6 hours, then every 6; another folder is tried at once', async () => {
    const company = makeCompany();
    const { care, clock, ran } = caretaker(company.file);
    const full = join(tempFolder(), 'full');
    writeFileSync(full, '');
    good(care.setFolder(full));
    // As the program does it: every ten minutes of a day.
    const minutes: number[] = [];
    for (let minute = 0; minute <= 24 * 60; minute += 10) {
      const before = ran.length;
      await care.backupIfDue('opened');
      if (ran.length > before) minutes.push(minute);
      clock.nowMs += 10 * 60_000;
    }
    expect(minutes).toEqual([0, 10, 40, 160, 520, 880, 1240]);
    expect([care.problem, care.info().problem]).toEqual(['NOT_A_FOLDER', 'NOT_A_FOLDER']);
    good(care.setFolder(null));
    await care.backupIfDue('opened');
    expect([care.problem, care.backups().length]).toEqual([null, 1]);
    // And it begins from ten minutes again.
    good(care.setFolder(full));
    run(company, 'journal.post', entry() as never);
    clock.nowMs += 25 * hourMs;
    await care.backupIfDue('opened');
    const before = ran.length;
    clock.nowMs += 10 * 60_000;
    await care.backupIfDue('opened');
    expect(ran.length).toBe(before + 1);
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
    const { care, clock } = caretaker(company.file, () => refusal && Promise.resolve(refusal));
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: 'DISK_FULL', check: null });
    refusal = reject({ code: 'BACKUP_DAMAGED', place: 'batch 3', reason: 'changed' });
    clock.nowMs += hourMs;
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: 'BACKUP_DAMAGED', check: { ok: false, place: 'batch 3', fault: 'changed' } });
    refusal = undefined;
    clock.nowMs += hourMs;
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
