import { hash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { accountCount, accountName, type GeneratedEntry } from '../../electron/services/generate-book.ts';

const lineIndex = 'CREATE INDEX IF NOT EXISTS line_account ON line (account, day, entry, line, amount)';

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

  /** `isLoading`: the index of lines is made when all are in. */
  constructor(file: string, isLoading = false) {
    this.db = new SQLite(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.defaultSafeIntegers(true);
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS account (no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS entry (no INTEGER PRIMARY KEY, day INTEGER NOT NULL, memo TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS line (entry INTEGER NOT NULL, line INTEGER NOT NULL, account INTEGER NOT NULL, day INTEGER NOT NULL, amount INTEGER NOT NULL,
        PRIMARY KEY (entry, line)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS day_balance (account INTEGER NOT NULL, day INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
        PRIMARY KEY (account, day)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS month_balance (account INTEGER NOT NULL, month INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
        PRIMARY KEY (account, month)) STRICT, WITHOUT ROWID;`);
    if (!isLoading) this.db.exec(lineIndex);
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

  post(entry: GeneratedEntry): void {
    this.db.exec('BEGIN IMMEDIATE');
    const sums = new Map<string, [number, number, bigint, bigint]>();
    this.#write(entry, sums);
    this.#flush(sums);
    this.db.exec('COMMIT');
  }

  importAll(book: Iterable<GeneratedEntry>, perCommit: number): void {
    let sums = new Map<string, [number, number, bigint, bigint]>();
    let waiting = 0;
    this.db.exec('BEGIN IMMEDIATE');
    const commit = () => {
      this.#flush(sums);
      this.db.exec('COMMIT');
      sums = new Map();
      waiting = 0;
    };
    for (const entry of book) {
      this.#write(entry, sums);
      waiting += 1;
      if (waiting < perCommit) continue;
      commit();
      this.db.exec('BEGIN IMMEDIATE');
    }
    commit();
  }

  /** The whole book into a new file: 50 rows a statement, balances and index last. */
  load(book: Iterable<GeneratedEntry>): void {
    const rows = (table: string, columns: number) => {
      const one = `(${Array(columns).fill('?').join(', ')})`;
      const insert = (count: number) => this.db.prepare(`INSERT INTO ${table} VALUES ${Array(count).fill(one).join(', ')}`);
      const fifty = insert(50);
      let values: unknown[] = [];
      return {
        add: (...row: unknown[]) => {
          for (const value of row) values.push(value);
          if (values.length < 50 * columns) return;
          fifty.run(values);
          values = [];
        },
        end: () => {
          if (values.length > 0) insert(values.length / columns).run(values);
        },
      };
    };
    const entries = rows('entry', 3);
    const lines = rows('line', 5);
    const sums = new Map<string, [number, number, bigint, bigint]>();
    this.db.exec('BEGIN IMMEDIATE');
    for (const entry of book) {
      const day = Number(entry.date.replaceAll('-', ''));
      const no = this.#next;
      this.#next += 1;
      entries.add(no, day, entry.memo);
      entry.lines.forEach(({ account, amount }, index) => {
        lines.add(no, index + 1, account, day, amount);
        addTo(sums, account, day, amount);
      });
    }
    entries.end();
    lines.end();
    this.#flush(sums);
    this.db.exec(lineIndex);
    this.db.exec('COMMIT');
  }

  #write(entry: GeneratedEntry, sums: Map<string, [number, number, bigint, bigint]>): void {
    const day = Number(entry.date.replaceAll('-', ''));
    const no = this.#next;
    this.#next += 1;
    this.#entry.run(no, day, entry.memo);
    entry.lines.forEach(({ account, amount }, index) => {
      this.#line.run(no, index + 1, account, day, amount);
      addTo(sums, account, day, amount);
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

  /** Prepared once and kept, as the product keeps its own. */
  readonly #statements = new Map<string, SQLite.Statement>();
  #prepared(sql: string): SQLite.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  trialBalance(): unknown[] {
    return this.#prepared(
      'SELECT a.name, sum(b.debit) AS debit, sum(b.credit) AS credit FROM month_balance b JOIN account a ON a.no = b.account GROUP BY b.account ORDER BY a.name',
    ).all();
  }

  trialBalanceAt(day: number): unknown[] {
    return this.#prepared(
      `SELECT a.name, sum(b.debit) AS debit, sum(b.credit) AS credit FROM (
           SELECT account, debit, credit FROM month_balance WHERE month < ?
           UNION ALL SELECT account, debit, credit FROM day_balance WHERE day > ? AND day <= ?) b
         JOIN account a ON a.no = b.account GROUP BY b.account ORDER BY a.name`,
    ).all(Math.floor(day / 100), Math.floor(day / 100) * 100, day);
  }

  trialBalanceFromLines(): unknown[] {
    return this.#prepared(
      'SELECT account, sum(iif(amount > 0, amount, 0)) AS debit, sum(iif(amount < 0, -amount, 0)) AS credit FROM line GROUP BY account',
    ).all();
  }

  /** Balance of one account at the end of a day. */
  balanceAt(account: number, day: number): unknown {
    const month = Math.floor(day / 100);
    return this.#prepared(
      `SELECT coalesce((SELECT sum(debit - credit) FROM month_balance WHERE account = ? AND month < ?), 0)
         + coalesce((SELECT sum(debit - credit) FROM day_balance WHERE account = ? AND day > ? AND day <= ?), 0) AS balance`,
    ).get(account, month, account, month * 100, day);
  }

  /** Lines of one account from one day to another with the text of their entries. */
  register(account: number, from: number, to: number, limit: number): unknown[] {
    return this.#prepared(
      `SELECT l.day, l.entry, l.line, l.amount, e.memo FROM line l JOIN entry e ON e.no = l.entry WHERE l.account = ? AND l.day BETWEEN ? AND ?
       ORDER BY l.day, l.entry, l.line LIMIT ?`,
    ).all(account, from, to, limit);
  }

  /** Entries whose lines do not add up. */
  unbalanced(): unknown[] {
    return this.#prepared('SELECT entry FROM line GROUP BY entry HAVING sum(amount) <> 0').all();
  }

  /** Reads every entry with its lines, writes each as JSON and hashes it onto the one before. */
  chain(): string {
    let digest = '';
    const entries = this.db.prepare('SELECT no, day, memo FROM entry ORDER BY no').raw().iterate() as IterableIterator<unknown[]>;
    const lines = this.db.prepare('SELECT entry, line, account, amount FROM line ORDER BY entry, line').raw().iterate() as IterableIterator<
      [bigint, bigint, bigint, bigint]
    >;
    let line = lines.next();
    for (const [no, day, memo] of entries) {
      const own: string[] = [];
      while (!line.done && line.value[0] === no) {
        own.push(`{"account":${line.value[2]},"amount":${line.value[3]}}`);
        line = lines.next();
      }
      digest = hash('sha256', `${digest}{"day":${day},"lines":[${own.join(',')}],"memo":${JSON.stringify(memo)}}`);
    }
    return digest;
  }

  close(): void {
    this.db.close();
  }
}

function addTo(sums: Map<string, [number, number, bigint, bigint]>, account: number, day: number, amount: bigint): void {
  const key = `${account}/${day}`;
  let sum = sums.get(key);
  if (!sum) {
    sum = [account, day, 0n, 0n];
    sums.set(key, sum);
  }
  if (amount > 0n) sum[2] += amount;
  else sum[3] -= amount;
}
