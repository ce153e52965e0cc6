import type { Permission } from '../../shared/access/permissions.ts';
import type { Change, Contract, InputOf, OutputOf } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';
import type { Actor } from '../queries/company-row.ts';
import type { NewLogReason } from './own-log.ts';

/**
 * An open company file. One synchronous call per command or query. The acting user is that of its session: the user it was opened for while the company
 * has no passwords, and whoever signed in otherwise.
 */
export interface Company {
  readonly file: string;
  /** Of the company; copies of one file have the same. */
  readonly id: string;
  /** Why opening began a new log; undefined when the device's log was continued. The person has to be told: documents get numbers of another series. */
  readonly newLog?: NewLogReason | undefined;
  call<M extends keyof Contract>(method: M, input: InputOf<M>): Result<OutputOf<M>>;
  /** For names and inputs that come from outside: an unknown name is a rejection. */
  callRaw(method: string, input: unknown): Result<unknown>;
  /** The methods of `sessionContract`: they wait for passwords to be hashed. */
  callSession(method: string, input: unknown): Promise<Result<unknown>>;
  /**
   * The acting user, if that user may do what a host does with the open file beside the contract. Rejects as a command would, unless it is a query.
   * It holds for this moment: work that takes its time asks again before it hands anything out.
   */
  authorize(permission: Permission | undefined, kind?: 'command' | 'query'): Result<Actor>;
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

export interface OpenOptions {
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** Id or name of the user to act for while the company has no passwords; the owner unless given. */
  readonly userId?: string;
  /**
   * Id of a user whom a session of this process lets through at this moment: the file is opened once more, in a thread, for one piece of work of theirs.
   * Never anything a screen or a command line says.
   */
  readonly vouchedFor?: string;
  /** Of the signing key beside the file, when it has one. */
  readonly passphrase?: string;
  /** How long a write waits for another process; five seconds unless given. */
  readonly busyTimeoutMs?: number;
  /** The file was made out of a backup: it begins a new log whatever lies beside it. */
  readonly isRestored?: boolean;
  /** Where the copy goes that is made before an older file is brought up to date; the folder `Backups` beside the file unless given. */
  readonly backupFolder?: string;
  /** Hears how many events of an older file were replayed, out of how many, while it is brought up to date. */
  readonly onUpdate?: ((events: number, total: number) => void) | undefined;
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
  /** With a country: the one it has, or had before it changed to that one. Not given: the one it has. */
  readonly baseCurrency?: string;
  /** Decimals of the base currency where an imported book keeps more (or where it is no ISO currency). */
  readonly baseScale?: number;
}
