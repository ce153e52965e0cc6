import type { ReportRow } from '../../shared/reports/report.ts';
import type { ChartNode } from './chart-tree.ts';

/** Amounts of an account, or of all below a heading: the same number of them for each. Minor units. */
export type Sums = readonly bigint[];

/** Rows of one account, or of a heading with what stands below it. */
export interface ChartPart {
  readonly node: ChartNode;
  /** Of its own row. */
  readonly id: string;
  readonly sums: Sums;
  readonly rows: readonly ReportRow[];
}

interface Told {
  readonly amountsOf: (no: bigint) => Sums;
  readonly cellsOf: (sums: Sums, node: ChartNode) => ReportRow['cells'];
  /** Whether a heading shows what it adds up on the other side. Not given: never. */
  readonly isOpposite?: (part: ChartNode, heading: ChartNode) => boolean;
}

/**
 * The accounts that have an amount other than zero, below the headings of the chart, whose rows add up what stands below them: a part for each account or
 * heading no other one stands above.
 */
export function partsOfChart(chart: readonly ChartNode[], told: Told): readonly ChartPart[] {
  return chart.flatMap((node) => partOf(node, 1, told) ?? []);
}

export const addedSums = (parts: readonly ChartPart[], zero: Sums): Sums =>
  parts.reduce((sum, { sums }) => sum.map((minor, at) => minor + sums[at]!), zero);

function partOf(node: ChartNode, level: number, told: Told): ChartPart | undefined {
  const { amountsOf, cellsOf, isOpposite = () => false } = told;
  const own = amountsOf(node.no);
  const hasChildren = node.children.length > 0;
  const line: ReportRow = {
    id: `account:${node.code}`,
    level: hasChildren ? level + 1 : level,
    kind: 'line',
    code: node.code,
    label: { names: node.names },
    cells: cellsOf(own, node),
    opens: { to: 'account', account: node.code },
  };
  const itself: ChartPart[] = own.every((minor) => minor === 0n) ? [] : [{ node, id: line.id, sums: own, rows: [line] }];
  if (!hasChildren) return itself[0];
  // A heading that was posted to before it became one stands below itself.
  const parts = [...itself, ...node.children.flatMap((child) => partOf(child, level + 1, told) ?? [])];
  if (parts.length === 0) return undefined;
  const sums = addedSums(
    parts,
    own.map(() => 0n),
  );
  const group: ReportRow = {
    id: `group:${node.code}`,
    level,
    kind: 'subtotal',
    code: node.code,
    label: { names: node.names },
    cells: cellsOf(sums, node),
    adds: parts.map((part) => ({ row: part.id, sign: isOpposite(part.node, node) ? -1 : 1 })),
  };
  return { node, id: group.id, sums, rows: [group, ...parts.flatMap(({ rows }) => rows)] };
}
