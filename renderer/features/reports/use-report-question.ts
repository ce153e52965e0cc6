import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { Report, ReportColumn, ReportKind, ReportRow } from '../../../shared/reports/report.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { writeDimensions } from '../registers/dimension-param.ts';
import { daysAsked, questionOf, type ReportSearch } from './report-question.ts';

/** What is asked by the address, and ways to ask for something else or to go where a row leads. */
export function useReportQuestion(kind: ReportKind) {
  const navigate = useNavigate();
  const router = useRouter();
  const today = useToday();
  const { baseChange } = useCompany();
  const asked: ReportSearch = useSearch({ from: kind === 'trial-balance' ? '/company/trial-balance' : '/company/reports/$kind' });
  const days = daysAsked(kind, asked, today);
  // Days before a change of base currency can be shown in the one that followed, and only these.
  const converted = baseChange && days.to < baseChange.on ? baseChange.to : undefined;
  const search = asked.in === 'commodity' || asked.in === converted ? asked : { ...asked, in: undefined };
  const here = kind === 'trial-balance' ? ({ to: '/trial-balance' } as const) : ({ to: '/reports/$kind', params: { kind } } as const);
  const change = (next: Partial<ReportSearch>) => void navigate({ ...here, search: { ...search, ...next }, replace: true });
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (knownOn: string | undefined) => void navigate({ ...here, search: { ...search, knownOn } });

  /**
   * Where a row leads. What was planned leads to the sheet of its budget. An account is shown for the days and the lines of the figure that was asked about, and
   * on the same state of knowledge.
   */
  const target = (report: Pick<Report, 'from' | 'to' | 'filter'>, { opens }: ReportRow, column?: ReportColumn) => {
    const { knownOn } = search;
    switch (opens?.to) {
      case 'account': {
        if (column?.budget !== undefined)
          return { to: '/budgets/$budgetId', params: { budgetId: column.budget }, search: { account: opens.account } } as const;
        const { from, to } = column?.to === undefined ? report : column;
        const lines = column?.dimensions ?? report.filter?.dimensions;
        const dimensions = lines && writeDimensions(lines);
        return { to: '/account-card', search: { account: opens.account, from, to, dimensions, knownOn } } as const;
      }
      case 'entry':
        return { to: '/entry/$entryId', params: { entryId: opens.entryId } } as const;
      case 'document':
        return { to: '/documents/$documentId', params: { documentId: opens.documentId } } as const;
      case 'counterparty': {
        const { counterpartyId } = opens;
        const { dimensions } = search;
        return {
          to: kind === 'aged-payables' ? '/purchases' : '/sales',
          // Every kind that may be open, as it was then: they add up to the figure.
          search: { counterpartyId, show: 'all', openOnly: true, asOf: report.to, dimensions, knownOn },
        } as const;
      }
      default:
        return undefined;
    }
  };
  const open = (...figure: Parameters<typeof target>) => {
    const found = target(...figure);
    if (found) void navigate(found);
  };
  /** The same as an address, for another window. */
  const hrefOf = (...figure: Parameters<typeof target>): string | undefined => {
    const found = target(...figure);
    return found && router.buildLocation(found as never).href;
  };
  return { search, days, converted, question: questionOf(kind, search, today), change, changeKnownOn, open, hrefOf };
}
