import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { reportError } from './report-error.ts';

export const companyExtension = '.davtari';

/** What is remembered of a company file that was opened: enough to list it without opening it again. */
export interface RecentCompany {
  /** Absolute path. */
  file: string;
  id: string;
  name: string;
  taxId: string;
  country: string | null;
  isSample: boolean;
  usedAt: string;
}

/** Where company files live unless told otherwise: `DAVTARI_HOME`, else the folder `Davtari` of the person's home. */
export function defaultFolder(env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  return resolve(env.DAVTARI_HOME || join(home, 'Davtari'));
}

export const isCompanyFileName = (name: string): boolean => extname(name).toLowerCase() === companyExtension;

/** Company files directly inside the folder, as names, in no particular order. */
export function companyFileNames(folder: string): string[] {
  return entries(folder).filter((name) => isCompanyFileName(name) && isFile(join(folder, name)));
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** When the books in a file last changed: a commit may still be in the write-ahead log beside it. */
export function modifiedAt(file: string): Date {
  const times = [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return new Date(Math.max(...times));
}

/**
 * A file name made of the company's name that nothing in the folder begins with. Not only the file itself must be absent: SQLite would replay a
 * left-over write-ahead log into a new file of that name, and a left-over key belongs to other books.
 */
export function freeFileName(folder: string, companyName: string): string {
  const taken = entries(folder).map((name) => name.normalize('NFC').toLowerCase());
  const stem = safeStem(companyName);
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : ` ${copy}`}${companyExtension}`;
    if (!taken.some((other) => other.startsWith(name.toLowerCase()))) return name;
  }
}

/** Letters, digits and a few signs that are legal in file names of Windows, macOS and Linux; at most 60 characters of the name. */
function safeStem(companyName: string): string {
  const kept = companyName
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} _&+-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = Array.from(kept).slice(0, 60).join('').trim();
  if (short === '') return 'Company';
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `${short} company` : short;
}

const recentFile = (folder: string) => join(folder, '.recent.json');

/** Last used first. A missing or unreadable list is an empty one: it is a convenience, never a record. */
export function readRecent(folder: string): RecentCompany[] {
  try {
    const list: unknown = JSON.parse(readFileSync(recentFile(folder), 'utf8'));
    return Array.isArray(list) ? list.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts a company at the head of the list. Written beside and renamed, so that a crash leaves the old list or the new one. */
export function remember(folder: string, company: RecentCompany): void {
  const list = [company, ...readRecent(folder).filter(({ file }) => file !== company.file)].slice(0, 50);
  const beside = `${recentFile(folder)}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(beside, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
    renameSync(beside, recentFile(folder));
  } catch (error) {
    reportError('recent files', error); // a read-only folder is no reason to refuse the books in it
  }
}

function isRecent(value: unknown): value is RecentCompany {
  if (typeof value !== 'object' || value === null) return false;
  const { file, id, name, taxId, country, isSample, usedAt } = value as Record<string, unknown>;
  const texts = [file, id, name, taxId, usedAt].every((text) => typeof text === 'string');
  return texts && (country === null || typeof country === 'string') && typeof isSample === 'boolean';
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not made yet
  }
}
