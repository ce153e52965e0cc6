import { useNavigate, useSearch } from '@tanstack/react-router';
import { type CounterpartyInfo, type CounterpartyRow, counterpartySorts } from '../../../shared/contracts/counterparties.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { RegisterGrid } from '../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../registers/RegisterScreen.tsx';
import { answered, countryParam, given, oneOf, readSort, yesNo } from '../registers/register-search.ts';
import { SearchField } from '../registers/SearchField.tsx';
import { useFirstAnswer } from '../registers/use-first-answer.ts';
import { useRecordDialogs } from '../registers/use-record-dialogs.tsx';
import { useRegister } from '../registers/use-register.ts';
import { CounterpartyDialog } from './CounterpartyDialog.tsx';

const mostShown = 1000;
const fields = ['role', 'open', 'vatPayer', 'country'] as const;
const roles = ['customer', 'supplier'] as const;
const opensIn = (row: CounterpartyInfo) => (row.isCustomer || !row.isSupplier ? 'sales' : 'purchases');
type Shown = CounterpartyInfo & Partial<Pick<CounterpartyRow, 'receivable' | 'payable'>>;
const keyOf = ({ id }: CounterpartyInfo) => id;

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
  const whole = usePagedRows('counterparty.register', { ...filter, ...given({ sort }) }, { enabled: maySeeOpen });
  const plain = useQueryOf('counterparty.list', { search: filter.search, limit: mostShown }, { keep: true, enabled: !maySeeOpen });
  const isNarrowed = search.trim() !== '' || fields.some((field) => address[field] !== undefined);

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
      width: 12.25,
      grow: 2,
      opens: true,
      sort: 'name',
      text: (row) => row.name,
    },
    { id: 'taxId', title: t('common:taxId'), width: 11.25, sort: 'taxId', text: (row) => row.taxId },
    ...(maySeeOpen ? [amount('receivable'), amount('payable')] : []),
    {
      id: 'relation',
      title: t('counterparties:relation'),
      width: 8,
      grow: 1,
      text: (row) =>
        [row.isCustomer ? t('counterparties:customer') : '', row.isSupplier ? t('counterparties:supplier') : ''].filter(Boolean).join(', '),
    },
    {
      id: 'country',
      title: t('counterparties:country'),
      width: 5,
      sort: 'country',
      text: (row) => row.country,
    },
    { id: 'town', title: t('counterparties:town'), width: 5, grow: 1, sort: 'town', text: (row) => row.town },
    {
      id: 'vatPayer',
      title: t('counterparties:vatPayer'),
      width: 6,
      most: 10.5,
      text: (row) => (row.vatPayer ? t('common:yes') : t('common:no')),
    },
  ];
  const list = maySeeOpen
    ? whole
    : { rows: plain.data ?? [], loading: plain.isPending || plain.isPlaceholderData, error: plain.error, refetch: plain.refetch };
  const register = useRegister<Shown, typeof address>({
    ...{ name: 'counterparties', address, apart: ['create', 'edit'], list, columns, keyOf, filter, sort },
  });
  const { change } = register;
  const dialogs = useRecordDialogs<Shown>({ mayWrite, edit: t('counterparties:editButton'), add: t('counterparties:new'), change });

  return (
    <RegisterScreen
      register={register}
      title={t('common:nav.counterparties')}
      actions={dialogs.buttons}
      toolbar={
        <Toolbar>
          <SearchField
            label={t('counterparties:search')}
            value={address.search}
            onChange={(text) => change({ search: text })}
            width={280}
          />
        </Toolbar>
      }
      filters={
        maySeeOpen
          ? {
              fields,
              choices: {
                role: roles.map((value) => ({ value, label: t(`counterparties:${value}`) })),
                open: yesNo.map((value) => ({ value, label: t(`grid:filter.open.${value}`) })),
                vatPayer: yesNo.map((value) => ({ value, label: t(`common:${value}`) })),
              },
            }
          : undefined
      }
    >
      <RegisterGrid
        register={register}
        sorts={maySeeOpen}
        label={t('common:nav.counterparties')}
        onOpen={(row) => void navigate({ to: `/${opensIn(row)}`, search: { counterpartyId: row.id } })}
        hrefOf={(row) => `/${opensIn(row)}?counterpartyId=${row.id}`}
        {...dialogs.keys}
        empty={isNarrowed ? t('common:noMatch') : t('counterparties:empty')}
      />
      {create && mayWrite ? <CounterpartyDialog onClose={dialogs.closeNew} /> : null}
      {edit !== undefined && mayWrite ? <ChangeCounterparty key={edit} id={edit} onClose={dialogs.closeEdit} /> : null}
    </RegisterScreen>
  );
}

/** Asked for by its id, so that a link leads to it whatever is listed. */
function ChangeCounterparty({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQueryOf('counterparty.get', { id });
  const counterparty = useFirstAnswer(asked);
  if (counterparty) return <CounterpartyDialog counterparty={counterparty} onClose={onClose} />;
  return <QueryProblem error={asked.error} retry={asked.refetch} />;
}
