import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions } from 'electron';
import { vi } from 'vitest';

// Stands in for the module 'electron', whose npm package is only a downloader. It records what our code asks for; that Electron then does it is not
// shown by any test that uses this.

type Decide = (permission: string, url: string) => boolean;

export class WebContentsMock extends EventEmitter {
  readonly send = vi.fn<(channel: string, ...args: unknown[]) => void>();
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

export class BrowserWindowMock extends EventEmitter {
  static all: BrowserWindowMock[] = [];
  static getAllWindows = () => BrowserWindowMock.all;
  readonly webContents = new WebContentsMock();
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  shown = 0;
  show = () => {
    this.shown += 1;
  };
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  isMinimized = () => true;
  isDestroyed = () => false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindowMock.all.push(this);
    // As Electron does: handlers for all contents are told before the window is used.
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.emit('ready-to-show');
  }
}

class AppMock extends EventEmitter {
  isFirstInstance = true;
  isPackaged = true;
  isReady = false;
  readonly order: string[] = [];
  readonly quit = vi.fn();
  readonly exit = vi.fn();
  enableSandbox = () => void this.order.push('enableSandbox');
  requestSingleInstanceLock = () => this.isFirstInstance;
  whenReady = async () => {
    this.order.push('ready');
  };
  getVersion = () => '1.2.3';
  getPreferredSystemLanguages = () => ['de-DE', 'bg-BG', 'en-US'];
}

export const app = new AppMock();
export const protocol = {
  schemes: [] as CustomScheme[],
  handlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    app.order.push('registerSchemes');
    protocol.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => void protocol.handlers.set(scheme, handler),
};
export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => void ipcMain.handlers.set(channel, handler),
};

const refuseAll = () => undefined as never;
export const session = {
  defaultSession: {
    request: refuseAll as unknown as Decide,
    check: refuseAll as unknown as Decide,
    device: refuseAll as unknown as () => boolean,
    isCancelled: refuseAll as unknown as (url: string) => boolean,
    spellChecker: true,
    setPermissionRequestHandler(
      handler: (contents: unknown, permission: string, done: (granted: boolean) => void, details: { requestingUrl: string }) => void,
    ) {
      session.defaultSession.request = (permission, requestingUrl) => {
        let answer: boolean | undefined;
        handler(
          null,
          permission,
          (granted) => {
            answer = granted;
          },
          { requestingUrl },
        );
        return answer as boolean;
      };
    },
    setPermissionCheckHandler(handler: (contents: unknown, permission: string, origin: string) => boolean) {
      session.defaultSession.check = (permission, origin) => handler(null, permission, origin);
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      session.defaultSession.device = handler;
    },
    setSpellCheckerEnabled: (enabled: boolean) => {
      session.defaultSession.spellChecker = enabled;
    },
    webRequest: {
      onBeforeRequest(handler: (details: { url: string }, done: (answer: { cancel?: boolean }) => void) => void) {
        session.defaultSession.isCancelled = (url) => {
          let cancelled: boolean | undefined;
          handler({ url }, ({ cancel }) => {
            cancelled = cancel;
          });
          return cancelled as boolean;
        };
      },
    },
  },
};

export const Menu = {
  template: [] as MenuItemConstructorOptions[],
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: unknown) => {
    Menu.template = template as MenuItemConstructorOptions[];
  },
};
export const dialog = { showErrorBox: vi.fn<(title: string, content: string) => void>() };
export const nativeTheme = { shouldUseDarkColors: false };
export const BrowserWindow = BrowserWindowMock;

class IpcRendererMock extends EventEmitter {
  readonly invoke = vi.fn(async (..._args: unknown[]): Promise<unknown> => ({ ok: true, value: {} }));
}
export const ipcRenderer = new IpcRendererMock();
export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld: (name: string, api: unknown) => {
    contextBridge.exposed[name] = api;
  },
};
