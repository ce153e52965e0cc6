import { createReadStream, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** The interface loads nothing from anywhere but its own origin. Styles inline: the component library writes three style elements. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * One answer for both hosts: `app://` of the desktop and the loopback host. Routes live behind the hash, so a path without an extension is the
 * page itself; a file that is not there is 404, as is everything outside `root`, whether by `..`, an encoded separator or a link.
 */
export function staticResponse(root: string, pathname: string): Response {
  const file = findInside(root, pathname) ?? (extname(pathname) === '' ? findInside(root, '/index.html') : undefined);
  if (file === undefined) return new Response('Not found', { status: 404, headers: { ...securityHeaders, 'content-type': 'text/plain' } });
  const headers = {
    ...securityHeaders,
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': String(statSync(file).size),
    // Names of bundled files carry a hash of their content; the page that names them must always be asked for.
    'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers });
}

function findInside(root: string, pathname: string): string | undefined {
  try {
    const home = realpathSync(root);
    const file = realpathSync(join(home, decodeURIComponent(pathname)));
    return file.startsWith(home + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // absent, or no path at all: a broken escape, a zero byte
  }
}
