import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Backend } from '../services/backend.ts';
import { appOrigin } from './scheme.ts';

/** The whole bridge: one call in, one broadcast out. The names are repeated in the preload, which may import nothing from here. */
export const callChannel = 'davtari:call';
export const changeChannel = 'davtari:change';

/** Forwards calls of our own window to the backend, which reads the method and its input itself, and tells every window of each commit. */
export function connect(backend: Backend): void {
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown, shown: unknown) => {
    if (!isOwnWindow(event)) throw new Error('Refused.');
    return backend.call(typeof method === 'string' ? method : '', input, typeof shown === 'string' ? shown : null);
  });
  backend.onChange((change) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(changeChannel, change);
    }
  });
}

/** The top frame of a window, showing our page. A frame inside it never has a reason to call. */
function isOwnWindow({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.origin === appOrigin && senderFrame.parent === null;
}
