import { Button } from '@mantine/core';
import { ListCollapse, ListTree } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { ReportColumn, ReportKind, ReportRow } from '../../../shared/reports/report.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid, type GridHandle } from '../../ui/DataGrid.tsx';
import { usePlaceState } from '../../ui/use-place-state.ts';
import { ReportEnds } from './ReportEnds.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { type ShownRow, shownRows, turnAll } from './report-tree.ts';
import { toneOf } from './tone-of.ts';
import { useReport } from './use-report.ts';
import { useReportColumns } from './use-report-columns.tsx';
import { useReportQuestion } from './use-report-question.ts';

const nothingTurned: readonly string[] = [];

/**
 * A report whose rows are a tree. Right unfolds a row and then goes on to its figures, Left comes back from them and then folds it or goes up to the row it
 * belongs to; Enter opens the figure that is pointed at.
 */
export function TreeReport({ kind }: { kind: ReportKind }) {
  const { t } = useText();
  const asked = useReportQuestion(kind);
  const { report, rows, loading, isOld, error, refetch } = useReport(asked.question);
  const grid = useRef<GridHandle>(null);
  const [turned, setTurned] = usePlaceState<readonly string[]>('turned', () => nothingTurned);
  const [pointedAt, pointAt] = usePlaceState('pointed', () => 0);

  const turnedSet = useMemo(() => new Set(turned), [turned]);
  const shown = useMemo(() => shownRows(rows, turnedSet), [rows, turnedSet]);
  const isTree = shown.some(({ row, expanded }) => expanded !== undefined || row.level > 1);
  const canFold = shown.some(({ expanded }) => expanded !== undefined);
  const allOpen = canFold && shown.every(({ expanded }) => expanded !== false);

  const figures = (report?.columns ?? []).filter(({ kind: of }) => of === 'amount');
  const pointed = Math.min(pointedAt, Math.max(0, figures.length - 1));
  const fold = ({ row, expanded }: ShownRow, next: boolean) => {
    if (expanded === undefined || expanded === next) return;
    setTurned(turnedSet.has(row.id) ? turned.filter((id) => id !== row.id) : [...turned, row.id]);
  };
  const open = (row: ReportRow, column: ReportColumn | undefined) => {
    if (report) asked.open(report, row, column ?? figures[pointed]);
  };
  const hrefOf = (row: ReportRow, column: ReportColumn | undefined) => report && asked.hrefOf(report, row, column ?? figures[pointed]);
  const columns = useReportColumns({
    report,
    rows,
    isTree: canFold,
    onFold: fold,
    onOpen: open,
    hrefOf,
    pointed: figures.length > 1 ? figures[pointed]?.id : undefined,
  });

  // The figure that is pointed at comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what it waits for
  useEffect(() => {
    document
      .querySelector('[data-testid="grid-report"] [aria-selected="true"] [data-pointed]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pointed]);

  const onRowKey = (event: KeyboardEvent, at: ShownRow | undefined) => {
    if (!at || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const canPoint = at.row.opens !== undefined && figures.length > 1;
    if (event.key === 'ArrowRight') {
      if (at.expanded === false) fold(at, true);
      else if (canPoint && pointed < figures.length - 1) pointAt(pointed + 1);
      return true;
    }
    if (event.key === 'ArrowLeft') {
      if (canPoint && pointed > 0) pointAt(pointed - 1);
      else if (at.expanded === true) fold(at, false);
      else grid.current?.moveTo(shown.findIndex(({ row }) => row.id === (at.parent ?? at.row.id)));
      return true;
    }
    if (event.key === '*') {
      setTurned([...turnAll(rows, !allOpen)]);
      return true;
    }
    return false;
  };

  return (
    <ReportFrame
      kind={kind}
      asked={asked}
      report={report}
      position={isOld ? undefined : report?.knownOn}
      error={error}
      retry={refetch}
      details={!rows.some(({ kind: of }) => of === 'detail') || shown.some(({ row }) => row.kind === 'detail')}
      actions={
        canFold ? (
          <Button
            variant="default"
            leftSection={allOpen ? <ListCollapse size={14} aria-hidden="true" /> : <ListTree size={14} aria-hidden="true" />}
            onClick={() => setTurned([...turnAll(rows, !allOpen)])}
            data-testid="fold-all"
          >
            {t(allOpen ? 'reports:screen.foldAll' : 'reports:screen.unfoldAll')}
          </Button>
        ) : null
      }
    >
      {/* What was refused has no rows, and not because there are none. */}
      {error ? null : (
        <>
          <DataGrid
            name="report"
            label={t(`reports:screen.kinds.${kind}.title`)}
            columns={columns}
            rows={shown}
            loading={loading}
            {...(isTree ? { tree: ({ row, expanded }: ShownRow) => ({ level: row.level, expanded }) } : {})}
            tone={({ row }) => toneOf(row)}
            onOpen={(at) => (at.row.opens ? open(at.row, undefined) : fold(at, !at.expanded))}
            hrefOf={({ row }) => hrefOf(row, undefined)}
            onRowKey={onRowKey}
            handle={grid}
            autoFocus
            empty={t(asked.question.accounts === undefined ? 'reports:screen.empty' : 'common:noMatch')}
          />
          {report ? <ReportEnds report={report} /> : null}
        </>
      )}
    </ReportFrame>
  );
}
