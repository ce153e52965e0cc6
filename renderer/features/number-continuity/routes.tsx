import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const numberContinuityRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/number-continuity',
    validateSearch: readSearch({ series: textParam, knownOn: textParam }),
    component: lazyRouteComponent(() => import('./NumberContinuityScreen.tsx'), 'NumberContinuityScreen'),
  }),
] as const;
