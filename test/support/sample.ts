import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSample, sampleFileName } from '../../../electron/services/sample/open-sample.ts';
import { asIfMoved } from '../../support/moved.ts';

const root = resolve(import.meta.dirname, '../../..');
const cache = join(root, 'node_modules/.cache/e2e-sample');

/** Puts the sample company into a folder. It is made once for each state of the program, because making it takes longer than any test. */
export async function putSampleInto(folder: string): Promise<void> {
  const made = join(cache, stateOfProgram());
  if (!existsSync(made)) await makeSample(made);
  asIfMoved(join(made, sampleFileName), join(folder, sampleFileName));
}

async function makeSample(target: string): Promise<void> {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, 'making-'));
  const sample = await openSample(staging);
  if (!sample.ok) throw new Error(`no sample company: ${JSON.stringify(sample.rejections)}`);
  renameSync(staging, target);
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
