import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';

const getParentRoute = () => shellRoute;

export const draftsRoutes = [
  createRoute({ getParentRoute, path: '/drafts', component: lazyRouteComponent(() => import('./DraftsScreen.tsx'), 'DraftsScreen') }),
  createRoute({ getParentRoute, path: '/workflow', component: lazyRouteComponent(() => import('./WorkflowScreen.tsx'), 'WorkflowScreen') }),
] as const;
