import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const registrationWatchRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registration-watch',
    validateSearch: readSearch({ on: textParam }),
    component: lazyRouteComponent(() => import('./RegistrationWatchScreen.tsx'), 'RegistrationWatchScreen'),
  }),
] as const;
