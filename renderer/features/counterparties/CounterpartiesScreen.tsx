import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { type CounterpartyInfo, type CounterpartyRow, counterpartySorts } from '../../../shared/contracts/counterparties.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { useColumns } from '../../ui/grid/use-columns.ts';
import { useSelection } from '../../ui/grid/use-selection.ts';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { FilterBar } from '../registers/FilterBar.tsx';
import { MarkedActions } from '../registers/MarkedActions.tsx';
import { countryParam, given, oneOf, readSort, sortParam } from '../registers/register-search.ts';
import { SearchField } from '../registers/SearchField.tsx';
import { ViewsMenu } from '../registers/ViewsMenu.tsx';
import { CounterpartyDialog } from './CounterpartyDialog.tsx';

const mostShown = 1000;
const fields = ['role', 'open', 'vatPayer', 'country'] as const;
const roles = ['customer', 'supplier'] as const;
const yesNo = ['yes', 'no'] as const;
const opensIn = (row: CounterpartyInfo) => (row.isCustomer || !row.isSupplier ? 'sales' : 'purchases');
const answered = (text: string | undefined) => (text === undefined ? undefined : text === 'yes');
type Shown = CounterpartyInfo & Partial<Pick<CounterpartyRow, 'receivable' | 'payable'>>;
const partyKey = ({ id }: CounterpartyInfo) => id;

/** Customers and suppliers. Enter opens their documents, F2 changes one, Insert adds one. */
export function CounterpartiesScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  // What is open is told by documents: who may not see these has the list without it.
  const maySeeOpen = useMay('transactions:read');
  const { baseCurrency } = useCompany();
  const address = useSearch({ from: '/company/counterparties' });
  const { create, edit, search = '' } = address;
  const sort = readSort(address.sort, counterpartySorts);
  const filter = given({
    search: search.trim(),
    role: oneOf(address.role, roles),
    country: countryParam(address.country),
    vatPayer: answered(oneOf(address.vatPayer, yesNo)),
    open: answered(oneOf(address.open, yesNo)),
  });
  const register = usePagedRows('counterparty.register', { ...filter, ...given({ sort }) }, { enabled: maySeeOpen });
  const plain = useQueryOf('counterparty.list', { search: filter.search, limit: mostShown }, { keep: true, enabled: !maySeeOpen });
  const isNarrowed = search.trim() !== '' || fields.some((field) => address[field] !== undefined);
  const show = (next: typeof address) => void navigate({ to: '/counterparties', search: { ...address, ...next }, replace: true });
  const [active, setActive] = useState<CounterpartyInfo>();

  const amount = (id: 'receivable' | 'payable'): Column<Shown> => ({
    id,
    title: t(`counterparties:${id}`),
    width: 8,
    align: 'end',
    sort: id,
    amount: (row) => (row[id] === undefined ? null : { amount: row[id], currency: baseCurrency }),
    render: (row) => (row[id] === undefined ? null : <Money amount={row[id]} dashZero />),
  });
  const columns: Column<Shown>[] = [
    {
      id: 'name',
      title: t('common:name'),
      width: 13,
      grow: 2,
      opens: true,
      sort: 'name',
      text: (row) => row.name,
      render: (row) => row.name,
    },
    { id: 'taxId', title: t('common:taxId'), width: 10.5, sort: 'taxId', text: (row) => row.taxId, render: (row) => row.taxId },
    ...(maySeeOpen ? [amount('receivable'), amount('payable')] : []),
    {
      id: 'relation',
      title: t('counterparties:relation'),
      width: 8,
      grow: 1,
      render: (row) =>
        [row.isCustomer ? t('counterparties:customer') : '', row.isSupplier ? t('counterparties:supplier') : ''].filter(Boolean).join(', '),
    },
    {
      id: 'country',
      title: t('counterparties:country'),
      width: 5,
      sort: 'country',
      text: (row) => row.country,
      render: (row) => row.country,
    },
    { id: 'town', title: t('counterparties:town'), width: 5, grow: 1, sort: 'town', text: (row) => row.town, render: (row) => row.town },
    {
      id: 'vatPayer',
      title: t('counterparties:vatPayer'),
      width: 6,
      most: 10.5,
      render: (row) => (row.vatPayer ? t('common:yes') : t('common:no')),
    },
  ];
  const shownColumns = useColumns('counterparties', columns);
  const selection = useSelection<Shown>(partyKey, JSON.stringify(filter));
  const open = (row: CounterpartyInfo) => void navigate({ to: `/${opensIn(row)}`, search: { counterpartyId: row.id } });

  return (
    <Screen fill name="counterparties">
      <PageHeader title={t('common:nav.counterparties')}>
        <MarkedActions name="counterparties" columns={shownColumns.shown} marked={selection.rows} />
        {mayWrite ? (
          <Button
            variant="default"
            leftSection={<Pencil size={14} aria-hidden="true" />}
            disabled={!active}
            onClick={() => active && show({ edit: active.id })}
          >
            {t('counterparties:editButton')}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => show({ create: true })}>
            {t('counterparties:new')}
          </Button>
        ) : null}
      </PageHeader>
      <Toolbar>
        <SearchField label={t('counterparties:search')} value={address.search} onChange={(text) => show({ search: text })} width={280} />
      </Toolbar>
      {maySeeOpen ? (
        <FilterBar
          fields={fields}
          value={address}
          onChange={show}
          choices={{
            role: roles.map((value) => ({ value, label: t(`counterparties:${value}`) })),
            open: yesNo.map((value) => ({ value, label: t(`grid:filter.open.${value}`) })),
            vatPayer: yesNo.map((value) => ({ value, label: t(`common:${value}`) })),
          }}
        >
          <ViewsMenu
            screen="counterparties"
            address={given({ ...address, create: undefined, edit: undefined })}
            columns={shownColumns.choice}
            onApply={(next, choice) => {
              shownColumns.choose(choice);
              void navigate({ to: '/counterparties', search: given({ ...next, create, edit }), replace: true });
            }}
          />
        </FilterBar>
      ) : null}
      <QueryProblem error={register.error ?? plain.error} retry={maySeeOpen ? register.refetch : plain.refetch} />
      <DataGrid
        name="counterparties"
        label={t('common:nav.counterparties')}
        columns={shownColumns.shown}
        chooser={shownColumns}
        selection={selection}
        sort={sort}
        onSort={maySeeOpen ? (next) => show({ sort: sortParam(next) }) : undefined}
        rows={maySeeOpen ? register.rows : (plain.data ?? [])}
        loading={maySeeOpen ? register.loading : plain.isPending || plain.isPlaceholderData}
        onOpen={open}
        hrefOf={(row) => `/${opensIn(row)}?counterpartyId=${row.id}`}
        onActive={setActive}
        onRowKey={(event, row) => {
          if (!mayWrite) return false;
          if (event.key === 'Insert') show({ create: true });
          else if (event.key === 'F2' && row) show({ edit: row.id });
          else return false;
          return true;
        }}
        autoFocus
        empty={isNarrowed ? t('common:noMatch') : t('counterparties:empty')}
      />
      {create && mayWrite ? <CounterpartyDialog onClose={() => show({ create: undefined })} /> : null}
      {edit !== undefined && mayWrite ? <ChangeCounterparty key={edit} id={edit} onClose={() => show({ edit: undefined })} /> : null}
    </Screen>
  );
}

/** Asked for by its id, so that a link leads to it whatever is listed. What the form began with stays, so that a change by others is seen when it is sent. */
function ChangeCounterparty({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQueryOf('counterparty.get', { id });
  const [held, setHeld] = useState<CounterpartyInfo>();
  if (!held && asked.data && !asked.isFetching) setHeld(asked.data);
  if (held) return <CounterpartyDialog counterparty={held} onClose={onClose} />;
  return <QueryProblem error={asked.error} retry={asked.refetch} />;
}
