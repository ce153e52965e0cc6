import type { Role } from '../../shared/access/permissions.ts';
import type { PeriodInfo } from '../../shared/contracts/company.ts';
import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import type { Period } from '../../shared/dates/period.ts';
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
    onePerson: company.onePerson,
    isSample: row.is_sample === 1n,
    packVersion: row.pack_version,
    createdAt: new Date(Number(row.created_at)).toISOString(),
    user: { id: actor.id, name: actor.name, role: actor.role },
    position: head.position,
    headHash: head.hash,
  });
};

export const userList: QueryHandler<'user.list'> = ({ db }) =>
  ok(
    db
      .all<{ id: string; name: string; role: Role; active: bigint }>('SELECT id, name, role, active FROM user_account ORDER BY no')
      .map((row) => ({ id: row.id, name: row.name, role: row.role, active: row.active === 1n })),
  );

export const periodText = (month: number): Period => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}` as Period;

/** Every month with entries or a state, newest first. */
export const periodList: QueryHandler<'period.list'> = ({ db }) => {
  const rows = db.all<{
    month: bigint;
    state: PeriodInfo['state'] | null;
    changed_at: bigint | null;
    changed_by: string | null;
    reason: string | null;
    reopened: bigint | null;
    entries: bigint;
  }>(
    `WITH used AS (SELECT day / 100 AS month, count(*) AS entries FROM journal_entry GROUP BY day / 100),
          months AS (SELECT month FROM used UNION SELECT month FROM period)
     SELECT m.month, p.state, p.changed_at, coalesce(u.name, p.changed_by) AS changed_by, p.reason, p.reopened, coalesce(used.entries, 0) AS entries
     FROM months m LEFT JOIN period p ON p.month = m.month LEFT JOIN used ON used.month = m.month LEFT JOIN user_account u ON u.id = p.changed_by
     ORDER BY m.month DESC`,
  );
  return ok(
    rows.map((row) => ({
      period: periodText(Number(row.month)),
      state: row.state ?? 'open',
      entries: Number(row.entries),
      changedAt: row.changed_at === null ? null : new Date(Number(row.changed_at)).toISOString(),
      changedBy: row.changed_by,
      reason: row.reason,
      reopened: Number(row.reopened ?? 0n),
    })),
  );
};

/** Month number of a day number. */
export const monthOfDay = (day: number): number => Math.floor(day / 100);
export const dateOfDay = (day: bigint): LocalDate => fromDayNumber(Number(day));
export const dateOfDayOrNull = (day: bigint | null): LocalDate | null => (day === null ? null : dateOfDay(day));
