import { nameOver } from '../../../shared/closing/result-name.ts';
import type { Names } from '../../../shared/locales/languages.ts';
import type { ReportRow, ReportText } from '../../../shared/reports/report.ts';
import type { StatementAccount } from './accounts.ts';

/** A row beneath a line: an account, or a part of the line that has accounts beneath it. */
export interface Detail {
  readonly id: string;
  readonly code: string;
  readonly label: ReportText;
  /** Code of the account its figure leads to. */
  readonly account?: string;
  readonly amount: bigint;
  readonly below?: readonly Detail[];
}

export const accountDetail = (line: string, account: Pick<StatementAccount, 'code' | 'names'>, amount: bigint): Detail => ({
  id: `${line}/${account.code}`,
  code: account.code,
  label: { names: account.names },
  account: account.code,
  amount,
});

/** What a column says: amounts of lines by their ids, and what stands beneath them. */
export interface ColumnAmounts {
  readonly id: string;
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly details: ReadonlyMap<string, readonly Detail[]>;
}

/** What a row says of a line of any form. */
export interface RowLine {
  readonly kind: string;
  readonly id: string;
  readonly no?: string;
  readonly names: Names;
  readonly loss?: Names;
  readonly either?: Names;
  readonly level: number;
  readonly rest?: unknown;
  readonly plus?: readonly string[];
  readonly minus?: readonly string[];
}

const rowKinds: Readonly<Record<string, ReportRow['kind']>> = { heading: 'heading', subtotal: 'subtotal', total: 'total' };

/** Rows of a form: every line of it with an amount in each column, zero or not, and beneath it what it consists of. */
export function statementRows(
  lines: readonly RowLine[],
  columns: readonly ColumnAmounts[],
  money: (minor: bigint) => string,
  isOptional: (line: RowLine) => boolean = () => false,
): ReportRow[] {
  const shown = lines.filter(
    (line) => !isOptional(line) || columns.some(({ amounts, details }) => amounts.get(line.id) || details.has(line.id)),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return shown.flatMap((line): ReportRow[] => {
    const kind = rowKinds[line.kind] ?? 'line';
    const row: ReportRow = {
      id: line.id,
      level: line.level,
      kind,
      code: line.no ?? '',
      label: {
        names: nameOver(
          line,
          columns.map(({ amounts }) => amounts.get(line.id) ?? 0n),
        ),
      },
      cells: kind === 'heading' ? {} : Object.fromEntries(columns.map(({ id, amounts }) => [id, money(amounts.get(line.id) ?? 0n)])),
      ...(line.plus && line.minus
        ? {
            adds: [
              ...line.plus.filter((id) => ids.has(id)).map((id) => ({ row: id, sign: 1 as const })),
              ...line.minus.filter((id) => ids.has(id)).map((id) => ({ row: id, sign: -1 as const })),
            ],
          }
        : {}),
    };
    const below = columns.map(({ id, details }) => ({ column: id, details: details.get(line.id) ?? [] }));
    return [row, ...detailRows(below, line.level + 1, money)];
  });
}

/** Rows of what stands beneath a line in any column, in the order of their codes; a cell is empty where a column has none. */
function detailRows(
  columns: readonly { readonly column: string; readonly details: readonly Detail[] }[],
  level: number,
  money: (minor: bigint) => string,
): ReportRow[] {
  const found = new Map<
    string,
    { detail: Detail; cells: Record<string, string>; below: { column: string; details: readonly Detail[] }[] }
  >();
  for (const { column, details } of columns) {
    for (const detail of details) {
      let row = found.get(detail.id);
      if (!row) {
        row = { detail, cells: {}, below: [] };
        found.set(detail.id, row);
      }
      row.cells[column] = money(detail.amount);
      if (detail.below) row.below.push({ column, details: detail.below });
    }
  }
  // What has no code of its own comes last.
  const rows = [...found.values()].sort((a, b) =>
    a.detail.code === '' ? 1 : b.detail.code === '' ? -1 : a.detail.code < b.detail.code ? -1 : 1,
  );
  return rows.flatMap(({ detail, cells, below }) => [
    {
      id: detail.id,
      level,
      kind: 'detail' as const,
      code: detail.code,
      label: detail.label,
      cells,
      ...(detail.account === undefined ? {} : { opens: { to: 'account' as const, account: detail.account } }),
    },
    ...detailRows(below, level + 1, money),
  ]);
}
