import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportDryRun } from '../../shared/contracts/app.ts';
import type { Book } from '../../shared/interchange/book.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import type { Company, OpenOptions } from '../engine/company.ts';
import type { Engine } from '../engine/engine.ts';
import { type Imported, importEntries } from '../engine/import-entries.ts';
import type { Steps } from '../engine/steps.ts';
import { type NameColumns, namesOf } from '../queries/accounts.ts';
import { readCompany } from '../queries/company-row.ts';
import { type CreateFromBook, createFromBookSteps, type IntoOptions, readyFor, refusedIn, valueFor } from './import-book.ts';

interface Account {
  readonly names: Names;
  readonly minor: bigint;
}

/** What stands on every account, debit positive, minor units of base currency. */
function balancesIn(db: Db): Map<string, Account> {
  const rows = db.all<NameColumns & { code: string; minor: bigint }>(
    `SELECT a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, coalesce(sum(m.debit_minor - m.credit_minor), 0) AS minor
     FROM account a LEFT JOIN balance_month m ON m.account_no = a.no GROUP BY a.no`,
  );
  return new Map(rows.map((row) => [row.code, { names: namesOf(row), minor: row.minor }]));
}

interface Done {
  readonly imported: Imported;
  readonly before: ReadonlyMap<string, Account>;
  readonly after: ReadonlyMap<string, Account>;
  readonly baseCurrency: string;
  readonly baseScale: number;
}

/** Beside what the book says of the same accounts: the sums of its entries, added up here and not by what posted them. */
function compare(book: Book, mapping: ReadonlyMap<string, string>, done: Done): Result<ImportDryRun> {
  const { imported, before, after, baseCurrency, baseScale } = done;
  const valued = valueFor(book, baseCurrency);
  if (!valued.ok) return valued;
  const sources = new Map<string, { minor: bigint; from: Set<string> }>();
  for (const { lines } of valued.value.entries)
    for (const { account, baseMinor } of lines) {
      const code = mapping.get(account) ?? account;
      const source = sources.get(code) ?? { minor: 0n, from: new Set<string>() };
      source.minor += baseMinor;
      source.from.add(account);
      sources.set(code, source);
    }
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  const rows = [...new Set([...sources.keys(), ...after.keys()])].sort().flatMap((account) => {
    const source = sources.get(account);
    const made = (after.get(account)?.minor ?? 0n) - (before.get(account)?.minor ?? 0n);
    if (!source && made === 0n) return [];
    const said = source?.minor ?? 0n;
    const names = after.get(account)?.names ?? { ka: account, bg: account, ru: account, en: account };
    return [
      { account, names, from: [...(source?.from ?? [])].sort(), source: text(said), result: text(made), difference: text(made - said) },
    ];
  });
  const { entries, known, memoLines } = imported;
  return ok({ entries, known, memoLines, baseCurrency, rows });
}

/** Makes the company in the folder for temporary files, reads its balances and removes it. Rejects as the import does. */
export function* dryRunNew(book: Book, options: CreateFromBook, open: OpenOptions = {}): Steps<ImportDryRun> {
  const folder = mkdtempSync(join(tmpdir(), 'davtari-dry-run-'));
  const file = join(folder, 'company.davtari');
  try {
    const imported = yield* createFromBookSteps(file, book, options, open);
    if (!imported.ok) return imported;
    const db = connect(file, { readonly: true });
    try {
      const { baseCurrency, baseScale } = readCompany(db);
      const done = { imported: imported.value, before: new Map(), after: balancesIn(db), baseCurrency, baseScale };
      return compare(book, options.mapping ?? new Map(), done);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports into the open company and takes it back: nothing of it is committed. Rejects as `importInto` does. */
export function dryRunInto(company: Company, book: Book, options: IntoOptions): Result<ImportDryRun> {
  const ready = readyFor(company, book);
  if (!ready.ok) return ready;
  let done: Done | undefined;
  const ended = (company as Engine).transact((tx): Result<never> => {
    const refused = refusedIn(tx);
    if (refused) return reject(refused);
    const before = balancesIn(tx.db);
    const imported = importEntries(tx, { ...options, book, ...ready.value });
    if (!imported.ok) return imported;
    tx.finish();
    const { baseCurrency, baseScale } = tx.company;
    done = { imported: imported.value, before, after: balancesIn(tx.db), baseCurrency, baseScale };
    // A refusal takes everything back.
    return reject({ code: 'CANCELLED' });
  });
  return done ? compare(book, options.mapping, done) : ended;
}
