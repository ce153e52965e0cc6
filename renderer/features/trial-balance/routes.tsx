import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

/** Every commodity by itself, or a currency; base currency needs no word. */
const unitParam = (value: unknown) => (typeof value === 'string' && /^(commodity|[A-Z]{3})$/.test(value) ? value : undefined);

export const trialBalanceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trial-balance',
    validateSearch: readSearch({ asOf: textParam, knownOn: textParam, filter: textParam, in: unitParam, dimensions: textParam }),
    component: lazyRouteComponent(() => import('./TrialBalanceScreen.tsx'), 'TrialBalanceScreen'),
  }),
] as const;
