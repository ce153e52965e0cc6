import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CounterpartyInfo } from '../../../shared/contracts/counterparties.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { useColumns } from '../../ui/grid/use-columns.ts';
import { useSelection } from '../../ui/grid/use-selection.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { CounterpartyDialog } from './CounterpartyDialog.tsx';

const mostShown = 1000;
const partyKey = ({ id }: CounterpartyInfo) => id;

/** Customers and suppliers. Enter opens their documents, F2 changes one, Insert adds one. */
export function CounterpartiesScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const { create, edit, search = '' } = useSearch({ from: '/company/counterparties' });
  const [asked] = useDebouncedValue(search.trim(), 120);
  const list = useQueryOf('counterparty.list', { search: asked, limit: mostShown }, { keep: true });
  const show = (next: { create?: true | undefined; edit?: string | undefined; search?: string | undefined }) =>
    void navigate({ to: '/counterparties', search: { create, edit, search, ...next }, replace: true });
  const [active, setActive] = useState<CounterpartyInfo>();

  const columns: Column<CounterpartyInfo>[] = [
    { id: 'name', title: t('common:name'), width: 16, grow: 2, opens: true, text: (row) => row.name, render: (row) => row.name },
    { id: 'taxId', title: t('common:taxId'), width: 11, text: (row) => row.taxId, render: (row) => row.taxId },
    { id: 'country', title: t('counterparties:country'), width: 6, text: (row) => row.country, render: (row) => row.country },
    { id: 'town', title: t('counterparties:town'), width: 8, grow: 1, text: (row) => row.town, render: (row) => row.town },
    {
      id: 'vatPayer',
      title: t('counterparties:vatPayer'),
      width: 10.5,
      render: (row) => (row.vatPayer ? t('common:yes') : t('common:no')),
    },
    {
      id: 'relation',
      title: t('counterparties:relation'),
      width: 12,
      grow: 1,
      render: (row) =>
        [row.isCustomer ? t('counterparties:customer') : '', row.isSupplier ? t('counterparties:supplier') : ''].filter(Boolean).join(', '),
    },
  ];
  const shownColumns = useColumns('counterparties', columns);
  const selection = useSelection<CounterpartyInfo>(partyKey, asked);
  const open = (row: CounterpartyInfo) =>
    void navigate({ to: row.isCustomer || !row.isSupplier ? '/sales' : '/purchases', search: { counterpartyId: row.id } });

  return (
    <Screen fill name="counterparties">
      <PageHeader title={t('common:nav.counterparties')}>
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
        <TextInput
          label={t('counterparties:search')}
          value={search}
          onChange={(event) => show({ search: event.currentTarget.value || undefined })}
          w={280}
        />
      </Toolbar>
      <QueryProblem error={list.error} retry={list.refetch} />
      <DataGrid
        name="counterparties"
        label={t('common:nav.counterparties')}
        columns={shownColumns.shown}
        chooser={shownColumns}
        selection={selection}
        rows={list.data ?? []}
        loading={list.isPending || list.isPlaceholderData}
        onOpen={open}
        onActive={setActive}
        onRowKey={(event, row) => {
          if (!mayWrite) return false;
          if (event.key === 'Insert') show({ create: true });
          else if (event.key === 'F2' && row) show({ edit: row.id });
          else return false;
          return true;
        }}
        autoFocus
        empty={search ? t('common:noMatch') : t('counterparties:empty')}
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
