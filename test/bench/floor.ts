import SQLite from 'better-sqlite3';
import { accountCount, accountName, type BenchEntry } from './book.ts';

/**
 * The least a product on this database can do: hand-written statements, durable commits, lines with one covering index, balances per account and day
 * and per account and month kept in code. No validation, no hashing, no query builder.
 */
export class Floor {
  readonly db: SQLite.Database;
  readonly #entry: SQLite.Statement;
  readonly #line: SQLite.Statement;
  readonly #day: SQLite.Statement;
  readonly #month: SQLite.Statement;
  #next: number;

  constructor(file: string) {
    this.db = new SQLite(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.defaultSafeIntegers(true);
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS account (no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS entry (no INTEGER PRIMARY KEY, day INTEGER NOT NULL, memo TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS line (entry INTEGER NOT NULL, line INTEGER NOT NULL, account INTEGER NOT NULL, day INTEGER NOT NULL, amount INTEGER NOT NULL,
        PRIMARY KEY (entry, line)) STRICT, WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS line_account ON line (account, day, entry, line, amount);
      CREATE TABLE IF NOT EXISTS day_balance (account INTEGER NOT NULL, day INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
        PRIMARY KEY (account, day)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS month_balance (account INTEGER NOT NULL, month INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
        PRIMARY KEY (account, month)) STRICT, WITHOUT ROWID;`);
    const upsert = (table: string, column: string) =>
      this.db.prepare(
        `INSERT INTO ${table} VALUES (?, ?, ?, ?) ON CONFLICT (account, ${column}) DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit`,
      );
    this.#entry = this.db.prepare('INSERT INTO entry VALUES (?, ?, ?)');
    this.#line = this.db.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?)');
    this.#day = upsert('day_balance', 'day');
    this.#month = upsert('month_balance', 'month');
    this.#next = Number((this.db.prepare('SELECT coalesce(max(no), 0) + 1 AS next FROM entry').get() as { next: bigint }).next);
  }

  openAccounts(): void {
    const insert = this.db.prepare('INSERT INTO account VALUES (?, ?)');
    this.db.transaction(() => {
      for (let account = 0; account < accountCount; account += 1) insert.run(account, accountName(account));
    })();
  }

  post(entry: BenchEntry): void {
    this.db.exec('BEGIN IMMEDIATE');
    const sums = new Map<string, [number, number, bigint, bigint]>();
    this.#write(entry, sums);
    this.#flush(sums);
    this.db.exec('COMMIT');
  }

  importAll(book: readonly BenchEntry[], perCommit: number): void {
    for (let start = 0; start < book.length; start += perCommit) {
      this.db.exec('BEGIN IMMEDIATE');
      const sums = new Map<string, [number, number, bigint, bigint]>();
      for (const entry of book.slice(start, start + perCommit)) this.#write(entry, sums);
      this.#flush(sums);
      this.db.exec('COMMIT');
    }
  }

  #write(entry: BenchEntry, sums: Map<string, [number, number, bigint, bigint]>): void {
    const day = Number(entry.date.replaceAll('-', ''));
    const no = this.#next;
    this.#next += 1;
    this.#entry.run(no, day, entry.memo);
    entry.lines.forEach(({ account, amount }, index) => {
      this.#line.run(no, index + 1, account, day, amount);
      const key = `${account}/${day}`;
      let sum = sums.get(key);
      if (!sum) {
        sum = [account, day, 0n, 0n];
        sums.set(key, sum);
      }
      if (amount > 0n) sum[2] += amount;
      else sum[3] -= amount;
    });
  }

  #flush(sums: Map<string, [number, number, bigint, bigint]>): void {
    const months = new Map<string, [number, number, bigint, bigint]>();
    for (const [account, day, debit, credit] of sums.values()) {
      this.#day.run(account, day, debit, credit);
      const month = Math.floor(day / 100);
      const key = `${account}/${month}`;
      const sum = months.get(key);
      if (!sum) months.set(key, [account, month, debit, credit]);
      else {
        sum[2] += debit;
        sum[3] += credit;
      }
    }
    for (const sum of months.values()) this.#month.run(...sum);
  }

  trialBalance(): unknown[] {
    return this.db
      .prepare(
        'SELECT a.name, sum(b.debit) AS debit, sum(b.credit) AS credit FROM month_balance b JOIN account a ON a.no = b.account GROUP BY b.account ORDER BY a.name',
      )
      .all();
  }

  trialBalanceAt(day: number): unknown[] {
    return this.db
      .prepare(
        `SELECT a.name, sum(b.debit) AS debit, sum(b.credit) AS credit FROM (
           SELECT account, debit, credit FROM month_balance WHERE month < ?
           UNION ALL SELECT account, debit, credit FROM day_balance WHERE day > ? AND day <= ?) b
         JOIN account a ON a.no = b.account GROUP BY b.account ORDER BY a.name`,
      )
      .all(Math.floor(day / 100), Math.floor(day / 100) * 100, day);
  }

  close(): void {
    this.db.close();
  }
}
