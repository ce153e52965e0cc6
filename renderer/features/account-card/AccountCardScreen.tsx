import { Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AccountCardRow, cardColumns } from '../../../shared/contracts/journal.ts';
import type { GroupSum } from '../../../shared/contracts/registers.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { useMay, useToday } from '../../app/company-context.ts';
import { queryOf, useQueryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { KnownOnInput } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { Money } from '../../ui/Money.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { columnsIn } from '../registers/columns-in.ts';
import { readDimensions } from '../registers/dimension-param.ts';
import { RegisterGrid } from '../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../registers/RegisterScreen.tsx';
import { amountParam, given, oneOf, readSort } from '../registers/register-search.ts';
import { SearchField } from '../registers/SearchField.tsx';
import { useRegister } from '../registers/use-register.ts';
import { FileMenu } from '../reports/ExportMenu.tsx';
import { useAccountCardColumns } from './use-account-card-columns.tsx';

const beginning = '1900-01-01';
const everyAccount = () => true;
const fields = ['side', 'counterpartyId', 'least', 'most', 'dimensions'] as const;
const sides = ['debit', 'credit'] as const;
const keyOf = ({ entryId, lineNo }: AccountCardRow) => `${entryId} ${lineNo}`;

/** Lines of one account with the balance after each. Without a first date it starts where the account does. */
export function AccountCardScreen() {
  const { t, nameOf, language } = useText();
  const mayPrint = useMay('reports:financial');
  const shown = useShown();
  const today = useToday();
  const navigate = useNavigate();
  const search = useSearch({ from: '/company/account-card' });
  const { account, knownOn } = search;
  const [from, to] = [readDate(search.from ?? ''), readDate(search.to ?? '') ?? today];
  const accounts = useQueryOf('account.list', {});
  const info = accounts.data?.find((each) => each.code === account);
  const name = info ? nameOf(info.names) : '';
  const known = readKnownOn(knownOn);
  const sort = readSort(search.sort, ['date']);
  const filter = given({
    search: search.search,
    counterpartyId: search.counterpartyId,
    side: oneOf(search.side, sides),
    least: amountParam(search.least),
    most: amountParam(search.most),
  });
  // A card of some lines has balances of its own, unlike one that leaves some of its lines out.
  const lines = given({ dimensions: readDimensions(search.dimensions) });
  const isFiltered = Object.keys(filter).length > 0;
  const card = usePagedRows(
    'account.card',
    { account: account ?? '', from: from ?? beginning, to, ...filter, ...lines, ...given({ knownOn: known, direction: sort?.direction }) },
    { enabled: account !== undefined },
  );
  const columns = useAccountCardColumns({ foreign: card.first?.rows.some((row) => row.quantity !== null) ?? false, balance: !isFiltered });
  const register = useRegister({
    name: 'account-card',
    address: search,
    apart: ['account', 'from', 'to', 'knownOn'],
    list: card,
    columns,
    keyOf,
    filter: [account, from, to, filter, lines, knownOn],
    sort: sort ?? { by: 'date', direction: 'asc' },
  });
  // Everything up to a day is written from the first line on.
  const isWhole = !isFiltered && sort?.direction !== 'desc';
  const first = useQueryOf(
    'account.card',
    { account: account ?? '', from: from ?? beginning, to, limit: 1, ...lines, ...given({ knownOn: known }) },
    { enabled: account !== undefined && from === undefined && !isWhole },
  );
  const begins = from ?? (isWhole ? card.first : first.data)?.rows[0]?.date;

  // Pages are those of the ledger, which has every line in the order of days; tables have what is shown.
  const pages = (of: string, since: LocalDate) =>
    queryOf(
      'report.export',
      { kind: 'general-ledger', account: of, from: since, to, ...lines, ...given({ knownOn: known }), format: 'pdf', language },
      shown,
    );
  const file = (of: string, since: LocalDate, format: 'xlsx' | 'csv') => {
    const direction = sort?.direction;
    const asked = given({ ...filter, ...lines, knownOn: known, direction, columns: columnsIn(register, cardColumns) });
    return queryOf('account.exportCard', { account: of, from: since, to, ...asked, format, language }, shown);
  };

  return (
    <RegisterScreen
      register={register}
      title={account ? `${account}${name && name !== account ? ` ${name}` : ''}` : t('reports:card.title')}
      above={[
        { title: t('common:nav.trial-balance'), to: '/trial-balance' },
        { title: t('reports:card.title'), to: '/account-card' },
      ]}
      actions={
        account === undefined || !begins ? null : (
          <FileMenu
            title={`${account} ${name}`}
            files={{
              ...(isWhole && mayPrint ? { pdf: pages(account, begins) } : {}),
              xlsx: file(account, begins, 'xlsx'),
              csv: file(account, begins, 'csv'),
            }}
          />
        )
      }
      toolbar={
        <Toolbar>
          <AccountPicker
            label={t('common:account')}
            value={account ?? null}
            onChange={(code) => register.change({ account: code ?? undefined })}
            accept={everyAccount}
            flex="1 1 14rem"
            maw={320}
          />
          <DayRangeInput
            label={t('reports:screen.period')}
            value={{ from, to }}
            onChange={(range) => register.change({ from: range.from, to: range.to })}
            mayBeOpen
          />
          <SearchField
            value={search.search}
            onChange={(text) => register.change({ search: text })}
            placeholder={t('reports:card.search')}
            width={200}
          />
          <KnownOnInput value={knownOn} onChange={(next) => register.step({ knownOn: next })} />
        </Toolbar>
      }
      knownOn={knownOn}
      filters={
        account === undefined ? undefined : { fields, choices: { side: sides.map((value) => ({ value, label: t(`common:${value}`) })) } }
      }
    >
      {account === undefined ? (
        <EmptyState title={t('reports:card.choose')} />
      ) : (
        <>
          {card.first?.filtered ? (
            <Figures of={[{ id: 'filtered', label: t('reports:card.filtered'), value: <Turnover of={card.first.filtered} /> }]} />
          ) : card.first ? (
            <Figures
              of={[
                {
                  id: 'opening',
                  label: t('reports:card.opening'),
                  value: (
                    <Money
                      amount={card.first.opening}
                      currency={
                        card.first.change && (from ?? beginning) < card.first.change.on ? card.first.change.from : card.first.currency
                      }
                    />
                  ),
                },
                ...(card.first.change
                  ? [
                      {
                        id: 'change',
                        label: t('reports:card.change', { on: formatDate(card.first.change.on, language) }),
                        value: (
                          <>
                            <Money amount={card.first.change.before} currency={card.first.change.from} /> →{' '}
                            <Money amount={card.first.change.after} currency={card.first.change.to} />
                          </>
                        ),
                      },
                    ]
                  : []),
                { id: 'debit', label: t('common:debit'), value: <Money amount={card.first.debit} /> },
                { id: 'credit', label: t('common:credit'), value: <Money amount={card.first.credit} /> },
                {
                  id: 'closing',
                  label: t('reports:card.closing'),
                  value: <Money amount={card.first.closing} currency={card.first.currency} />,
                },
              ]}
            />
          ) : null}
          <RegisterGrid
            register={register}
            label={t('reports:card.title')}
            onOpen={(row) => void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })}
            hrefOf={(row) => `/entry/${row.entryId}`}
            empty={t(isFiltered || lines.dimensions ? 'common:noMatch' : 'reports:card.empty')}
          />
        </>
      )}
    </RegisterScreen>
  );
}

/** Turnover of the lines a filter left, each currency of the books by itself. */
function Turnover({ of }: { of: readonly GroupSum<'debit' | 'credit'>[] }) {
  const { t } = useText();
  if (of.length === 0) return '—';
  return of.map(({ currency, amounts }, index) => (
    <span key={currency}>
      {index > 0 ? ' · ' : ''}
      <Text span inherit fw={400}>
        {t('common:debit')}
      </Text>{' '}
      <Money amount={amounts.debit} currency={currency} /> ·{' '}
      <Text span inherit fw={400}>
        {t('common:credit')}
      </Text>{' '}
      <Money amount={amounts.credit} currency={currency} />
    </span>
  ));
}
