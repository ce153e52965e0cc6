import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';

export const openingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opening-balances',
    component: lazyRouteComponent(() => import('./OpeningScreen.tsx'), 'OpeningScreen'),
  }),
] as const;
