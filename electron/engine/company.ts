import type { Change, Contract, InputOf, OutputOf } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';

/** An open company file. One synchronous call per command or query; the acting user is fixed when the file is opened. */
export interface Company {
  readonly file: string;
  call<M extends keyof Contract>(method: M, input: InputOf<M>): Result<OutputOf<M>>;
  /** For names and inputs that come from outside: an unknown name is a rejection. */
  callRaw(method: string, input: unknown): Result<unknown>;
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

export interface OpenOptions {
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** Id or name of the user to act for; the owner unless given. */
  readonly userId?: string;
  /** Of the signing key beside the file, when it has one. */
  readonly passphrase?: string;
  /** How long a write waits for another process; five seconds unless given. */
  readonly busyTimeoutMs?: number;
}

export interface NewCompany {
  readonly id: string;
  /** Country of a jurisdiction pack; null for a book imported from another program. */
  readonly country: string | null;
  readonly name: string;
  readonly taxId: string;
  readonly vatPayer: boolean;
  readonly onePerson: boolean;
  readonly isSample: boolean;
  readonly userName: string;
  /** Only without a country: the pack knows it otherwise. */
  readonly baseCurrency?: string;
  /** Decimals of the base currency where an imported book keeps more (or where it is no ISO currency). */
  readonly baseScale?: number;
}
