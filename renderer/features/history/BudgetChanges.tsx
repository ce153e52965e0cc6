import { Table } from '@mantine/core';
import { Fragment } from 'react';
import type { BudgetChange } from '../../../shared/contracts/budgets.ts';
import { formatPeriod, monthName } from '../../../shared/dates/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './HistoryScreen.module.css';
import { type MonthRun, monthRuns } from './month-runs.ts';

/** Amounts of a budget as they were and as they are: the sum of the year of each account, and under it the months that changed. */
export function BudgetChanges({ of: { accounts, more } }: { of: BudgetChange }) {
  const { t, language, nameOf } = useText();
  const monthsText = ({ from, to }: MonthRun) =>
    from === to
      ? formatPeriod(from, language)
      : t('history:budget.each', { from: monthName(from, language), to: formatPeriod(to, language) });
  const amounts = ({ before, after }: Pick<MonthRun, 'before' | 'after'>, strong = false) =>
    [before, after].map((amount, index) => (
      <Table.Td key={index === 0 ? 'before' : 'after'} className={classes.amount}>
        {amount === null ? '—' : <Money amount={amount} strong={strong} />}
      </Table.Td>
    ));
  return (
    <>
      <Table maw={900} data-testid="budget-changes">
        <Table.Caption className={classes.caption}>{t('history:budget.title')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('common:account')}</Table.Th>
            <Table.Th className={classes.amount}>{t('history:before')}</Table.Th>
            <Table.Th className={classes.amount}>{t('history:after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((each) => {
            const name = nameOf(each.names);
            return (
              <Fragment key={`${each.account} ${each.year}`}>
                <Table.Tr>
                  <Table.Th scope="row">
                    {name === each.account ? name : `${each.account} ${name}`} · {t('history:budget.year', { year: String(each.year) })}
                  </Table.Th>
                  {amounts(each, true)}
                </Table.Tr>
                {monthRuns(each.months).map((run) => (
                  <Table.Tr key={run.from}>
                    <Table.Td className={classes.month}>{monthsText(run)}</Table.Td>
                    {amounts(run)}
                  </Table.Tr>
                ))}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
      {more > 0 ? <p className={classes.none}>{t('history:budget.more', { count: more })}</p> : null}
    </>
  );
}
