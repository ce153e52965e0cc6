import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type EntryRow, journalColumns, journalSorts } from '../../../shared/contracts/journal.ts';
import { baseOn, useCompany, useMay } from '../../app/company-context.ts';
import { queryOf, useQueryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { KnownOnInput } from '../../ui/KnownOn.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { DraftList } from '../documents/drafts/DraftList.tsx';
import { NewButton } from '../documents/list/NewButton.tsx';
import { attachedChoices } from '../registers/attached-choices.ts';
import { columnsIn } from '../registers/columns-in.ts';
import { GroupList } from '../registers/GroupList.tsx';
import { ListFilters } from '../registers/ListFilters.tsx';
import { RegisterGrid } from '../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../registers/RegisterScreen.tsx';
import { RegisterTotals } from '../registers/RegisterTotals.tsx';
import { askedIn, given, oneOf, readSort } from '../registers/register-search.ts';
import { useAtRest } from '../registers/use-at-rest.ts';
import { useEntryColumns } from '../registers/use-entry-columns.tsx';
import { useRegister } from '../registers/use-register.ts';
import { FileMenu } from '../reports/ExportMenu.tsx';

/** The journal, newest first: every entry, whichever document or command made it. */
export function JournalScreen() {
  const { t, language } = useText();
  const shown = useShown();
  const navigate = useNavigate();
  const search = useSearch({ from: '/company/journal' });
  const mayWrite = useMay('transactions:write');
  const sort = readSort(search.sort, journalSorts);
  const group = oneOf(search.group, groupings);
  const filter = given({
    ...askedIn(search),
    kinds: search.kind === undefined ? undefined : [search.kind],
    state: oneOf(search.state, states),
    user: search.user,
  });
  const journal = usePagedRows('journal.list', { ...filter, ...given({ sort }) }, { enabled: group === undefined });
  // What it all amounts to is asked for when the rows are there and nobody is typing any more.
  const isAtRest = useAtRest(JSON.stringify(filter)) && !journal.loading;
  const whole = useQueryOf('journal.groups', { ...filter, by: 'none' }, { enabled: isAtRest });
  const groups = useQueryOf('journal.groups', { ...filter, by: group ?? 'none' }, { enabled: group !== undefined });
  const totals = <RegisterTotals of={whole.data} amount="total" label={t('common:total')} />;
  const [wantsKinds, setWantsKinds] = useState(false);
  const kinds = useQueryOf('journal.groups', { by: 'kind' }, { enabled: wantsKinds });
  const columns = useJournalColumns();
  const register = useRegister({ name: 'journal', address: search, apart: ['knownOn'], list: journal, columns, keyOf, filter, sort });
  const file = (format: 'xlsx' | 'csv') =>
    queryOf('journal.export', given({ ...filter, sort, columns: columnsIn(register, journalColumns), format, language }), shown);
  return (
    <RegisterScreen
      register={register}
      title={t('common:nav.journal')}
      actions={
        <>
          {group === undefined ? <FileMenu title={t('common:nav.journal')} files={{ xlsx: file('xlsx'), csv: file('csv') }} /> : null}
          {mayWrite ? <NewButton to="/journal/new" label={t('journal:new')} testId="new-journal-entry" /> : null}
        </>
      }
      before={filter.knownOn === undefined ? <DraftList accept={({ kind }) => kind === 'journal-entry'} /> : null}
      toolbar={
        <ListFilters value={search} onChange={register.change} placeholder={t('journal:search')}>
          <KnownOnInput value={search.knownOn} onChange={(knownOn) => register.step({ knownOn })} />
        </ListFilters>
      }
      knownOn={search.knownOn}
      filters={{
        fields,
        kinds: (kinds.data?.groups ?? []).map(({ key }) => ({ value: key, label: entryKindText(t, key) })),
        onMore: () => setWantsKinds(true),
        states: states.map((value) => ({ value, label: t(`grid:filter.state.${value}`) })),
        choices: attachedChoices(t),
        groupings: groupings.map((value) => ({ value, label: t(`grid:group.${value}`) })),
        group,
      }}
      error={groups.error ?? whole.error}
    >
      {group === undefined ? (
        <RegisterGrid
          register={register}
          label={t('common:nav.journal')}
          totals={totals}
          tone={(row) => (row.reversedBy ? 'muted' : undefined)}
          empty={t('journal:empty')}
          hrefOf={(row) => `/entry/${row.entryId}`}
          onOpen={(row) => void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })}
        />
      ) : (
        <GroupList
          register={register}
          label={t('common:nav.journal')}
          by={group}
          groups={groups}
          totals={totals}
          amounts={[{ id: 'total', title: t('common:total') }]}
          empty={t('journal:empty')}
        />
      )}
    </RegisterScreen>
  );
}

const fields = ['kind', 'state', 'attached', 'least', 'most', 'account', 'counterpartyId', 'branch', 'dimensions', 'user'] as const;
const states = ['standing', 'reversed', 'reversal'] as const;
const groupings = ['month', 'kind', 'branch'] as const;
const keyOf = (row: EntryRow) => row.entryId;

function useJournalColumns(): Column<EntryRow>[] {
  const { t } = useText();
  const company = useCompany();
  const { date, number, kind, attachments } = useEntryColumns();
  return [
    date,
    { ...number, width: 6.5 },
    { ...kind, width: 9 },
    {
      id: 'document',
      title: t('journal:column.document'),
      width: 6.5,
      sort: 'document',
      text: (row) => row.documentNumber ?? '',
      render: (row) => <DocumentLink row={row} />,
    },
    { id: 'memo', title: t('common:memo'), width: 10, grow: 3, sort: 'memo', text: (row) => row.memo },
    {
      id: 'total',
      title: t('journal:column.amount', { currency: company.baseCurrency }),
      width: 7.75,
      align: 'end',
      sort: 'total',
      amount: (row) => ({ amount: row.total, currency: baseOn(company, row.date) }),
      // Days before a change of base currency are in the former one.
      render: (row) => (
        <Money amount={row.total} currency={baseOn(company, row.date) === company.baseCurrency ? undefined : baseOn(company, row.date)} />
      ),
    },
    { id: 'by', title: t('journal:column.by'), width: 7.5, grow: 1, text: (row) => row.recordedBy },
    attachments,
    {
      id: 'state',
      title: t('common:state'),
      width: 8,
      text: (row) => (row.reversedBy ? t('journal:reversed') : row.reverses ? t('journal:reverses') : ''),
      render: (row) => <Reversal row={row} />,
    },
  ];
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
