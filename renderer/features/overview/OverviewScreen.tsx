import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilePlus } from 'lucide-react';
import { type Span, spans } from '../../../shared/dates/span.ts';
import { useCompany, useMay, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Balances } from './Balances.tsx';
import { Charts } from './Charts.tsx';
import { Checklist } from './Checklist.tsx';
import { Deadlines } from './Deadlines.tsx';
import { DraftList } from './DraftList.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { Needs } from './Needs.tsx';
import classes from './OverviewScreen.module.css';
import { VatPanel } from './VatPanel.tsx';

const isSpan = (text: string | undefined): text is Span => spans.some((span) => span === text);

/** Where the company stands today, how it got there, and what waits to be done. Every figure leads to the report it is a line of. */
export function OverviewScreen() {
  const { t } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const company = useCompany();
  const mayWrite = useMay('transactions:write');
  const search = useSearch({ from: '/company/' });
  const span = isSpan(search.span) ? search.span : '30d';
  const overview = useQueryOf('overview.get', { on: today, span }, { keep: true });
  const found = overview.data;
  return (
    <Screen name="overview">
      <PageHeader
        title={t('common:nav.overview')}
        aside={
          found ? (
            <>
              <DateText on={found.days.from} /> – <DateText on={found.days.to} />
            </>
          ) : null
        }
      >
        {mayWrite && company.country !== null ? (
          <Button leftSection={<FilePlus size={14} aria-hidden="true" />} onClick={() => void navigate({ to: '/sales/new' })}>
            {t('common:palette.new.invoice')}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={overview.error} retry={overview.refetch} />
      {found ? (
        <>
          <SegmentedControl
            mb="xs"
            aria-label={t('overview:span.label')}
            value={span}
            onChange={(next) => void navigate({ to: '/', search: { span: next }, replace: true })}
            data={spans.map((value) => ({ value, label: t(`overview:span.${value}`) }))}
            data-testid="overview-span"
          />
          <KeyFigures of={found} />
          <div className={classes.columns}>
            <div>
              <Charts of={found} />
              <Balances of={found} />
            </div>
            <div>
              {company.country === null ? null : <Checklist items={found.checklist} />}
              <Needs needs={found.needs} />
              <VatPanel vat={found.vat} />
              <Deadlines />
              <DraftList />
            </div>
          </div>
        </>
      ) : null}
    </Screen>
  );
}
