import { contract } from '../../shared/contracts/index.ts';
import { readInput } from '../../shared/contracts/read-input.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { type Result, reject } from '../../shared/result.ts';
import { deniedQuery } from '../access/allowed.ts';
import type { Db } from '../db/db.ts';
import { readActor, readCompany } from '../queries/company-row.ts';
import { queries } from '../queries/index.ts';
import type { AskedQuery, AtStep, QueryHandler, QueryScope } from '../queries/query.ts';

/** Answers a query from the books alone, inside a transaction of the caller: they say who may ask, at the very moment they are read. */
export function answerQuery(
  db: Db,
  { method, input, userId, nowMs }: AskedQuery,
  remember: QueryScope['remember'],
  atStep?: AtStep,
): Result<unknown> {
  const actor = readActor(db, userId);
  if (!actor) return reject({ code: 'UNKNOWN_USER' });
  const denied = deniedQuery(actor, contract[method].permission);
  if (denied) return reject(denied);
  const read = readInput(contract[method].input, input);
  if (!read.ok) return read;
  const company = readCompany(db);
  const pack = company.country === null ? undefined : packFor(company.country);
  return (queries[method] as QueryHandler<typeof method>)(
    { db, company, pack, actor, nowMs, remember, ...(atStep ? { atStep } : {}) },
    read.value as never,
  ) as Result<unknown>;
}
