import { accessSync, closeSync, constants, existsSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { accessOf } from '../../shared/access/permissions.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { signInNeeded } from '../access/credentials.ts';
import { applicationId, connect, type Db } from '../db/db.ts';
import { emptyImage } from '../db/empty-image.ts';
import { createRejection, fileRejection, openRejection } from '../db/failures.ts';
import { flush } from '../db/flush.ts';
import { newId } from '../db/ids.ts';
import { schemaVersion } from '../db/migrate.ts';
import { createDeviceKey, type DeviceKey, keyFileOf, readDeviceKey } from '../log/keys.ts';
import { ProjectionContext } from '../projections/context.ts';
import { type Actor, type CompanyRow, readActor, readCompany } from '../queries/company-row.ts';
import { logHead } from '../queries/log-head.ts';
import type { Company, NewCompany, OpenOptions } from './company.ts';
import { Engine } from './engine.ts';
import { removeKilled, removeOrphanKey, sidesOf, tidyFolder } from './halves.ts';
import { lightCheck } from './light-check.ts';
import { type NewLogReason, ownLog } from './own-log.ts';
import { Tx } from './tx.ts';
import { updateFile } from './update-file.ts';

/**
 * Makes a company file with its signing key beside it, the national chart of its country and its owner as first user. It gets its name when it is
 * whole: a kill leaves nothing that passes for a company. Rejects: FILE_EXISTS, UNKNOWN_COUNTRY, TAX_ID_INVALID, BASE_CURRENCY_NOT_OF_COUNTRY,
 * CURRENCY_UNKNOWN and what the disk refuses. Nothing is left behind by a refusal.
 */
export function createCompany(file: string, input: NewCompany, options: OpenOptions = {}): Result<Company> {
  const now = options.now ?? Date.now;
  removeKilled(file);
  tidyFolder(dirname(file));
  // SQLite would replay a left-over write-ahead log into the new file, and a left-over key belongs to other books.
  for (const taken of [file, `${file}-wal`, `${file}-journal`, keyFileOf(file)])
    if (existsSync(taken)) return reject({ code: 'FILE_EXISTS', file: taken });
  if (!existsSync(dirname(file))) return reject({ code: 'FILE_NOT_FOUND' });
  const pack = input.country === null ? undefined : packFor(input.country);
  if (input.country !== null && !pack) return reject({ code: 'UNKNOWN_COUNTRY', country: input.country });
  if (pack) {
    const check = pack.checkTaxId(input.taxId);
    if (!check.ok) return reject({ code: 'TAX_ID_INVALID', reason: check.reason });
  }
  const today = new Date(now()).toISOString().slice(0, 10);
  const current = pack?.baseCurrency(today as LocalDate);
  // Books of a year in which the country had another currency are begun in that one, and converted.
  if (pack && input.baseCurrency !== undefined && ![current, pack.currencyChange?.from].includes(input.baseCurrency))
    return reject({ code: 'BASE_CURRENCY_NOT_OF_COUNTRY', currency: input.baseCurrency, country: pack.code });
  const baseCurrency = input.baseCurrency ?? current ?? '';
  const baseScale = input.baseScale ?? (isIsoCurrency(baseCurrency) ? currencyScale(baseCurrency) : undefined);
  if (baseScale === undefined) return reject({ code: 'CURRENCY_UNKNOWN', currency: baseCurrency });

  const part = `${file}.${process.pid}.part`;
  let db: Db | undefined;
  let isNamed = false;
  try {
    for (const left of sidesOf(part)) rmSync(left, { force: true }); // of a killed process that had our number
    writeFileSync(part, emptyImage());
    db = connect(part);
    db.raw.pragma(`application_id = ${applicationId}`);
    const nowMs = now();
    const key = createDeviceKey(part, newId(nowMs), options.passphrase);
    const log = newId(nowMs);
    const owner: Actor = { id: newId(nowMs), name: input.userName || 'Owner', role: 'owner', roleName: null, ...accessOf('owner') };
    const company: CompanyRow = {
      id: input.id,
      name: input.name,
      country: input.country,
      taxId: input.taxId,
      vatPayer: input.vatPayer,
      baseCurrency,
      baseScale,
      onePerson: input.onePerson,
      rev: 1,
    };
    const context = new ProjectionContext(db);
    db.raw.exec('BEGIN IMMEDIATE');
    const tx = new Tx({ db, context, key, log, deviceNo: 1, nowMs, actor: owner, company, pack });
    tx.append('company.created', company.id, {
      name: company.name,
      country: company.country ?? undefined,
      tax_id: company.taxId,
      vat_payer: company.vatPayer,
      base_currency: baseCurrency,
      base_scale: company.baseScale,
      one_person: company.onePerson,
      is_sample: input.isSample,
      pack_version: pack?.version,
    });
    tx.append('device.enrolled', key.deviceId, { log, public_key: key.publicKey });
    tx.append('user.added', owner.id, { name: owner.name, role: owner.role });
    openChart(tx);
    tx.finish();
    db.raw.exec('COMMIT');
    db.close(); // writes the log back into the file
    if (existsSync(file)) return reject({ code: 'FILE_EXISTS', file });
    // The company file last: it is the sign that everything is there.
    renameSync(keyFileOf(part), keyFileOf(file));
    renameSync(part, file);
    isNamed = true;
    flush(dirname(file));
    const opened = openCompany(file, { ...options, userId: owner.id });
    if (!opened.ok) for (const left of sidesOf(file)) rmSync(left, { force: true });
    return opened;
  } catch (error) {
    db?.close();
    if (!isNamed) removeOrphanKey(file, part);
    const rejection = createRejection(error, file);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    for (const left of sidesOf(part)) rmSync(left, { force: true });
  }
}

function openChart(tx: Tx): void {
  const ids = new Map<string, string>();
  for (const account of [...(tx.pack?.chart ?? [])].sort((a, b) => (a.code < b.code ? -1 : 1))) ids.set(account.code, tx.newId());
  const opened = new Set<string>();
  const open = (code: string): void => {
    const account = tx.pack?.chart.find((candidate) => candidate.code === code);
    if (!account || opened.has(code)) return;
    opened.add(code);
    if (account.parent !== null) open(account.parent);
    tx.append('account.opened', ids.get(code)!, {
      code,
      name_ka: account.names.ka,
      name_bg: account.names.bg,
      name_ru: account.names.ru,
      name_en: account.names.en,
      type: account.type,
      normal_side: account.normalSide,
      postable: account.postable,
      active: account.active,
      parent: account.parent === null ? undefined : ids.get(account.parent),
    });
  };
  for (const code of ids.keys()) open(code);
}

/** First bytes of every SQLite file. */
const magic = Buffer.from('SQLite format 3\0', 'latin1');

/** FILE_NOT_FOUND or NOT_A_COMPANY_FILE before the database library touches the file: opening for writing would create a missing one. */
export function checkFile(file: string): Result<true> {
  try {
    if (!statSync(file).isFile()) return reject({ code: 'NOT_A_COMPANY_FILE' });
    // Where someone has the file open, perhaps this very process, SQLite looks: when a process closes a file, the locks it holds on it are gone.
    const isOurs = existsSync(`${file}-shm`) ? isOursBySqlite(file) : isOursByBytes(file);
    return isOurs ? ok(true) : reject({ code: 'NOT_A_COMPANY_FILE' });
  } catch (error) {
    return reject(fileRejection(error) ?? { code: 'FILE_NOT_FOUND' });
  }
}

function isOursByBytes(file: string): boolean {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  return head.subarray(0, 16).equals(magic) && head.readUInt32BE(68) === applicationId;
}

/** What is damaged or busy is for whoever opens the file to say. */
function isOursBySqlite(file: string): boolean {
  let db: Db | undefined;
  try {
    db = connect(file, { readonly: true, busyTimeoutMs: 0 });
    return Number(db.raw.pragma('application_id', { simple: true })) === applicationId;
  } catch (error) {
    return fileRejection(error)?.code !== 'NOT_A_COMPANY_FILE';
  } finally {
    db?.close();
  }
}

/** FILE_READ_ONLY when the file or its folder may not be written to: the write-ahead log stands beside the file. */
export function checkWritable(file: string): Result<true> {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return ok(true);
  } catch (error) {
    return reject(fileRejection(error) ?? { code: 'FILE_READ_ONLY' });
  }
}

/** NEWER_VERSION for a file this program would understand only in part. */
export const checkVersion = (db: Db): Result<true> =>
  Number(db.raw.pragma('user_version', { simple: true })) > schemaVersion ? reject({ code: 'NEWER_VERSION' }) : ok(true);

/**
 * Opens a company file for work. A file that came here without its key gets a key of this device and a new log incarnation: it never continues a
 * log it can't sign. So does a copy, and a file that is not what this device wrote last: `newLog` of the company says why. Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE, NEWER_VERSION, FILE_BUSY, FILE_READ_ONLY, WRONG_PASSPHRASE, KEY_DAMAGED,
 * UNKNOWN_USER, FILE_DAMAGED, UPDATE_NEEDS_BACKUP.
 */
export function openCompany(file: string, options: OpenOptions = {}): Result<Company> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const writable = checkWritable(file);
  if (!writable.ok) return writable;
  tidyFolder(dirname(file));
  let db: Db | undefined;
  try {
    db = connect(file, options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs });
    const known = checkVersion(db);
    if (!known.ok) return closing(db, known.rejections[0]!);
    const updated = updateFile(db, file, options);
    if (!updated.ok) {
      db.close();
      return updated;
    }
    const sound = lightCheck(db);
    if (!sound.ok) return closing(db, sound.rejections[0]!);
    // Where people sign in, nobody is named by whoever opens the file.
    const user = actingUser(db, options.vouchedFor ?? (signInNeeded(db) ? undefined : options.userId));
    if (!user) return closing(db, { code: 'UNKNOWN_USER' });
    const read = readDeviceKey(file, options.passphrase);
    if (!read.ok && read.rejections[0]?.code !== 'KEY_MISSING') {
      db.close();
      return read;
    }
    const present = read.ok ? read.value : undefined;
    const own = options.isRestored ? { reason: 'restored' as const } : ownLog(db, file, present);
    if (present && 'log' in own) return ok(new Engine(file, db, present, own.log, user.id, options));
    const reason = 'reason' in own ? own.reason : 'key-missing';
    const { key, log } = enrol(db, file, user, present, reason, options);
    return ok(new Engine(file, db, key, log, user.id, options, reason));
  } catch (error) {
    db?.close();
    const rejection = openRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  }
}

function closing(db: Db, rejection: Rejection): Result<never> {
  db.close();
  return reject(rejection);
}

/** The user named by id or name, or the first active owner. */
function actingUser(db: Db, wanted: string | undefined): Actor | undefined {
  const found =
    wanted === undefined
      ? db.get<{ id: string }>("SELECT id FROM user_account WHERE role = 'owner' AND active = 1 ORDER BY no LIMIT 1")
      : db.get<{ id: string }>('SELECT id FROM user_account WHERE (id = ? OR name = ?) AND active = 1 ORDER BY no LIMIT 1', wanted, wanted);
  return found && readActor(db, found.id);
}

/**
 * Starts a log of this device. A key that stands beside the file already is used and never overwritten. Where people sign in nobody has yet, so it is
 * the device that begins its log, in no one's name.
 */
function enrol(
  db: Db,
  file: string,
  user: Actor,
  present: DeviceKey | undefined,
  why: NewLogReason,
  options: OpenOptions,
): { key: DeviceKey; log: string } {
  const nowMs = (options.now ?? Date.now)();
  const key = present ?? createDeviceKey(file, newId(nowMs), options.passphrase);
  const log = newId(nowMs);
  const context = new ProjectionContext(db);
  db.raw.exec('BEGIN IMMEDIATE');
  try {
    const company = readCompany(db);
    const deviceNo = Number(db.get<{ n: bigint }>('SELECT count(*) AS n FROM device')!.n) + 1;
    const tx = new Tx({
      db,
      context,
      key,
      log,
      deviceNo,
      nowMs,
      actor: signInNeeded(db) ? { ...user, id: key.deviceId } : user,
      company,
      pack: company.country === null ? undefined : packFor(company.country),
    });
    const follows = logHead(db).hash;
    tx.append('device.enrolled', key.deviceId, { log, public_key: key.publicKey, why, follows }, tx.revisionOf(key.deviceId));
    tx.finish();
    db.raw.exec('COMMIT');
  } catch (error) {
    if (db.raw.inTransaction) db.raw.exec('ROLLBACK');
    if (!present) rmSync(keyFileOf(file), { force: true });
    throw error;
  }
  return { key, log };
}
