import { assert } from '../../shared/assert.ts';
import type { TrialBalanceRow } from '../../shared/contracts/journal.ts';
import { csvText } from '../../shared/csv.ts';
import type { Db } from '../db/db.ts';
import type { NameColumns } from '../queries/accounts.ts';
import { readActor, readCompany } from '../queries/company-row.ts';
import { rememberNothing } from '../queries/query.ts';
import { trialBalanceGet } from '../queries/trial-balance.ts';
import { csv, nameColumn, tableColumns } from '../verify/offline/log-verifier.mjs';

type Cell = string | number | boolean;

/** The tables of an audit bundle by file name, as the engine reports them at the head of the log. */
export function engineTables(db: Db): Readonly<Record<string, string>> {
  const rows: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
    'trial-balance.csv': trialBalance(db, 'base').map((row) => row.slice(0, -1)),
    'trial-balance-by-commodity.csv': trialBalance(db, 'commodity'),
    'number-register.csv': numberRegister(db),
    'chart.csv': chart(db),
    'keys.csv': keys(db),
  };
  return Object.fromEntries(Object.entries(rows).map(([name, body]) => [name, csv([tableColumns[name]!, ...body])]));
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function trialBalance(db: Db, unit: 'base' | 'commodity'): Cell[][] {
  const company = readCompany(db);
  const user = db.get<{ id: string }>('SELECT id FROM user_account WHERE active = 1 ORDER BY no LIMIT 1');
  const actor = user && readActor(db, user.id);
  assert(actor, 'audit: a company without users');
  const report = trialBalanceGet({ db, company, pack: undefined, actor, nowMs: 0, remember: rememberNothing }, { in: unit });
  assert(report.ok, 'audit: no trial balance');
  const language = nameColumn(company.country ?? '').slice(-2) as keyof TrialBalanceRow['names'];
  return report.value.rows.map((row) => [
    row.accountCode,
    row.names[language] ?? '',
    row.commodity,
    row.debitTurnover,
    row.creditTurnover,
    row.balance,
    row.memo,
  ]);
}

const numberRegister = (db: Db): Cell[][] =>
  db
    .all<{ series: string; value: bigint; number: string; state: string; position: bigint }>(
      'SELECT series, value, number, state, position FROM number_register ORDER BY series, value',
    )
    .map((row): [string, number, string, string, number] => [row.series, Number(row.value), row.number, row.state, Number(row.position)])
    .sort((a, b) => inOrder(a[0], b[0]));

/** Which file lies under which hash, and what it belongs to. For reading: the log says the same. A name is nobody's formula. */
export const attachmentTable = (db: Db): string =>
  `\uFEFF${csvText([
    ['position', 'object', 'number', 'sha256', 'name', 'type', 'bytes', 'removed'],
    ...db
      .all<{
        position: bigint;
        object: string;
        number: string;
        sha256: string;
        name: string;
        media_type: string;
        size: bigint;
        removed: bigint;
      }>(
        `SELECT a.position, a.object, coalesce(d.number, (SELECT number FROM journal_entry WHERE position = i.position), '') AS number, a.sha256, a.name,
           a.media_type, a.size, a.removed_at IS NOT NULL AS removed
         FROM attachment a LEFT JOIN document d ON d.id = a.object
         LEFT JOIN event_index i ON i.id = unhex(replace(a.object, '-', '')) AND i.rev = 1 ORDER BY a.position`,
      )
      .map((row) => [
        ...[`${row.position}`, row.object, row.number, row.sha256, row.name, row.media_type, `${row.size}`],
        `${row.removed === 1n}`,
      ]),
  ])}`;

const chart = (db: Db): Cell[][] =>
  db
    .all<
      NameColumns & {
        code: string;
        type: string;
        normal_side: string;
        postable: bigint;
        active: bigint;
        parent: string | null;
      }
    >(
      `SELECT a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, a.type, a.normal_side, a.postable, a.active, p.code AS parent
       FROM account a LEFT JOIN account p ON p.no = a.parent_no`,
    )
    .sort((a, b) => inOrder(a.code, b.code))
    .map((a) => [
      a.code,
      a.name_ka,
      a.name_bg,
      a.name_ru,
      a.name_en,
      a.type,
      a.normal_side,
      a.postable === 1n,
      a.active === 1n,
      a.parent ?? '',
    ]);

const keys = (db: Db): Cell[][] =>
  db
    .all<{ log: string; id: string; public_key: string; first: bigint; batches: bigint; head: Buffer }>(
      `SELECT d.log, d.id, d.public_key, min(b.first_position) AS first, count(*) AS batches,
         (SELECT hash FROM batch WHERE log = d.log ORDER BY seq DESC LIMIT 1) AS head
       FROM device d JOIN batch b ON b.log = d.log GROUP BY d.log ORDER BY first`,
    )
    .map((row) => [row.log, row.id, row.public_key, Number(row.first), Number(row.batches), row.head.toString('hex')]);
