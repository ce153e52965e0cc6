import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { projectionDigests, tableDigest } from '../../electron/db/digest.ts';
import { type Company, createCompany, type NewCompany, type OpenOptions, openCompany } from '../../electron/engine/index.ts';
import { type Contract, contract, type InputOf, type OutputOf } from '../../shared/contracts/index.ts';
import type { EntryInfo, Posted } from '../../shared/contracts/journal.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Period } from '../../shared/dates/period.ts';
import { uuid7 } from '../../shared/ids/uuid7.ts';
import type { Rejection, Result } from '../../shared/result.ts';

/** The moment every test lives in: a Monday, so that the months before July 2026 are over. */
export const fixedNow = (): number => Date.UTC(2026, 6, 20, 9, 0);

const folders: string[] = [];
const opened: Company[] = [];
afterAll(() => {
  for (const company of opened) close(company);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the test file is done. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'davtari-test-'));
  folders.push(folder);
  return folder;
}

/** Closes the company with the test file, unless the test closes it before. */
export function closing(company: Company): Company {
  opened.push(company);
  return company;
}

let serial = 0;
/** A new id, different on every call, the same in every run of a test file. */
export function nextId(): string {
  serial += 1;
  return idOf(serial);
}

/** The id with a number. */
export function idOf(number: number): string {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, number);
  return uuid7(Date.UTC(2026, 0, 1), bytes);
}

export const d = (text: string): LocalDate => text as LocalDate;
export const month = (text: string): Period => text as Period;

/** The value of a result that has to be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.rejections)}`);
  return result.value;
}

/** Codes of a refusal, sorted; an accepted request has none. */
export const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.rejections.map((rejection) => rejection.code).sort());

export const rejections = (result: Result<unknown>): readonly Rejection[] => (result.ok ? [] : result.rejections);

export const georgianCompany: NewCompany = {
  id: idOf(0xffff_0000),
  country: 'GE',
  name: 'შპს მაგალითი',
  taxId: '204854595',
  vatPayer: true,
  onePerson: true,
  isSample: false,
  userName: 'Nino',
};

/** A new Georgian company in a folder of its own. */
export function makeCompany(changes: Partial<NewCompany> = {}, options: OpenOptions = {}): Company {
  const file = join(tempFolder(), 'company.davtari');
  return closing(good(createCompany(file, { ...georgianCompany, ...changes }, { now: fixedNow, ...options })));
}

/** The same file opened again, for another user or with other options. */
export const reopen = (file: string, options: OpenOptions = {}): Company => closing(good(openCompany(file, { now: fixedNow, ...options })));

/** Closing twice is no error here: a test may close its company itself. */
export function close(company: Company): void {
  try {
    company.close();
  } catch {
    // closed by the test
  }
}

/** A command or query that has to succeed; a command gets a new id unless it has one. */
export function run<M extends keyof Contract>(company: Company, method: M, input: Omit<InputOf<M>, 'id'> & { id?: string }): OutputOf<M> {
  return good(company.callRaw(method, withId(method, input))) as OutputOf<M>;
}

/** A command that may be refused, with a new id unless it has one. */
export const attempt = (company: Company, method: keyof Contract, input: object): Result<unknown> =>
  company.callRaw(method, withId(method, input));

const withId = (method: keyof Contract, input: object): object =>
  contract[method].kind === 'command' && !('id' in input) ? { id: nextId(), ...input } : input;

export function counterparty(company: Company, name: string, more: Partial<InputOf<'counterparty.create'>> = {}): string {
  return run(company, 'counterparty.create', { name, ...more }).id;
}

export const entryOf = (company: Company, posted: Pick<Posted, 'entryId'>): EntryInfo => {
  const entry = run(company, 'journal.entry', { entryId: posted.entryId });
  if (!entry) throw new Error('no such entry');
  return entry;
};

/** Lines of an entry as an accountant writes them, debits first, then by account: "Dr 1410 11800.00". */
export function postings(company: Company, posted: Pick<Posted, 'entryId'>): string[] {
  return entryOf(company, posted)
    .lines.map((line) => (/^0(\.0*)?$/.test(line.debit) ? `Cr ${line.accountCode} ${line.credit}` : `Dr ${line.accountCode} ${line.debit}`))
    .sort((a, b) => (a.slice(0, 2) === b.slice(0, 2) ? (a < b ? -1 : 1) : a < b ? 1 : -1));
}

/** Balances by account code, debit positive, zero balances left out. */
export function balances(company: Company, query: InputOf<'trialBalance.get'> = {}): Record<string, string> {
  const { rows } = run(company, 'trialBalance.get', query);
  return Object.fromEntries(rows.filter((row) => !/^-?0(\.0*)?$/.test(row.balance)).map((row) => [row.accountCode, row.balance]));
}

export const vatReturn = (company: Company, period: string): VatReturnInfo => run(company, 'vatReturn.get', { period: month(period) });

/** Every cell of a return by its id. */
export function cellsOf(shown: VatReturnInfo): Record<string, string> {
  const cells = shown.parts.flatMap((part) => part.lines.flatMap((line) => Object.values(line.cells)));
  return Object.fromEntries(cells.map((cell) => [cell.cell, cell.amount]));
}

/** Cells that are not zero. */
export const filledCells = (shown: VatReturnInfo): Record<string, string> =>
  Object.fromEntries(Object.entries(cellsOf(shown)).filter(([, amount]) => amount !== '0.00'));

/** What is open on a document, in its currency. */
export function openOf(company: Company, id: string): string {
  const document = run(company, 'document.get', { id });
  if (!document) throw new Error('no such document');
  return document.open;
}

/** States by the bytes of the database they were read from: most files are looked at again as they were. */
const statesByImage = new Map<string, string>();

/** Everything that must not change when a command is refused: head of the log, digest of every table derived from it, receipts, drafts, kept files. */
export function stateOf(file: string): string {
  const db = connect(file, { readonly: true });
  try {
    // As SQLite reads it, with what stands in its write-ahead log.
    const image = hash('sha256', db.raw.serialize());
    const known = statesByImage.get(image);
    if (known !== undefined) return known;
    const head = db.get<{ no: bigint; hash: Buffer }>('SELECT first_position AS no, hash FROM batch ORDER BY first_position DESC LIMIT 1');
    const there = new Set(db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name));
    const kept = ['batch', 'command_receipt', 'draft', 'draft_file', 'saved_view', 'blob', 'credential']
      .filter((table) => there.has(table)) // a file of an earlier version has not all of them
      .map((table) => [table, tableDigest(db, table)]);
    const state = JSON.stringify([Number(head?.no ?? 0n), head?.hash.toString('hex'), [...projectionDigests(db)], kept]);
    statesByImage.set(image, state);
    return state;
  } finally {
    db.close();
  }
}
