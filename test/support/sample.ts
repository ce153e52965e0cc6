import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSample, sampleFileName } from '../../electron/services/sample/open-sample.ts';
import { asIfMoved } from './moved.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/sample');

/** Puts the sample company into a folder. It is made once for each state of the program, because making it takes longer than any test. */
export async function putSampleInto(folder: string): Promise<void> {
  const made = join(cache, stateOfProgram());
  if (!existsSync(made)) await makeSample(made);
  asIfMoved(join(made, sampleFileName), join(folder, sampleFileName));
}

async function makeSample(target: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  for (const older of readdirSync(cache)) if (!older.startsWith('making-')) rmSync(join(cache, older), { recursive: true, force: true });
  const staging = mkdtempSync(join(cache, 'making-'));
  const sample = await openSample(staging);
  if (!sample.ok) throw new Error(`no sample company: ${JSON.stringify(sample.rejections)}`);
  try {
    renameSync(staging, target);
  } catch (error) {
    // Another test made it meanwhile.
    if (!existsSync(target)) throw error;
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Fingerprint of the sources the sample company is made with. */
function stateOfProgram(): string {
  const hash = createHash('sha256');
  for (const part of ['electron', 'shared', 'migrations']) {
    const names = readdirSync(join(root, part), { recursive: true, encoding: 'utf8' });
    for (const name of names.sort()) {
      if (/\.(ts|json)$/.test(name) && !name.endsWith('.test.ts')) hash.update(name).update(readFileSync(join(root, part, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
