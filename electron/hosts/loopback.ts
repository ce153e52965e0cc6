import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { shownHeader } from '../../shared/contracts/shown.ts';
import type { Backend } from '../services/backend.ts';
import { reportError } from '../services/report-error.ts';
import { changeStream } from './changes.ts';
import { newSecret, OneTimeToken, sameSecret } from './one-time-link.ts';
import { readBody } from './read-body.ts';
import { securityHeaders, staticResponse } from './static.ts';

const bodyLimitBytes = 256 * 1024 * 1024; // a whole book of another program travels in one call

export interface LoopbackOptions {
  readonly backend: Backend;
  /** Folder of the built interface. Nothing outside it is ever served. */
  readonly rendererRoot: string;
  /** Any free port unless given. */
  readonly port?: number;
  readonly bodyLimit?: number;
}

export interface Loopback {
  readonly port: number;
  /** The first one-time link. */
  readonly url: string;
  /** A new one-time link; the one before it stops working. */
  freshLink(): string;
  /** Ends every connection. The backend stays open: it belongs to the caller. */
  close(): Promise<void>;
}

/**
 * The interface and its calls for a browser on this computer. Whoever opens the one-time link first gets a session cookie; nothing but the refusal page
 * is answered without it. Host and Origin are checked against the names of this host, so that no page of another site reaches it through the browser.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { backend, rendererRoot, bodyLimit = bodyLimitBytes } = options;
  const token = new OneTimeToken();
  const session = newSecret();
  const streams = new Set<() => void>();
  let port = 0;

  const hosts = () => [`127.0.0.1:${port}`, `localhost:${port}`];
  // Cookies know no ports: the name keeps two hosts on one computer apart.
  const cookieName = () => `davtari-${port}`;
  const hasSession = (context: Context) => sameSecret(getCookie(context, cookieName()) ?? '', session);

  const app = new Hono();

  app.use(async (context, next) => {
    if (!hosts().includes(context.req.header('host') ?? '')) return page(421, 'This address is not the one Davtari answers at.');
    if (!isFromOwnPage(context)) return page(403, 'Davtari takes requests from its own pages only.');
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value);
  });

  /** A page of another site may link here, but neither post, nor read, nor embed. Other ports of this computer count as other sites. */
  function isFromOwnPage(context: Context): boolean {
    const origin = context.req.header('origin');
    if (context.req.method === 'POST' && origin === undefined) return false;
    if (origin !== undefined && !hosts().some((host) => origin === `http://${host}`)) return false;
    const site = context.req.header('sec-fetch-site');
    return site === undefined || site === 'same-origin' || site === 'none' || context.req.header('sec-fetch-mode') === 'navigate';
  }

  app.get('/', async (context, next) => {
    const presented = context.req.query('token');
    // Not for HEAD: a link checker would use the link up.
    if (presented === undefined || context.req.raw.method !== 'GET') return next();
    if (token.take(presented)) {
      setCookie(context, cookieName(), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      context.header('cache-control', 'no-store');
      return context.redirect('/', 303);
    }
    return hasSession(context) ? context.redirect('/', 303) : refused();
  });

  app.use(async (context, next) => (hasSession(context) ? next() : refused()));

  app.post('/call/:method', async (context) => {
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return page(415, 'Calls are JSON.');
    const body = await readBody(context.req.raw, bodyLimit);
    if (body === undefined) return page(413, 'The request is too large.');
    let input: unknown;
    try {
      input = JSON.parse(body);
    } catch {
      return page(400, 'The request is not JSON.');
    }
    const shown = context.req.header(shownHeader) ?? null;
    return context.json(await backend.call(context.req.param('method'), input, shown), 200, { 'cache-control': 'no-store' });
  });

  app.get('/changes', () => {
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    return new Response(changeStream(backend, streams), { headers });
  });

  app.get('*', (context) => staticResponse(rendererRoot, new URL(context.req.url).pathname));
  app.all('*', () => page(405, 'Not allowed.'));
  // The framework would answer with the text of the exception.
  app.onError((error) => page(500, `Something went wrong in Davtari (${reportError('loopback host', error)}).`));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', () => done());
  });
  port = (server.address() as AddressInfo).port;

  const freshLink = () => `http://127.0.0.1:${port}/?token=${token.renew()}`;
  return {
    port,
    url: freshLink(),
    freshLink,
    async close() {
      for (const stop of [...streams]) stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const refused = () => page(403, 'This link was used already or has run out. Start Davtari again to get a new one.');

/** Plain text for people: nothing of the request is repeated in it. */
function page(status: number, sentence: string): Response {
  const headers = { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(`${sentence}\n`, { status, headers });
}
