import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

const commodityParam = (value: unknown) => (value === 'commodity' ? ('commodity' as const) : undefined);

export const trialBalanceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trial-balance',
    validateSearch: readSearch({ asOf: textParam, knownOn: textParam, filter: textParam, in: commodityParam }),
    component: lazyRouteComponent(() => import('./TrialBalanceScreen.tsx'), 'TrialBalanceScreen'),
  }),
] as const;
