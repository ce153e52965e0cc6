import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readReportSearch } from './report-question.ts';

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    component: lazyRouteComponent(() => import('./ReportsScreen.tsx'), 'ReportsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/$kind',
    validateSearch: readReportSearch,
    beforeLoad: ({ params: { kind }, search }) => {
      if (kind === 'trial-balance') throw redirect({ to: '/trial-balance', search });
    },
    component: lazyRouteComponent(() => import('./ReportScreen.tsx'), 'ReportScreen'),
  }),
  // A screen of the navigation by itself.
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trial-balance',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./ReportScreen.tsx'), 'TrialBalanceScreen'),
  }),
] as const;
