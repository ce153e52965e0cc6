import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../electron/hosts/loopback.ts';
import type { Backend } from '../../electron/services/backend.ts';
import type { Change } from '../../shared/contracts/index.ts';
import { ok, reject } from '../../shared/result.ts';

/** Answers what it was asked; tells its listeners what the test says. */
function stubBackend() {
  const calls: { method: string; input: unknown }[] = [];
  const listeners = new Set<(change: Change) => void>();
  const backend: Backend = {
    async call(method, input) {
      calls.push({ method, input });
      return method === 'app.info' ? ok({ name: 'Davtari' }) : reject({ code: 'UNKNOWN_METHOD', method });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {},
  };
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  return { backend, calls, listeners, tell };
}

interface Sent {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}
interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Not fetch: it writes its own Host and straightens paths, and both are what is tried here. */
function send(port: number, { path, method = 'GET', headers = {}, body }: Sent): Promise<Answered> {
  return new Promise((done, fail) => {
    const sent = rawRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

let folder: string;
let rendererRoot: string;
let stub: ReturnType<typeof stubBackend>;
let host: Loopback;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-loopback-'));
  rendererRoot = join(folder, 'renderer');
  mkdirSync(join(rendererRoot, 'assets'), { recursive: true });
  writeFileSync(join(rendererRoot, 'index.html'), '<div id="root"></div>');
  writeFileSync(join(rendererRoot, 'assets/app-1234.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'the books');
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(folder, 'renderer-other/secret.txt'), 'the books');
  symlinkSync(join(folder, 'secret.txt'), join(rendererRoot, 'linked.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  stub = stubBackend();
  host = await startLoopback({ backend: stub.backend, rendererRoot, bodyLimit: 1000 });
});
afterEach(() => host.close());

const pathOf = (link: string) => link.slice(new URL(link).origin.length);
const own = () => `http://127.0.0.1:${host.port}`;

async function signIn(): Promise<string> {
  const { headers } = await send(host.port, { path: pathOf(host.url) });
  return String(headers['set-cookie']).split(';')[0]!;
}

function call(method: string, input: unknown, headers: Record<string, string>): Promise<Answered> {
  return send(host.port, {
    path: `/call/${method}`,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: own(), ...headers },
    body: JSON.stringify(input),
  });
}

describe('one-time link', () => {
  test('[HOST-1] is exchanged for a session cookie and leaves the address bar', async () => {
    const answer = await send(host.port, { path: pathOf(host.url) });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(new URL(host.url).searchParams.get('token'));
  });

  test('[HOST-1] works once', async () => {
    const cookie = await signIn();
    expect((await send(host.port, { path: pathOf(host.url) })).status).toBe(403);
    // A bookmark of it does no harm to whoever is signed in.
    expect((await send(host.port, { path: pathOf(host.url), headers: { cookie } })).status).toBe(303);
  });

  test('[HOST-1] is not used up by a HEAD request or by a wrong token', async () => {
    expect((await send(host.port, { path: pathOf(host.url), method: 'HEAD' })).status).toBe(403);
    expect((await send(host.port, { path: '/?token=guessed' })).status).toBe(403);
    expect((await send(host.port, { path: '/?token=' })).status).toBe(403);
    expect((await send(host.port, { path: pathOf(host.url) })).status).toBe(303);
  });

  test('[HOST-1] a fresh link replaces an unused one and leaves sessions alone', async () => {
    const unused = host.url;
    const cookie = await send(host.port, { path: pathOf(host.freshLink()) });
    expect(cookie.status).toBe(303);
    expect((await send(host.port, { path: pathOf(unused) })).status).toBe(403);
    const session = String(cookie.headers['set-cookie']).split(';')[0]!;
    host.freshLink();
    expect((await send(host.port, { path: '/', headers: { cookie: session } })).status).toBe(200);
  });
});

describe('session', () => {
  test('[HOST-2] nothing is answered without the cookie but a short refusal', async () => {
    for (const path of ['/', '/index.html', '/assets/app-1234.js', '/changes', '/anything']) {
      const answer = await send(host.port, { path });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text.split('\n').length).toBeLessThan(4);
    }
    expect((await call('app.info', {}, {})).status).toBe(403);
    expect((await call('app.info', {}, { cookie: `davtari-${host.port}=guessed` })).status).toBe(403);
    expect(stub.calls).toEqual([]);
  });

  test('[HOST-2] another run of the host does not know the cookie', async () => {
    const cookie = await signIn();
    const other = await startLoopback({ backend: stub.backend, rendererRoot });
    const renamed = cookie.replace(String(host.port), String(other.port));
    expect((await send(other.port, { path: '/', headers: { cookie: renamed } })).status).toBe(403);
    await other.close();
  });
});

describe('callers', () => {
  test('[HOST-3] a Host that is not this one is refused even with the cookie', async () => {
    const cookie = await signIn();
    for (const name of [
      'davtari.invalid',
      `davtari.invalid:${host.port}`,
      '127.0.0.1',
      `127.0.0.1:${host.port + 1}`,
      `0.0.0.0:${host.port}`,
    ]) {
      expect([name, (await send(host.port, { path: '/', headers: { cookie, host: name } })).status]).toEqual([name, 421]);
    }
    expect((await send(host.port, { path: '/', headers: { cookie, host: `localhost:${host.port}` } })).status).toBe(200);
  });

  test('[HOST-3] a call from another origin, or from none, is refused even with the cookie', async () => {
    const cookie = await signIn();
    for (const origin of [
      'https://elsewhere.invalid',
      'null',
      'http://127.0.0.1',
      `http://127.0.0.1:${host.port + 1}`,
      `https://127.0.0.1:${host.port}`,
    ]) {
      expect([origin, (await call('app.info', {}, { cookie, origin })).status]).toEqual([origin, 403]);
    }
    const headers = { cookie, 'content-type': 'application/json' };
    expect((await send(host.port, { path: '/call/app.info', method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(stub.calls).toEqual([]);
  });

  test('[HOST-3] a page on another port of this computer can not read what the cookie opens', async () => {
    const cookie = await signIn();
    const headers = { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };
    expect((await send(host.port, { path: '/changes', headers })).status).toBe(403);
    const link = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await send(host.port, { path: '/', headers: link })).status).toBe(200);
  });
});

describe('calls', () => {
  test('reach the backend with method and input, and bring back its result', async () => {
    const cookie = await signIn();
    const answer = await call('app.info', { a: '1.00' }, { cookie });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, value: { name: 'Davtari' } }]);
    expect(stub.calls).toEqual([{ method: 'app.info', input: { a: '1.00' } }]);
  });

  test('an unknown method is a rejection with a code, not an HTTP error', async () => {
    const cookie = await signIn();
    for (const method of ['no.such', 'constructor', '__proto__']) {
      const answer = await call(method, {}, { cookie });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: false, rejections: [{ code: 'UNKNOWN_METHOD', method }] }]);
    }
  });

  test('[HOST-4] a body beyond the limit is refused, announced or not', async () => {
    const cookie = await signIn();
    const headers = { cookie, origin: own(), 'content-type': 'application/json' };
    const body = JSON.stringify({ content: 'x'.repeat(1001) });
    const announced = { ...headers, 'content-length': String(body.length) };
    expect((await send(host.port, { path: '/call/app.import', method: 'POST', headers: announced, body })).status).toBe(413);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await send(host.port, { path: '/call/app.import', method: 'POST', headers: chunked, body })).status).toBe(413);
    expect(stub.calls).toEqual([]);
  });

  test('what is not JSON never reaches the backend', async () => {
    const cookie = await signIn();
    const headers = { cookie, origin: own(), 'content-type': 'application/json' };
    expect((await send(host.port, { path: '/call/app.info', method: 'POST', headers, body: '{' })).status).toBe(400);
    // A form of another site may post this type without asking first.
    const form = { ...headers, 'content-type': 'text/plain' };
    expect((await send(host.port, { path: '/call/app.info', method: 'POST', headers: form, body: '{}' })).status).toBe(415);
    expect((await send(host.port, { path: '/call/app.info', method: 'PUT', headers, body: '{}' })).status).toBe(405);
    expect(stub.calls).toEqual([]);
  });
});

describe('files', () => {
  test('[HOST-5] nothing outside the folder of the interface is served', async () => {
    const cookie = await signIn();
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/assets/../../secret.txt',
      '/..%5csecret.txt',
    ];
    for (const path of [
      ...paths,
      '/..%2frenderer-other%2fsecret.txt',
      '/linked.txt',
      '/secret.txt%00',
      '//secret.txt',
      '/%E0%A4',
      '/%252e%252e%252fsecret.txt',
    ]) {
      const answer = await send(host.port, { path, headers: { cookie } });
      expect(answer.text, path).not.toContain('the books');
      if (answer.status === 200) expect(answer.text, path).toContain('id="root"');
    }
  });

  test('the page answers for every route, a missing file is missing', async () => {
    const cookie = await signIn();
    for (const path of ['/', '/reports/trial-balance']) {
      const answer = await send(host.port, { path, headers: { cookie } });
      expect([answer.status, answer.text]).toEqual([200, '<div id="root"></div>']);
    }
    expect((await send(host.port, { path: '/assets/app-1234.js', headers: { cookie } })).headers['content-type']).toContain(
      'text/javascript',
    );
    expect((await send(host.port, { path: '/assets/gone.js', headers: { cookie } })).status).toBe(404);
  });

  test('[HOST-6] every answer carries the policy headers', async () => {
    const cookie = await signIn();
    const answers = [
      await send(host.port, { path: '/', headers: { cookie } }),
      await send(host.port, { path: '/assets/app-1234.js', headers: { cookie } }),
      await send(host.port, { path: '/' }),
      await send(host.port, { path: '/', headers: { host: 'davtari.invalid' } }),
      await call('app.info', {}, { cookie }),
    ];
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.join()).not.toMatch(/unsafe-eval|script-src|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('changes', () => {
  test('arrive as server-sent events, and leaving ends the subscription', async () => {
    const cookie = await signIn();
    const leave = new AbortController();
    const answer = await fetch(`${own()}/changes`, { headers: { cookie }, signal: leave.signal });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    await expect.poll(() => stub.listeners.size).toBe(1);
    stub.tell({ position: 7, projections: ['journal', 'vat_ledger'] });
    let text = '';
    while (!text.includes('data: ')) text += (await reader.read()).value ?? '';
    expect(JSON.parse(text.split('data: ')[1]!)).toEqual({ position: 7, projections: ['journal', 'vat_ledger'] });
    leave.abort();
    await reader.closed.catch(() => undefined);
    await expect.poll(() => stub.listeners.size).toBe(0);
  });

  test('closing the host ends open streams', async () => {
    const cookie = await signIn();
    const answer = await fetch(`${own()}/changes`, { headers: { cookie } });
    await expect.poll(() => stub.listeners.size).toBe(1);
    await host.close();
    await answer.text().catch(() => undefined);
    expect(stub.listeners.size).toBe(0);
  });
});

test('[HOST-7] listens on the loopback address only', async () => {
  // The whole of 127/8 is this computer; were the host bound to every address, 127.0.0.2 would reach it.
  const reached = await new Promise((done) => {
    const sent = rawRequest({ host: '127.0.0.2', port: host.port, path: '/' }, () => done(true));
    sent.on('error', () => done(false));
    sent.end();
  });
  expect(reached).toBe(false);
});
