import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Sheet } from 'lucide-react';
import { useMemo } from 'react';
import type { TrialBalanceRow } from '../../../shared/contracts/journal.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { baseOn, useCompany, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { readDimensions } from '../registers/dimension-param.ts';
import { given } from '../registers/register-search.ts';
import { LinesFilter } from '../reports/LinesFilter.tsx';
import { filterRows } from './filter-rows.ts';
import { totalsOf } from './totals-of.ts';
import { useTrialBalanceColumns } from './use-trial-balance-columns.tsx';

/** Trial balance at the end of a date, as known on a position of the log or at a time. Every row leads to its account card with the same ends. */
export function TrialBalanceScreen() {
  const { t } = useText();
  const company = useCompany();
  const today = useToday();
  const navigate = useNavigate();
  const router = useRouter();
  const search = useSearch({ from: '/company/trial-balance' });
  const asOf = readDate(search.asOf ?? '') ?? today;
  const knownOn = readKnownOn(search.knownOn);
  const dimensions = readDimensions(search.dimensions);
  // Days before a change of base currency can be shown in the one that followed.
  const comparative = company.baseChange && asOf < company.baseChange.on ? company.baseChange.to : undefined;
  const unit = search.in === 'commodity' || (search.in !== undefined && search.in === comparative) ? search.in : 'base';
  const report = useQueryOf('trialBalance.get', { asOf, in: unit, ...given({ knownOn, dimensions }) }, { keep: true });

  const all = report.data?.rows ?? [];
  const rows = useMemo(() => filterRows(all, search.filter ?? ''), [all, search.filter]);
  const totals = unit !== 'commodity' ? totalsOf(rows, company.baseScale) : undefined;
  // Debit need not equal credit on some lines alone.
  const book = unit !== 'commodity' && dimensions === undefined && report.data ? totalsOf(all, company.baseScale) : undefined;
  const columns = useTrialBalanceColumns(unit === 'commodity' ? 'commodity' : 'base');
  const change = (next: Partial<typeof search>) => void navigate({ to: '/trial-balance', search: { ...search, ...next }, replace: true });
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (next: string | undefined) => void navigate({ to: '/trial-balance', search: { ...search, knownOn: next } });
  const target = (row: TrialBalanceRow) =>
    ({
      to: '/account-card',
      search: { account: row.accountCode, to: asOf, dimensions: dimensions && search.dimensions, knownOn: search.knownOn },
    }) as const;
  const hrefOf = (row: TrialBalanceRow) => router.buildLocation(target(row)).href;

  return (
    <Screen fill name="trial-balance">
      <PageHeader
        title={t('common:nav.trial-balance')}
        aside={
          book ? (
            book.debitBalance === book.creditBalance ? (
              <StatusMark tone="good">{t('reports:trialBalance.balanced')}</StatusMark>
            ) : (
              <StatusMark tone="bad">{t('reports:trialBalance.unbalanced')}</StatusMark>
            )
          ) : null
        }
      >
        <Button
          variant="default"
          leftSection={<Sheet size={14} aria-hidden="true" />}
          onClick={() =>
            void navigate({
              to: '/reports/$kind',
              params: { kind: 'turnover-sheet' },
              search: { to: asOf, dimensions: search.dimensions, knownOn: search.knownOn },
            })
          }
          data-testid="to-turnover-sheet"
        >
          {t('reports:screen.toTurnover')}
        </Button>
      </PageHeader>
      <Toolbar>
        <DayRangeInput label={t('reports:asOf')} value={{ to: asOf }} onChange={({ to }) => change({ asOf: to })} asOf />
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
        <TextInput
          label={t('reports:filter')}
          value={search.filter ?? ''}
          onChange={(event) => change({ filter: event.currentTarget.value || undefined })}
          w={220}
        />
        <SegmentedControl
          aria-label={t('reports:unit.label')}
          value={unit}
          onChange={(value) => change({ in: value === 'base' ? undefined : value })}
          data={[
            { value: 'base', label: t('reports:unit.base', { currency: baseOn(company, asOf) }) },
            ...(comparative ? [{ value: comparative, label: t('reports:unit.converted', { currency: comparative }) }] : []),
            { value: 'commodity', label: t('reports:unit.commodity') },
          ]}
        />
      </Toolbar>
      <LinesFilter value={search.dimensions} onChange={(next) => change({ dimensions: next })} />
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} position={report.isPlaceholderData ? undefined : report.data?.knownOn} />
      {report.data?.converted ? <p data-testid="converted">{t('reports:trialBalance.converted', report.data.converted)}</p> : null}
      {dimensions && !report.error ? (
        <Text size="sm" c="dimmed" data-testid="report-lines">
          {t('reports:dimension.unequal')}
        </Text>
      ) : null}
      <QueryProblem error={report.error} retry={report.refetch} />
      <DataGrid
        name="trial-balance"
        label={t('common:nav.trial-balance')}
        columns={columns}
        rows={rows}
        loading={report.isFetching && (report.isPending || report.isPlaceholderData)}
        onOpen={(row) => void navigate(target(row))}
        hrefOf={hrefOf}
        autoFocus
        empty={search.filter ? t('common:noMatch') : t('reports:trialBalance.empty')}
        footer={
          totals
            ? {
                name: t('common:total'),
                debitTurnover: <Money amount={totals.debitTurnover} />,
                creditTurnover: <Money amount={totals.creditTurnover} />,
                debitBalance: <Money amount={totals.debitBalance} />,
                creditBalance: <Money amount={totals.creditBalance} />,
              }
            : undefined
        }
      />
    </Screen>
  );
}
