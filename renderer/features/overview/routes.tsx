import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    validateSearch: readSearch({ span: textParam }),
    component: lazyRouteComponent(() => import('./OverviewScreen.tsx'), 'OverviewScreen'),
  }),
] as const;
