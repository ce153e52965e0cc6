import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The last full check of a company file. A verified backup is one: the copy was read from its bytes up. */
export interface CheckRecord {
  /** Unix milliseconds. */
  readonly at: number;
  readonly ok: boolean;
  readonly events: number;
  readonly place?: string | undefined;
  readonly fault?: string | undefined;
}

/** What is remembered beside a company file about its backups and checks. It is no record: lost, it is made anew. */
export interface Care {
  /** Folder of the backups; the usual one when undefined. */
  readonly folder?: string | undefined;
  /** Last backup: when, and the state of the file it holds, so that an unchanged file is not copied again. */
  readonly backup?: { readonly at: number; readonly state: string } | undefined;
  readonly check?: CheckRecord | undefined;
  /** Code of the refusal of the last automatic backup, until one succeeds. */
  readonly problem?: string | undefined;
  /** Backups that failed one after another: when the last one did, and how many there were. */
  readonly failed?: { readonly at: number; readonly times: number } | undefined;
}

export const careFileOf = (companyFile: string): string => `${companyFile}.care`;

/** Empty when it is missing or unreadable. */
export function readCare(companyFile: string): Care {
  try {
    const { v, folder, backup, check, problem, failed } = JSON.parse(readFileSync(careFileOf(companyFile), 'utf8')) as Record<
      string,
      unknown
    >;
    if (v !== 1) return {};
    return {
      folder: typeof folder === 'string' ? folder : undefined,
      backup: hasTypes<NonNullable<Care['backup']>>(backup, { at: 'number', state: 'string' }),
      check: hasTypes<CheckRecord>(check, { at: 'number', ok: 'boolean', events: 'number' }),
      problem: typeof problem === 'string' ? problem : undefined,
      failed: hasTypes<NonNullable<Care['failed']>>(failed, { at: 'number', times: 'number' }),
    };
  } catch {
    return {};
  }
}

/** Written beside and renamed: a kill leaves the old one or the new one. Throws what the disk says. */
export function writeCare(companyFile: string, care: Care): void {
  const beside = `${careFileOf(companyFile)}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify({ v: 1, ...care })}\n`, { mode: 0o600 });
  renameSync(beside, careFileOf(companyFile));
}

function hasTypes<T>(value: unknown, types: Readonly<Record<string, string>>): T | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fits = Object.entries(types).every(([key, type]) => typeof (value as Record<string, unknown>)[key] === type);
  return fits ? (value as T) : undefined;
}
