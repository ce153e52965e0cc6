import { nameOver } from '../../shared/closing/result-name.ts';
import type { CertificateInfo, PeriodInfo, YearInfo } from '../../shared/contracts/periods.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthNumber, type Period, periodOfMonth } from '../../shared/dates/period.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, reject } from '../../shared/result.ts';
import { periodChecks } from '../closing/checks.ts';
import { sealTrialBalance } from '../closing/trial-balance-seal.ts';
import { blockingChecks, closingOf, isEarlierOpen, monthsOfYear, standingBalances, statementOf, yearEndOf } from '../closing/year.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import type { EventData, PeriodCertified } from '../log/events.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { baseOn } from './company-row.ts';
import type { QueryHandler, QueryScope } from './query.ts';

const instant = (wall: bigint | number): string => new Date(Number(wall)).toISOString();

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
    certificates: bigint;
    year_closed: bigint;
  }>(
    `WITH used AS (SELECT day / 100 AS month, count(*) AS entries FROM journal_entry GROUP BY day / 100),
          months AS (SELECT month FROM used UNION SELECT month FROM period)
     SELECT m.month, p.state, p.changed_at, coalesce(u.name, p.changed_by) AS changed_by, p.reason, p.reopened, coalesce(used.entries, 0) AS entries,
       (SELECT count(*) FROM period_certificate c WHERE c.month = m.month) AS certificates,
       EXISTS (SELECT 1 FROM fiscal_year y WHERE y.year >= m.month / 100 AND y.state = 'closed') AS year_closed
     FROM months m LEFT JOIN period p ON p.month = m.month LEFT JOIN used ON used.month = m.month LEFT JOIN user_account u ON u.id = p.changed_by
     ORDER BY m.month DESC`,
  );
  return ok(
    rows.map((row) => ({
      period: periodOfMonth(row.month),
      state: row.state ?? 'open',
      entries: Number(row.entries),
      changedAt: row.changed_at === null ? null : instant(row.changed_at),
      changedBy: row.changed_by,
      reason: row.reason,
      reopened: Number(row.reopened ?? 0n),
      certificates: Number(row.certificates),
      yearClosed: row.year_closed === 1n,
    })),
  );
};

/** What stands against closing a month. */
export const periodChecksGet: QueryHandler<'period.checks'> = (scope, { period }) => ok({ period, checks: periodChecks(scope, period) });

interface CertificateRow {
  readonly revision: bigint;
  readonly position: bigint;
  readonly issued_at: bigint;
  readonly content: string;
}

/** Closing certificates of a month or of all, newest first. Each trial balance is computed again, once as known then and once as known now. */
export const periodCertificates: QueryHandler<'period.certificates'> = (scope, { period }) =>
  ok(
    scope.db
      .all<CertificateRow>(
        'SELECT revision, position, issued_at, content FROM period_certificate WHERE month = coalesce(?, month) ORDER BY position DESC',
        period === undefined ? null : monthNumber(period),
      )
      .map((row) => describe(scope, row)),
  );

function describe(scope: QueryScope, row: CertificateRow): CertificateInfo {
  const content = JSON.parse(row.content) as PeriodCertified;
  const asOf = content.as_of as LocalDate;
  const again = sealTrialBalance(scope, asOf, content.known_position).sha256;
  const now = sealTrialBalance(scope, asOf, Number.MAX_SAFE_INTEGER).sha256;
  return {
    period: content.period as Period,
    revision: Number(row.revision),
    position: Number(row.position),
    asOf,
    knownOn: content.known_position,
    headHash: content.head_hash,
    at: instant(row.issued_at),
    by: content.by,
    device: content.device,
    language: content.language,
    rows: content.rows,
    debit: content.debit,
    credit: content.credit,
    debitBalance: content.debit_balance,
    creditBalance: content.credit_balance,
    trialBalanceSha256: content.trial_balance_sha256,
    pdfSha256: content.pdf_sha256,
    checks: content.checks.map((check) => ({ ...check })),
    reopenings: content.reopenings.map(({ position, at, by, reason }) => ({ position, at: instant(at), by, reason })),
    recomputedSha256: again,
    agrees: again === content.trial_balance_sha256,
    unchangedSince: now === content.trial_balance_sha256,
  };
}

/** The bytes that were kept when the month was closed. Rejects: NO_CERTIFICATE. */
export const periodCertificate: QueryHandler<'period.certificate'> = ({ db, company }, { period, revision }) => {
  const row = db.get<{ bytes: Buffer; sha256: string; revision: bigint }>(
    `SELECT b.bytes, b.sha256, c.revision FROM period_certificate c JOIN blob b ON b.sha256 = c.pdf_sha256
     WHERE c.month = ?1 AND c.revision = coalesce(?2, c.revision) ORDER BY c.revision DESC LIMIT 1`,
    monthNumber(period),
    revision ?? null,
  );
  if (!row) return reject({ code: 'NO_CERTIFICATE', period });
  const again = row.revision === 1n ? '' : `-${row.revision}`;
  const fileName = `closing-certificate-${company.taxId}-${period}${again}.pdf`;
  return ok({ fileName, base64: row.bytes.toString('base64'), sha256: row.sha256 });
};

/** Result and closing entries of a year, before and after they are posted. Rejects: NO_JURISDICTION, NO_YEAR_END_RULES. */
export const yearPreview: QueryHandler<'year.preview'> = (scope, { year }) => {
  const { db, pack, company } = scope;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rule = pack.yearEnd;
  if (!rule) return reject({ code: 'NO_YEAR_END_RULES', country: pack.code });
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const row = db.get<{
    state: YearInfo['state'];
    changed_at: bigint;
    by: string;
    reason: string | null;
    reopened: bigint;
    content: string;
  }>(
    `SELECT y.state, y.changed_at, coalesce(u.name, y.changed_by) AS by, y.reason, y.reopened, y.content FROM fiscal_year y
     LEFT JOIN user_account u ON u.id = y.changed_by WHERE y.year = ?`,
    year,
  );
  const isClosed = row?.state === 'closed';
  const names = accountNames(db);
  const figures = statementOf(scope, rule, year);
  const entries = isClosed
    ? postedEntries(db, (JSON.parse(row.content) as EventData['year.closed']).entries, text)
    : closingOf(db, rule, year).map(({ step, lines }) => ({
        step: step.id,
        entryId: null,
        lines: lines.map(({ account, base, foreign }) => side(account, base, text, foreign && named(scope, foreign))),
      }));
  const standing = new Map(standingBalances(db, year).map(({ account, parts }) => [account, sum(parts.map(({ base }) => base))]));
  return ok({
    year,
    state: row?.state ?? 'open',
    changedAt: row ? instant(row.changed_at) : null,
    changedBy: row?.by ?? null,
    reason: row?.reason ?? null,
    reopened: Number(row?.reopened ?? 0n),
    closingDate: yearEndOf(year),
    currency: baseOn(company, yearEndOf(year)),
    statement: rule.statement.map((line) => ({
      id: line.id,
      names: nameOver(line, [figures.get(line.id)!]),
      amount: text(figures.get(line.id)!),
      isTotal: 'plus' in line,
    })),
    result: text(figures.get(rule.profit)!),
    entries: entries.map(({ step, entryId, lines }) => {
      const known = rule.steps.find(({ id }) => id === step)!;
      return {
        step,
        names: known.names,
        source: lawNames(known.source, 'full'),
        entryId,
        lines: lines.map(({ account, debit, credit, foreign }) => ({
          account,
          names: names.get(account)!,
          debit,
          credit,
          ...(foreign ? { foreign } : {}),
        })),
      };
    }),
    carried: rule.carriedTo.flatMap((account) => {
      const moved = sum(entries.flatMap(({ lines }) => lines.filter((line) => line.account === account).map(({ base }) => base)));
      const stands = standing.get(account) ?? 0n;
      const before = isClosed ? stands - moved : stands;
      return moved === 0n && before === 0n
        ? []
        : [{ account, names: names.get(account)!, before: text(before), after: text(before + moved) }];
    }),
    earlierOpen: !isClosed && isEarlierOpen(db, rule, year) ? year - 1 : null,
    months: monthsOfYear(db, year),
    blocking: isClosed ? [] : blockingChecks(scope, year),
    opening: { date: `${year + 1}-01-01` as LocalDate, entries: 0 as const },
    source: lawNames(rule.source, 'full'),
  });
};

interface Side {
  readonly account: string;
  readonly base: bigint;
  readonly debit: string;
  readonly credit: string;
  readonly foreign?: NonNullable<YearInfo['entries'][number]['lines'][number]['foreign']>;
}

const side = (account: string, base: bigint, text: (minor: bigint) => string, foreign?: Side['foreign']): Side => ({
  account,
  base,
  debit: text(base > 0n ? base : 0n),
  credit: text(base < 0n ? -base : 0n),
  ...(foreign ? { foreign } : {}),
});

/** A foreign amount in its own units. */
function named({ db }: QueryScope, { commodity, quantity }: { readonly commodity: string; readonly quantity: bigint }): Side['foreign'] {
  const { scale } = db.get<{ scale: bigint }>('SELECT scale FROM commodity WHERE name = ?', commodity)!;
  return { commodity, amount: writeDecimal(quantity, Number(scale)) };
}

/** The closing entries that were posted, in the order of the steps that made them. */
function postedEntries(db: Db, posted: EventData['year.closed']['entries'], text: (minor: bigint) => string) {
  return posted.map(({ step, entry: entryId }) => ({
    step,
    entryId,
    lines: db
      .all<{ code: string; base_minor: bigint; commodity: string | null; scale: bigint | null; quantity: bigint | null }>(
        `SELECT a.code, l.base_minor, m.name AS commodity, m.scale, x.quantity FROM event_index i JOIN journal_line l ON l.position = i.position
         JOIN account a ON a.no = l.account_no LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
         LEFT JOIN commodity m ON m.no = x.commodity_no
         WHERE i.id = ? AND i.rev = 1 ORDER BY l.line_no`,
        idToBlob(entryId),
      )
      .map(({ code, base_minor, commodity, scale, quantity }) =>
        side(code, base_minor, text, commodity === null ? undefined : { commodity, amount: writeDecimal(quantity!, Number(scale)) }),
      ),
  }));
}

const accountNames = (db: Db): Map<string, Names> =>
  new Map(
    db
      .all<NameColumns & { code: string }>('SELECT code, name_ka, name_bg, name_ru, name_en FROM account')
      .map((row) => [row.code, namesOf(row)]),
  );
