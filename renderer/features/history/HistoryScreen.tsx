import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ActivityRow } from '../../../shared/contracts/company.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { changesOf } from './changes-of.ts';
import { EventDetail } from './EventDetail.tsx';
import { eventText, subjectField } from './event-text.ts';
import { fieldName, fieldValue } from './field-text.ts';

const leadsOn = (row: ActivityRow) => row.documentId !== null || row.entryId !== null;

/** Who changed what and when, newest first; the selected event shows each field before and after. */
export function HistoryScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const { objectId } = useSearch({ from: '/company/history' });
  const history = usePagedRows('history.list', objectId ? { objectId } : {});
  const [active, setActive] = useState<ActivityRow>();

  // Only what was changed: the fields of something new are in the pane below.
  const summary = (row: ActivityRow) =>
    changesOf(row)
      .filter(({ before }) => before !== '')
      .map(
        ({ field, before, after }) =>
          `${fieldName(t, field)}: ${fieldValue(t, language, field, before)} → ${fieldValue(t, language, field, after)}`,
      )
      .join(' · ');

  const columns: Column<ActivityRow>[] = [
    { id: 'position', title: t('history:position'), width: 4.5, align: 'end', render: (row) => row.position },
    { id: 'at', title: t('history:when'), width: 9, render: (row) => <InstantText at={row.at} /> },
    { id: 'user', title: t('history:who'), width: 8, grow: 1, render: (row) => row.user },
    { id: 'type', title: t('history:what'), width: 12, grow: 1, render: (row) => eventText(t, row) },
    {
      id: 'subject',
      title: t('history:subject'),
      width: 9,
      grow: 2,
      opens: leadsOn,
      render: (row) => fieldValue(t, language, subjectField(row.type), row.subject),
    },
    { id: 'changes', title: t('history:changes'), width: 8, grow: 2, render: summary },
    { id: 'device', title: t('history:device'), width: 7.5, render: (row) => row.device },
  ];
  const open = (row: ActivityRow) => {
    if (row.documentId) void navigate({ to: '/documents/$documentId', params: { documentId: row.documentId } });
    else if (row.entryId) void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } });
  };
  return (
    <Screen fill name="history">
      <PageHeader title={t('common:nav.history')} aside={objectId ? t('history:ofObject') : null}>
        {objectId ? (
          <Button variant="default" onClick={() => void navigate({ to: '/history', search: {} })}>
            {t('history:showAll')}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={history.error} retry={history.refetch} />
      <DataGrid
        name="history"
        label={t('common:nav.history')}
        columns={columns}
        rows={history.rows}
        loading={history.loading}
        onOpen={open}
        onActive={setActive}
        autoFocus
        empty={t('history:empty')}
      />
      {active ? <EventDetail event={active} /> : null}
    </Screen>
  );
}
