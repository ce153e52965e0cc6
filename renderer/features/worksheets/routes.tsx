import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const worksheetsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/worksheets',
    validateSearch: readSearch({ kind: textParam, period: textParam, inputs: textParam }),
    component: lazyRouteComponent(() => import('./WorksheetsScreen.tsx'), 'WorksheetsScreen'),
  }),
] as const;
