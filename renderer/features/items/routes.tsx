import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';

export const itemsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/items',
    validateSearch: readSearch({ create: flagParam, edit: textParam, search: textParam, all: flagParam }),
    component: lazyRouteComponent(() => import('./ItemsScreen.tsx'), 'ItemsScreen'),
  }),
] as const;
