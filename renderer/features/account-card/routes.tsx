import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const accountCardRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account-card',
    validateSearch: readSearch({
      ...{ account: textParam, from: textParam, to: textParam, knownOn: textParam, search: textParam, sort: textParam },
      ...{ counterpartyId: textParam, side: textParam, dimensions: textParam, least: textParam, most: textParam },
    }),
    component: lazyRouteComponent(() => import('./AccountCardScreen.tsx'), 'AccountCardScreen'),
  }),
] as const;
