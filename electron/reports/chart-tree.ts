import type { AccountType, Side } from '../../shared/accounts/account.ts';
import type { Names } from '../../shared/locales/languages.ts';
import type { Db } from '../db/db.ts';
import { type NameColumns, namesOf } from '../queries/accounts.ts';

export interface ChartNode {
  readonly no: bigint;
  readonly code: string;
  readonly names: Names;
  readonly type: AccountType;
  readonly normalSide: Side;
  /** In the order of their codes. */
  readonly children: readonly ChartNode[];
}

/** The chart as it is now, accounts below their headings, each in the order of its code. */
export function chartTree(db: Db): readonly ChartNode[] {
  const rows = db
    .all<
      NameColumns & {
        no: bigint;
        code: string;
        type: AccountType;
        normal_side: Side;
        parent_no: bigint | null;
      }
    >('SELECT no, code, type, normal_side, parent_no, name_ka, name_bg, name_ru, name_en FROM account')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const below = new Map<bigint | null, typeof rows>();
  for (const row of rows) {
    const siblings = below.get(row.parent_no);
    if (siblings) siblings.push(row);
    else below.set(row.parent_no, [row]);
  }
  const nodes = (parent: bigint | null): ChartNode[] =>
    (below.get(parent) ?? []).map((row) => ({
      no: row.no,
      code: row.code,
      names: namesOf(row),
      type: row.type,
      normalSide: row.normal_side,
      children: nodes(row.no),
    }));
  return nodes(null);
}
