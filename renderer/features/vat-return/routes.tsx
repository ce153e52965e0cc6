import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const vatReturnRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/vat-return',
    validateSearch: readSearch({ period: textParam, cell: textParam, knownOn: textParam }),
    component: lazyRouteComponent(() => import('./VatReturnScreen.tsx'), 'VatReturnScreen'),
  }),
] as const;
