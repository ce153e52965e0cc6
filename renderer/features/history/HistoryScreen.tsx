import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../shared/contracts/company.ts';
import { addDays, readDate } from '../../../shared/dates/local-date.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { ListFilters } from '../documents/list/ListFilters.tsx';
import { FilterBar } from '../registers/FilterBar.tsx';
import { given } from '../registers/register-search.ts';
import { changesOf } from './changes-of.ts';
import { EventDetail } from './EventDetail.tsx';
import { eventText, eventTypes, subjectField } from './event-text.ts';
import { fieldName, fieldValue } from './field-text.ts';

const fields = ['event', 'user'] as const;
const leadsOn = (row: ActivityRow) => row.documentId !== null || row.entryId !== null;

/** Who changed what and when, newest first; the selected event shows each field before and after. */
export function HistoryScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/company/history' });
  const { objectId } = search;
  const filter = given({
    objectId,
    search: search.search,
    user: search.user,
    types: search.event === undefined ? undefined : [search.event],
    since: beginOf(search.from, 0),
    until: beginOf(search.to, 1),
  });
  const history = usePagedRows('history.list', filter);
  const isNarrowed = Object.keys(filter).some((key) => key !== 'objectId');
  const change = (next: typeof search) => void navigate({ to: '/history', search: { ...search, ...next }, replace: true });
  const { i18n } = useTranslation('history');
  const types = useMemo(
    () => eventTypes(i18n.getResourceBundle(language, 'history')).sort((a, b) => a.label.localeCompare(b.label, language)),
    [i18n, language],
  );
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
          <Button variant="default" onClick={() => void navigate({ to: '/history', search: { ...search, objectId: undefined } })}>
            {t('history:showAll')}
          </Button>
        ) : null}
      </PageHeader>
      <ListFilters value={search} onChange={change} placeholder={t('history:search')} />
      <FilterBar fields={fields} value={search} onChange={change} choices={{ event: types }} />
      <QueryProblem error={history.error} retry={history.refetch} />
      <DataGrid
        name="history"
        label={t('common:nav.history')}
        columns={columns}
        rows={history.rows}
        loading={history.loading}
        onOpen={open}
        hrefOf={(row) => (row.documentId ? `/documents/${row.documentId}` : row.entryId ? `/entry/${row.entryId}` : undefined)}
        onActive={setActive}
        autoFocus
        empty={t(isNarrowed ? 'common:noMatch' : 'history:empty')}
      />
      {active ? <EventDetail event={active} /> : null}
    </Screen>
  );
}

/** The instant a day of the person who looks begins, or one some days after it. */
function beginOf(text: string | undefined, later: number): string | undefined {
  const day = readDate(text ?? '');
  return day && new Date(`${addDays(day, later)}T00:00:00`).toISOString();
}
