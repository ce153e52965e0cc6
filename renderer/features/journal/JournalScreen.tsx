import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { EntryRow } from '../../../shared/contracts/journal.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { baseOn, useCompany, useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { DraftList } from '../documents/drafts/DraftList.tsx';
import { type Filters, ListFilters } from '../documents/list/ListFilters.tsx';
import { NewButton } from '../documents/list/NewButton.tsx';

/** The journal, newest first: every entry, whichever document or command made it. */
export function JournalScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const company = useCompany();
  const search = useSearch({ from: '/company/journal' });
  const mayWrite = useMay('transactions:write');
  const { from, to } = search;
  const knownOn = readKnownOn(search.knownOn);
  const journal = usePagedRows('journal.list', {
    search: search.search ?? '',
    ...(from && readDate(from) ? { from } : {}),
    ...(to && readDate(to) ? { to } : {}),
    ...(knownOn === undefined ? {} : { knownOn }),
  });
  const change = (patch: Filters) => void navigate({ to: '/journal', search: { ...search, ...patch }, replace: true });
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (next: string | undefined) => void navigate({ to: '/journal', search: { ...search, knownOn: next } });

  const columns: Column<EntryRow>[] = [
    { id: 'date', title: t('common:onDate'), width: 6, render: (row) => <DateText on={row.date} /> },
    { id: 'number', title: t('common:number'), width: 7, opens: true, render: (row) => row.number },
    { id: 'kind', title: t('common:kind'), width: 7, grow: 1, render: (row) => entryKindText(t, row.kind) },
    { id: 'document', title: t('journal:column.document'), width: 7, render: (row) => <DocumentLink row={row} /> },
    { id: 'memo', title: t('common:memo'), width: 10, grow: 3, render: (row) => row.memo },
    {
      id: 'total',
      title: t('journal:column.amount', { currency: company.baseCurrency }),
      width: 9,
      align: 'end',
      // Days before a change of base currency are in the former one.
      render: (row) => (
        <Money amount={row.total} currency={baseOn(company, row.date) === company.baseCurrency ? undefined : baseOn(company, row.date)} />
      ),
    },
    { id: 'by', title: t('journal:column.by'), width: 7, grow: 1, render: (row) => row.recordedBy },
    { id: 'state', title: t('common:state'), width: 8, render: (row) => <Reversal row={row} /> },
  ];
  return (
    <Screen fill name="journal">
      <PageHeader title={t('common:nav.journal')}>
        {mayWrite ? <NewButton to="/journal/new" label={t('journal:new')} testId="new-journal-entry" /> : null}
      </PageHeader>
      {knownOn === undefined ? <DraftList accept={({ kind }) => kind === 'journal-entry'} /> : null}
      <ListFilters value={search} onChange={change} placeholder={t('journal:search')}>
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
      </ListFilters>
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} />
      <QueryProblem error={journal.error} retry={journal.refetch} />
      <DataGrid
        name="journal"
        label={t('common:nav.journal')}
        columns={columns}
        rows={journal.rows}
        loading={journal.loading}
        autoFocus
        tone={(row) => (row.reversedBy ? 'muted' : undefined)}
        empty={t('journal:empty')}
        onOpen={(row) => void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })}
      />
    </Screen>
  );
}

function DocumentLink({ row }: { row: EntryRow }) {
  if (row.documentId === null) return null;
  return (
    <Link to="/documents/$documentId" params={{ documentId: row.documentId }} tabIndex={-1}>
      {row.documentNumber}
    </Link>
  );
}

function Reversal({ row }: { row: EntryRow }) {
  const { t } = useText();
  if (row.reversedBy) return <StatusMark tone="warn">{t('journal:reversed')}</StatusMark>;
  return row.reverses ? <StatusMark tone="neutral">{t('journal:reverses')}</StatusMark> : null;
}
