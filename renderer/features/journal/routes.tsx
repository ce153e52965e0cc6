import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

const getParentRoute = () => shellRoute;

export const journalRoutes = [
  createRoute({
    getParentRoute,
    path: '/journal',
    validateSearch: readSearch({ from: textParam, to: textParam, search: textParam, knownOn: textParam }),
    component: lazyRouteComponent(() => import('./JournalScreen.tsx'), 'JournalScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/journal/new',
    validateSearch: readSearch({ draft: textParam, corrects: textParam }),
    component: lazyRouteComponent(() => import('./JournalEntryForm.tsx'), 'JournalEntryForm'),
  }),
] as const;
