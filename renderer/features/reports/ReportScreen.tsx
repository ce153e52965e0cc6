import { useParams } from '@tanstack/react-router';
import { type ReportKind, reportKinds } from '../../../shared/reports/report.ts';
import { NotFound } from '../../app/NotFound.tsx';
import { LongReport } from './LongReport.tsx';
import { reportTraits } from './report-kinds.ts';
import { TreeReport } from './TreeReport.tsx';

/** The one report that is a screen of the navigation. */
export const TrialBalanceScreen = () => <TreeReport kind="trial-balance" />;

/** One report by its kind. Everything it is asked for is in the address, so Back from any of its figures returns to the same ones. */
export function ReportScreen() {
  const { kind } = useParams({ from: '/company/reports/$kind' });
  const known = reportKinds.find((each): each is ReportKind => each === kind);
  if (known === undefined) return <NotFound />;
  return reportTraits[known].paged ? <LongReport key={known} kind={known} /> : <TreeReport key={known} kind={known} />;
}
