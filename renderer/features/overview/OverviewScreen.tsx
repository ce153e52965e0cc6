import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FilePlus } from 'lucide-react';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useCompany, useMay, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Checklist } from './Checklist.tsx';
import { Deadlines } from './Deadlines.tsx';
import { DraftList } from './DraftList.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { MonthsTable } from './MonthsTable.tsx';
import classes from './OverviewScreen.module.css';
import { VatDue } from './VatDue.tsx';

/** Where the company stands today, and what waits to be done. Every figure leads to the report it comes from. */
export function OverviewScreen() {
  const { t, language } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const company = useCompany();
  const mayWrite = useMay('transactions:write');
  const overview = useQueryOf('overview.get', { on: today });
  const found = overview.data;
  return (
    <Screen name="overview">
      <PageHeader title={t('common:nav.overview')} aside={found ? formatPeriod(found.period, language) : null}>
        {mayWrite && company.country !== null ? (
          <Button leftSection={<FilePlus size={14} aria-hidden="true" />} onClick={() => void navigate({ to: '/sales/new' })}>
            {t('common:palette.new.invoice')}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={overview.error} retry={overview.refetch} />
      {found ? (
        <>
          <KeyFigures of={found} />
          <div className={classes.columns}>
            <MonthsTable months={found.months} />
            <div>
              <VatDue vat={found.vat} period={found.period} />
              <Deadlines />
              <DraftList />
              {company.country === null ? null : <Checklist items={found.checklist} />}
            </div>
          </div>
        </>
      ) : null}
    </Screen>
  );
}
