import { NativeSelect } from '@mantine/core';
import { comparisons, type ReportKind } from '../../../shared/reports/report.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { KnownOnInput } from '../../ui/KnownOn.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { reportTraits } from './report-kinds.ts';
import type { useReportQuestion } from './use-report-question.ts';

const everyAccount = () => true;

/** What a report is asked for: days, account, what it is compared with, state of knowledge. Only what this kind can be asked. */
export function ReportParameters({ kind, asked }: { kind: ReportKind; asked: ReturnType<typeof useReportQuestion> }) {
  const { t } = useText();
  const { search, days, change, changeKnownOn } = asked;
  const { of, compare, each, account } = reportTraits[kind];
  return (
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
      {compare ? (
        <NativeSelect
          label={t('reports:screen.compare')}
          name="compare"
          value={search.each && each ? '' : (search.compare ?? '')}
          onChange={(event) => change({ compare: comparisons.find((each) => each === event.currentTarget.value), each: undefined })}
          data={[
            { value: '', label: t('reports:screen.noComparison') },
            ...comparisons.map((value) => ({ value, label: t(`reports:screen.comparisons.${value}`) })),
          ]}
          w={190}
        />
      ) : null}
      {each ? (
        <NativeSelect
          label={t('reports:screen.columns')}
          name="each"
          value={search.each ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change(value === 'month' || value === 'quarter' ? { each: value, compare: undefined } : { each: undefined });
          }}
          data={[
            { value: '', label: t('reports:screen.oneColumn') },
            { value: 'month', label: t('reports:screen.byMonth') },
            { value: 'quarter', label: t('reports:screen.byQuarter') },
          ]}
          w={150}
        />
      ) : null}
      <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
    </Toolbar>
  );
}
