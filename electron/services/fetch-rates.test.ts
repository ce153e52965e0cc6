import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { fetchRates } from './fetch-rates.ts';

// The internet is never asked: a server on this computer plays the bank.
const list = `<gesmes:Envelope xmlns:gesmes="g"><Cube><Cube time='2026-05-08'><Cube currency='USD' rate='1.1831'/></Cube></Cube></gesmes:Envelope>`;
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const refused = (reason: string) => ({ ok: false, rejections: [{ code: 'RATES_NOT_FETCHED', source: 'ECB', reason }] });

test('[L8] the list of a bank is fetched and read', async () => {
  const url = await serve((_request, response) => response.end(list));
  expect(await fetchRates('ECB', undefined, { url })).toEqual({
    ok: true,
    value: { source: 'ECB', skipped: [], quotes: [{ on: '2026-05-08', unit: 'EUR', quantity: 1, price: 'USD', rate: '1.1831' }] },
  });
});

test('[L8] an answer that never ends is cut off, one that never comes is waited for a while only', async () => {
  const endless = await serve((_request, response) => {
    const more = () => response.write('x'.repeat(10_000), more);
    more();
  });
  expect(await fetchRates('ECB', undefined, { url: endless, limit: 100_000 })).toEqual(refused('too-large'));
  const silent = await serve(() => {});
  expect(await fetchRates('ECB', undefined, { url: silent, timeoutMs: 200 })).toEqual(refused('timeout'));
  const halting = await serve((_request, response) => response.write(list.slice(0, 20)));
  expect(await fetchRates('ECB', undefined, { url: halting, timeoutMs: 200 })).toEqual(refused('timeout'));
});

test('[L8] an error, a redirection, a page of words and nobody there are refusals', async () => {
  const broken = await serve((_request, response) => response.writeHead(503).end('later'));
  expect(await fetchRates('ECB', undefined, { url: broken })).toEqual(refused('status'));
  const elsewhere = await serve((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect(await fetchRates('ECB', undefined, { url: elsewhere })).toEqual(refused('unreachable'));
  const words = await serve((_request, response) => response.end('<html><body>maintenance</body></html>'));
  expect(await fetchRates('ECB', undefined, { url: words })).toMatchObject({
    rejections: [{ code: 'RATES_UNREADABLE', reason: 'format' }],
  });
  expect(await fetchRates('ECB', undefined, { url: 'http://127.0.0.1:1/' })).toEqual(refused('unreachable'));
});
