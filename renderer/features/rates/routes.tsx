import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';

export const ratesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rates',
    validateSearch: readSearch({ currency: textParam, create: flagParam }),
    component: lazyRouteComponent(() => import('./RatesScreen.tsx'), 'RatesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rates/revaluation',
    validateSearch: readSearch({ on: textParam }),
    component: lazyRouteComponent(() => import('./RevaluationScreen.tsx'), 'RevaluationScreen'),
  }),
] as const;
