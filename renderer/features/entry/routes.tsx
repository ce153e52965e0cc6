import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch } from '../../app/search-params.ts';

export const entryRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/entry/$entryId',
    validateSearch: readSearch({ reverse: flagParam }),
    component: lazyRouteComponent(() => import('./EntryScreen.tsx'), 'EntryScreen'),
  }),
] as const;
