import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { OssRow } from '../../../shared/contracts/oss.ts';
import { type Quarter, readQuarter } from '../../../shared/dates/quarter.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import classes from '../vat-return/vat.module.css';

interface Asked {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly rate?: string | undefined;
  readonly origin?: string | undefined;
}
interface Props {
  quarter: Quarter;
  /** The row of the return that is opened, as the address has it. */
  search: Asked;
  onClose: () => void;
}

/** At most so many are listed. */
const most = 1000;

/** The documents behind a row of the return, each leading to itself. */
export function OssDocuments({ quarter, search, onClose }: Props) {
  const { t } = useText();
  const { state } = search;
  return (
    <Drawer
      opened={state !== undefined}
      onClose={onClose}
      position="right"
      size={860}
      title={t('oss:documents.title', { state: state ?? '' })}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 80 }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ body: classes.drawer ?? '', content: classes.drawerContent ?? '' }}
    >
      {state === undefined ? null : <Rows quarter={quarter} search={{ ...search, state }} />}
    </Drawer>
  );
}

function Rows({ quarter, search: { state, kind, rate, origin } }: { quarter: Quarter; search: Asked & { state: string } }) {
  const { t } = useText();
  const navigate = useNavigate();
  const from = readQuarter(origin ?? '');
  const query = useQueryOf('oss.rows', {
    ...{ quarter, state, limit: most },
    ...(kind === 'goods' || kind === 'services' ? { kind } : {}),
    ...(rate === undefined ? {} : { rate }),
    ...(from === undefined ? {} : { origin: from }),
  });
  const box = useRef<HTMLDivElement>(null);
  // The drawer gives the focus to its first button; work goes on in the rows.
  useEffect(() => {
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), 120);
    return () => clearTimeout(timer);
  }, []);
  const columns: Column<OssRow>[] = [
    { id: 'date', title: t('oss:documents.date'), width: 6, render: ({ date }) => <DateText on={date} /> },
    { id: 'number', title: t('oss:documents.number'), width: 8, opens: true, render: ({ number }) => number },
    { id: 'kind', title: t('oss:documents.kind'), width: 8, grow: 1, render: (row) => entryKindText(t, row.documentKind ?? 'manual') },
    { id: 'counterparty', title: t('oss:documents.customer'), width: 9, grow: 2, render: ({ counterparty }) => counterparty },
    { id: 'base', title: t('oss:base'), width: 8, align: 'end', render: (row) => <Money amount={row.base} currency={row.currency} /> },
    { id: 'vat', title: t('oss:vat'), width: 8, align: 'end', render: (row) => <Money amount={row.vat} currency={row.currency} /> },
  ];
  return (
    <div ref={box} className={classes.rows}>
      <QueryProblem error={query.error} retry={query.refetch} />
      <DataGrid
        name="oss-rows"
        label={t('oss:documents.title', { state })}
        columns={columns}
        rows={query.data ?? []}
        loading={query.isPending}
        empty={t('oss:documents.empty')}
        onOpen={(row) =>
          row.documentId === null
            ? void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })
            : void navigate({ to: '/documents/$documentId', params: { documentId: row.documentId } })
        }
      />
    </div>
  );
}
