import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';

export const componentsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/dev/ui',
    component: lazyRouteComponent(() => import('./ComponentsScreen.tsx'), 'ComponentsScreen'),
  }),
] as const;
