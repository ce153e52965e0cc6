import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Change, Client } from '../shared/contracts/index.ts';

// All that the page gets: the two functions of the contract. Neither the channel nor Electron's event object is within its reach.
const client: Client = {
  call: (method, input, shown) => ipcRenderer.invoke('davtari:call', method, input, shown),
  onChange(listener) {
    const relay = (_event: IpcRendererEvent, change: Change) => listener(change);
    ipcRenderer.on('davtari:change', relay);
    return () => void ipcRenderer.off('davtari:change', relay);
  },
};

contextBridge.exposeInMainWorld('davtari', client);
