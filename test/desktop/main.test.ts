import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../electron/services/backend.ts';
import type { Change } from '../../shared/contracts/index.ts';
import { ok, reject } from '../../shared/result.ts';

vi.mock('electron', () => import('./electron-mock.ts'));

const backend = vi.hoisted(() => ({
  options: undefined as unknown,
  calls: [] as { method: string; input: unknown }[],
  tell: undefined as unknown as (change: Change) => void,
  isClosed: false,
  refuseFiles: false,
}));
vi.mock('../../electron/hosts/local-backend.ts', () => ({
  openLocalBackend: (options: unknown): Backend => {
    backend.options = options;
    return {
      async call(method, input) {
        backend.calls.push({ method, input });
        if (method === 'app.open') return backend.refuseFiles ? reject({ code: 'FILE_DAMAGED', place: 'page 7' }) : ok({});
        return method === 'app.info' ? ok({ name: 'Davtari' }) : reject({ code: 'UNKNOWN_METHOD', method });
      },
      onChange(listener) {
        backend.tell = listener;
        return () => {};
      },
      close() {
        backend.isClosed = true;
      },
    };
  },
}));

const electron = await import('./electron-mock.ts');
const { staticResponse } = await import('../../electron/hosts/static.ts');
const originalArgv = process.argv;
let folder: string;
let openedAtStart: unknown[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-desktop-'));
  process.argv = ['/opt/davtari', '--inspect=x.davtari', 'first.davtari'];
  await import('../../electron/main.ts');
  electron.app.emit('open-file', { preventDefault() {} }, join(folder, 'early.davtari'));
  await vi.waitFor(() => expect(electron.BrowserWindow.all[0]?.loaded).toEqual(['app://davtari/index.html']));
  openedAtStart = backend.calls.map(({ input }) => input);
});
afterAll(() => {
  process.argv = originalArgv;
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  backend.calls.length = 0;
});

const window = () => electron.BrowserWindow.all[0]!;

describe('start', () => {
  test('[DSK-1] the scheme is registered and every renderer sandboxed before the app is ready', () => {
    expect(electron.app.order).toEqual(['registerSchemes', 'enableSandbox', 'ready']);
    expect(electron.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
    ]);
  });

  test('[DSK-1] no privilege lets the page step around its policy or serve workers of others', () => {
    const { privileges } = electron.protocol.schemes[0]!;
    expect(privileges).not.toHaveProperty('bypassCSP');
    expect(privileges).not.toHaveProperty('corsEnabled');
    expect(privileges).not.toHaveProperty('allowServiceWorkers');
  });

  test('the backend is told that it runs on the desktop, and ends with the app', () => {
    expect(backend.options).toEqual({ version: '1.2.3', desktop: true });
    electron.app.emit('will-quit');
    expect(backend.isClosed).toBe(true);
  });
});

describe('window', () => {
  test('[DSK-2] its page has no Node, its own context and a sandbox', () => {
    expect(window().options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload[\\/]preload\.cjs$/),
      devTools: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  test('is shown only when it has something to show', () => {
    expect(window().options.show).toBe(false);
    expect(window().shown).toBe(1);
  });

  test('[DSK-3] no page navigates away, opens a window or embeds a guest', () => {
    const { webContents } = window();
    const urls = [
      'https://elsewhere.invalid/',
      'file:///etc/passwd',
      'app://other/index.html',
      'app://davtari/other.html',
      'javascript:alert(1)',
      'data:text/html,x',
    ];
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      for (const url of urls) {
        const preventDefault = vi.fn();
        webContents.emit(name, { url, preventDefault });
        expect(preventDefault, `${name} ${url}`).toHaveBeenCalledOnce();
      }
    }
    const reload = vi.fn();
    webContents.emit('will-navigate', { url: 'app://davtari/index.html#/journal', preventDefault: reload });
    expect(reload).not.toHaveBeenCalled();
    expect(webContents.openHandler!({ url: 'app://davtari/index.html' })).toEqual({ action: 'deny' });
  });

  test('[DSK-3] a screen of ours asked for in another window gets one of the same making; anything else gets none', async () => {
    const { webContents, options } = window();
    const before = electron.BrowserWindow.all.length;
    for (const url of [
      'https://elsewhere.invalid/',
      'app://davtari/index.html',
      'app://davtari/other.html#/journal',
      'app://davtari.invalid/index.html#/journal',
      'about:blank',
    ]) {
      expect(webContents.openHandler!({ url })).toEqual({ action: 'deny' });
    }
    expect(electron.BrowserWindow.all).toHaveLength(before);
    expect(webContents.openHandler!({ url: 'app://davtari/index.html#/journal' })).toEqual({ action: 'deny' });
    const opened = electron.BrowserWindow.all[before]!;
    expect(opened.options).toEqual(options);
    await vi.waitFor(() => expect(opened.loaded).toEqual(['app://davtari/index.html#/journal']));
    electron.BrowserWindow.all.length = before;
  });

  test('[DSK-8] items of the menu show screens and parts of the interface in the window they were chosen for', async () => {
    const { routeExists } = await import('../support/routes.ts');
    const all = electron.Menu.template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
    const ours = all.filter(({ id }) => id !== undefined && id !== 'newWindow');
    expect(ours.length).toBeGreaterThan(12);
    const run: string[] = [];
    const chosenIn = { webContents: { executeJavaScript: async (script: string) => void run.push(script) } };
    for (const { click } of ours) (click as (item: unknown, window: unknown) => void)({}, chosenIn);
    const addresses = run.flatMap((script) => /^location\.hash = "(.*)"$/.exec(script)?.[1] ?? []);
    expect(addresses).toContain('/sales/new');
    for (const address of addresses) expect(routeExists(address), address).toBe(true);
    expect(run.filter((script) => !script.startsWith('location.hash')).sort()).toEqual([
      `dispatchEvent(new CustomEvent('davtari:show', { detail: "help" }))`,
      `dispatchEvent(new CustomEvent('davtari:show', { detail: "palette" }))`,
      'history.back()',
      'history.forward()',
    ]);
    // Chosen while no window is open: nothing happens.
    for (const { click } of ours) (click as (item: unknown, window: unknown) => void)({}, undefined);
  });

  test('[DSK-3] contents that are not our window are bound by the same rules', () => {
    const contents = new electron.WebContentsMock();
    electron.app.emit('web-contents-created', {}, contents);
    const preventDefault = vi.fn();
    contents.emit('will-navigate', { url: 'https://elsewhere.invalid/', preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(contents.openHandler!({ url: 'x' })).toEqual({ action: 'deny' });
  });
});

describe('session', () => {
  test('[DSK-4] every permission is refused but writing the clipboard from our page', () => {
    const { request, check, device } = electron.session.defaultSession;
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'usb',
      'hid',
      'serial',
      'unknown',
    ];
    for (const permission of asked) {
      expect([permission, request(permission, 'app://davtari/index.html')]).toEqual([permission, false]);
      expect([permission, check(permission, 'app://davtari')]).toEqual([permission, false]);
    }
    expect(request('clipboard-sanitized-write', 'app://davtari/index.html')).toBe(true);
    expect(request('clipboard-sanitized-write', 'app://davtari.elsewhere.invalid/')).toBe(false);
    expect(check('clipboard-sanitized-write', 'https://elsewhere.invalid')).toBe(false);
    expect(device()).toBe(false);
  });

  test('[DSK-5] nothing is fetched from the network or the disk', () => {
    const { isCancelled, spellChecker } = electron.session.defaultSession;
    for (const url of [
      'http://a.invalid/',
      'https://a.invalid/x',
      'ws://a.invalid',
      'wss://a.invalid',
      'ftp://a.invalid',
      'file:///etc/passwd',
      'HTTPS://a.invalid',
    ]) {
      expect([url, isCancelled(url)]).toEqual([url, true]);
    }
    for (const url of ['app://davtari/index.html', 'blob:app://davtari/1', 'data:image/png;base64,', 'devtools://devtools/x']) {
      expect([url, isCancelled(url)]).toEqual([url, false]);
    }
    expect(spellChecker).toBe(false);
  });
});

describe('scheme', () => {
  test('[DSK-6] gives the same answers as the loopback host, and only under our name', async () => {
    const root = join(folder, 'renderer');
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), 'page');
    writeFileSync(join(folder, 'secret.txt'), 'the books');
    const inside = staticResponse(root, '/index.html');
    expect(await inside.text()).toBe('page');
    expect(inside.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(staticResponse(root, '/..%2fsecret.txt').status).toBe(404);
    const handler = electron.protocol.handlers.get('app')!;
    expect((await handler(new Request('app://elsewhere/index.html'))).status).toBe(404);
  });
});

describe('bridge', () => {
  const own = { senderFrame: { origin: 'app://davtari', parent: null } };
  const call = (event: unknown, ...args: unknown[]) =>
    Promise.resolve().then(() => electron.ipcMain.handlers.get('davtari:call')!(event, ...args));

  test('has one handler, which forwards to the backend', async () => {
    expect([...electron.ipcMain.handlers.keys()]).toEqual(['davtari:call']);
    expect(await call(own, 'app.info', { a: 1 })).toEqual({ ok: true, value: { name: 'Davtari' } });
    expect(backend.calls).toEqual([{ method: 'app.info', input: { a: 1 } }]);
  });

  test('[DSK-7] other senders are refused before anything is looked at', async () => {
    const senders = [
      null,
      { origin: 'https://elsewhere.invalid', parent: null },
      { origin: 'null', parent: null },
      { origin: 'file://', parent: null },
      { origin: 'app://davtari.invalid', parent: null },
      { origin: 'app://davtari', parent: {} }, // a frame inside the page
    ];
    for (const senderFrame of senders) await expect(call({ senderFrame }, 'app.info', {})).rejects.toThrow('Refused.');
    expect(backend.calls).toEqual([]);
  });

  test('[DSK-7] an unknown method, or none, is a rejection like any other', async () => {
    for (const method of ['constructor', '__proto__', undefined, 7, {}]) {
      expect(await call(own, method, {})).toMatchObject({ ok: false, rejections: [{ code: 'UNKNOWN_METHOD' }] });
    }
  });

  test('every window hears of a change', () => {
    const change: Change = { position: 7, projections: ['journal'] };
    backend.tell(change);
    expect(window().webContents.send).toHaveBeenCalledExactlyOnceWith('davtari:change', change);
  });
});

describe('company files', () => {
  test('those named at the start open before the window does', async () => {
    expect(openedAtStart).toEqual([{ file: resolve('first.davtari') }, { file: join(folder, 'early.davtari') }]);
  });

  test('a switch or another kind of file on the command line is no company file', async () => {
    const { companyFileOf } = await import('../../electron/desktop/open-file.ts');
    expect(companyFileOf(['/opt/x.davtari', '--open=y.davtari', 'notes.txt'], folder)).toBeUndefined();
  });

  test('a second start hands over its file and brings the window forward', async () => {
    electron.app.emit('second-instance', {}, ['/opt/davtari', 'Acme.davtari'], folder);
    expect(window().restore).toHaveBeenCalledOnce();
    expect(window().focus).toHaveBeenCalledOnce();
    expect(backend.calls).toEqual([{ method: 'app.open', input: { file: join(folder, 'Acme.davtari') } }]);
  });

  test('a file that does not open is said so in the language of the system', async () => {
    backend.refuseFiles = true;
    electron.app.emit('open-file', { preventDefault() {} }, join(folder, 'bad.davtari'));
    await vi.waitFor(() => expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce());
    expect(electron.dialog.showErrorBox.mock.calls[0]).toEqual(['Файлът не може да бъде отворен', expect.stringContaining('page 7')]);
  });

  test('other files are none of our business', () => {
    electron.app.emit('open-file', { preventDefault() {} }, '/etc/passwd');
    electron.app.emit('second-instance', {}, ['/opt/davtari', '/etc/passwd'], folder);
    expect(backend.calls).toEqual([]);
  });
});

test('the menu is made of roles, in the first language the product has', () => {
  const items = electron.Menu.template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  const roles = items.map(({ role }) => role).filter((role) => role !== undefined);
  expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'close']));
  expect(roles).not.toContain('toggleDevTools');
  expect(roles).not.toContain('reload');
  expect(electron.Menu.template.map(({ label }) => label)).toContain('Редактиране');
});
