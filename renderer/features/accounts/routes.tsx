import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';

export const accountsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/accounts',

    component: lazyRouteComponent(() => import('./AccountsScreen.tsx'), 'AccountsScreen'),
  }),
] as const;
