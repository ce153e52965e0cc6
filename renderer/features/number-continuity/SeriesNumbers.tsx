import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { NumberRow } from '../../../shared/contracts/numbers.ts';
import { queryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import type { KnownOn } from '../../ui/known-on.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';

const pageSize = 200;

/** Kinds whose numbers are drawn by entries, without a document. */
const entryKinds: ReadonlySet<string> = new Set(['journal-entry', 'year-closing', 'revaluation']);

interface Props {
  series: string;
  kind: string;
  total: number;
  knownOn: KnownOn | undefined;
}

/** Numbers of one series, newest first. Enter opens what a number was used for. */
export function SeriesNumbers({ series, kind, total, knownOn }: Props) {
  const then = knownOn === undefined ? {} : { knownOn };
  const { t } = useText();
  const navigate = useNavigate();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const want = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const wanted = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const shown = useShown();
  const pages = useQueries({
    queries: wanted.map((page) =>
      queryOf('number.register', { series, newestFirst: true, limit: pageSize, offset: page * pageSize, ...then }, shown),
    ),
  });
  const at = (index: number): NumberRow | undefined => pages[Math.floor(index / pageSize) - range.first]?.data?.rows[index % pageSize];

  // A number that nothing uses leads nowhere.
  const open = ({ documentId }: NumberRow) => {
    if (documentId === '') return;
    if (entryKinds.has(kind)) void navigate({ to: '/entry/$entryId', params: { entryId: documentId } });
    else void navigate({ to: '/documents/$documentId', params: { documentId } });
  };

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
            width: 12,
            render: (row) => <NumberMark row={row} />,
          },
          { id: 'uid', title: t('reports:numbers.uid'), width: 11, render: (row) => row.uid },
          { id: 'subject', title: t('reports:numbers.subject'), width: 14, grow: 1, render: (row) => row.subject },
          { id: 'by', title: t('reports:numbers.by'), width: 8, render: (row) => row.by ?? '' },
        ]}
      />
    </>
  );
}

function NumberMark({ row: { state, cancelled } }: { row: NumberRow }) {
  const { t } = useText();
  if (cancelled) return <StatusMark tone="warn">{t('reports:numbers.stateCancelled')}</StatusMark>;
  if (state === 'used') return <StatusMark tone="good">{t('reports:numbers.stateUsed')}</StatusMark>;
  if (state === 'leased') return <StatusMark tone="neutral">{t('reports:numbers.stateLeased')}</StatusMark>;
  return <StatusMark tone="warn">{t('reports:numbers.stateVoided')}</StatusMark>;
}
