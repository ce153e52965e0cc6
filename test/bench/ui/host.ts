// The program as `npm start` runs it, on a folder and any free port, for run.ts. Says its address and ends with its input.
import { resolve } from 'node:path';
import { serve } from '../../../dist/main/host.mjs';

const [folder] = process.argv.slice(2);
await serve({ rendererRoot: resolve(import.meta.dirname, '../../../dist/renderer'), version: '0.1.0', folder, port: 0 });
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
