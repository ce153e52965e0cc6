import { beforeAll, expect, test, vi } from 'vitest';
import type { Change, Client } from '../../shared/contracts/index.ts';

vi.mock('electron', () => import('./electron-mock.ts'));

const electron = await import('./electron-mock.ts');
let client: Client;

beforeAll(async () => {
  await import('../../electron/preload.ts');
  client = electron.contextBridge.exposed.davtari as Client;
});

test('[DSK-9] exposes the client of the contract and nothing else', () => {
  expect(Object.keys(electron.contextBridge.exposed)).toEqual(['davtari']);
  expect(Object.keys(client).sort()).toEqual(['call', 'onChange']);
});

test('[DSK-9] speaks on the channels the main process listens to', async () => {
  const { callChannel, changeChannel } = await import('../../electron/desktop/ipc.ts');
  await client.call('account.list', {}, 'what is shown');
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(callChannel, 'account.list', {}, 'what is shown');
  client.onChange(() => {});
  expect(electron.ipcRenderer.eventNames()).toEqual([changeChannel]);
});

test('[DSK-9] a listener gets the change without the event of Electron, until it unsubscribes', () => {
  const listener = vi.fn();
  const unsubscribe = client.onChange(listener);
  const change: Change = { position: 1, projections: ['journal'] };
  electron.ipcRenderer.emit('davtari:change', { sender: 'secret' }, change);
  unsubscribe();
  electron.ipcRenderer.emit('davtari:change', { sender: 'secret' }, change);
  expect(listener.mock.calls).toEqual([[change]]);
});
