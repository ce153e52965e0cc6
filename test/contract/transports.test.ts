import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import { type Loopback, startLoopback } from '../../electron/hosts/loopback.ts';
import type { Backend } from '../../electron/services/backend.ts';
import type { AppInfo } from '../../shared/contracts/app.ts';
import type { DraftInfo } from '../../shared/contracts/drafts.ts';
import type { AllMethods, Client } from '../../shared/contracts/index.ts';
import { type Shown, shownHeader } from '../../shared/contracts/shown.ts';
import type { SessionInfo } from '../../shared/contracts/users.ts';
import type { Result } from '../../shared/result.ts';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';
import { codes, good, nextId, tempFolder } from '../support/company.ts';

vi.mock('electron', () => import('../desktop/electron-mock.ts'));
const electron = await import('../desktop/electron-mock.ts');
const { callChannel, connect } = await import('../../electron/desktop/ipc.ts');
const { appOrigin } = await import('../../electron/desktop/scheme.ts');

const ownersPassword = 'correct horse battery';
const auditorsPassword = 'staple of the auditor';

/** A transport as a screen sees it, which sends along the company file it shows. */
type Transport = (method: string, input: unknown, shown: Shown) => Promise<Result<unknown>>;
type Call = (method: string, input: unknown) => Promise<Result<unknown>>;

const openIdOver = async (transport: Transport): Promise<Shown> => (good(await transport('app.info', {}, null)) as AppInfo).openId;

/** A window that has heard of everything: it shows what is open. */
const wellInformed =
  (transport: Transport): Call =>
  async (method, input) =>
    transport(method, input, await openIdOver(transport));

// What an auditor may not do, one of each permission, and a question under each of those the auditor lacks.
const sample: readonly [string, () => object][] = [
  ['counterparty.create', () => ({ id: nextId(), name: 'Customer' })],
  ['draft.save', () => ({ id: nextId(), kind: 'payment', title: '', form: {} })],
  ['company.update', () => ({ id: nextId(), name: 'Mine', onePerson: true, vatPayer: true })],
  ['period.close', () => ({ id: nextId(), period: '2020-01', mode: 'hard' })],
  ['user.add', () => ({ id: nextId(), name: `User ${nextId()}`, role: 'owner' })],
  ['role.define', () => ({ id: nextId(), name: 'Mine', permissions: ['admin:users'] })],
  ['user.setPassword', () => ({ id: nextId(), userId: nextId(), password: 'mine from now on' })],
  ['user.signIns', () => ({})],
];
const reading: readonly [string, () => object][] = [
  ['company.info', () => ({})],
  ['journal.list', () => ({})],
  ['user.list', () => ({})],
];

/** The life of a company over one transport: open, protected, signed out, read only, locked. */
async function walk(call: Call): Promise<void> {
  good(await call('app.create', { id: nextId(), country: 'GE', name: 'Company', taxId: '204854595', userName: 'Nino' }));
  const auditor = nextId();
  good(await call('user.add', { id: auditor, name: 'Eka', role: 'auditor' }));
  expect(good(await call('session.status', {}))).toMatchObject({ state: 'open' });
  good(await call('session.changePassword', { id: nextId(), password: ownersPassword }));
  good(await call('user.setPassword', { id: nextId(), userId: auditor, password: auditorsPassword }));
  good(await call('session.signOut', {}));
  const all = [...sample, ...reading];
  for (const [method, input] of all) expect([method, ...codes(await call(method, input()))]).toEqual([method, 'SIGN_IN_REQUIRED']);

  expect(codes(await call('session.signIn', { name: 'Eka', password: ownersPassword }))).toEqual(['SIGN_IN_FAILED']);
  good(await call('session.signIn', { name: 'Eka', password: auditorsPassword }));
  for (const [method, input] of sample) expect([method, ...codes(await call(method, input()))]).toEqual([method, 'PERMISSION_DENIED']);
  for (const [method, input] of reading) expect([method, ...codes(await call(method, input()))]).toEqual([method]);

  good(await call('session.lock', {}));
  for (const [method, input] of all) expect([method, ...codes(await call(method, input()))]).toEqual([method, 'SESSION_LOCKED']);
  expect((good(await call('session.status', {})) as SessionInfo).user?.name).toBe('Eka');
  good(await call('session.signIn', { name: 'Nino', password: ownersPassword }));
  for (const [method, input] of reading) expect([method, ...codes(await call(method, input()))]).toEqual([method]);

  // Whatever opens the file again finds the door shut.
  good(await call('app.close', {}));
  expect(codes(await call('session.status', {}))).toEqual(['NO_COMPANY_OPEN']);
  const [{ file }] = good(await call('app.companies', {})) as [{ file: string }];
  good(await call('app.open', { file }));
  expect(codes(await call('company.info', {}))).toEqual(['SIGN_IN_REQUIRED']);
}

const entry = () => ({
  id: nextId(),
  date: '2026-05-04',
  memo: 'rent',
  lines: [
    { account: '7420', debit: '10' },
    { account: '1210', credit: '10' },
  ],
});
const newCompany = (name: string) => ({ id: nextId(), country: 'GE', name, taxId: '204854595', userName: 'Nino' });

/** Two windows, one of which has not heard that the other opened another company. */
async function switchUnderneath(transport: Transport): Promise<void> {
  const first = good(await transport('app.create', newCompany('First'), null)) as { file: string };
  const stale = await openIdOver(transport);
  good(await transport('journal.post', entry(), stale));
  const second = good(await transport('app.create', newCompany('Second'), stale)) as { file: string };
  const current = await openIdOver(transport);
  expect(current).not.toBe(stale);

  // Whatever the window sends, of whichever kind, as its screen or by itself.
  const late: readonly [string, object][] = [
    ['journal.post', entry()],
    ['draft.save', { id: nextId(), kind: 'journal-entry', title: 'rent', form: { memo: 'rent' } }],
    ['company.update', { id: nextId(), name: 'First & Sons', onePerson: true, vatPayer: true }],
    ['user.add', { id: nextId(), name: 'Eka', role: 'owner' }],
    ['journal.list', {}],
    ['company.info', {}],
    ['session.status', {}],
    ['session.touch', {}],
    ['session.changePassword', { id: nextId(), password: ownersPassword }],
    ['user.setPassword', { id: nextId(), userId: nextId(), password: ownersPassword }],
    ['app.safety', {}],
    ['app.setBackupFolder', { folder: null }],
    ['app.restore', { backup: 'x' }],
    ['app.fetchRates', { id: nextId(), source: 'NBG' }],
    ['app.close', {}],
  ];
  for (const shown of [stale, null, '', `${current}0`])
    for (const [method, input] of late)
      expect([shown, method, ...codes(await transport(method, input, shown))]).toEqual([shown, method, 'COMPANY_CHANGED']);
  for (const method of ['app.info', 'app.companies']) good(await transport(method, {}, stale));

  expect(good(await transport('company.info', {}, current))).toMatchObject({ name: 'Second' });
  expect(good(await transport('session.status', {}, current))).toMatchObject({ state: 'open' });
  expect(good(await transport('journal.list', {}, current))).toMatchObject({ total: 0 });
  expect(good(await transport('draft.list', {}, current)) as DraftInfo[]).toEqual([]);
  expect(good(await transport('user.list', {}, current))).toHaveLength(1);

  // None: the same, and not by chance.
  good(await transport('app.close', {}, current));
  for (const shown of [stale, current]) expect(codes(await transport('journal.post', entry(), shown))).toEqual(['NO_COMPANY_OPEN']);

  // The same file opened again is the same: the window goes on where it was.
  good(await transport('app.open', { file: first.file }, null));
  expect(await openIdOver(transport)).toBe(stale);
  good(await transport('journal.post', entry(), stale));
  expect(good(await transport('journal.list', {}, stale))).toMatchObject({ total: 2 });
  expect(codes(await transport('journal.post', entry(), current))).toEqual(['COMPANY_CHANGED']);

  // A restored copy is the same company in other books.
  const { name } = good(await transport('app.backupNow', {}, stale)) as { name: string };
  const copy = good(await transport('app.restore', { backup: name }, stale)) as { file: string };
  good(await transport('app.open', { file: copy.file }, stale));
  expect(codes(await transport('journal.post', entry(), stale))).toEqual(['COMPANY_CHANGED']);
  good(await transport('journal.post', entry(), await openIdOver(transport)));
  good(await transport('app.open', { file: second.file }, null));
}

describe('loopback host', () => {
  let backend: Backend;
  let host: Loopback;
  beforeAll(async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'renderer'));
    writeFileSync(join(folder, 'renderer/index.html'), '');
    backend = openLocalBackend({ folder: join(folder, 'companies'), version: '1.2.3' });
    host = await startLoopback({ backend, rendererRoot: join(folder, 'renderer') });
  });
  afterAll(async () => {
    await host.close();
    backend.close();
  });

  async function window(): Promise<Transport> {
    const cookie = (await fetch(host.freshLink(), { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
    const origin = `http://127.0.0.1:${host.port}`;
    return async (method, input, shown) => {
      const headers = { 'content-type': 'application/json', origin, cookie, ...(shown === null ? {} : { [shownHeader]: shown }) };
      const answer = await fetch(`${origin}/call/${method}`, { method: 'POST', headers, body: JSON.stringify(input) });
      return (await answer.json()) as Result<unknown>;
    };
  }

  test('[ACC-1] asks the same questions: no command without a session, none without permission, none while locked', async () => {
    await walk(wellInformed(await window()));
  });

  test('[HOST-8] what is meant for one company never reaches another that was opened meanwhile', async () => {
    await switchUnderneath(await window());
  });
});

describe('Electron IPC', () => {
  let backend: Backend;
  let window: Transport;
  beforeAll(async () => {
    backend = openLocalBackend({ folder: join(tempFolder(), 'companies'), version: '1.2.3', desktop: true });
    connect(backend);
    // From the page through the preload script, as it is sent, to the handler. Only what survives the bridge counts.
    electron.ipcRenderer.invoke.mockImplementation(async (channel, ...args) => {
      const event = { senderFrame: { origin: appOrigin, parent: null } };
      return structuredClone(await electron.ipcMain.handlers.get(String(channel))!(event, ...structuredClone(args)));
    });
    await import('../../electron/preload.ts');
    const { call } = electron.contextBridge.exposed.davtari as Client;
    window = (method, input, shown) => call(method as keyof AllMethods, input as never, shown);
  });
  afterAll(() => backend.close());

  test('[ACC-1] asks the same questions: no command without a session, none without permission, none while locked', async () => {
    await walk(wellInformed(window));
  });

  test('[HOST-8] what is meant for one company never reaches another that was opened meanwhile', async () => {
    await switchUnderneath(window);
  });

  test('[HOST-8] a page that says nothing of what it shows is told nothing of what is open', async () => {
    const handler = electron.ipcMain.handlers.get(callChannel)!;
    const event = { senderFrame: { origin: appOrigin, parent: null } };
    expect(await handler(event, 'app.info', {})).toMatchObject({ ok: true, value: { openId: expect.any(String) } });
    for (const shown of [undefined, 7, {}, ['x']])
      expect(codes((await handler(event, 'company.info', {}, shown)) as Result<unknown>)).toEqual(['COMPANY_CHANGED']);
  });
});

describe('command line', () => {
  const folder = tempFolder();
  function davtari(args: readonly string[], { input = '', password }: { input?: string; password?: string } = {}, start = davtariProcess) {
    return start(args, { folder, input, ...(password === undefined ? {} : { env: { DAVTARI_PASSWORD: password } }) });
  }
  const line = (method: string, input: object) => `${JSON.stringify({ do: method, input })}\n`;
  const auditor = nextId();

  beforeAll(() => {
    delete process.env.DAVTARI_PASSWORD;
    expect(davtari(['new', 'c.davtari', '--country', 'GE', '--name', 'Company', '--tax-id', '204854595', '--user', 'Nino']).status).toBe(0);
    const commands =
      line('user.add', { id: auditor, name: 'Eka', role: 'auditor' }) +
      line('session.changePassword', { id: nextId(), password: ownersPassword }) +
      line('user.setPassword', { id: nextId(), userId: auditor, password: auditorsPassword });
    expect(davtari(['exec', 'c.davtari'], { input: commands })).toMatchObject({ status: 0, err: '' });
  });

  test.each([
    ['exec', ['exec', 'c.davtari']],
    ['report', ['report', 'c.davtari', 'trial-balance']],
    ['vat', ['vat', 'c.davtari', '--period', '2026-05']],
    ['import', ['import', 'c.davtari', '--from', 'book.journal']],
  ])('[ACC-1] %s does nothing without a name and a password', (name, args) => {
    // One command as a process of its own; the others the same way through the same door.
    const start = name === 'exec' ? davtariProcess : inThread;
    writeFileSync(join(folder, 'book.journal'), '2026-01-01 cash\n  assets:cash  1 GEL\n  equity\n');
    const input = line('company.info', {});
    for (const [extra, options] of [
      [[], {}],
      [[], { password: ownersPassword }],
      [['--as', 'Nino'], {}],
      [['--as', 'Nobody'], {}],
    ] as const) {
      const done = davtari([...args, ...extra], { input, ...options }, start);
      expect(done).toMatchObject({ status: 1, out: '' });
      expect(done.err).toContain('[SIGN_IN_REQUIRED]');
    }
    const wrong = davtari([...args, '--as', 'Nobody'], { input, password: 'not this one' }, start);
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect(wrong.err).toMatch(/\[SIGN_IN_(FAILED|LOCKED)\]/);
  });

  test('[ACC-1] with both it acts for that user and no further', () => {
    const commands = sample.map(([method, input]) => line(method, input())).join('');
    const refused = davtari(['exec', 'c.davtari', '--as', 'Eka', '--keep-going'], { input: commands, password: auditorsPassword });
    const answers = refused.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { do: string; ok: boolean; rejections: { code: string }[] });
    expect(answers.map((answer) => [answer.do, answer.rejections?.[0]?.code])).toEqual(
      sample.map(([method]) => [method, 'PERMISSION_DENIED']),
    );
    const read = davtari(['exec', 'c.davtari', '--as', 'eka'], { input: line('company.info', {}), password: auditorsPassword });
    expect(JSON.parse(read.out)).toMatchObject({ ok: true, value: { user: { name: 'Eka', role: 'auditor' } } });
    const report = davtari(['report', 'c.davtari', 'trial-balance', '--as', 'Nino'], { password: ownersPassword });
    expect(report).toMatchObject({ status: 0, err: '' });
  });
});
