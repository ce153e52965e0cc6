import { BrowserWindow, nativeTheme } from 'electron';
import { appPage } from './scheme.ts';

export interface WindowOptions {
  readonly preload: string;
  /** Developer tools open while developing, never in an installed app. */
  readonly devTools: boolean;
}

/** Opens a window of the app, on one of its screens if given. Shown when its first picture is ready, on a background of the system's scheme, so that nothing flashes. */
export async function openWindow({ preload, devTools }: WindowOptions, address = appPage): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 400,
    show: false,
    title: 'Davtari',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      devTools,
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
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(address);
  return window;
}

/** Brings the window to the person, for example when the app is started a second time. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
