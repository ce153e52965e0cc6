import { randomBytes } from 'node:crypto';
import type { Engine } from '../../electron/engine/engine.ts';
import { importEntries } from '../../electron/engine/import-entries.ts';
import { createCompany, openCompany } from '../../electron/engine/open.ts';
import { uuid7 } from '../../shared/ids/uuid7.ts';
import { emptyBook } from '../../shared/interchange/book.ts';
import type { ValuedBook } from '../../shared/interchange/value-book.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { accountCount, accountName, type BenchEntry } from './book.ts';

export const newId = (): string => uuid7(Date.now(), randomBytes(10));

/** The product at its engine's own calls: every rule, hash, signature and projection. */
export class Product {
  readonly engine: Engine;

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  static create(file: string): Product {
    const created = createCompany(file, {
      id: newId(),
      country: null,
      name: 'bench',
      taxId: '',
      vatPayer: false,
      onePerson: true,
      isSample: false,
      userName: 'bench',
      baseCurrency: 'GEL',
    });
    if (!created.ok) throw new Error(JSON.stringify(created.rejections));
    return new Product(created.value as Engine);
  }

  static open(file: string): Product {
    const opened = openCompany(file);
    if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
    return new Product(opened.value as Engine);
  }

  openAccounts(): void {
    for (let account = 0; account < accountCount; account += 1) {
      const label = accountName(account);
      const opened = this.engine.call('account.open', {
        id: newId(),
        code: label,
        names: { ka: label, bg: label, ru: label, en: label },
        type: 'asset',
      });
      if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
    }
  }

  post(entry: BenchEntry): void {
    const posted = this.engine.call('journal.post', {
      id: newId(),
      date: entry.date,
      memo: entry.memo,
      lines: entry.lines.map(({ account, amount }) => ({
        account: accountName(account),
        ...(amount > 0n ? { debit: writeDecimal(amount, 2) } : { credit: writeDecimal(-amount, 2) }),
      })),
    });
    if (!posted.ok) throw new Error(JSON.stringify(posted.rejections));
  }

  importAll(book: readonly BenchEntry[], perCommit: number): void {
    for (let start = 0; start < book.length; start += perCommit) {
      const valued = valuedBook(book.slice(start, start + perCommit), start);
      const imported = this.engine.transact((tx) =>
        importEntries(tx, {
          fileName: 'bench',
          book: { ...emptyBook('hledger'), entries: valued.entries.map(({ entry }) => entry) },
          valued,
          mapping: new Map(),
          mayOpen: false,
        }),
      );
      if (!imported.ok) throw new Error(JSON.stringify(imported.rejections));
    }
  }

  trialBalance(asOf?: string): unknown {
    const report = this.engine.call('trialBalance.get', asOf === undefined ? {} : { asOf });
    if (!report.ok) throw new Error(JSON.stringify(report.rejections));
    return report.value.rows;
  }

  close(): void {
    this.engine.close();
  }
}

function valuedBook(book: readonly BenchEntry[], offset: number): ValuedBook {
  return {
    baseCurrency: 'GEL',
    baseCurrencySource: 'given',
    scales: new Map([['GEL', 2]]),
    zeroLines: [],
    shortEntries: [],
    roundedLines: [],
    entries: book.map(({ date, memo, lines }, index) => {
      const place = { file: 'bench', line: offset + index + 1 };
      return {
        entry: { date: date as never, description: memo, status: '', tags: {}, lines: [], place, source: `${date} ${memo}` },
        lines: lines.map(({ account, amount }) => ({
          account: accountName(account),
          baseMinor: amount,
          commodity: 'GEL',
          quantity: amount,
          place,
        })),
      };
    }),
  };
}
