import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const ossRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/oss',
    validateSearch: readSearch({ quarter: textParam, state: textParam, kind: textParam, rate: textParam, origin: textParam }),
    component: lazyRouteComponent(() => import('./OssScreen.tsx'), 'OssScreen'),
  }),
] as const;
