import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import { ok } from '../../shared/result.ts';
import { logHead } from './log-head.ts';
import type { QueryHandler } from './query.ts';

/** The company, the acting user and the head of the log. */
export const companyInfo: QueryHandler<'company.info'> = ({ db, company, actor }) => {
  const row = db.get<{ is_sample: bigint; pack_version: string | null; created_at: bigint }>(
    'SELECT is_sample, pack_version, created_at FROM company',
  )!;
  const head = logHead(db);
  return ok({
    id: company.id,
    name: company.name,
    country: company.country,
    taxId: company.taxId,
    vatPayer: company.vatPayer,
    baseCurrency: company.baseCurrency,
    baseScale: company.baseScale,
    ...(company.baseChange ? { baseChange: { on: company.baseChange.on, from: company.baseChange.from, to: company.baseChange.to } } : {}),
    onePerson: company.onePerson,
    isSample: row.is_sample === 1n,
    packVersion: row.pack_version,
    createdAt: new Date(Number(row.created_at)).toISOString(),
    user: {
      id: actor.id,
      name: actor.name,
      role: actor.role,
      roleName: actor.roleName,
      permissions: actor.permissions,
      readsOnly: actor.readsOnly,
    },
    position: head.position,
    headHash: head.hash,
  });
};

/** Month number of a day number. */
export const monthOfDay = (day: number): number => Math.floor(day / 100);
export const dateOfDay = (day: bigint): LocalDate => fromDayNumber(Number(day));
export const dateOfDayOrNull = (day: bigint | null): LocalDate | null => (day === null ? null : dateOfDay(day));
