import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AccountCardRow } from '../../../shared/contracts/journal.ts';
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
import { ExportMenu } from '../reports/ExportMenu.tsx';
import { useAccountCardColumns } from './use-account-card-columns.tsx';

const beginning = '1900-01-01';
const everyAccount = () => true;
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
  const card = usePagedRows(
    'account.card',
    { account: account ?? '', from: from ?? beginning, to, ...(known === undefined ? {} : { knownOn: known }) },
    { enabled: account !== undefined },
  );
  const columns = useColumns('account-card', useAccountCardColumns(card.first?.rows.some((row) => row.quantity !== null) ?? false));
  const selection = useSelection<AccountCardRow>(lineKey, JSON.stringify([account, from, to, knownOn]));
  // Everything up to a day is written from the first line on.
  const begins = from ?? card.first?.rows[0]?.date;
  const change = (next: { account?: string | undefined; from?: string | undefined; to?: string | undefined }) =>
    void navigate({ to: '/account-card', search: { account, from, to, knownOn, ...next }, replace: true });
  const changeKnownOn = (next: string | undefined) => void navigate({ to: '/account-card', search: { account, from, to, knownOn: next } });
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
        <KnownOnInput value={knownOn} onChange={changeKnownOn} />
      </Toolbar>
      <KnownOnLine value={knownOn} onChange={changeKnownOn} />
      <QueryProblem error={card.error} retry={card.refetch} />
      {account === undefined ? (
        <EmptyState title={t('reports:card.choose')} />
      ) : (
        <>
          {card.first ? (
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
            rows={card.rows}
            loading={card.loading}
            onOpen={open}
            autoFocus
            empty={t('reports:card.empty')}
          />
        </>
      )}
    </Screen>
  );
}
