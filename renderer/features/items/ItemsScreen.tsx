import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { History, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ItemInfo } from '../../../shared/contracts/items.ts';
import { priceScale } from '../../../shared/documents/line-amount.ts';
import { decimal, writeTrimmed } from '../../../shared/money/decimal.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { Found } from '../../ui/Found.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { itemName } from './item-name.ts';

const mostShown = 1000;
/** With cents also where a price has none, so that the column stands in line. */
const inFull = (price: string): string => writeTrimmed(decimal(price, priceScale), priceScale, 2);

/** What is sold and bought again and again. Enter and F2 change an item, Insert adds one. */
export function ItemsScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const { create, edit, search = '', all = false } = useSearch({ from: '/company/items' });
  const [asked] = useDebouncedValue(search.trim(), 120);
  const list = useQueryOf('item.list', { search: asked, activeOnly: !all, limit: mostShown }, { keep: true });
  const show = (next: { create?: true | undefined; edit?: string | undefined; search?: string | undefined; all?: true | undefined }) =>
    void navigate({ to: '/items', search: { create, edit, search, all: all || undefined, ...next }, replace: true });
  const [active, setActive] = useState<ItemInfo>();

  const price = (amount: string | null, { currency }: ItemInfo) =>
    amount === null ? null : <Money amount={inFull(amount)} currency={currency} />;
  const columns: Column<ItemInfo>[] = [
    { id: 'code', title: t('items:code'), width: 7, render: (row) => <Found text={row.code} typed={asked} /> },
    {
      id: 'name',
      title: t('items:name'),
      width: 16,
      grow: 2,
      opens: true,
      render: (row) => <Found text={itemName(row, language)} typed={asked} />,
    },
    { id: 'kind', title: t('items:kind.title'), width: 7.5, render: (row) => t(`items:kind.${row.kind}`) },
    { id: 'unit', title: t('items:unit'), width: 5, render: (row) => row.unit },
    { id: 'salePrice', title: t('items:salePrice'), width: 8.5, align: 'end', render: (row) => price(row.salePrice, row) },
    { id: 'purchasePrice', title: t('items:purchasePrice'), width: 8.5, align: 'end', render: (row) => price(row.purchasePrice, row) },
    {
      id: 'withVat',
      title: t('items:vat'),
      width: 5.5,
      render: (row) => (row.pricesIncludeVat && (row.salePrice ?? row.purchasePrice) !== null ? t('items:withVat') : null),
    },
    { id: 'barcode', title: t('items:barcode'), width: 9, render: (row) => row.barcode },
    ...(all
      ? [
          {
            id: 'state',
            title: t('items:state'),
            width: 8.5,
            render: (row: ItemInfo) => (row.active ? null : <StatusMark tone="neutral">{t('items:inactive')}</StatusMark>),
          },
        ]
      : []),
  ];
  return (
    <Screen fill name="items">
      <PageHeader title={t('common:nav.items')}>
        {active ? (
          <Button
            variant="default"
            leftSection={<History size={14} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/history', search: { objectId: active.id } })}
          >
            {t('items:history')}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button
            variant="default"
            leftSection={<Pencil size={14} aria-hidden="true" />}
            disabled={!active}
            onClick={() => active && show({ edit: active.id })}
          >
            {t('items:editButton')}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => show({ create: true })}>
            {t('items:new')}
          </Button>
        ) : null}
      </PageHeader>
      <Toolbar>
        <TextInput
          label={t('items:search')}
          value={search}
          maxLength={100}
          onChange={(event) => show({ search: event.currentTarget.value || undefined })}
          w={280}
        />
        <Checkbox
          label={t('items:inactiveAlso')}
          checked={all}
          onChange={(event) => show({ all: event.currentTarget.checked || undefined })}
          pb={7}
        />
      </Toolbar>
      <QueryProblem error={list.error} retry={list.refetch} />
      <DataGrid
        name="items"
        label={t('common:nav.items')}
        columns={columns}
        rows={list.data ?? []}
        loading={list.isPending || list.isPlaceholderData}
        onOpen={(row) => show({ edit: row.id })}
        onActive={setActive}
        onRowKey={(event, row) => {
          if (!mayWrite) return false;
          if (event.key === 'Insert') show({ create: true });
          else if (event.key === 'F2' && row) show({ edit: row.id });
          else return false;
          return true;
        }}
        autoFocus
        empty={search ? t('common:noMatch') : t('items:empty')}
      />
      {create && mayWrite ? <ItemDialog onClose={() => show({ create: undefined })} /> : null}
      {edit === undefined ? null : <ChangeItem key={edit} id={edit} onClose={() => show({ edit: undefined })} />}
    </Screen>
  );
}

/** Asked for by its id, so that a link leads to it whatever is listed. What the form began with stays, so that a change by others is seen when it is sent. */
function ChangeItem({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQueryOf('item.get', { id });
  const [held, setHeld] = useState<ItemInfo>();
  if (!held && asked.data && !asked.isFetching) setHeld(asked.data);
  if (held) return <ItemDialog item={held} onClose={onClose} />;
  return <QueryProblem error={asked.error} retry={asked.refetch} />;
}
