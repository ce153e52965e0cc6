import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const historyRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/history',
    validateSearch: readSearch({
      ...{ objectId: textParam, from: textParam, to: textParam },
      ...{ search: textParam, user: textParam, event: textParam },
    }),
    component: lazyRouteComponent(() => import('./HistoryScreen.tsx'), 'HistoryScreen'),
  }),
] as const;
