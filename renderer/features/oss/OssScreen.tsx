import { useNavigate, useSearch } from '@tanstack/react-router';
import { previousQuarter, quarterOf, readQuarter } from '../../../shared/dates/quarter.ts';
import { useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { ReturnChecks } from '../vat-return/ReturnChecks.tsx';
import { OssButtons } from './OssButtons.tsx';
import { OssDocuments } from './OssDocuments.tsx';
import { CorrectionTable, StateTable } from './OssTables.tsx';
import { OssWatch } from './OssWatch.tsx';
import { Registration } from './Registration.tsx';

/** The OSS return of a quarter. Quarter and opened row are in the address: Back returns to the same figure. */
export function OssScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: '/company/oss' });
  // The quarter that is due next, unless the address names one.
  const quarter = readQuarter(search.quarter ?? '') ?? previousQuarter(quarterOf(today));
  const query = useQueryOf('oss.get', { quarter });
  const info = query.data;
  const open = (row: { state: string; kind?: string; rate?: string; origin?: string }) =>
    void navigate({ to: '/oss', search: { quarter, ...row } });
  return (
    <Screen name="oss">
      <PageHeader title={t('common:nav.oss')}>{info ? <OssButtons key={quarter} info={info} /> : null}</PageHeader>
      <Toolbar>
        <PeriodPicker
          label={t('oss:quarter.label')}
          value={quarter}
          onChange={(next) => void navigate({ to: '/oss', search: { quarter: next } })}
        />
      </Toolbar>
      <QueryProblem error={query.error} retry={query.refetch} />
      {info ? (
        <>
          <Registration info={info} />
          <Figures
            of={[
              { id: 'oss-payable', label: t('oss:payable'), value: <Money amount={info.totals.payable} currency="EUR" strong /> },
              { id: 'oss-base', label: t('oss:base'), value: <Money amount={info.totals.base} /> },
              { id: 'oss-vat', label: t('oss:vat'), value: <Money amount={info.totals.vat} /> },
              { id: 'oss-corrections', label: t('oss:corrections'), value: <Money amount={info.totals.corrections} /> },
              { id: 'oss-due', label: t('oss:due'), value: <DateText on={info.dueDate} /> },
            ]}
          />
          <StateTable info={info} onOpen={open} />
          <CorrectionTable info={info} onOpen={open} />
          {info.filed ? null : info.findings.length > 0 ? <ReturnChecks findings={info.findings} /> : null}
          <OssWatch />
          <OssDocuments quarter={quarter} search={search} onClose={() => void navigate({ to: '/oss', search: { quarter } })} />
        </>
      ) : null}
    </Screen>
  );
}
