import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { readSearch, textParam } from '../../app/search-params.ts';

export const budgetsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/budgets',
    component: lazyRouteComponent(() => import('./BudgetsScreen.tsx'), 'BudgetsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    /** The id of a budget, or `new`. */
    path: '/budgets/$budgetId',
    /** The account the keyboard begins on; the budget a new one begins as. */
    validateSearch: readSearch({ account: textParam, like: textParam }),
    component: lazyRouteComponent(() => import('./BudgetScreen.tsx'), 'BudgetScreen'),
  }),
] as const;
