import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings',
    validateSearch: readSearch({ section: textParam }),
    component: lazyRouteComponent(() => import('./SettingsScreen.tsx'), 'SettingsScreen'),
  }),
] as const;
