import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type EntryRow, journalSorts } from '../../../shared/contracts/journal.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { lastDay, type Period } from '../../../shared/dates/period.ts';
import { baseOn, useCompany, useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { useColumns } from '../../ui/grid/use-columns.ts';
import { useSelection } from '../../ui/grid/use-selection.ts';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { DraftList } from '../documents/drafts/DraftList.tsx';
import { ListFilters } from '../documents/list/ListFilters.tsx';
import { NewButton } from '../documents/list/NewButton.tsx';
import { FilterBar } from '../registers/FilterBar.tsx';
import { GroupList, monthWithin } from '../registers/GroupList.tsx';
import { MarkedActions } from '../registers/MarkedActions.tsx';
import { RegisterTotals } from '../registers/RegisterTotals.tsx';
import { amountParam, given, oneOf, type RegisterAddress, readSort, sortParam } from '../registers/register-search.ts';
import { useAtRest } from '../registers/use-at-rest.ts';
import { ViewsMenu } from '../registers/ViewsMenu.tsx';

/** The journal, newest first: every entry, whichever document or command made it. */
export function JournalScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const company = useCompany();
  const search = useSearch({ from: '/company/journal' });
  const mayWrite = useMay('transactions:write');
  const { from, to } = search;
  const knownOn = readKnownOn(search.knownOn);
  const sort = readSort(search.sort, journalSorts);
  const group = oneOf(search.group, groupings);
  const filter = given({
    search: search.search ?? '',
    from: from && readDate(from) ? from : undefined,
    to: to && readDate(to) ? to : undefined,
    kinds: search.kind === undefined ? undefined : [search.kind],
    account: search.account,
    counterpartyId: search.counterpartyId,
    branch: search.branch,
    state: oneOf(search.state, states),
    user: search.user,
    least: amountParam(search.least),
    most: amountParam(search.most),
    knownOn,
  });
  const journal = usePagedRows('journal.list', { ...filter, ...given({ sort }) }, { enabled: group === undefined });
  // What it all amounts to is asked for when the rows are there and nobody is typing any more.
  const isAtRest = useAtRest(JSON.stringify(filter)) && !journal.loading;
  const groups = useQueryOf('journal.groups', { ...filter, by: group ?? 'none' }, { enabled: group !== undefined || isAtRest });
  const [wantsKinds, setWantsKinds] = useState(false);
  const kinds = useQueryOf('journal.groups', { by: 'kind' }, { enabled: wantsKinds });
  const change = (patch: RegisterAddress) => void navigate({ to: '/journal', search: { ...search, ...patch }, replace: true });
  const open = (patch: RegisterAddress) => void navigate({ to: '/journal', search: { ...search, group: undefined, ...patch } });
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (next: string | undefined) => void navigate({ to: '/journal', search: { ...search, knownOn: next } });

  const all: Column<EntryRow>[] = [
    { id: 'date', title: t('common:onDate'), width: 6, sort: 'date', text: (row) => row.date, render: (row) => <DateText on={row.date} /> },
    {
      id: 'number',
      title: t('common:number'),
      width: 7,
      opens: true,
      sort: 'number',
      text: (row) => row.number,
      render: (row) => row.number,
    },
    {
      id: 'kind',
      title: t('common:kind'),
      width: 7,
      grow: 1,
      sort: 'kind',
      text: (row) => entryKindText(t, row.kind),
      render: (row) => entryKindText(t, row.kind),
    },
    {
      id: 'document',
      title: t('journal:column.document'),
      width: 7,
      sort: 'document',
      text: (row) => row.documentNumber ?? '',
      render: (row) => <DocumentLink row={row} />,
    },
    { id: 'memo', title: t('common:memo'), width: 10, grow: 3, sort: 'memo', text: (row) => row.memo, render: (row) => row.memo },
    {
      id: 'total',
      title: t('journal:column.amount', { currency: company.baseCurrency }),
      width: 9,
      align: 'end',
      sort: 'total',
      amount: (row) => ({ amount: row.total, currency: baseOn(company, row.date) }),
      // Days before a change of base currency are in the former one.
      render: (row) => (
        <Money amount={row.total} currency={baseOn(company, row.date) === company.baseCurrency ? undefined : baseOn(company, row.date)} />
      ),
    },
    { id: 'by', title: t('journal:column.by'), width: 7, grow: 1, text: (row) => row.recordedBy, render: (row) => row.recordedBy },
    {
      id: 'state',
      title: t('common:state'),
      width: 8,
      text: (row) => (row.reversedBy ? t('journal:reversed') : row.reverses ? t('journal:reverses') : ''),
      render: (row) => <Reversal row={row} />,
    },
  ];
  const columns = useColumns('journal', all);
  const selection = useSelection<EntryRow>(entryKey, JSON.stringify(filter));
  const amountTitle = t('journal:column.amount', { currency: company.baseCurrency });
  return (
    <Screen fill name="journal">
      <PageHeader title={t('common:nav.journal')}>
        <MarkedActions name="journal" columns={columns.shown} marked={selection.rows} />
        {mayWrite ? <NewButton to="/journal/new" label={t('journal:new')} testId="new-journal-entry" /> : null}
      </PageHeader>
      {knownOn === undefined ? <DraftList accept={({ kind }) => kind === 'journal-entry'} /> : null}
      <ListFilters value={search} onChange={change} placeholder={t('journal:search')}>
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
      </ListFilters>
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} />
      <FilterBar
        fields={fields}
        value={search}
        onChange={change}
        kinds={(kinds.data?.groups ?? []).map(({ key }) => ({ value: key, label: entryKindText(t, key) }))}
        onMore={() => setWantsKinds(true)}
        states={states.map((value) => ({ value, label: t(`grid:filter.state.${value}`) }))}
        groupings={groupings.map((value) => ({ value, label: t(`grid:group.${value}`) }))}
        group={group}
        onGroup={(next) => change({ group: next })}
      >
        <ViewsMenu
          screen="journal"
          address={search}
          columns={columns.choice}
          onApply={(address, choice) => {
            columns.choose(choice);
            void navigate({ to: '/journal', search: given({ ...address, knownOn: search.knownOn }), replace: true });
          }}
        />
      </FilterBar>
      <QueryProblem error={journal.error ?? groups.error} retry={journal.refetch} />
      {group === undefined ? (
        <DataGrid
          name="journal"
          label={t('common:nav.journal')}
          columns={columns.shown}
          chooser={columns}
          selection={selection}
          sort={sort}
          onSort={(next) => change({ sort: sortParam(next) })}
          totals={<RegisterTotals of={groups.data} amount="total" label={amountTitle} />}
          rows={journal.rows}
          loading={journal.loading}
          autoFocus
          tone={(row) => (row.reversedBy ? 'muted' : undefined)}
          empty={t('journal:empty')}
          hrefOf={(row) => `/entry/${row.entryId}`}
          onOpen={(row) => void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })}
        />
      ) : (
        <GroupList
          name="journal"
          label={t('common:nav.journal')}
          by={group}
          answer={groups.data}
          loading={groups.isPending}
          amounts={[{ id: 'total', title: t('common:total') }]}
          empty={t('journal:empty')}
          onOpen={({ key }) =>
            open(
              group === 'month'
                ? monthWithin(key, search, lastDay(key as Period))
                : group === 'kind'
                  ? { kind: key }
                  : { branch: key || 'none' },
            )
          }
        />
      )}
    </Screen>
  );
}

const fields = ['kind', 'state', 'least', 'most', 'account', 'counterpartyId', 'branch', 'user'] as const;
const states = ['standing', 'reversed', 'reversal'] as const;
const groupings = ['month', 'kind', 'branch'] as const;
const entryKey = (row: EntryRow) => row.entryId;

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
