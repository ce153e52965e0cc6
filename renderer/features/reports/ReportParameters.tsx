import { NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import type { ReportKind } from '../../../shared/reports/report.ts';
import { baseOn, useCompany } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { KnownOnInput } from '../../ui/KnownOn.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { ComparisonPicker } from './ComparisonPicker.tsx';
import { reportTraits } from './report-kinds.ts';
import type { useReportQuestion } from './use-report-question.ts';

const everyAccount = () => true;
const ofValue = 'by:';

/** Kinds with lines a document adds of itself: its VAT and what is owed for it carry no value. */
const showsBalances: ReadonlySet<ReportKind> = new Set(['turnover-sheet', 'balance-sheet']);

/** What a report is asked for: days, account, what it is compared with, state of knowledge. Only what this kind can be asked. */
export function ReportParameters({ kind, asked }: { kind: ReportKind; asked: ReturnType<typeof useReportQuestion> }) {
  const { t } = useText();
  const company = useCompany();
  const { search, days, converted, change, changeKnownOn } = asked;
  const { of, compare, each, byValue, account, units, accounts } = reportTraits[kind];
  const { data: dimensions = [] } = useQueryOf('dimension.list', {}, { enabled: byValue === true });
  return (
    <>
      <Toolbar>
        <DayRangeInput
          label={t(of === 'day' ? 'reports:asOf' : 'reports:screen.period')}
          value={days}
          onChange={({ from, to }) => change({ from, to })}
          asOf={of === 'day'}
        />
        {account ? (
          <AccountPicker
            label={t('common:account')}
            value={search.account ?? null}
            onChange={(code) => change({ account: code ?? undefined })}
            accept={everyAccount}
            placeholder={t('reports:screen.allAccounts')}
            w={260}
          />
        ) : null}
        {compare ? <ComparisonPicker kind={kind} asked={asked} /> : null}
        {each ? (
          <NativeSelect
            label={t('reports:screen.columns')}
            name="each"
            value={byValue && search.by !== undefined ? `${ofValue}${search.by}` : (search.each ?? '')}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const by = value.startsWith(ofValue) ? value.slice(ofValue.length) : undefined;
              const each = value === 'month' || value === 'quarter' ? value : undefined;
              change({ by, each, ...(by === undefined && each === undefined ? {} : { compare: undefined }) });
            }}
            data={[
              { value: '', label: t('reports:screen.oneColumn') },
              { value: 'month', label: t('reports:screen.byMonth') },
              { value: 'quarter', label: t('reports:screen.byQuarter') },
              ...dimensions.map(({ code, name }) => ({ value: `${ofValue}${code}`, label: t('reports:screen.byDimension', { name }) })),
            ]}
            w={205}
          />
        ) : null}
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
        {accounts ? (
          <TextInput
            label={t('reports:filter')}
            name="accounts"
            value={search.accounts ?? ''}
            onChange={(event) => change({ accounts: event.currentTarget.value || undefined })}
            maxLength={100}
            w={180}
          />
        ) : null}
        {units ? (
          <SegmentedControl
            aria-label={t('reports:unit.label')}
            value={search.in ?? 'base'}
            onChange={(value) => change({ in: value === 'base' ? undefined : value })}
            data={[
              { value: 'base', label: t('reports:unit.base', { currency: baseOn(company, days.to) }) },
              ...(converted ? [{ value: converted, label: t('reports:unit.converted', { currency: converted }) }] : []),
              { value: 'commodity', label: t('reports:unit.commodity') },
            ]}
          />
        ) : null}
      </Toolbar>
      {showsBalances.has(kind) && (search.by !== undefined || search.dimensions !== undefined) ? (
        <Text size="sm" c="dimmed" mb="xs">
          {t('reports:screen.valuesOfLines')}
        </Text>
      ) : null}
    </>
  );
}
