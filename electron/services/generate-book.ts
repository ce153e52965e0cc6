import { createHash } from 'node:crypto';
import { fromEpochDay, type LocalDate, toEpochDay } from '../../shared/dates/local-date.ts';
import type { BookAccountType } from '../../shared/interchange/book.ts';
import type { ValuedEntry } from '../../shared/interchange/value-book.ts';
import type { Result } from '../../shared/result.ts';
import type { OpenOptions } from '../engine/company.ts';
import { type Imported, importSteps } from '../engine/import-entries.ts';
import type { Steps } from '../engine/steps.ts';
import { createWith } from './import-book.ts';

// A book of any size for measuring and for trying things out: the same from the same seed on every machine, so that two programs can be given one.

export interface GeneratedLine {
  readonly account: number;
  /** Minor units, debit positive. */
  readonly amount: bigint;
}
export interface GeneratedEntry {
  readonly date: LocalDate;
  readonly memo: string;
  readonly lines: readonly GeneratedLine[];
}

export const accountCount = 200;
const vatAccount = accountCount - 1;
const types: readonly [BookAccountType, string][] = [
  ['asset', 'Assets'],
  ['liability', 'Liabilities'],
  ['equity', 'Equity'],
  ['income', 'Income'],
  ['expense', 'Expenses'],
];
export const accountName = (account: number): string => `${types[account % types.length]![1]}:A${String(account).padStart(3, '0')}`;
const names = Array.from({ length: accountCount }, (_, account) => accountName(account));

/** Whole numbers below a bound, the same sequence from the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const firstDay = toEpochDay('2023-01-01' as LocalDate);
const days = 3 * 365 + 1;

/**
 * `count` entries over the years 2023 to 2025 in order of date: 2 to 6 lines (2.86 on average), 30 % of them with VAT at 18 %, account 0 (a bank) on a
 * third of all. Made while they are read: a million of them never stand in memory.
 */
export function* generatedEntries(count: number, seed: number): Generator<GeneratedEntry> {
  const next = numbersFrom(seed);
  const other = () => 1 + next(accountCount - 1);
  let day = -1;
  let date = '' as LocalDate;
  for (let index = 0; index < count; index += 1) {
    const today = firstDay + Math.floor((index * days) / count);
    if (today !== day) {
      day = today;
      date = fromEpochDay(today);
    }
    const net = BigInt(100 + next(500_000));
    const kind = next(1000);
    const main = next(3) === 0 ? 0 : other();
    const lines: GeneratedLine[] = [];
    if (kind < 300) {
      const vat = (net * 18n + 50n) / 100n;
      lines.push({ account: main, amount: net + vat }, { account: other(), amount: -net }, { account: vatAccount, amount: -vat });
    } else if (kind < 776) {
      lines.push({ account: main, amount: net }, { account: other(), amount: -net });
    } else {
      let total = 0n;
      for (let left = 2 + next(4); left > 0; left -= 1) {
        const amount = BigInt(1 + next(100_000));
        total += amount;
        lines.push({ account: other(), amount: -amount });
      }
      lines.unshift({ account: main, amount: total });
    }
    yield { date, memo: `entry ${index + 1}`, lines };
  }
}

/** As the import takes them: gone through as often as wanted, each time made anew. */
export class GeneratedBook implements Iterable<ValuedEntry> {
  readonly count: number;
  readonly seed: number;

  constructor(count: number, seed: number) {
    this.count = count;
    this.seed = seed;
  }

  *[Symbol.iterator](): Generator<ValuedEntry> {
    let line = 0;
    for (const { date, memo, lines } of generatedEntries(this.count, this.seed)) {
      line += 1;
      const place = { file: 'generated', line };
      yield {
        entry: { date, description: memo, status: '', tags: {}, lines: [], place, source: `${date} ${memo}` },
        lines: lines.map(({ account, amount }) => ({
          account: names[account]!,
          baseMinor: amount,
          commodity: 'GEL',
          quantity: amount,
          place,
        })),
      };
    }
  }
}

/** What `importSteps` needs to post a generated book into a company whose base currency is GEL. */
export const generatedInput = (count: number, seed: number) => ({
  fileName: `generated ${count} ${seed}`,
  book: {
    format: 'generated',
    accounts: names.map((name, account) => ({ name, type: types[account % types.length]![0], declared: true })),
    memoLines: [],
  },
  valued: { scales: new Map([['GEL', 2]]), shortEntries: [], entries: new GeneratedBook(count, seed), count, isOrdered: true },
  mapping: new Map<string, string>(),
  mayOpen: true,
});

/** SHA-256 over everything a generated book says: two runs and two machines agree on it. */
export function generatedDigest(count: number, seed: number): string {
  const digest = createHash('sha256');
  for (const { date, memo, lines } of generatedEntries(count, seed))
    digest.update(`${date} ${memo} ${lines.map(({ account, amount }) => `${account} ${amount}`).join(' ')}\n`);
  return digest.digest('hex');
}

/** Makes a company file with a generated book, through the engine. Rejects: FILE_EXISTS, those of `createCompany`. */
export function* generateSteps(
  file: string,
  count: number,
  seed: number,
  onProgress?: (done: number, total: number) => void,
  open: OpenOptions = {},
): Generator<void, Result<Imported>> {
  const fill = (tx: Parameters<typeof importSteps>[0]): Steps<Imported> =>
    importSteps(tx, { ...generatedInput(count, seed), ...(onProgress ? { onProgress } : {}) });
  return yield* createWith(file, { name: `Generated ${count}`, baseCurrency: 'GEL', baseScale: 2 }, fill, open);
}
