import { Button, Checkbox } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { History } from 'lucide-react';
import type { ItemInfo } from '../../../shared/contracts/items.ts';
import { priceScale } from '../../../shared/documents/line-amount.ts';
import { decimal, writeTrimmed } from '../../../shared/money/decimal.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { Found } from '../../ui/Found.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { RegisterGrid } from '../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../registers/RegisterScreen.tsx';
import { SearchField } from '../registers/SearchField.tsx';
import { useFirstAnswer } from '../registers/use-first-answer.ts';
import { useRecordDialogs } from '../registers/use-record-dialogs.tsx';
import { useRegister } from '../registers/use-register.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { itemName } from './item-name.ts';

const mostShown = 1000;
/** With cents also where a price has none, so that the column stands in line. */
const inFull = (price: string): string => writeTrimmed(decimal(price, priceScale), priceScale, 2);
const keyOf = ({ id }: ItemInfo) => id;

/** What is sold and bought again and again. Enter and F2 change an item, Insert adds one. */
export function ItemsScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const address = useSearch({ from: '/company/items' });
  const { create, edit, search = '', all = false } = address;
  const asked = search.trim();
  const filter = { search: asked, activeOnly: !all };
  const items = useQueryOf('item.list', { ...filter, limit: mostShown }, { keep: true });

  const price = (id: 'salePrice' | 'purchasePrice'): Column<ItemInfo> => ({
    id,
    title: t(`items:${id}`),
    width: 8.5,
    align: 'end',
    notAdded: true,
    amount: (row) => (row[id] === null ? null : { amount: inFull(row[id]), currency: row.currency }),
    render: (row) => (row[id] === null ? null : <Money amount={inFull(row[id])} currency={row.currency} />),
  });
  const state: Column<ItemInfo> = {
    id: 'state',
    title: t('items:state'),
    width: 8.5,
    text: (row) => (row.active ? '' : t('items:inactive')),
    render: (row) => (row.active ? null : <StatusMark tone="neutral">{t('items:inactive')}</StatusMark>),
  };
  const columns: Column<ItemInfo>[] = [
    { id: 'code', title: t('items:code'), width: 7, text: (row) => row.code, render: (row) => <Found text={row.code} typed={asked} /> },
    {
      id: 'name',
      title: t('items:name'),
      width: 16,
      grow: 2,
      opens: true,
      text: (row) => itemName(row, language),
      render: (row) => <Found text={itemName(row, language)} typed={asked} />,
    },
    { id: 'kind', title: t('items:kind.title'), width: 7.5, text: (row) => t(`items:kind.${row.kind}`) },
    { id: 'unit', title: t('items:unit'), width: 5, text: (row) => row.unit },
    price('salePrice'),
    price('purchasePrice'),
    {
      id: 'withVat',
      title: t('items:vat'),
      width: 5.5,
      text: (row) => (row.pricesIncludeVat && (row.salePrice ?? row.purchasePrice) !== null ? t('items:withVat') : ''),
    },
    { id: 'barcode', title: t('items:barcode'), width: 9, text: (row) => row.barcode },
    ...(all ? [state] : []),
  ];
  const list = {
    rows: items.data ?? [],
    loading: items.isPending || items.isPlaceholderData,
    error: items.error,
    refetch: items.refetch,
  };
  const register = useRegister({ name: 'items', address, list, columns, keyOf, filter });
  const { change } = register;
  const dialogs = useRecordDialogs<ItemInfo>({ mayWrite, edit: t('items:editButton'), add: t('items:new'), change });
  const { active } = dialogs;
  return (
    <RegisterScreen
      register={register}
      title={t('common:nav.items')}
      actions={
        <>
          {active ? (
            <Button
              variant="default"
              leftSection={<History size={14} aria-hidden="true" />}
              onClick={() => void navigate({ to: '/history', search: { objectId: active.id } })}
            >
              {t('items:history')}
            </Button>
          ) : null}
          {dialogs.buttons}
        </>
      }
      toolbar={
        <Toolbar>
          <SearchField label={t('items:search')} value={address.search} onChange={(text) => change({ search: text })} width={280} />
          <Checkbox
            label={t('items:inactiveAlso')}
            checked={all}
            onChange={(event) => change({ all: event.currentTarget.checked || undefined })}
            pb={7}
          />
        </Toolbar>
      }
    >
      <RegisterGrid
        register={register}
        sorts={false}
        label={t('common:nav.items')}
        onOpen={(row) => change({ edit: row.id })}
        {...dialogs.keys}
        empty={search ? t('common:noMatch') : t('items:empty')}
      />
      {create && mayWrite ? <ItemDialog onClose={dialogs.closeNew} /> : null}
      {edit === undefined ? null : <ChangeItem key={edit} id={edit} onClose={dialogs.closeEdit} />}
    </RegisterScreen>
  );
}

/** Asked for by its id, so that a link leads to it whatever is listed. */
function ChangeItem({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQueryOf('item.get', { id });
  const item = useFirstAnswer(asked);
  if (item) return <ItemDialog item={item} onClose={onClose} />;
  return <QueryProblem error={asked.error} retry={asked.refetch} />;
}
