// A stand-in for the Electron distribution, so that `electron-builder --dir` proves the packaging configuration (files, asar, fuses, associations) on
// machines that cannot download Electron. What it packs does not start. Argument: the folder to write.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const out = process.argv[2] ?? '.electron-stub';
const { version } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('electron/package.json'), 'utf8'));

rmSync(out, { recursive: true, force: true });
for (const folder of ['locales', 'resources']) mkdirSync(join(out, folder), { recursive: true });

// The wire of fuses that electron-builder flips: a sentinel, version 1, the number of fuses, and '0' or '1' for each.
const fuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('100100000')]);
writeFileSync(join(out, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\necho "This is a stand-in for Electron."; exit 1\n'), fuses]));
chmodSync(join(out, 'electron'), 0o755);

writeFileSync(join(out, 'version'), version);
const parts = [
  'LICENSE',
  'LICENSES.chromium.html',
  'resources.pak',
  'icudtl.dat',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'chrome_100_percent.pak',
];
for (const part of parts) writeFileSync(join(out, part), 'stand-in');
for (const locale of ['en-US', 'bg', 'ru', 'de']) writeFileSync(join(out, 'locales', `${locale}.pak`), 'stand-in');
