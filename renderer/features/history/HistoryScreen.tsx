import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../shared/contracts/company.ts';
import { addDays, readDate } from '../../../shared/dates/local-date.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { ListFilters } from '../registers/ListFilters.tsx';
import { RegisterGrid } from '../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../registers/RegisterScreen.tsx';
import { given } from '../registers/register-search.ts';
import { useRegister } from '../registers/use-register.ts';
import { changesOf } from './changes-of.ts';
import { EventDetail } from './EventDetail.tsx';
import { eventText, eventTypes, subjectField } from './event-text.ts';
import { fieldName, fieldValue } from './field-text.ts';

const fields = ['event', 'user'] as const;
const keyOf = (row: ActivityRow) => String(row.position);
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
  const { i18n } = useTranslation('history');
  const types = useMemo(
    () => eventTypes(i18n.getResourceBundle(language, 'history')).sort((a, b) => a.label.localeCompare(b.label, language)),
    [i18n, language],
  );
  const [active, setActive] = useState<ActivityRow>();

  // Only what was changed: the fields of something new are in the pane below.
  const summary = (row: ActivityRow) => {
    const amount = (text: string | null) => (text === null ? '—' : formatDecimal(text, language));
    return [
      ...changesOf(row)
        .filter(({ before }) => before !== '')
        .map(
          ({ field, before, after }) =>
            `${fieldName(t, field)}: ${fieldValue(t, language, field, before)} → ${fieldValue(t, language, field, after)}`,
        ),
      ...(row.budget?.accounts ?? [])
        .filter(({ before }) => before !== null)
        .map(({ account, before, after }) => `${account}: ${amount(before)} → ${amount(after)}`),
    ].join(' · ');
  };

  const columns: Column<ActivityRow>[] = [
    { id: 'position', title: t('history:position'), width: 4.5, align: 'end', text: (row) => String(row.position) },
    {
      id: 'at',
      title: t('history:when'),
      width: 9,
      text: (row) => formatInstant(row.at, language),
      render: (row) => <InstantText at={row.at} />,
    },
    { id: 'user', title: t('history:who'), width: 8, grow: 1, text: (row) => row.user },
    { id: 'type', title: t('history:what'), width: 12, grow: 1, text: (row) => eventText(t, row) },
    {
      id: 'subject',
      title: t('history:subject'),
      width: 9,
      grow: 2,
      opens: leadsOn,
      text: (row) => fieldValue(t, language, subjectField(row.type), row.subject),
    },
    { id: 'changes', title: t('history:changes'), width: 8, grow: 2, text: summary },
    { id: 'device', title: t('history:device'), width: 7.5, text: (row) => row.device },
  ];
  const register = useRegister({ name: 'history', address: search, list: history, columns, keyOf, filter });
  const open = (row: ActivityRow) => {
    if (row.documentId) void navigate({ to: '/documents/$documentId', params: { documentId: row.documentId } });
    else if (row.entryId) void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } });
  };
  return (
    <RegisterScreen
      register={register}
      title={t('common:nav.history')}
      aside={objectId ? t('history:ofObject') : null}
      actions={
        objectId ? (
          <Button variant="default" onClick={() => register.step({ objectId: undefined })}>
            {t('history:showAll')}
          </Button>
        ) : null
      }
      toolbar={<ListFilters value={search} onChange={register.change} placeholder={t('history:search')} />}
      filters={{ fields, choices: { event: types } }}
      keepsViews={false}
    >
      <RegisterGrid
        register={register}
        sorts={false}
        label={t('common:nav.history')}
        onOpen={open}
        hrefOf={(row) => (row.documentId ? `/documents/${row.documentId}` : row.entryId ? `/entry/${row.entryId}` : undefined)}
        onActive={setActive}
        empty={t(isNarrowed ? 'common:noMatch' : 'history:empty')}
      />
      {active ? <EventDetail event={active} /> : null}
    </RegisterScreen>
  );
}

/** The instant a day of the person who looks begins, or one some days after it. */
function beginOf(text: string | undefined, later: number): string | undefined {
  const day = readDate(text ?? '');
  return day && new Date(`${addDays(day, later)}T00:00:00`).toISOString();
}
