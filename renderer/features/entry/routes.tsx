import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';

export const entryRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/entry/$entryId',

    component: lazyRouteComponent(() => import('./EntryScreen.tsx'), 'EntryScreen'),
  }),
] as const;
