import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessOf } from '../../shared/access/permissions.ts';
import type { AppInfo } from '../../shared/contracts/app.ts';
import type { Change } from '../../shared/contracts/index.ts';
import { uuid7 } from '../../shared/ids/uuid7.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Company, NewCompany } from '../engine/company.ts';
import type { Backend } from './backend.ts';
import { defaultFolder, freeFileName } from './company-folder.ts';
import { companySwitched, updateGoesOn } from './workspace/changes.ts';
import type { WorkspaceOptions } from './workspace/options.ts';
import { openWorkspace } from './workspace.ts';

const now = () => Date.UTC(2026, 10, 21, 9, 30);
let serial = 0;
const newId = () => {
  serial += 1;
  return uuid7(now(), Uint8Array.from([...Array(9).fill(0), serial]));
};

/** A company is a JSON file; enough of an engine to see what the workspace asks of it. */
function stubEngine() {
  const openFiles: string[] = [];
  const tells = new Map<string, (change: Change) => void>();
  const company = (file: string): Company => {
    openFiles.push(file);
    return {
      file,
      id: JSON.parse(readFileSync(file, 'utf8')).id,
      call: (() => ok(JSON.parse(readFileSync(file, 'utf8')))) as unknown as Company['call'],
      callRaw(method, input) {
        if (method === 'period.list') throw new Error('balance differs by 12.34 for Nino');
        return ok({ method, input });
      },
      callSession: async (method, input) => ok({ method, input }),
      authorize: () => ok({ id: 'owner', name: 'Owner', role: 'owner', roleName: null, ...accessOf('owner') }),
      onChange(listener) {
        tells.set(file, listener);
        return () => void tells.delete(file);
      },
      close: () => void openFiles.splice(openFiles.indexOf(file), 1),
    };
  };
  const engine = {
    createCompany(file: string, value: NewCompany): Result<Company> {
      if (value.country !== 'GE') return reject({ code: 'UNKNOWN_COUNTRY', file });
      writeFileSync(file, JSON.stringify(value), { flag: 'wx' });
      return ok(company(file));
    },
    openCompany: (file: string): Result<Company> =>
      readFileSync(file, 'utf8').startsWith('{') ? ok(company(file)) : reject({ code: 'FILE_DAMAGED' }),
  };
  return { engine, openFiles, tells };
}

let home: string;
let folder: string;
let stub: ReturnType<typeof stubEngine>;
let workspace: Backend;
let stderr: string;

const start = (more: Partial<WorkspaceOptions> = {}) => openWorkspace({ folder, now, version: '1.2.3', engine: stub.engine, ...more });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'davtari-workspace-'));
  folder = join(home, 'Davtari');
  stub = stubEngine();
  workspace = start();
  stderr = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  workspace.close();
  rmSync(home, { recursive: true, force: true });
});

const input = (name = 'კვერნაკი', id = newId()) => ({ id, country: 'GE', name, taxId: '404404404' });
const value = async (answer: Promise<Result<unknown>>) => {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value as never;
};
const codes = async (answer: Promise<Result<unknown>>) => {
  const result = await answer;
  return result.ok ? [] : result.rejections.map(({ code }) => code);
};

describe('calls', () => {
  test('an unknown method is a rejection, whatever was sent', async () => {
    for (const method of ['no.such', 'constructor', '__proto__', '', undefined as never, {} as never]) {
      expect(await codes(workspace.call(method, {}))).toEqual(['UNKNOWN_METHOD']);
    }
  });

  test('a method of the company is refused while none is open, and forwarded untouched afterwards', async () => {
    expect(await codes(workspace.call('journal.post', {}))).toEqual(['NO_COMPANY_OPEN']);
    await value(workspace.call('app.create', input()));
    expect(await value(workspace.call('account.list', { odd: 1 }))).toEqual({ method: 'account.list', input: { odd: 1 } });
    await value(workspace.call('app.close', {}));
    expect(stub.openFiles).toEqual([]);
    expect(await codes(workspace.call('account.list', {}))).toEqual(['NO_COMPANY_OPEN']);
  });

  test('malformed input names the field', async () => {
    const answer = await workspace.call('app.create', { ...input(), country: 'ge', extra: 1 });
    expect(answer).toMatchObject({
      ok: false,
      rejections: expect.arrayContaining([{ code: 'INPUT_INVALID', field: 'country', reason: 'country' }]),
    });
  });

  test('a mistake of the program becomes an id; the log holds neither figures, names nor folders', async () => {
    await value(workspace.call('app.create', input()));
    const answer = await workspace.call('period.list', {});
    expect(answer).toEqual({ ok: false, rejections: [{ code: 'INTERNAL_ERROR', errorId: expect.stringMatching(/^[0-9a-f]{8}$/) }] });
    const id = answer.ok ? '' : String(answer.rejections[0]!.errorId);
    expect(stderr).toContain(`error ${id} in period.list: Error`);
    expect(stderr).toContain('workspace.test.ts:');
    expect(stderr).not.toMatch(/12\.34|Nino|\/services\//);
  });

  test('a full disk is something a person can act on, not a mistake of the program', async () => {
    const createCompany = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    workspace = start({ engine: { ...stub.engine, createCompany } });
    expect(await workspace.call('app.create', input())).toEqual({ ok: false, rejections: [{ code: 'DISK_FULL' }] });
    expect(stderr).toBe('');
  });

  test('what is not plugged in is not available', async () => {
    expect(await codes(workspace.call('app.openSample', {}))).toEqual(['UNKNOWN_METHOD']);
    const book = { fileName: 'book.ledger', content: '' };
    expect(await codes(workspace.call('app.previewImport', book))).toEqual(['UNKNOWN_METHOD']);
    expect(await codes(workspace.call('app.import', { ...book, id: newId(), name: 'Book' }))).toEqual(['UNKNOWN_METHOD']);
  });
});

describe('a file of an earlier version', () => {
  test('[X3] is brought up to date before it opens, and the window hears how far it is while it waits', async () => {
    await value(workspace.call('app.create', input('Old')));
    await value(workspace.call('app.close', {}));
    let end = (_result: Result<unknown>) => {};
    let goOn = (_done: number, _total: number) => {};
    workspace = start({
      updateFirst: (_file, onProgress) => {
        goOn = onProgress;
        return new Promise((done) => {
          end = done;
        });
      },
    });
    const changes: Change[] = [];
    workspace.onChange((change) => changes.push(change));
    const updating = async () => ((await value(workspace.call('app.info', {}))) as AppInfo).updating;
    const opening = workspace.call('app.open', { file: 'Old.davtari' });
    await expect.poll(updating).toEqual({ file: 'Old.davtari', done: 0, total: null });
    goOn(50, 200);
    expect(await updating()).toEqual({ file: 'Old.davtari', done: 50, total: 200 });
    expect(stub.openFiles).toEqual([]);
    end(ok(true));
    await value(opening);
    expect(await updating()).toBe(null);
    expect(changes).toEqual([updateGoesOn, updateGoesOn, updateGoesOn, companySwitched]);
    expect(stub.openFiles).toHaveLength(1);
  });

  test('[X3] that can not be updated is refused, and what was open stays open', async () => {
    await value(workspace.call('app.create', input('Old')));
    await value(workspace.call('app.close', {}));
    workspace = start({
      updateFirst: (file) =>
        file.endsWith('Old.davtari') ? Promise.resolve(reject({ code: 'UPDATE_NEEDS_BACKUP', folder: 'Backups' })) : undefined,
    });
    await value(workspace.call('app.create', input('New')));
    expect(await codes(workspace.call('app.open', { file: 'Old.davtari' }))).toEqual(['UPDATE_NEEDS_BACKUP']);
    expect(await value(workspace.call('app.info', {}))).toMatchObject({ open: 'New.davtari', updating: null });
  });
});

describe('creating', () => {
  test('makes a file named after the company and opens it', async () => {
    expect(await value(workspace.call('app.create', input('შპს "კვერნაკი / 2": ООД')))).toEqual({ file: 'შპს კვერნაკი 2 ООД.davtari' });
    expect(await value(workspace.call('app.info', {}))).toMatchObject({
      name: 'Davtari',
      version: '1.2.3',
      folder,
      desktop: false,
      open: 'შპს კვერნაკი 2 ООД.davtari',
      today: '2026-11-21',
    });
  });

  test.skipIf(process.platform === 'win32')('the folder of the books is for their owner only', async () => {
    await value(workspace.call('app.create', input()));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('never takes a name whose file, log or key is there', async () => {
    mkdirSync(folder);
    for (const name of ['Acme.davtari', 'acme 2.DAVTARI-wal', 'Acme 3.davtari.key']) writeFileSync(join(folder, name), 'theirs');
    expect(await value(workspace.call('app.create', input('Acme')))).toEqual({ file: 'Acme 4.davtari' });
    expect(readFileSync(join(folder, 'Acme.davtari'), 'utf8')).toBe('theirs');
  });

  test('[IDM-1] the same request twice makes one company; the same id for another is refused', async () => {
    const request = input('Acme');
    await value(workspace.call('app.create', request));
    await value(workspace.call('app.create', input('Other')));
    expect(await value(workspace.call('app.create', request))).toEqual({ file: 'Acme.davtari' });
    expect(existsSync(join(folder, 'Acme 2.davtari'))).toBe(false);
    expect(await codes(workspace.call('app.create', { ...request, taxId: '405405405' }))).toEqual(['ID_REUSED']);
  });

  test('a refused company leaves the open one as it was, and the refusal names no folder', async () => {
    await value(workspace.call('app.create', input('Acme')));
    const refused = await workspace.call('app.create', { ...input('Acme'), country: 'XX' });
    expect(refused).toEqual({ ok: false, rejections: [{ code: 'UNKNOWN_COUNTRY', file: 'Acme 2.davtari' }] });
    expect(await value(workspace.call('app.info', {}))).toMatchObject({ open: 'Acme.davtari' });
  });

  test.each([
    ['CON', 'CON company.davtari'],
    ['...', 'Company.davtari'],
    ['../../etc/passwd', 'etc passwd.davtari'],
    ['a\u202Ecod', 'a cod.davtari'],
    ['Ä', 'Ä.davtari'],
    ['ა'.repeat(200), `${'ა'.repeat(60)}.davtari`],
  ])('a file name made of %j is safe', (name, file) => {
    expect(freeFileName(folder, name)).toBe(file);
    expect(Buffer.byteLength(file)).toBeLessThan(255);
  });
});

describe('opening', () => {
  test('by name inside the folder or by absolute path, one company at a time', async () => {
    await value(workspace.call('app.create', input('One')));
    await value(workspace.call('app.create', input('Two')));
    expect(stub.openFiles).toEqual([join(folder, 'Two.davtari')]);
    expect(await value(workspace.call('app.open', { file: 'One.davtari' }))).toEqual({ file: 'One.davtari' });
    expect(await value(workspace.call('app.open', { file: join(folder, 'Two.davtari') }))).toEqual({ file: 'Two.davtari' });
    expect(stub.openFiles).toEqual([join(folder, 'Two.davtari')]);
  });

  test('opening the open company again, also through a link, changes nothing', async () => {
    await value(workspace.call('app.create', input('One')));
    symlinkSync(join(folder, 'One.davtari'), join(folder, 'Link.davtari'));
    const switched = vi.fn();
    workspace.onChange(switched);
    expect(await value(workspace.call('app.open', { file: 'Link.davtari' }))).toEqual({ file: 'One.davtari' });
    expect([stub.openFiles.length, switched.mock.calls]).toEqual([1, []]);
  });

  test('other kinds of files, other folders by relative path and absent files are refused', async () => {
    writeFileSync(join(home, 'Out.davtari'), '{}');
    await value(workspace.call('app.create', input('One')));
    for (const file of ['.recent.json', '/etc/passwd', '..']) {
      expect([file, await codes(workspace.call('app.open', { file }))]).toEqual([file, ['NOT_A_COMPANY_FILE']]);
    }
    for (const file of ['../Out.davtari', 'a/b.davtari', './One.davtari']) {
      expect([file, await codes(workspace.call('app.open', { file }))]).toEqual([file, ['FILE_NOT_FOUND']]);
    }
    for (const file of ['Gone.davtari', join(home, 'Gone.davtari'), join(home, '.davtari', '.davtari')]) {
      const answer = await workspace.call('app.open', { file });
      expect(JSON.stringify(answer)).not.toContain(home);
      expect(answer.ok).toBe(false);
    }
    expect(await value(workspace.call('app.info', {}))).toMatchObject({ open: 'One.davtari' });
  });

  test('a damaged file leaves the open company open', async () => {
    await value(workspace.call('app.create', input('One')));
    writeFileSync(join(folder, 'Bad.davtari'), 'damaged');
    expect(await codes(workspace.call('app.open', { file: 'Bad.davtari' }))).toEqual(['FILE_DAMAGED']);
    expect(stub.openFiles).toEqual([join(folder, 'One.davtari')]);
  });

  test('the sample and an imported book are made by what was plugged in, and opened here', async () => {
    workspace = start({
      openSample: async (where) => {
        mkdirSync(where, { recursive: true });
        const file = join(where, 'Sample.davtari');
        if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...input('Sample'), isSample: true }));
        return ok(file);
      },
      importBook: async (file, book) => {
        if (book.content === '') return reject({ code: 'BOOK_EMPTY' });
        writeFileSync(file, JSON.stringify({ ...input(book.name, book.id), country: null, isSample: false }));
        return ok({});
      },
    });
    const twice = [workspace.call('app.openSample', {}), workspace.call('app.openSample', {})];
    expect([await value(twice[0]!), await value(twice[1]!)]).toEqual([{ file: 'Sample.davtari' }, { file: 'Sample.davtari' }]);
    const book = { fileName: 'b.ledger', content: 'x', id: newId(), name: 'Book' };
    expect(await value(workspace.call('app.import', book))).toEqual({ file: 'Book.davtari' });
    expect(await value(workspace.call('app.import', book))).toEqual({ file: 'Book.davtari' });
    expect(await codes(workspace.call('app.import', { ...book, id: newId(), content: '' }))).toEqual(['BOOK_EMPTY']);
    expect(stub.openFiles).toEqual([join(folder, 'Book.davtari')]);
  });

  test('a workspace that closed meanwhile holds nothing', async () => {
    const { promise, resolve: finish } = Promise.withResolvers<Result<string>>();
    workspace = start({ openSample: () => promise });
    const answer = workspace.call('app.openSample', {});
    mkdirSync(folder);
    writeFileSync(join(folder, 'Sample.davtari'), JSON.stringify(input()));
    await Promise.resolve();
    workspace.close();
    finish(ok(join(folder, 'Sample.davtari')));
    expect((await answer).ok).toBe(false);
    expect(stub.openFiles).toEqual([]);
  });
});

describe('the list', () => {
  test('starts with the last used and holds what was never opened here', async () => {
    expect(await value(workspace.call('app.companies', {}))).toEqual([]);
    for (const name of ['One', 'Two']) await value(workspace.call('app.create', input(name)));
    writeFileSync(join(folder, 'Copied.davtari'), '{}');
    writeFileSync(join(folder, 'notes.txt'), '');
    await value(workspace.call('app.open', { file: 'One.davtari' }));
    const list: { file: string; name: string; taxId: string }[] = await value(workspace.call('app.companies', {}));
    expect(list.map(({ file }) => file)).toEqual(['One.davtari', 'Two.davtari', 'Copied.davtari']);
    expect(list[0]).toMatchObject({ name: 'One', taxId: '404404404', country: 'GE', isSample: false });
    expect(list[2]).toMatchObject({ name: 'Copied', taxId: '', country: null });
  });

  test('outlives the process and forgets files that are gone', async () => {
    for (const name of ['One', 'Two']) await value(workspace.call('app.create', input(name)));
    workspace.close();
    rmSync(join(folder, 'Two.davtari'));
    workspace = start();
    expect(await value(workspace.call('app.companies', {}))).toMatchObject([{ file: 'One.davtari', name: 'One' }]);
  });

  test('a company renamed while open is listed under its new name after it is closed', async () => {
    await value(workspace.call('app.create', input('One')));
    writeFileSync(join(folder, 'One.davtari'), JSON.stringify({ ...input('Renamed'), isSample: false }));
    await value(workspace.call('app.close', {}));
    expect(await value(workspace.call('app.companies', {}))).toMatchObject([{ file: 'One.davtari', name: 'Renamed' }]);
  });

  test('a company opened from elsewhere stays in it under its whole path', async () => {
    const file = join(home, 'Elsewhere.davtari');
    writeFileSync(file, JSON.stringify({ ...input('Elsewhere'), isSample: false }));
    expect(await value(workspace.call('app.open', { file }))).toEqual({ file });
    expect(await value(workspace.call('app.companies', {}))).toMatchObject([{ file, name: 'Elsewhere' }]);
  });

  test('an unreadable list is an empty one', async () => {
    await value(workspace.call('app.create', input('One')));
    await value(workspace.call('app.close', {}));
    writeFileSync(join(folder, '.recent.json'), '[{"file":');
    expect(await value(workspace.call('app.companies', {}))).toMatchObject([{ file: 'One.davtari' }]);
  });
});

test('changes of the open company and switches reach listeners; a failing listener disturbs nobody', async () => {
  const seen: Change[] = [];
  workspace.onChange(() => {
    throw new Error('window gone');
  });
  const unsubscribe = workspace.onChange((change) => seen.push(change));
  await value(workspace.call('app.create', input('One')));
  stub.tells.get(join(folder, 'One.davtari'))!({ position: 3, projections: ['journal'] });
  await value(workspace.call('app.close', {}));
  unsubscribe();
  await value(workspace.call('app.open', { file: 'One.davtari' }));
  expect(seen).toEqual([companySwitched, { position: 3, projections: ['journal'] }, companySwitched]);
});

test('the folder is DAVTARI_HOME or Davtari in the home folder', () => {
  expect(defaultFolder({ DAVTARI_HOME: home }, '/nowhere')).toBe(home);
  expect(defaultFolder({}, home)).toBe(join(home, 'Davtari'));
});
