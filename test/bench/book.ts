// The book every contender gets: seeded, so that two runs and two contenders do the same rows.

export interface BenchLine {
  readonly account: number;
  /** Minor units, debit positive. */
  readonly amount: bigint;
}
export interface BenchEntry {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly memo: string;
  readonly lines: readonly BenchLine[];
}

export const accountCount = 200;
/** Name of an account in every contender's own form. */
export const accountName = (account: number): string =>
  `${['Assets', 'Liabilities', 'Equity', 'Income', 'Expenses'][account % 5]}:A${String(account).padStart(3, '0')}`;

/** 32-bit generator (mulberry32): integers only, the same on every machine. */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** `count` entries over three years in order of date: 2 to 6 lines, a third of them with VAT at 18 %, account 0 on a third of all. */
export function makeBook(count: number, seed = 20261121): BenchEntry[] {
  const next = generator(seed);
  const days = 3 * 365;
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2023, 0, 1 + Math.floor((index * days) / count))).toISOString().slice(0, 10);
    const other = () => 1 + next(accountCount - 1);
    const net = BigInt(100 + next(500_000));
    const lines: BenchLine[] = [];
    const kind = next(10);
    const main = next(3) === 0 ? 0 : other();
    if (kind < 3) {
      const vat = (net * 18n + 50n) / 100n;
      lines.push({ account: main, amount: net + vat }, { account: other(), amount: -net }, { account: 199, amount: -vat });
    } else if (kind < 8) {
      lines.push({ account: main, amount: net }, { account: other(), amount: -net });
    } else {
      const parts = 2 + next(4);
      let total = 0n;
      for (let part = 0; part < parts; part += 1) {
        const amount = BigInt(1 + next(100_000));
        total += amount;
        lines.push({ account: other(), amount: -amount });
      }
      lines.unshift({ account: main, amount: total });
    }
    return { date, memo: `entry ${index + 1}`, lines };
  });
}

const decimal = (minor: bigint): string => {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** The same book as an hledger and Ledger journal. */
export const asJournal = (book: readonly BenchEntry[]): string =>
  book
    .map(
      ({ date, memo, lines }) =>
        `${date} ${memo}\n${lines.map((l) => `    ${accountName(l.account)}  ${decimal(l.amount)} GEL`).join('\n')}\n`,
    )
    .join('\n');

/** The same book for beancount. */
export const asBeancount = (book: readonly BenchEntry[]): string =>
  `${Array.from({ length: accountCount }, (_, account) => `2022-01-01 open ${accountName(account)} GEL`).join('\n')}\n\n${book
    .map(
      ({ date, memo, lines }) =>
        `${date} * "${memo}"\n${lines.map((l) => `  ${accountName(l.account)}  ${decimal(l.amount)} GEL`).join('\n')}\n`,
    )
    .join('\n')}`;
