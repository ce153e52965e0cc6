import type { CompanyRow } from '../queries/company-row.ts';
import type { AccountRow } from './checks.ts';

/** Where the own log ends, and the log of the company as a whole. */
export interface LogHead {
  /** Number and hash (hex) of the own log's last batch; 0 and zeros before the first. */
  readonly seq: number;
  readonly hash: string;
  readonly nextPosition: number;
}

/**
 * What was read from the file and still stands. It is forgotten when another connection has written (`PRAGMA data_version` says so), when a
 * transaction was rolled back, and when one did anything but post.
 */
export class Known {
  company: CompanyRow | undefined;
  head: LogHead | undefined;
  readonly accounts = new Map<string, AccountRow>();
  /** Greatest number of a series so far, by the name of the series. */
  readonly drawn = new Map<string, number>();
  readonly #answers = new Map<string, unknown>();

  /** Reads once what only changes with the masters: accounts, commodities, users. Never anything a posting changes. */
  readonly remember = <T>(name: string, read: () => T): T => {
    if (!this.#answers.has(name)) this.#answers.set(name, read());
    return this.#answers.get(name) as T;
  };

  /** After a change of masters, or of numbers set apart: the head of the log still stands. */
  forgetMasters(): void {
    this.company = undefined;
    this.accounts.clear();
    this.drawn.clear();
    this.#answers.clear();
  }

  forget(): void {
    this.forgetMasters();
    this.head = undefined;
  }
}
