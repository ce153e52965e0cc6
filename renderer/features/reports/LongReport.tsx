import type { ReportKind, ReportRow } from '../../../shared/reports/report.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import type { RowSource } from '../../ui/row-source.ts';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { ReportEnds } from './ReportEnds.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import type { ShownRow } from './report-tree.ts';
import { toneOf } from './tone-of.ts';
import { useReportColumns } from './use-report-columns.tsx';
import { useReportQuestion } from './use-report-question.ts';

const nothing = () => undefined;
const noRows: readonly ReportRow[] = [];

/** A report as long as the journal: a page of it is asked for when it comes into sight. */
export function LongReport({ kind }: { kind: ReportKind }) {
  const { t } = useText();
  const asked = useReportQuestion(kind);
  const { rows, first: report, loading, error, refetch } = usePagedRows('report.get', asked.question);
  const shown: RowSource<ShownRow> = {
    count: rows.count,
    at: (index) => {
      const row = rows.at(index);
      return row && { row, expanded: undefined, parent: undefined };
    },
    ...(rows.want ? { want: rows.want } : {}),
  };
  const columns = useReportColumns({
    report,
    rows: report?.rows ?? noRows,
    isTree: false,
    onFold: nothing,
    hrefOf: (row, column) => report && asked.hrefOf(report, row, column),
    onOpen: (row, column) => report && asked.open(report, row, column),
    pointed: undefined,
  });
  return (
    <ReportFrame kind={kind} asked={asked} report={report} position={loading ? undefined : report?.knownOn} error={error} retry={refetch}>
      {/* What was refused has no rows, and not because there are none. */}
      {error ? null : (
        <>
          <DataGrid
            name="report"
            label={t(`reports:screen.kinds.${kind}.title`)}
            columns={columns}
            rows={shown}
            loading={loading}
            tone={({ row }) => toneOf(row)}
            onOpen={({ row }) => report && asked.open(report, row)}
            hrefOf={({ row }) => report && asked.hrefOf(report, row)}
            autoFocus
            empty={t('reports:screen.empty')}
          />
          {report ? <ReportEnds report={report} /> : null}
        </>
      )}
    </ReportFrame>
  );
}
