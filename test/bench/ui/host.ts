// The program as `npm start` runs it once it is built, on a folder and any free port, for run.ts. Says its address and ends with its input.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as host from '../../../electron/hosts/serve.ts';

const dist = resolve(import.meta.dirname, '../../../dist');
// A name the compiler does not follow: it is built by then, and not where only the types are checked.
const { serve } = (await import(pathToFileURL(resolve(dist, 'main/host.mjs')).href)) as typeof host;
const [folder] = process.argv.slice(2);
await serve({ rendererRoot: resolve(dist, 'renderer'), version: '0.1.0', ...(folder === undefined ? {} : { folder }), port: 0 });
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
