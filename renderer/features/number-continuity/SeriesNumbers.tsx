import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { NumberSeriesInfo } from '../../../shared/contracts/tax.ts';
import { queryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';

type NumberRow = NumberSeriesInfo['rows'][number];
const pageSize = 200;

/** Numbers of one series. Enter opens what a number was used for. */
export function SeriesNumbers({ series, total }: { series: string; total: number }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const want = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const wanted = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const pages = useQueries({
    queries: wanted.map((page) => queryOf('number.continuity', { series, limit: pageSize, offset: page * pageSize })),
  });
  const at = (index: number): NumberRow | undefined =>
    pages[Math.floor(index / pageSize) - range.first]?.data?.find((each) => each.series === series)?.rows[index % pageSize];

  // A hand-written entry has a number but no document, so no UID either: its id is that of the entry.
  const open = ({ documentId, uid }: NumberRow) =>
    void (uid
      ? navigate({ to: '/documents/$documentId', params: { documentId } })
      : navigate({ to: '/entry/$entryId', params: { entryId: documentId } }));

  return (
    <>
      <QueryProblem error={pages.find((page) => page.error)?.error ?? null} />
      <DataGrid
        name="numbers"
        label={t('common:nav.number-continuity')}
        rows={{ count: total, at, want }}
        loading={pages.some((page) => page.isPending)}
        onOpen={open}
        autoFocus
        empty={t('reports:numbers.empty')}
        columns={[
          { id: 'number', title: t('common:number'), width: 9, opens: true, render: (row) => row.number },
          { id: 'date', title: t('common:onDate'), width: 7, render: (row) => <DateText on={row.date} /> },
          {
            id: 'state',
            title: t('common:state'),
            width: 9,
            render: (row) =>
              row.state === 'used' ? (
                <StatusMark tone="good">{t('reports:numbers.stateUsed')}</StatusMark>
              ) : (
                <StatusMark tone="warn">{t('reports:numbers.stateVoided')}</StatusMark>
              ),
          },
          { id: 'uid', title: t('reports:numbers.uid'), width: 11, render: (row) => row.uid },
          { id: 'subject', title: t('reports:numbers.subject'), width: 14, grow: 1, render: (row) => row.subject },
        ]}
      />
    </>
  );
}
