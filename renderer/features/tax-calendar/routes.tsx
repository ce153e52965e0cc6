import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const taxCalendarRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tax-calendar',
    validateSearch: readSearch({ from: textParam, months: textParam }),
    component: lazyRouteComponent(() => import('./TaxCalendarScreen.tsx'), 'TaxCalendarScreen'),
  }),
] as const;
