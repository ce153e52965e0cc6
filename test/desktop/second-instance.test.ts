import { expect, test, vi } from 'vitest';

vi.mock('electron', () => import('./electron-mock.ts'));
const openLocalBackend = vi.hoisted(() => vi.fn());
vi.mock('../../electron/hosts/local-backend.ts', () => ({ openLocalBackend }));

test('[DSK-8] a second instance leaves without touching a company file', async () => {
  const electron = await import('./electron-mock.ts');
  electron.app.isFirstInstance = false;
  await import('../../electron/main.ts');
  expect(electron.app.quit).toHaveBeenCalledOnce();
  expect(electron.app.order).not.toContain('ready');
  expect(openLocalBackend).not.toHaveBeenCalled();
  expect(electron.BrowserWindow.all).toEqual([]);
});
