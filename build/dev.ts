// npm run dev: the interface from source with hot reload, over a loopback host on the same machine. Option: --port N of the page.
import { requireNode24 } from './node24.ts';

requireNode24();

const { readFileSync } = await import('node:fs');
const { join, resolve } = await import('node:path');
const { parseArgs } = await import('node:util');
const { createServer } = await import('vite');
const { serve } = await import('../electron/hosts/serve.ts');

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { port: { type: 'string', default: '5173' } } });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// Calls go through this server to the host, which asks for a session as it does of any browser: exchange the link once, here.
const host = await serve({ rendererRoot: join(root, 'dist/renderer'), version, port: 0, print: () => {} });
const exchange = await fetch(host.url, { redirect: 'manual' });
const cookie = exchange.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ');
const target = `http://127.0.0.1:${host.port}`;
// Its own pages only: without this any site open in the same browser could post through the proxy.
const pages = [`http://127.0.0.1:${values.port}`, `http://localhost:${values.port}`];
const proxy = {
  target,
  changeOrigin: true,
  headers: { cookie, origin: target, 'sec-fetch-site': 'same-origin' },
  bypass: (request: { headers: { origin?: string | undefined } }) =>
    request.headers.origin === undefined || pages.includes(request.headers.origin) ? undefined : false,
} as const;

const server = await createServer({
  configFile: join(root, 'build/vite.config.ts'),
  server: { port: Number(values.port), strictPort: true, cors: false, proxy: { '/call': proxy, '/changes': proxy } },
});
await server.listen();
console.log(`Davtari from source: ${pages[0]}/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([server.close(), host.close()]).finally(() => process.exit(0)));
}
