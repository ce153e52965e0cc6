import { NativeSelect, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type DocumentKind, type DocumentRow, documentSorts } from '../../../../shared/contracts/documents.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { lastDay, type Period } from '../../../../shared/dates/period.ts';
import { useToday } from '../../../app/company-context.ts';
import { queryClient, queryOf, useQueryOf } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../../ui/DataGrid.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { entryKindText } from '../../../ui/entry-kind-text.ts';
import type { Figure } from '../../../ui/grid/summary.ts';
import { useColumns } from '../../../ui/grid/use-columns.ts';
import { useSelection } from '../../../ui/grid/use-selection.ts';
import { KnownOnInput, KnownOnLine } from '../../../ui/KnownOn.tsx';
import { readKnownOn } from '../../../ui/known-on.ts';
import { Money } from '../../../ui/Money.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryProblem } from '../../../ui/QueryProblem.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { negated } from '../../../ui/sum-decimals.ts';
import { usePagedRows } from '../../../ui/use-paged-rows.ts';
import { FilterBar } from '../../registers/FilterBar.tsx';
import { GroupList, monthWithin } from '../../registers/GroupList.tsx';
import { MarkedActions } from '../../registers/MarkedActions.tsx';
import { RegisterTotals } from '../../registers/RegisterTotals.tsx';
import { amountParam, given, oneOf, type RegisterAddress, readSort, sortParam } from '../../registers/register-search.ts';
import { useAtRest } from '../../registers/use-at-rest.ts';
import { ViewsMenu } from '../../registers/ViewsMenu.tsx';
import { DraftList } from '../drafts/DraftList.tsx';
import type { DraftRow } from '../drafts/merge-drafts.ts';
import { downloadPdf } from '../pdf/open-pdf.ts';
import { DocumentStateMark } from './DocumentStateMark.tsx';
import { documentState } from './document-state.ts';
import { ListFilters } from './ListFilters.tsx';

export interface RegisterSearch extends RegisterAddress {
  openOnly?: true | undefined;
  show?: string | undefined;
  knownOn?: string | undefined;
}
/** What can be listed, by the word in the address; the first one is shown when none is given. */
export type Shown = Readonly<Record<string, readonly DocumentKind[]>>;

interface Props {
  name: 'sales' | 'purchases';
  shown: Shown;
  search: RegisterSearch;
  /** Which drafts are finished here. */
  acceptDraft: (draft: DraftRow) => boolean;
  withSupplierNumber?: boolean;
  children: ReactNode;
}

/** Documents of a side of the business: drafts to finish on top, then the register. */
export function DocumentRegister({ name, shown, search, acceptDraft, withSupplierNumber = false, children }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const show = search.show !== undefined && search.show in shown ? search.show : Object.keys(shown)[0]!;
  const { from, to, openOnly } = search;
  const today = useToday();
  const knownOn = readKnownOn(search.knownOn);
  const sort = readSort(search.sort, documentSorts);
  const group = oneOf(search.group, groupings);
  const state = oneOf(search.state, states);
  const filter = given({
    kinds: [...shown[show]!],
    search: search.search ?? '',
    openOnly: openOnly ?? false,
    from: from && readDate(from) ? from : undefined,
    to: to && readDate(to) ? to : undefined,
    counterpartyId: search.counterpartyId,
    account: search.account,
    branch: search.branch,
    currency: search.currency,
    state,
    today: state === 'overdue' ? today : undefined,
    least: amountParam(search.least),
    most: amountParam(search.most),
    knownOn,
  });
  const rows = usePagedRows('document.list', { ...filter, ...given({ sort }) }, { enabled: group === undefined });
  // What it all amounts to is asked for when the rows are there and nobody is typing any more.
  const isAtRest = useAtRest(JSON.stringify(filter)) && !rows.loading;
  const groups = useQueryOf('document.groups', { ...filter, by: group ?? 'none' }, { enabled: group !== undefined || isAtRest });
  const change = (patch: RegisterSearch) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...patch }), replace: true } as never);
  const open = (patch: RegisterSearch) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, group: undefined, ...patch }) } as never);
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (next: string | undefined) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, knownOn: next }) } as never);

  const all: Column<DocumentRow>[] = [
    { id: 'date', title: t('common:onDate'), width: 6, sort: 'date', text: (row) => row.date, render: (row) => <DateText on={row.date} /> },
    {
      id: 'number',
      title: t('common:number'),
      width: 6.5,
      opens: true,
      sort: 'number',
      text: (row) => row.number,
      render: (row) => row.number,
    },
    {
      id: 'kind',
      title: t('common:kind'),
      width: 5.5,
      grow: 1,
      sort: 'kind',
      text: (row) => entryKindText(t, row.kind),
      render: (row) => entryKindText(t, row.kind),
    },
    {
      id: 'counterparty',
      title: t('common:counterparty'),
      width: 9,
      grow: 3,
      sort: 'counterparty',
      text: (row) => row.counterparty,
      render: (row) => row.counterparty,
    },
    ...(withSupplierNumber
      ? [
          {
            id: 'supplierNumber',
            title: t('documents:field.supplierNumber'),
            width: 7.5,
            sort: 'supplierNumber',
            text: (row: DocumentRow) => row.supplierNumber,
            render: (row: DocumentRow) => row.supplierNumber,
          },
        ]
      : []),
    {
      id: 'due',
      title: t('documents:field.dueDate'),
      width: 7,
      sort: 'due',
      text: (row) => row.dueDate ?? '',
      render: (row) => <DateText on={row.dueDate} />,
    },
    ...(withSupplierNumber
      ? []
      : [
          {
            id: 'vat',
            title: t('common:vat'),
            width: 6,
            align: 'end' as const,
            sort: 'vat',
            amount: (row: DocumentRow) => counted(row, row.vat, row.currency),
            render: (row: DocumentRow) => <Money amount={row.vat} dashZero />,
          },
        ]),
    {
      id: 'gross',
      title: t('common:total'),
      width: 8,
      align: 'end',
      sort: 'gross',
      amount: (row) => counted(row, row.gross, row.currency),
      render: (row) => <Money amount={row.gross} currency={row.currency} />,
    },
    {
      id: 'open',
      title: t('documents:column.open'),
      width: 6.5,
      align: 'end',
      sort: 'open',
      amount: (row) => counted(row, row.open, row.openCurrency ?? row.currency),
      render: (row) => <Money amount={row.open} currency={row.openCurrency} dashZero />,
    },
    {
      id: 'state',
      title: t('common:state'),
      width: 7.5,
      text: (row) => t(`documents:state.${documentState(row, today)}`),
      render: (row) => <DocumentStateMark row={row} />,
    },
  ];
  const columns = useColumns(name, all);
  const selection = useSelection<DocumentRow>(documentKey, JSON.stringify(filter));
  const { language } = useText();
  const shownCompany = useShown();
  const print = {
    has: (row: DocumentRow) => printable.includes(row.kind),
    save: async (row: DocumentRow) => {
      const file = await queryClient.fetchQuery(queryOf('document.pdf', { id: row.id, language }, shownCompany));
      downloadPdf(file.fileName, file.base64);
    },
  };
  return (
    <Screen fill name={name}>
      <PageHeader title={t(`common:nav.${name}`)}>
        <MarkedActions name={name} columns={columns.shown} marked={selection.rows} print={print} />
        {children}
      </PageHeader>
      {knownOn === undefined ? <DraftList accept={acceptDraft} /> : null}
      <ListFilters value={search} onChange={change} placeholder={t('documents:filter.placeholder')}>
        <NativeSelect
          label={t('documents:filter.show')}
          value={show}
          onChange={(event) => change({ show: event.currentTarget.value })}
          data={Object.keys(shown).map((value) => ({ value, label: t(`documents:filter.kinds.${value}`) }))}
        />
        <Switch
          label={t('documents:filter.openOnly')}
          checked={openOnly ?? false}
          onChange={(event) => change({ openOnly: event.currentTarget.checked || undefined })}
          pb={6}
        />
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
      </ListFilters>
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} />
      <FilterBar
        fields={fields}
        value={search}
        onChange={change}
        states={states.map((value) => ({ value, label: t(`grid:filter.state.${value}`) }))}
        groupings={groupings.map((value) => ({ value, label: t(`grid:group.${value}`) }))}
        group={group}
        onGroup={(next) => change({ group: next })}
      >
        <ViewsMenu
          screen={name}
          address={search}
          columns={columns.choice}
          onApply={(address, choice) => {
            columns.choose(choice);
            void navigate({ to: '.', search: given({ ...address, knownOn: search.knownOn }), replace: true } as never);
          }}
        />
      </FilterBar>
      <QueryProblem error={rows.error ?? groups.error} retry={rows.refetch} />
      {group === undefined ? (
        <DataGrid
          name={name}
          label={t(`common:nav.${name}`)}
          columns={columns.shown}
          chooser={columns}
          selection={selection}
          sort={sort}
          onSort={(next) => change({ sort: sortParam(next) })}
          totals={<RegisterTotals of={groups.data} amount="gross" label={t('common:total')} />}
          rows={rows.rows}
          loading={rows.loading}
          autoFocus
          tone={(row) => (/[1-9]/.test(row.open) ? undefined : 'muted')}
          empty={t('documents:empty')}
          hrefOf={(row) => `/documents/${row.id}`}
          onOpen={(row) => void navigate({ to: '/documents/$documentId', params: { documentId: row.id } })}
        />
      ) : (
        <GroupList
          name={name}
          label={t(`common:nav.${name}`)}
          by={group}
          answer={groups.data}
          loading={groups.isPending}
          amounts={[
            { id: 'net', title: t('documents:column.net') },
            { id: 'vat', title: t('common:vat') },
            { id: 'gross', title: t('common:total') },
            { id: 'open', title: t('documents:column.open') },
          ]}
          empty={t('documents:empty')}
          onOpen={({ key }) =>
            open(
              group === 'month'
                ? monthWithin(key, search, lastDay(key as Period))
                : group === 'currency'
                  ? { currency: key }
                  : group === 'branch'
                    ? { branch: key || 'none' }
                    : { counterpartyId: key || 'none' },
            )
          }
        />
      )}
    </Screen>
  );
}

const fields = ['state', 'least', 'most', 'counterpartyId', 'account', 'branch', 'currency'] as const;
const states = ['open', 'partly', 'overdue', 'settled', 'voided'] as const;
const groupings = ['month', 'counterparty', 'branch', 'currency'] as const;
const printable: readonly DocumentKind[] = ['sales-invoice', 'sales-credit-note', 'sales-debit-note'];
const documentKey = (row: DocumentRow) => row.id;

/** As the sums of the engine have it: a credit note is taken off, and a cancelled document adds nothing. */
function counted({ kind, voidedBy }: DocumentRow, amount: string, currency: string): Figure {
  if (voidedBy !== null) return { amount: '0', currency };
  return { amount: kind === 'sales-credit-note' || kind === 'purchase-credit-note' ? negated(amount) : amount, currency };
}
