import type { OutputOf, QueryName, ReadInputOf } from '../../shared/contracts/index.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { Result } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { Actor, CompanyRow } from './company-row.ts';

/** What a query may look at: it never writes and never rounds. */
export interface QueryScope {
  readonly db: Db;
  readonly company: CompanyRow;
  readonly pack: JurisdictionPack | undefined;
  readonly actor: Actor;
  readonly nowMs: number;
  /** Reads once, until masters change: accounts, commodities, users. Never anything a posting changes. */
  readonly remember: <T>(name: string, read: () => T) => T;
  /** Between two pieces of long work: says how far it is, and throws `Stopped` where it was called off. Absent where nobody waits beside it. */
  readonly atStep?: AtStep;
}

export type AtStep = (done: number, total: number) => void;

/** For a question asked once: nothing is kept. */
export const rememberNothing: QueryScope['remember'] = (_name, read) => read();

export type QueryHandler<M extends QueryName> = (scope: QueryScope, input: ReadInputOf<M>) => Result<OutputOf<M>>;

/** A contract query as it was sent, and who asks when. */
export interface AskedQuery {
  readonly method: QueryName;
  readonly input: unknown;
  readonly userId: string;
  readonly nowMs: number;
}
