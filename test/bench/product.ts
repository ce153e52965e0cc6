import { newId } from '../../electron/db/ids.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { importEntries, importSteps } from '../../electron/engine/import-entries.ts';
import { createCompany, openCompany } from '../../electron/engine/open.ts';
import { allSteps } from '../../electron/engine/steps.ts';
import { accountCount, accountName, type GeneratedEntry, generatedInput, generateSteps } from '../../electron/services/generate-book.ts';
import { createWith } from '../../electron/services/import-book.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Result } from '../../shared/result.ts';

export type ReadBook = ReturnType<typeof readBook>;
/** A generated book as an import has it after reading a file. */
export function readBook(count: number, seed: number) {
  const input = generatedInput(count, seed);
  return { ...input, valued: { ...input.valued, entries: [...input.valued.entries] } };
}

export const freshId = (): string => newId(Date.now());

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
}

/** What a screen sends to post an entry, made beforehand: forms are not measured. */
export const postInput = (entry: GeneratedEntry) => ({
  id: freshId(),
  date: entry.date,
  memo: entry.memo,
  lines: entry.lines.map(({ account, amount }) => ({
    account: accountName(account),
    ...(amount > 0n ? { debit: writeDecimal(amount, 2) } : { credit: writeDecimal(-amount, 2) }),
  })),
});

/** The product at its engine's own calls: every rule, hash, signature and projection. */
export class Product {
  readonly engine: Engine;

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  static create(file: string): Product {
    return new Product(
      value(
        createCompany(file, {
          id: freshId(),
          country: null,
          name: 'bench',
          taxId: '',
          vatPayer: false,
          onePerson: true,
          isSample: false,
          userName: 'bench',
          baseCurrency: 'GEL',
        }),
      ) as Engine,
    );
  }

  static open(file: string): Product {
    return new Product(value(openCompany(file)) as Engine);
  }

  /** First import into a file of its own, of a book that stands in memory. */
  static first(file: string, book: ReadBook): void {
    value(allSteps(createWith(file, { name: 'bench', baseCurrency: 'GEL', baseScale: 2 }, (tx) => importSteps(tx, book))));
  }

  /** The same of one that is made while it is read. */
  static load(file: string, count: number, seed: number): void {
    value(allSteps(generateSteps(file, count, seed)));
  }

  openAccounts(): void {
    for (let account = 0; account < accountCount; account += 1) {
      const label = accountName(account);
      value(
        this.engine.call('account.open', {
          id: freshId(),
          code: label,
          names: { ka: label, bg: label, ru: label, en: label },
          type: 'asset',
        }),
      );
    }
  }

  post(input: ReturnType<typeof postInput>): void {
    value(this.engine.call('journal.post', input));
  }

  /** An import through the posting path, as one unit. The book stands in memory, as one that was read. */
  importAll(book: ReadBook): void {
    value(this.engine.transact((tx) => importEntries(tx, { ...book, mayOpen: false })));
  }

  trialBalance(asOf?: string): unknown {
    return value(this.engine.call('trialBalance.get', asOf === undefined ? {} : { asOf })).rows;
  }

  balanceAt(account: number, day: string): string {
    return value(this.engine.call('account.balance', { account: accountName(account), asOf: day })).balance;
  }

  register(account: number, from: string, to: string, limit?: number): number {
    let rows = 0;
    for (;;) {
      const page = value(this.engine.call('account.card', { account: accountName(account), from, to, limit: limit ?? 1000, offset: rows }));
      rows += page.rows.length;
      if (limit !== undefined || rows >= page.total) return rows;
    }
  }

  journalPage(filter: { dimensions?: Record<string, string[]> } = {}): number {
    return value(this.engine.call('journal.list', filter)).rows.length;
  }

  /** A dimension with so many values; their codes. */
  addDimension(code: string, values: number): string[] {
    const { id: dimensionId } = value(this.engine.call('dimension.add', { id: freshId(), code, name: code }));
    return Array.from({ length: values }, (_, at) => {
      const name = `${code}${at}`;
      value(this.engine.call('dimensionValue.add', { id: freshId(), dimensionId, code: name, name }));
      return name;
    });
  }

  turnoverSheet(question: { from: string; to: string; by?: string; dimensions?: Record<string, string[]> }): number {
    return value(this.engine.call('report.get', { kind: 'turnover-sheet', ...question })).rows.length;
  }

  close(): void {
    this.engine.close();
  }
}
