import { existsSync, readdirSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ok, type Result, reject } from '../../../shared/result.ts';
import { fileRejection } from '../../db/failures.ts';
import type { OpenOptions } from '../../engine/company.ts';
import { openCompany } from '../../engine/index.ts';
import { headFileOf } from '../../log/head-beacon.ts';
import { keyFileOf } from '../../log/keys.ts';
import { removeCompanyFiles, type SampleOptions, sampleSteps } from './create-sample.ts';

export const sampleFileName = 'sample.davtari';

/**
 * The sample company of a folder: its path, after making it on first use. It is made under another name and gets its own when it is complete, so a
 * kill in the middle leaves no half company. Works in small steps; the program stays answering meanwhile.
 * Rejects: FILE_EXISTS when the name belongs to a company that is no sample, what opening it rejects, and what the disk refuses.
 */
export async function openSample(folder: string, options: OpenOptions & SampleOptions = {}): Promise<Result<string>> {
  const file = join(folder, sampleFileName);
  if (existsSync(file)) return checkSample(file, options);
  try {
    await mkdir(folder, { recursive: true });
    removeLeftOvers(folder);
    // Not a company file by its name, so that no list shows it and nobody opens it.
    const part = `${file}.${process.pid}.part`;
    removeCompanyFiles(part);
    const made = await make(part, options);
    if (!made.ok) return made;
    if (existsSync(file)) {
      removeCompanyFiles(part);
      return checkSample(file, options);
    }
    // The key first: the company file is the sign that everything is there.
    renameSync(keyFileOf(part), keyFileOf(file));
    renameSync(headFileOf(part), headFileOf(file));
    renameSync(part, file);
    return ok(file);
  } catch (error) {
    const rejection = fileRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  }
}

/**
 * Removes the sample company of a folder with its key; one that is not there is no error. Nobody may have it open. A company of somebody's that has the name
 * stays. Its backups stay too. Rejects: FILE_EXISTS when the name belongs to a company that is no sample, and what opening it rejects.
 */
export function discardSample(folder: string, options: OpenOptions = {}): Result<Record<string, never>> {
  const file = join(folder, sampleFileName);
  if (!existsSync(file)) return ok({});
  const checked = checkSample(file, options);
  if (!checked.ok) return checked;
  removeCompanyFiles(file);
  return ok({});
}

async function make(part: string, options: SampleOptions): Promise<Result<unknown>> {
  const steps = sampleSteps(part, options);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await setImmediate();
    }
  } finally {
    steps.return(reject({ code: 'FILE_NOT_FOUND' }));
  }
}

function checkSample(file: string, options: OpenOptions): Result<string> {
  const opened = openCompany(file, options.now ? { now: options.now } : {});
  if (!opened.ok) return opened;
  const info = opened.value.call('company.info', {});
  opened.value.close();
  if (!info.ok) return info;
  return info.value.isSample ? ok(file) : reject({ code: 'FILE_EXISTS', file });
}

/** Parts of processes that were killed. Those of processes that still run are left alone. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const match = /^(sample\.davtari\.(\d+)\.part)(-wal|-shm|\.key|\.key\.new|\.head)?$/.exec(name);
    if (match && !isRunning(Number(match[2]))) removeCompanyFiles(join(folder, match[1]!));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
