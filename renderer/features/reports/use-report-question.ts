import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Report, ReportColumn, ReportKind, ReportRow } from '../../../shared/reports/report.ts';
import { useToday } from '../../app/company-context.ts';
import { daysAsked, questionOf, type ReportSearch } from './report-question.ts';

/** What is asked by the address, and ways to ask for something else or to go where a row leads. */
export function useReportQuestion(kind: ReportKind) {
  const navigate = useNavigate();
  const today = useToday();
  const search: ReportSearch = useSearch({ from: '/company/reports/$kind' });
  const days = daysAsked(kind, search, today);
  const change = (next: Partial<ReportSearch>) =>
    void navigate({ to: '/reports/$kind', params: { kind }, search: { ...search, ...next }, replace: true });
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (knownOn: string | undefined) =>
    void navigate({ to: '/reports/$kind', params: { kind }, search: { ...search, knownOn } });

  /** An account is shown for the days of the figure that was asked about, and on the same state of knowledge. */
  const open = (report: Pick<Report, 'from' | 'to'>, { opens }: ReportRow, column?: ReportColumn) => {
    const { knownOn } = search;
    if (opens?.to === 'account') {
      const { from, to } = column?.to === undefined ? report : column;
      void navigate({ to: '/account-card', search: { account: opens.account, from, to, knownOn } });
    } else if (opens?.to === 'entry') void navigate({ to: '/entry/$entryId', params: { entryId: opens.entryId } });
    else if (opens?.to === 'document') void navigate({ to: '/documents/$documentId', params: { documentId: opens.documentId } });
    else if (opens?.to === 'counterparty') {
      const { counterpartyId } = opens;
      void navigate({
        to: kind === 'aged-payables' ? '/purchases' : '/sales',
        search: { counterpartyId, openOnly: true, to: report.to, knownOn },
      });
    }
  };
  return { search, days, question: questionOf(kind, search, today), change, changeKnownOn, open };
}
