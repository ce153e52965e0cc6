import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';

export const counterpartiesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/counterparties',
    validateSearch: readSearch({
      ...{ create: flagParam, edit: textParam, search: textParam, sort: textParam },
      ...{ role: textParam, country: textParam, vatPayer: textParam, open: textParam },
    }),
    component: lazyRouteComponent(() => import('./CounterpartiesScreen.tsx'), 'CounterpartiesScreen'),
  }),
] as const;
