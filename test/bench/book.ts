import { accountCount, accountName, type GeneratedEntry } from '../../electron/services/generate-book.ts';

// The book of `davtari generate` in the forms other programs read.

const decimal = (minor: bigint): string => {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** For hledger and Ledger. */
export const asJournal = (book: readonly GeneratedEntry[]): string =>
  book
    .map(
      ({ date, memo, lines }) =>
        `${date} ${memo}\n${lines.map((l) => `    ${accountName(l.account)}  ${decimal(l.amount)} GEL`).join('\n')}\n`,
    )
    .join('\n');

/** For beancount. */
export const asBeancount = (book: readonly GeneratedEntry[]): string =>
  `${Array.from({ length: accountCount }, (_, account) => `2022-01-01 open ${accountName(account)} GEL`).join('\n')}\n\n${book
    .map(
      ({ date, memo, lines }) =>
        `${date} * "${memo}"\n${lines.map((l) => `  ${accountName(l.account)}  ${decimal(l.amount)} GEL`).join('\n')}\n`,
    )
    .join('\n')}`;
