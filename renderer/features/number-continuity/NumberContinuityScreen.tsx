import { NativeSelect, Table } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { NumberSeriesInfo } from '../../../shared/contracts/tax.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './NumberContinuityScreen.module.css';
import { SeriesNumbers } from './SeriesNumbers.tsx';

/** Every number of every series and what it was used for: no number may be missing. */
export function NumberContinuityScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const { series } = useSearch({ from: '/company/number-continuity' });
  // One row of each series is enough here: the counts come with it, the numbers below are asked for series by series.
  const all = useQueryOf('number.continuity', { limit: 1 });
  const list = all.data ?? [];
  const chosen = list.find((each) => each.series === series) ?? list[0];
  const missing = list.reduce((sum, each) => sum + each.missing.length, 0);
  const choose = (next: string) => void navigate({ to: '/number-continuity', search: { series: next }, replace: true });
  // The series of a kind is named like it unless branches or devices have their own.
  const title = (each: NumberSeriesInfo) =>
    [t(`common:documentKind.${each.kind}`, { defaultValue: each.kind }), each.year ?? '', each.series === each.kind ? '' : each.series]
      .filter(Boolean)
      .join(' · ');

  return (
    <Screen fill name="number-continuity">
      <PageHeader
        title={t('common:nav.number-continuity')}
        aside={
          list.length === 0 ? null : missing === 0 ? (
            <StatusMark tone="good">{t('reports:numbers.complete')}</StatusMark>
          ) : (
            <StatusMark tone="bad">{t('reports:numbers.missing', { count: missing, n: missing })}</StatusMark>
          )
        }
      />
      <QueryProblem error={all.error} retry={all.refetch} />
      {list.length === 0 && all.data ? <EmptyState title={t('reports:numbers.empty')} /> : null}
      {chosen ? (
        <>
          <div className={classes.summary}>
            <Table data-testid="number-series">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('reports:numbers.series')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.head')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.used')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.voided')}</Table.Th>
                  <Table.Th>{t('common:state')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.map((each) => (
                  <Table.Tr key={each.series} data-active={each.series === chosen.series || undefined}>
                    <Table.Td>{title(each)}</Table.Td>
                    <Table.Td ta="end">{each.head}</Table.Td>
                    <Table.Td ta="end">{each.used}</Table.Td>
                    <Table.Td ta="end">{each.voided}</Table.Td>
                    <Table.Td>
                      {each.missing.length === 0 ? (
                        <StatusMark tone="good">{t('reports:numbers.intact')}</StatusMark>
                      ) : (
                        <StatusMark tone="bad">{t('reports:numbers.gaps', { numbers: each.missing.slice(0, 20).join(', ') })}</StatusMark>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Toolbar>
            <NativeSelect
              label={t('reports:numbers.series')}
              value={chosen.series}
              onChange={(event) => choose(event.currentTarget.value)}
              data={list.map((each) => ({ value: each.series, label: title(each) }))}
              miw={280}
            />
          </Toolbar>
          <SeriesNumbers key={chosen.series} series={chosen.series} total={chosen.total} />
        </>
      ) : null}
    </Screen>
  );
}
