import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const intrastatRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/intrastat',
    validateSearch: readSearch({ period: textParam, flow: textParam, document: textParam }),
    component: lazyRouteComponent(() => import('./IntrastatScreen.tsx'), 'IntrastatScreen'),
  }),
] as const;
