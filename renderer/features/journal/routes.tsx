import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';
import { registerParams } from '../registers/register-search.ts';

const getParentRoute = () => shellRoute;

export const journalRoutes = [
  createRoute({
    getParentRoute,
    path: '/journal',
    validateSearch: readSearch(registerParams),
    component: lazyRouteComponent(() => import('./JournalScreen.tsx'), 'JournalScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/journal/new',
    validateSearch: readSearch({ draft: textParam, template: textParam, corrects: textParam, copies: textParam }),
    component: lazyRouteComponent(() => import('./JournalEntryForm.tsx'), 'JournalEntryForm'),
  }),
] as const;
