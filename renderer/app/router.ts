import { createHashHistory, createRouter } from '@tanstack/react-router';
import { accountCardRoutes } from '../features/account-card/routes.tsx';
import { accountsRoutes } from '../features/accounts/routes.tsx';
import { auditFileRoutes } from '../features/audit-file/routes.tsx';
import { budgetsRoutes } from '../features/budgets/routes.tsx';
import { componentsRoutes } from '../features/components/routes.tsx';
import { counterpartiesRoutes } from '../features/counterparties/routes.tsx';
import { documentsRoutes } from '../features/documents/routes.tsx';
import { draftsRoutes } from '../features/drafts/routes.tsx';
import { entryRoutes } from '../features/entry/routes.tsx';
import { historyRoutes } from '../features/history/routes.tsx';
import { importRoutes, importsRoutes } from '../features/import/routes.tsx';
import { intrastatRoutes } from '../features/intrastat/routes.tsx';
import { itemsRoutes } from '../features/items/routes.tsx';
import { journalRoutes } from '../features/journal/routes.tsx';
import { numberContinuityRoutes } from '../features/number-continuity/routes.tsx';
import { openingRoutes } from '../features/opening/routes.tsx';
import { ossRoutes } from '../features/oss/routes.tsx';
import { overviewRoutes } from '../features/overview/routes.tsx';
import { ratesRoutes } from '../features/rates/routes.tsx';
import { registrationWatchRoutes } from '../features/registration-watch/routes.tsx';
import { reportsRoutes } from '../features/reports/routes.tsx';
import { settingsRoutes } from '../features/settings/routes.tsx';
import { startRoutes } from '../features/start/routes.tsx';
import { taxCalendarRoutes } from '../features/tax-calendar/routes.tsx';
import { vatReturnRoutes } from '../features/vat-return/routes.tsx';
import { worksheetsRoutes } from '../features/worksheets/routes.tsx';
import { rootRoute, shellRoute } from './root-route.tsx';
import { ScreenError } from './ScreenError.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';

const routeTree = rootRoute.addChildren([
  ...startRoutes,
  ...importRoutes,
  ...componentsRoutes,
  shellRoute.addChildren([
    ...overviewRoutes,
    ...journalRoutes,
    ...documentsRoutes,
    ...draftsRoutes,
    ...counterpartiesRoutes,
    ...itemsRoutes,
    ...accountsRoutes,
    ...accountCardRoutes,
    ...reportsRoutes,
    ...budgetsRoutes,
    ...vatReturnRoutes,
    ...ossRoutes,
    ...intrastatRoutes,
    ...taxCalendarRoutes,
    ...worksheetsRoutes,
    ...registrationWatchRoutes,
    ...auditFileRoutes,
    ...ratesRoutes,
    ...numberContinuityRoutes,
    ...importsRoutes,
    ...openingRoutes,
    ...historyRoutes,
    ...settingsRoutes,
    ...entryRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  // After the hash, so that the same addresses work under app:// and http, behind any path.
  history: createHashHistory(),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: ScreenError,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
