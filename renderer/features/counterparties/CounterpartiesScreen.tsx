import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { CounterpartyInfo } from '../../../shared/contracts/accounts.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { CreateCounterpartyDialog } from './CreateCounterpartyDialog.tsx';

const mostShown = 1000;

/** Customers and suppliers. Enter opens their documents. */
export function CounterpartiesScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const { create, search = '' } = useSearch({ from: '/company/counterparties' });
  const [asked] = useDebouncedValue(search.trim(), 120);
  const list = useQueryOf('counterparty.list', { search: asked, limit: mostShown }, { keep: true });
  const show = (next: { create?: true | undefined; search?: string | undefined }) =>
    void navigate({ to: '/counterparties', search: { create, search, ...next }, replace: true });

  const columns: Column<CounterpartyInfo>[] = [
    { id: 'name', title: t('common:name'), width: 16, grow: 2, opens: true, render: (row) => row.name },
    { id: 'taxId', title: t('common:taxId'), width: 11, render: (row) => row.taxId },
    { id: 'country', title: t('counterparties:country'), width: 6, render: (row) => row.country },
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
  const open = (row: CounterpartyInfo) =>
    void navigate({ to: row.isCustomer || !row.isSupplier ? '/sales' : '/purchases', search: { counterpartyId: row.id } });

  return (
    <Screen fill name="counterparties">
      <PageHeader title={t('common:nav.counterparties')}>
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
        columns={columns}
        rows={list.data ?? []}
        loading={list.isPending || list.isPlaceholderData}
        onOpen={open}
        onRowKey={(event) => {
          if (event.key !== 'Insert' || !mayWrite) return false;
          show({ create: true });
          return true;
        }}
        autoFocus
        empty={search ? t('common:noMatch') : t('counterparties:empty')}
      />
      {create && mayWrite ? <CreateCounterpartyDialog onClose={() => show({ create: undefined })} /> : null}
    </Screen>
  );
}
