import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AccountCardRow } from '../../../shared/contracts/journal.ts';
import type { GroupSum } from '../../../shared/contracts/registers.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { useColumns } from '../../ui/grid/use-columns.ts';
import { useSelection } from '../../ui/grid/use-selection.ts';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { FilterBar } from '../registers/FilterBar.tsx';
import { amountParam, given, oneOf, readSort, sortParam } from '../registers/register-search.ts';
import { SearchField } from '../registers/SearchField.tsx';
import { ViewsMenu } from '../registers/ViewsMenu.tsx';
import { ExportMenu } from '../reports/ExportMenu.tsx';
import { useAccountCardColumns } from './use-account-card-columns.tsx';

const beginning = '1900-01-01';
const everyAccount = () => true;
const fields = ['side', 'counterpartyId', 'least', 'most'] as const;
const sides = ['debit', 'credit'] as const;
const lineKey = ({ entryId, lineNo }: AccountCardRow) => `${entryId} ${lineNo}`;

/** Lines of one account with the balance after each. Without a first date it starts where the account does. */
export function AccountCardScreen() {
  const { t, nameOf, language } = useText();
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
  const isFiltered = Object.keys(filter).length > 0;
  const card = usePagedRows(
    'account.card',
    { account: account ?? '', from: from ?? beginning, to, ...filter, ...given({ knownOn: known, direction: sort?.direction }) },
    { enabled: account !== undefined },
  );
  const all = useAccountCardColumns({ foreign: card.first?.rows.some((row) => row.quantity !== null) ?? false, balance: !isFiltered });
  const columns = useColumns('account-card', all);
  const selection = useSelection<AccountCardRow>(lineKey, JSON.stringify([account, from, to, filter, knownOn]));
  // Everything up to a day is written from the first line on.
  const isWhole = !isFiltered && sort?.direction !== 'desc';
  const first = useQueryOf(
    'account.card',
    { account: account ?? '', from: from ?? beginning, to, limit: 1, ...given({ knownOn: known }) },
    { enabled: account !== undefined && from === undefined && !isWhole },
  );
  const begins = from ?? (isWhole ? card.first : first.data)?.rows[0]?.date;
  const change = (next: typeof search) => void navigate({ to: '/account-card', search: { ...search, from, to, ...next }, replace: true });
  const changeKnownOn = (next: string | undefined) =>
    void navigate({ to: '/account-card', search: { ...search, from, to, knownOn: next } });
  const open = (row: AccountCardRow) => void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } });

  return (
    <Screen fill name="account-card">
      <PageHeader
        title={account ? `${account}${name && name !== account ? ` ${name}` : ''}` : t('reports:card.title')}
        above={[
          { title: t('common:nav.trial-balance'), to: '/trial-balance' },
          { title: t('reports:card.title'), to: '/account-card' },
        ]}
      >
        {account === undefined || !begins ? null : (
          <ExportMenu
            title={`${account} ${name}`}
            question={{ kind: 'general-ledger', account, from: begins, to, ...(known === undefined ? {} : { knownOn: known }) }}
          />
        )}
      </PageHeader>
      <Toolbar>
        <AccountPicker
          label={t('common:account')}
          value={account ?? null}
          onChange={(code) => change({ account: code ?? undefined })}
          accept={everyAccount}
          w={320}
        />
        <DayRangeInput
          label={t('reports:screen.period')}
          value={{ from, to }}
          onChange={(range) => change({ from: range.from, to: range.to })}
          mayBeOpen
        />
        <SearchField
          value={search.search}
          onChange={(text) => change({ search: text })}
          placeholder={t('reports:card.search')}
          width={200}
        />
        <KnownOnInput value={knownOn} onChange={changeKnownOn} />
      </Toolbar>
      <KnownOnLine value={knownOn} onChange={changeKnownOn} />
      <QueryProblem error={card.error} retry={card.refetch} />
      {account === undefined ? (
        <EmptyState title={t('reports:card.choose')} />
      ) : (
        <>
          <FilterBar
            fields={fields}
            value={search}
            onChange={change}
            choices={{ side: sides.map((value) => ({ value, label: t(`common:${value}`) })) }}
          >
            <ViewsMenu
              screen="account-card"
              address={viewOf(search)}
              columns={columns.choice}
              onApply={(address, choice) => {
                columns.choose(choice);
                void navigate({ to: '/account-card', search: given({ account, from, to, knownOn, ...viewOf(address) }), replace: true });
              }}
            />
          </FilterBar>
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
          <DataGrid
            name="account-card"
            label={t('reports:card.title')}
            columns={columns.shown}
            chooser={columns}
            selection={selection}
            sort={sort ?? { by: 'date', direction: 'asc' }}
            onSort={(next) => change({ sort: sortParam(next) })}
            rows={card.rows}
            loading={card.loading}
            onOpen={open}
            hrefOf={(row) => `/entry/${row.entryId}`}
            autoFocus
            empty={t(isFiltered ? 'common:noMatch' : 'reports:card.empty')}
          />
        </>
      )}
    </Screen>
  );
}

/** What a saved view says: how lines are looked at, not of which account and days. */
const viewOf = ({ search, sort, counterpartyId, side, least, most }: { [key: string]: unknown }) => {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    ...{ search: text(search), sort: text(sort), counterpartyId: text(counterpartyId) },
    ...{ side: text(side), least: text(least), most: text(most) },
  };
};

/** Turnover of the lines a filter left, each currency of the books by itself. */
function Turnover({ of }: { of: readonly GroupSum<'debit' | 'credit'>[] }) {
  const { t } = useText();
  if (of.length === 0) return '—';
  return of.map(({ currency, amounts }, index) => (
    <span key={currency}>
      {index > 0 ? ' · ' : ''}
      {t('common:debit')} <Money amount={amounts.debit} currency={currency} /> · {t('common:credit')}{' '}
      <Money amount={amounts.credit} currency={currency} />
    </span>
  ));
}
