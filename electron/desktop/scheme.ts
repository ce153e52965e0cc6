import { type CustomScheme, protocol } from 'electron';
import { staticResponse } from '../hosts/static.ts';

export const appOrigin = 'app://davtari';
export const appPage = `${appOrigin}/index.html`;

// Not file://: its origin is opaque, module scripts are refused there once the fuse for it is off, and 'self' in the policy means nothing.
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Serves the built interface at `app://davtari/`, with the same answers as the loopback host. Other names under the scheme do not exist. */
export function serveInterface(rendererRoot: string): void {
  protocol.handle(appScheme.scheme, (request) => {
    const { host, pathname } = new URL(request.url);
    return `app://${host}` === appOrigin ? staticResponse(rendererRoot, pathname) : new Response('Not found', { status: 404 });
  });
}
