import type { ReactNode } from 'react';
import { currenciesOf, type Report, type ReportKind } from '../../../shared/reports/report.ts';
import { useText } from '../../i18n/use-text.ts';
import { KnownOnLine } from '../../ui/KnownOn.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { LinesFilter } from './LinesFilter.tsx';
import { ReportParameters } from './ReportParameters.tsx';
import { reportTraits } from './report-kinds.ts';
import type { useReportQuestion } from './use-report-question.ts';

interface Props {
  kind: ReportKind;
  asked: ReturnType<typeof useReportQuestion>;
  /** Whose currency stands beside the name, once it is known: that of its days, whatever the books are in today. */
  report: Pick<Report, 'columns'> | undefined;
  /** Event the answer stops at, where it is known. */
  position: number | undefined;
  error: Error | null;
  retry: () => unknown;
  /** Buttons before those that make files. */
  actions?: ReactNode;
  /** Whether details are in sight, and so in the files. */
  details?: boolean;
  children: ReactNode;
}

/** What stands around the figures of every report: its name, what it is asked for, and its files. */
export function ReportFrame({ kind, asked, report, position, error, retry, actions, details = true, children }: Props) {
  const { t } = useText();
  const { search, changeKnownOn } = asked;
  const title = t(`reports:screen.kinds.${kind}.title`);
  return (
    <Screen fill name="report">
      <PageHeader
        title={title}
        above={kind === 'trial-balance' ? [] : [{ title: t('common:nav.reports'), to: '/reports' }]}
        aside={report && currenciesOf(report.columns).join(', ')}
      >
        {actions}
        <ExportMenu title={title} question={asked.question} details={details} />
      </PageHeader>
      <ReportParameters kind={kind} asked={asked} />
      {reportTraits[kind].lines ? <LinesFilter value={search.dimensions} onChange={(dimensions) => asked.change({ dimensions })} /> : null}
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} position={position} />
      <QueryProblem error={error} retry={retry} />
      {children}
    </Screen>
  );
}
