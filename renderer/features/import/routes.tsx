import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, shellRoute } from '../../app/root-route.tsx';

/** A book that becomes a company: nothing needs to be open. */
export const importRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/import',
    component: lazyRouteComponent(() => import('./ImportScreen.tsx'), 'ImportScreen'),
  }),
] as const;

/** What came into the open company. */
export const importsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    component: lazyRouteComponent(() => import('./ImportsScreen.tsx'), 'ImportsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/new',
    component: lazyRouteComponent(() => import('./ImportEntriesScreen.tsx'), 'ImportEntriesScreen'),
  }),
] as const;
