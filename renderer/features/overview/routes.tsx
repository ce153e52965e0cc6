import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',

    component: lazyRouteComponent(() => import('./OverviewScreen.tsx'), 'OverviewScreen'),
  }),
] as const;
