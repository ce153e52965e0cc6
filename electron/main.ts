import { join } from 'node:path';
import { app, BrowserWindow, Menu, protocol, session } from 'electron';
import { hardenContents, hardenSession } from './desktop/hardening.ts';
import { connect } from './desktop/ipc.ts';
import { buildMenu } from './desktop/menu.ts';
import { openInBackend, receiveFiles } from './desktop/open-file.ts';
import { appScheme, serveInterface } from './desktop/scheme.ts';
import { preferredLanguage } from './desktop/texts.ts';
import { focusWindow, openWindow } from './desktop/window.ts';
import { openLocalBackend } from './hosts/local-backend.ts';
import { reportError } from './services/report-error.ts';

const here = import.meta.dirname; // dist/main inside the package
const window = { preload: join(here, '../preload/preload.cjs'), devTools: !app.isPackaged };

// Both have to happen before the app is ready.
protocol.registerSchemesAsPrivileged([appScheme]);
app.enableSandbox();

// Two programs writing one company file would wait for each other; the second hands its file to the first and leaves.
if (app.requestSingleInstanceLock()) {
  const files = receiveFiles(app, focusWindow);
  hardenContents(app, (address) => void openWindow(window, address));
  void app
    .whenReady()
    .then(() => start(files))
    .catch((error: unknown) => {
      reportError('start', error);
      app.exit(1);
    });
} else {
  app.quit();
}

async function start(files: ReturnType<typeof receiveFiles>): Promise<void> {
  const language = preferredLanguage(app.getPreferredSystemLanguages());
  const isMac = process.platform === 'darwin';
  const backend = openLocalBackend({ version: app.getVersion(), desktop: true });

  hardenSession(session.defaultSession);
  serveInterface(join(here, '../renderer'));
  connect(backend);
  Menu.setApplicationMenu(buildMenu(language, isMac, () => void openWindow(window)));
  files.to((file) => void openInBackend(backend, file, language));

  app.on('will-quit', () => backend.close());
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow(window);
  });
  await openWindow(window);
}
