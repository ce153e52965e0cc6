import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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
    component: lazyRouteComponent(() => import('./ReportScreen.tsx'), 'ReportScreen'),
  }),
] as const;
