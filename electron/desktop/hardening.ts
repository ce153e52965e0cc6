import type { App, Session, WebContents } from 'electron';
import { appOrigin, appPage } from './scheme.ts';

/** Copying a figure or an account number after a click. Everything else a page can ask the system for is refused. */
const allowed = 'clipboard-sanitized-write';

const remote = /^(https?|wss?|ftp|file):/i;

/** Nothing of the interface ever needs the network, the disk, a device, a camera or a notification. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(permission === allowed && isOwn(requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === allowed && isOwn(origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false); // its dictionaries come from the network
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: remote.test(url) }));
}

/**
 * For every page there is or will be, not only for our window: none leaves the interface or embeds a guest, and none opens a window. Where a page asks for
 * one of our own screens in another window, `openScreen` makes it as it made the first one; anything else asked for is nothing at all.
 */
export function hardenContents(app: App, openScreen: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', refuseOthers);
    contents.on('will-redirect', refuseOthers);
    contents.on('will-frame-navigate', refuseOthers);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (url.startsWith(`${appPage}#/`)) openScreen(url);
      return { action: 'deny' };
    });
  });
}

/** The page may start itself anew, and that is all. Routes live behind the hash and are no navigation. */
function refuseOthers(details: { readonly url: string; preventDefault(): void }): void {
  const [address] = details.url.split('#');
  if (address !== appPage) details.preventDefault();
}

function isOwn(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
