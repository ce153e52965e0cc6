import type { ReportRow } from '../../../shared/reports/report.ts';

/** A row of a report as it stands in the table. */
export interface ShownRow {
  readonly row: ReportRow;
  /** Whether the rows below are shown; undefined where there are none. */
  readonly expanded: boolean | undefined;
  /** The row it belongs to. */
  readonly parent: string | undefined;
}

/** Rows below a row are folded until somebody looks when they are details; anything else stands open. */
const opensByItself = (below: ReportRow): boolean => below.kind !== 'detail';

/** The rows that are not folded away. `turned` holds the ids of rows somebody folded or unfolded against what they begin with. */
export function shownRows(rows: readonly ReportRow[], turned: ReadonlySet<string>): ShownRow[] {
  const shown: ShownRow[] = [];
  const above: ReportRow[] = [];
  let foldedAt: number | undefined;
  for (const [index, row] of rows.entries()) {
    while (above.length > 0 && above.at(-1)!.level >= row.level) above.pop();
    if (foldedAt !== undefined && row.level <= foldedAt) foldedAt = undefined;
    const next = rows[index + 1];
    const hasBelow = next !== undefined && next.level > row.level;
    if (foldedAt === undefined) {
      const expanded = hasBelow ? opensByItself(next) !== turned.has(row.id) : undefined;
      shown.push({ row, expanded, parent: above.at(-1)?.id });
      if (expanded === false) foldedAt = row.level;
    }
    above.push(row);
  }
  return shown;
}

/** What has to be turned so that every row stands open, or every one that has rows below is folded. */
export function turnAll(rows: readonly ReportRow[], expanded: boolean): Set<string> {
  const turned = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (next !== undefined && next.level > row.level && opensByItself(next) !== expanded) turned.add(row.id);
  }
  return turned;
}
